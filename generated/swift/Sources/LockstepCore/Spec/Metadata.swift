// Generated from the spec's subject `metadata`; edit the spec instead.

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
}

/// How an image is to be looked at.
///
/// Spec: `MediaType`.
public enum MediaType: WireEnum {
  /// As any image.
  ///
  /// Spec: `MediaType.normal`, on the wire 0.
  case normal

  /// As a panorama, which a viewer may turn around in.
  ///
  /// Spec: `MediaType.panorama`, on the wire 1.
  case panorama

  /// A value that this version of the spec does not know, kept as it was read.
  case other(Int)

  /// The name of the spec's definition.
  public static let specName = "MediaType"

  /// The members that the spec knows.
  public static let allCases: [Self] = [
    .normal,
    .panorama,
  ]

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .normal: "normal"
    case .panorama: "panorama"
    case .other: "other"
    }
  }

  /// What is written for the member.
  public var wireValue: Int {
    switch self {
    case .normal: 0
    case .panorama: 1
    case .other(let value): value
    }
  }

  /// Reads a value; one that the spec does not know is kept.
  public init(wireValue: Int) {
    switch wireValue {
    case 0: self = .normal
    case 1: self = .panorama
    default: self = .other(wireValue)
    }
  }
}

/// Where a photo is shown.
///
/// Spec: `Visibility`.
public enum Visibility: WireEnum {
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
}
