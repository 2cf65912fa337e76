// Generated from the spec's subject `metadata`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The metadata that is written with an upload.
///
/// Spec: `UploadedMetadata`.
public enum UploadedMetadata {
  /// Its version, the current one: the hash of a live photo is `imageHash:videoHash`.
  ///
  /// Spec: `UploadedMetadata.version`, count.
  public static let version = 3
}

/// What kind of photo a file is.
///
/// Spec: `FileType`.
public enum FileType: WireEnum {
  /// A still image.
  ///
  /// Spec: `FileType.image`, on the wire 0.
  case image

  /// A video.
  ///
  /// Spec: `FileType.video`, on the wire 1.
  case video

  /// A live photo: an archive of an image and a video.
  ///
  /// Spec: `FileType.livePhoto`, on the wire 2.
  case livePhoto

  /// A value that this version of the spec does not know, kept as it was read.
  case other(Int)

  /// The name of the spec's definition.
  public static let specName = "FileType"

  /// The members that the spec knows.
  public static let allCases: [Self] = [
    .image,
    .video,
    .livePhoto,
  ]

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .image: "image"
    case .video: "video"
    case .livePhoto: "livePhoto"
    case .other: "other"
    }
  }

  /// What is written for the member.
  public var wireValue: Int {
    switch self {
    case .image: 0
    case .video: 1
    case .livePhoto: 2
    case .other(let value): value
    }
  }

  /// Reads a value; one that the spec does not know is kept.
  public init(wireValue: Int) {
    switch wireValue {
    case 0: self = .image
    case 1: self = .video
    case 2: self = .livePhoto
    default: self = .other(wireValue)
    }
  }

  /// Whether both stand for one value on the wire.
  public static func == (left: Self, right: Self) -> Bool {
    left.wireValue == right.wireValue
  }

  /// Hashes the value on the wire.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(wireValue)
  }
}

/// Where a photo is shown.
///
/// Spec: `Visibility`.
public enum LockstepVisibility: WireEnum {
  /// In the timeline and in its albums.
  ///
  /// Spec: `Visibility.visible`, on the wire 0.
  case visible

  /// In the archive, and no longer in the timeline.
  ///
  /// Spec: `Visibility.archived`, on the wire 1.
  case archived

  /// Only behind the device's lock.
  ///
  /// Spec: `Visibility.hidden`, on the wire 2.
  case hidden

  /// A value that this version of the spec does not know, kept as it was read.
  case other(Int)

  /// The name of the spec's definition.
  public static let specName = "Visibility"

  /// The members that the spec knows.
  public static let allCases: [Self] = [
    .visible,
    .archived,
    .hidden,
  ]

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .visible: "visible"
    case .archived: "archived"
    case .hidden: "hidden"
    case .other: "other"
    }
  }

  /// What is written for the member.
  public var wireValue: Int {
    switch self {
    case .visible: 0
    case .archived: 1
    case .hidden: 2
    case .other(let value): value
    }
  }

  /// Reads a value; one that the spec does not know is kept.
  public init(wireValue: Int) {
    switch wireValue {
    case 0: self = .visible
    case 1: self = .archived
    case 2: self = .hidden
    default: self = .other(wireValue)
    }
  }

  /// Whether both stand for one value on the wire.
  public static func == (left: Self, right: Self) -> Bool {
    left.wireValue == right.wireValue
  }

  /// Hashes the value on the wire.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(wireValue)
  }
}

/// How an image is to be looked at: 0, as any image.
///
/// Spec: `MediaType`.
public struct MediaType: WireFlags {
  /// As a panorama, which a viewer may turn around in.
  ///
  /// Spec: `MediaType.panorama`, on the wire the bit 1.
  public static let panorama = Self(rawValue: 1)

  /// The name of the spec's definition.
  public static let specName = "MediaType"

  /// The sum of the bits, those that the spec does not know among them.
  public let rawValue: Int

  /// Makes a set of its bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }
}

/// What the uploading client knew of a file. It is written once, with the upload; later edits are
/// magic metadata.
///
/// Spec: `FileMetadata`.
public struct FileMetadata: JsonModel, ModelCoding {
  /// The file's name.
  ///
  /// Spec: `FileMetadata.title`, in JSON "title": a string.
  @ExactText public var title: String

  /// The album or folder of the device that the file was found in.
  ///
  /// Spec: `FileMetadata.deviceFolder`, in JSON "deviceFolder": a string.
  public var deviceFolder: Presence<String> = .absent

  /// The photo library's local identifier on the device that uploaded the file.
  ///
  /// Spec: `FileMetadata.localID`, in JSON "localID": a string.
  public var localID: Presence<String> = .absent

  /// When the photo was taken, in microseconds since 1970.
  ///
  /// Spec: `FileMetadata.creationTime`, in JSON "creationTime": a whole number.
  public var creationTime: Int

  /// When the file was last changed, in microseconds since 1970.
  ///
  /// Spec: `FileMetadata.modificationTime`, in JSON "modificationTime": a whole number.
  public var modificationTime: Int

  /// What kind of photo it is.
  ///
  /// Spec: `FileMetadata.fileType`, in JSON "fileType": a wire value of `FileType`.
  public var fileType: FileType

  /// The photo library's own subtype of the asset.
  ///
  /// Spec: `FileMetadata.subType`, in JSON "subType": a whole number.
  public var subType: Presence<Int> = .absent

  /// Degrees north of the equator.
  ///
  /// Spec: `FileMetadata.latitude`, in JSON "latitude": a number.
  public var latitude: Presence<Double> = .absent

  /// Degrees east of Greenwich.
  ///
  /// Spec: `FileMetadata.longitude`, in JSON "longitude": a number.
  public var longitude: Presence<Double> = .absent

  /// How long a video is, in seconds.
  ///
  /// Spec: `FileMetadata.duration`, in JSON "duration": a whole number.
  public var duration: Presence<Int> = .absent

  /// The content hash: BLAKE2b-512, base64; of a live photo `imageHash:videoHash`.
  ///
  /// Spec: `FileMetadata.hash`, in JSON "hash": a string.
  public var hash: Presence<String> = .absent

  /// The content hash of a live photo's image, as older web clients wrote it instead of `hash`.
  ///
  /// Spec: `FileMetadata.imageHash`, in JSON "imageHash": a string.
  public var imageHash: Presence<String> = .absent

  /// The content hash of a live photo's video, as older web clients wrote it instead of `hash`.
  ///
  /// Spec: `FileMetadata.videoHash`, in JSON "videoHash": a string.
  public var videoHash: Presence<String> = .absent

  /// Whether the thumbnail is the fixed image that stands for a missing one.
  ///
  /// Spec: `FileMetadata.hasStaticThumbnail`, in JSON "hasStaticThumbnail": true or false.
  public var hasStaticThumbnail: Presence<Bool> = .absent

  /// The metadata's own version: 1, the hash of a live photo is that of its archive; 2,
  /// `imageHash:videoHash`; 3, current.
  ///
  /// Spec: `FileMetadata.version`, in JSON "version": a whole number.
  public var version: Presence<Int> = .absent

  /// The members that the spec does not know, kept as they were read.
  public var unknownMembers = JsonObject()

  /// Makes one of the members that must be there; all others are absent.
  public init(title: String, creationTime: Int, modificationTime: Int, fileType: FileType) {
    self.title = title
    self.creationTime = creationTime
    self.modificationTime = modificationTime
    self.fileType = fileType
  }

  /// The name of the spec's definition.
  public static let specName = "FileMetadata"

  static let shape = ModelShape([
    ModelMember("creationTime", .integer, isRequired: true),
    ModelMember("deviceFolder", .text),
    ModelMember("duration", .integer),
    ModelMember("fileType", .enumeration(FileType.self), isRequired: true),
    ModelMember("hasStaticThumbnail", .flag),
    ModelMember("hash", .text),
    ModelMember("imageHash", .text),
    ModelMember("latitude", .number, together: ["longitude"]),
    ModelMember("localID", .text),
    ModelMember("longitude", .number, together: ["latitude"]),
    ModelMember("modificationTime", .integer, isRequired: true),
    ModelMember("subType", .integer),
    ModelMember("title", .text, isRequired: true),
    ModelMember("version", .integer),
    ModelMember("videoHash", .text),
  ])

  init(reading reader: inout ModelReader) throws(LockstepError) {
    self.creationTime = try reader.required()
    self.deviceFolder = try reader.optional()
    self.duration = try reader.optional()
    self.fileType = try reader.required()
    self.hasStaticThumbnail = try reader.optional()
    self.hash = try reader.optional()
    self.imageHash = try reader.optional()
    self.latitude = try reader.optional()
    self.localID = try reader.optional()
    self.longitude = try reader.optional()
    self.modificationTime = try reader.required()
    self.subType = try reader.optional()
    self.title = try reader.required()
    self.version = try reader.optional()
    self.videoHash = try reader.optional()
  }

  func write(to writer: inout ModelWriter) {
    writer.required(self.creationTime)
    writer.optional(self.deviceFolder)
    writer.optional(self.duration)
    writer.required(self.fileType)
    writer.optional(self.hasStaticThumbnail)
    writer.optional(self.hash)
    writer.optional(self.imageHash)
    writer.optional(self.latitude)
    writer.optional(self.localID)
    writer.optional(self.longitude)
    writer.required(self.modificationTime)
    writer.optional(self.subType)
    writer.required(self.title)
    writer.optional(self.version)
    writer.optional(self.videoHash)
  }
}

/// How magic metadata travels: encrypted, with what the server needs to tell versions apart.
///
/// Spec: `MagicMetadataEnvelope`.
public struct MagicMetadataEnvelope: JsonModel, ModelCoding {
  /// The version: from 0 in a first edit, from 1 in what the server keeps. The server refuses an
  /// edit of another one than its own.
  ///
  /// Spec: `MagicMetadataEnvelope.version`, in JSON "version": a whole number, 0 or more.
  public var version: Int

  /// How many members the magic metadata has, null ones left out. The server leaves out a count of
  /// 0.
  ///
  /// Spec: `MagicMetadataEnvelope.count`, in JSON "count": a whole number, 0 or more.
  public var count: Presence<Int> = .absent

  /// The encrypted magic metadata, base64.
  ///
  /// Spec: `MagicMetadataEnvelope.data`, in JSON "data": a string.
  @ExactText public var data: String

  /// The header of the encryption, base64.
  ///
  /// Spec: `MagicMetadataEnvelope.header`, in JSON "header": a string.
  @ExactText public var header: String

  /// The members that the spec does not know, kept as they were read.
  public var unknownMembers = JsonObject()

  /// Makes one of the members that must be there; all others are absent.
  public init(version: Int, data: String, header: String) {
    self.version = version
    self.data = data
    self.header = header
  }

  /// The name of the spec's definition.
  public static let specName = "MagicMetadataEnvelope"

  static let shape = ModelShape([
    ModelMember("count", .integer(minimum: 0)),
    ModelMember("data", .text, isRequired: true),
    ModelMember("header", .text, isRequired: true),
    ModelMember("version", .integer(minimum: 0), isRequired: true),
  ])

  init(reading reader: inout ModelReader) throws(LockstepError) {
    self.count = try reader.optional()
    self.data = try reader.required()
    self.header = try reader.required()
    self.version = try reader.required()
  }

  func write(to writer: inout ModelWriter) {
    writer.optional(self.count)
    writer.required(self.data)
    writer.required(self.header)
    writer.required(self.version)
  }
}

/// What only the owner of a file sees. None of its members is null.
///
/// Spec: `PrivateMagicMetadata`.
public struct PrivateMagicMetadata: JsonModel, ModelCoding {
  /// Where the file is shown.
  ///
  /// Spec: `PrivateMagicMetadata.visibility`, in JSON "visibility": a wire value of `Visibility`.
  @WithoutNull public var visibility: Presence<LockstepVisibility> = .absent

  /// The members that the spec does not know, kept as they were read; none is null.
  public var unknownMembers = JsonObject() {
    didSet { unknownMembers = unknownMembers.withoutNulls }
  }

  /// Makes one without members.
  public init() {
  }

  /// The name of the spec's definition.
  public static let specName = "PrivateMagicMetadata"

  static let knowsNull = false

  static let shape = ModelShape([
    ModelMember("visibility", .enumeration(LockstepVisibility.self))
  ])

  init(reading reader: inout ModelReader) throws(LockstepError) {
    self.visibility = try reader.optional()
  }

  func write(to writer: inout ModelWriter) {
    writer.optional(self.visibility)
  }
}

/// Edits of a file that everybody sees who may see the file. The server keeps count of the members,
/// so that clients must agree on what counts: none of them is null.
///
/// Spec: `PublicMagicMetadata`.
public struct PublicMagicMetadata: JsonModel, ModelCoding {
  /// When the photo was taken, as its owner corrected it, in microseconds since 1970.
  ///
  /// Spec: `PublicMagicMetadata.editedTime`, in JSON "editedTime": a whole number.
  @WithoutNull public var editedTime: Presence<Int> = .absent

  /// The file's name, as its owner changed it.
  ///
  /// Spec: `PublicMagicMetadata.editedName`, in JSON "editedName": a string.
  @WithoutNull public var editedName: Presence<String> = .absent

  /// What the owner wrote below the photo. Old records hold a number.
  ///
  /// Spec: `PublicMagicMetadata.caption`, in JSON "caption": a string; older clients wrote a
  /// number.
  @WithoutNull public var caption: Presence<String> = .absent

  /// Who added the file to a shared album by a link.
  ///
  /// Spec: `PublicMagicMetadata.uploaderName`, in JSON "uploaderName": a string.
  @WithoutNull public var uploaderName: Presence<String> = .absent

  /// The image's width, in pixels. Old records hold a string.
  ///
  /// Spec: `PublicMagicMetadata.width`, in JSON "w": a whole number; older clients wrote a string
  /// that holds the number.
  @WithoutNull public var width: Presence<Int> = .absent

  /// The image's height, in pixels. Old records hold a string.
  ///
  /// Spec: `PublicMagicMetadata.height`, in JSON "h": a whole number; older clients wrote a string
  /// that holds the number.
  @WithoutNull public var height: Presence<Int> = .absent

  /// Degrees north of the equator, as the owner corrected them. Old records hold a string.
  ///
  /// Spec: `PublicMagicMetadata.latitude`, in JSON "lat": a number; older clients wrote a string
  /// that holds the number.
  @WithoutNull public var latitude: Presence<Double> = .absent

  /// Degrees east of Greenwich, as the owner corrected them. Old records hold a string.
  ///
  /// Spec: `PublicMagicMetadata.longitude`, in JSON "long": a number; older clients wrote a string
  /// that holds the number.
  @WithoutNull public var longitude: Presence<Double> = .absent

  /// Who made the camera.
  ///
  /// Spec: `PublicMagicMetadata.cameraMake`, in JSON "cameraMake": a string.
  @WithoutNull public var cameraMake: Presence<String> = .absent

  /// The camera's model.
  ///
  /// Spec: `PublicMagicMetadata.cameraModel`, in JSON "cameraModel": a string.
  @WithoutNull public var cameraModel: Presence<String> = .absent

  /// Where in the file the video of a motion photo begins, in bytes.
  ///
  /// Spec: `PublicMagicMetadata.motionVideoIndex`, in JSON "mvi": a whole number.
  @WithoutNull public var motionVideoIndex: Presence<Int> = .absent

  /// Whether the file has no thumbnail of its own.
  ///
  /// Spec: `PublicMagicMetadata.noThumbnail`, in JSON "noThumb": true or false.
  @WithoutNull public var noThumbnail: Presence<Bool> = .absent

  /// How the image is to be looked at.
  ///
  /// Spec: `PublicMagicMetadata.mediaType`, in JSON "mediaType": a set of `MediaType`.
  @WithoutNull public var mediaType: Presence<MediaType> = .absent

  /// When the photo was taken by the clock on the wall there: ISO 8601 without a zone.
  ///
  /// Spec: `PublicMagicMetadata.dateTime`, in JSON "dateTime": a string.
  @WithoutNull public var dateTime: Presence<String> = .absent

  /// How far that clock was from UTC: `+05:30`, or `Z` where it was not at all.
  ///
  /// Spec: `PublicMagicMetadata.offsetTime`, in JSON "offsetTime": a string.
  @WithoutNull public var offsetTime: Presence<String> = .absent

  /// The version of the streaming rendition that the video has. Old records hold a string.
  ///
  /// Spec: `PublicMagicMetadata.streamVersion`, in JSON "sv": a whole number; older clients wrote a
  /// string that holds the number.
  @WithoutNull public var streamVersion: Presence<Int> = .absent

  /// The members that the spec does not know, kept as they were read; none is null.
  public var unknownMembers = JsonObject() {
    didSet { unknownMembers = unknownMembers.withoutNulls }
  }

  /// Makes one without members.
  public init() {
  }

  /// The name of the spec's definition.
  public static let specName = "PublicMagicMetadata"

  static let knowsNull = false

  static let shape = ModelShape([
    ModelMember("cameraMake", .text),
    ModelMember("cameraModel", .text),
    ModelMember("caption", .text, oldForm: .numericText),
    ModelMember("dateTime", .text),
    ModelMember("editedName", .text),
    ModelMember("editedTime", .integer),
    ModelMember("h", .integer, oldForm: .numberInText),
    ModelMember("lat", .number, oldForm: .numberInText),
    ModelMember("long", .number, oldForm: .numberInText),
    ModelMember("mediaType", .flags(MediaType.self)),
    ModelMember("mvi", .integer),
    ModelMember("noThumb", .flag),
    ModelMember("offsetTime", .text),
    ModelMember("sv", .integer, oldForm: .numberInText),
    ModelMember("uploaderName", .text),
    ModelMember("w", .integer, oldForm: .numberInText),
  ])

  init(reading reader: inout ModelReader) throws(LockstepError) {
    self.cameraMake = try reader.optional()
    self.cameraModel = try reader.optional()
    self.caption = try reader.optional()
    self.dateTime = try reader.optional()
    self.editedName = try reader.optional()
    self.editedTime = try reader.optional()
    self.height = try reader.optional()
    self.latitude = try reader.optional()
    self.longitude = try reader.optional()
    self.mediaType = try reader.optional()
    self.motionVideoIndex = try reader.optional()
    self.noThumbnail = try reader.optional()
    self.offsetTime = try reader.optional()
    self.streamVersion = try reader.optional()
    self.uploaderName = try reader.optional()
    self.width = try reader.optional()
  }

  func write(to writer: inout ModelWriter) {
    writer.optional(self.cameraMake)
    writer.optional(self.cameraModel)
    writer.optional(self.caption)
    writer.optional(self.dateTime)
    writer.optional(self.editedName)
    writer.optional(self.editedTime)
    writer.optional(self.height)
    writer.optional(self.latitude)
    writer.optional(self.longitude)
    writer.optional(self.mediaType)
    writer.optional(self.motionVideoIndex)
    writer.optional(self.noThumbnail)
    writer.optional(self.offsetTime)
    writer.optional(self.streamVersion)
    writer.optional(self.uploaderName)
    writer.optional(self.width)
  }
}
