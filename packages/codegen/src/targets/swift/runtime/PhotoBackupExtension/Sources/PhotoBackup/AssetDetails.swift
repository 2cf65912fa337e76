import LockstepCore

/// What a resource of an asset is.
public enum ResourceKind: Sendable, Hashable {
  /// The photo as it was taken.
  case photo
  /// The video as it was taken.
  case video
  /// The other form of the photo: RAW beside JPEG, or the other way round.
  case alternatePhoto
  /// The photo as it was edited.
  case fullSizePhoto
  /// The video as it was edited.
  case fullSizeVideo
  /// The video of a live photo.
  case pairedVideo
  /// The video of a live photo that was edited.
  case fullSizePairedVideo
  /// Anything else, which is not a picture of its own.
  case other
}

/// A resource of an asset.
public struct ResourceDetails: Sendable, Hashable {
  /// What it is.
  public let kind: ResourceKind
  /// The name that it had when it was taken or imported.
  public let filename: String
  /// Its size in bytes, where the system has it.
  public let size: Int?

  /// Describes a resource.
  public init(kind: ResourceKind, filename: String, size: Int? = nil) {
    self.kind = kind
    self.filename = filename
    self.size = size
  }
}

/// What is known of an asset beside its bytes.
public struct AssetDetails: Sendable {
  /// The local identifier.
  public var localId: String
  /// When it was taken, in microseconds since 1970.
  public var creationTime: Int
  /// When it was changed last, in microseconds since 1970.
  public var modificationTime: Int
  /// Degrees north of the equator and east of Greenwich, where they are known.
  public var place: (latitude: Double, longitude: Double)?
  /// How long a video is, in seconds.
  public var duration: Int
  /// The library's own subtypes.
  public var subtypes: Int
  /// The image's width and height, in pixels.
  public var pixels: (width: Int, height: Int)
  /// Its resources.
  public var resources: [ResourceDetails]

  /// Describes an asset.
  public init(
    localId: String, creationTime: Int, modificationTime: Int,
    place: (latitude: Double, longitude: Double)? = nil, duration: Int = 0, subtypes: Int = 0,
    pixels: (width: Int, height: Int) = (0, 0), resources: [ResourceDetails]
  ) {
    self.localId = localId
    self.creationTime = creationTime
    self.modificationTime = modificationTime
    self.place = place
    self.duration = duration
    self.subtypes = subtypes
    self.pixels = pixels
    self.resources = resources
  }
}

/// A file that an asset becomes: one resource, or a live photo's two.
struct AssetFile: Hashable {
  /// The place of the image, or of the video, among the resources.
  let main: Int
  /// The place of a live photo's video.
  let paired: Int?
  /// The file's name.
  let title: String
  let fileType: FileType
}

extension AssetDetails {
  /// The files that the asset becomes. All of them are one unit: the asset is done when the last
  /// one is committed, so that no RAW, edit or paired video is left behind.
  var files: [AssetFile] {
    let originals = [
      file(.photo, paired: .pairedVideo), file(.video, .video), file(.alternatePhoto),
    ]
    let edits = [
      file(.fullSizePhoto, paired: .fullSizePairedVideo), file(.fullSizeVideo, .video),
    ]
    return (originals + edits).compactMap { $0 }
  }

  private func place(of kind: ResourceKind) -> Int? {
    resources.firstIndex { $0.kind == kind }
  }

  private func file(
    _ kind: ResourceKind, _ type: FileType = .image, paired: ResourceKind? = nil
  ) -> AssetFile? {
    guard let main = place(of: kind) else { return nil }
    let video = paired.flatMap(place(of:))
    return AssetFile(
      main: main, paired: video, title: resources[main].filename,
      fileType: video == nil ? type : .livePhoto)
  }

  /// The size of all files, as far as the system has it.
  var knownSize: Int {
    files.flatMap { [$0.main] + [$0.paired].compactMap { $0 } }
      .compactMap { resources[$0].size }.reduce(0, +)
  }

  /// What is encrypted beside a file. The library's time and place are what the person has left of
  /// them, so that they count; EXIF has a time where the library has none.
  func metadata(of file: AssetFile, _ exif: ExifMembers = ExifMembers([:])) -> FileMetadata {
    let takenAt = creationTime == 0 ? exif.creationTime ?? 0 : creationTime
    var metadata = FileMetadata(
      title: file.title, creationTime: takenAt, modificationTime: modificationTime,
      fileType: file.fileType)
    metadata.localID = .value(localId)
    metadata.subType = .value(subtypes)
    metadata.version = .value(UploadedMetadata.version)
    if file.fileType == .video { metadata.duration = .value(duration) }
    if let place {
      metadata.latitude = .value(place.latitude)
      metadata.longitude = .value(place.longitude)
    }
    return metadata
  }

  /// What every viewer sees beside a file; nil where no member is known.
  ///
  /// - Parameters:
  ///   - exif: what the original says of itself.
  ///   - hasThumbnail: whether the thumbnail is one of the asset.
  func publicMagicMetadata(
    _ exif: ExifMembers = ExifMembers([:]), hasThumbnail: Bool = true
  ) -> PublicMagicMetadata? {
    var magic = PublicMagicMetadata()
    if pixels.width > 0, pixels.height > 0 {
      magic.width = .value(pixels.width)
      magic.height = .value(pixels.height)
    } else if let size = exif.pixels {
      magic.width = .value(size.width)
      magic.height = .value(size.height)
    }
    if let make = exif.cameraMake { magic.cameraMake = .value(make) }
    if let model = exif.cameraModel { magic.cameraModel = .value(model) }
    // Where the person has corrected the time in the library, the file's own is outdated.
    if let dateTime = exif.dateTime, creationTime == 0 || exif.agrees(with: creationTime) {
      magic.dateTime = .value(dateTime)
      if let offset = exif.offsetTime { magic.offsetTime = .value(offset) }
    }
    if !hasThumbnail { magic.noThumbnail = .value(true) }
    return magic == PublicMagicMetadata() ? nil : magic
  }
}
