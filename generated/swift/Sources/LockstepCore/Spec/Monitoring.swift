// Generated from the spec's subject `monitoring`. Edit the spec, then run
// `npx nx generate lockstep`.

/// How events are written and sampled.
///
/// Spec: `Monitoring`.
public enum Monitoring {
  /// The version of the form of events.
  ///
  /// Spec: `Monitoring.format`, count.
  public static let format = 1

  /// How many microseconds the unit of a written duration has: a millisecond.
  ///
  /// Spec: `Monitoring.durationUnit`, microseconds.
  public static let durationUnit = 1000

  /// How many microseconds the unit of a sampled day has.
  ///
  /// Spec: `Monitoring.day`, microseconds.
  public static let day = 86_400_000_000

  /// What the name of a sampled event begins with where users have their buckets for it; the day
  /// follows, after a point.
  ///
  /// Spec: `Monitoring.samplePrefix`, text.
  public static let samplePrefix = "sample."
}

/// Which implementation wrote or read something.
///
/// Spec: `ClientLanguage`.
public enum ClientLanguage: WireEnum {
  /// The reference client.
  ///
  /// Spec: `ClientLanguage.typescript`, on the wire "typescript".
  case typescript

  /// The extension.
  ///
  /// Spec: `ClientLanguage.swift`, on the wire "swift".
  case swift

  /// The app.
  ///
  /// Spec: `ClientLanguage.dart`, on the wire "dart".
  case dart

  /// Nobody knows: another device, for instance.
  ///
  /// Spec: `ClientLanguage.unknown`, on the wire "unknown".
  case unknown

  /// The name of the spec's definition.
  public static let specName = "ClientLanguage"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .typescript: "typescript"
    case .swift: "swift"
    case .dart: "dart"
    case .unknown: "unknown"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .typescript: "typescript"
    case .swift: "swift"
    case .dart: "dart"
    case .unknown: "unknown"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "typescript": self = .typescript
    case "swift": self = .swift
    case "dart": self = .dart
    case "unknown": self = .unknown
    default: return nil
    }
  }
}

/// The errors that say that two programs do not agree. An error of a file, of memory or of the
/// database does not say so.
///
/// Spec: `RefusalCode`.
public enum RefusalCode: WireEnum {
  /// It ends too early.
  ///
  /// Spec: `RefusalCode.truncated`, on the wire "truncated".
  case truncated

  /// It does not authenticate.
  ///
  /// Spec: `RefusalCode.corrupt`, on the wire "corrupt".
  case corrupt

  /// Something follows its end.
  ///
  /// Spec: `RefusalCode.trailingData`, on the wire "trailing_data".
  case trailingData

  /// It has a tag that the format never writes.
  ///
  /// Spec: `RefusalCode.unexpectedTag`, on the wire "unexpected_tag".
  case unexpectedTag

  /// It is not JSON.
  ///
  /// Spec: `RefusalCode.invalidJson`, on the wire "invalid_json".
  case invalidJson

  /// It breaks its model.
  ///
  /// Spec: `RefusalCode.invalidModel`, on the wire "invalid_model".
  case invalidModel

  /// It can not be read as the archive of a live photo.
  ///
  /// Spec: `RefusalCode.invalidArchive`, on the wire "invalid_archive".
  case invalidArchive

  /// It has a value that the spec does not define.
  ///
  /// Spec: `RefusalCode.unknownValue`, on the wire "unknown_value".
  case unknownValue

  /// The name of the spec's definition.
  public static let specName = "RefusalCode"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .truncated: "truncated"
    case .corrupt: "corrupt"
    case .trailingData: "trailingData"
    case .unexpectedTag: "unexpectedTag"
    case .invalidJson: "invalidJson"
    case .invalidModel: "invalidModel"
    case .invalidArchive: "invalidArchive"
    case .unknownValue: "unknownValue"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .truncated: "truncated"
    case .corrupt: "corrupt"
    case .trailingData: "trailing_data"
    case .unexpectedTag: "unexpected_tag"
    case .invalidJson: "invalid_json"
    case .invalidModel: "invalid_model"
    case .invalidArchive: "invalid_archive"
    case .unknownValue: "unknown_value"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "truncated": self = .truncated
    case "corrupt": self = .corrupt
    case "trailing_data": self = .trailingData
    case "unexpected_tag": self = .unexpectedTag
    case "invalid_json": self = .invalidJson
    case "invalid_model": self = .invalidModel
    case "invalid_archive": self = .invalidArchive
    case "unknown_value": self = .unknownValue
    default: return nil
    }
  }
}

/// What was refused.
///
/// Spec: `RefusalSubject`.
public enum RefusalSubject: WireEnum {
  /// The encrypted content of a file, or of a thumbnail.
  ///
  /// Spec: `RefusalSubject.file`, on the wire "file".
  case file

  /// The metadata of a file, magic metadata included.
  ///
  /// Spec: `RefusalSubject.metadata`, on the wire "metadata".
  case metadata

  /// The wrapped key of a file.
  ///
  /// Spec: `RefusalSubject.fileKey`, on the wire "fileKey".
  case fileKey

  /// The wrapped key of a collection.
  ///
  /// Spec: `RefusalSubject.collectionKey`, on the wire "collectionKey".
  case collectionKey

  /// The archive of a live photo.
  ///
  /// Spec: `RefusalSubject.livePhoto`, on the wire "livePhoto".
  case livePhoto

  /// What an earlier process left of an upload.
  ///
  /// Spec: `RefusalSubject.uploadRecord`, on the wire "uploadRecord".
  case uploadRecord

  /// The name of the spec's definition.
  public static let specName = "RefusalSubject"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .file: "file"
    case .metadata: "metadata"
    case .fileKey: "fileKey"
    case .collectionKey: "collectionKey"
    case .livePhoto: "livePhoto"
    case .uploadRecord: "uploadRecord"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .file: "file"
    case .metadata: "metadata"
    case .fileKey: "fileKey"
    case .collectionKey: "collectionKey"
    case .livePhoto: "livePhoto"
    case .uploadRecord: "uploadRecord"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "file": self = .file
    case "metadata": self = .metadata
    case "fileKey": self = .fileKey
    case "collectionKey": self = .collectionKey
    case "livePhoto": self = .livePhoto
    case "uploadRecord": self = .uploadRecord
    default: return nil
    }
  }
}

/// Classes of sizes. The value of each is the largest size of the class, in bytes.
///
/// Spec: `SizeClass`.
public enum SizeClass: WireEnum {
  /// Nothing.
  ///
  /// Spec: `SizeClass.nothing`, on the wire 0.
  case nothing

  /// At most 1 MiB.
  ///
  /// Spec: `SizeClass.upTo1MiB`, on the wire 1048576.
  case upTo1MiB

  /// At most 5 MiB.
  ///
  /// Spec: `SizeClass.upTo5MiB`, on the wire 5242880.
  case upTo5MiB

  /// At most 20 MiB.
  ///
  /// Spec: `SizeClass.upTo20MiB`, on the wire 20971520.
  case upTo20MiB

  /// At most 100 MiB.
  ///
  /// Spec: `SizeClass.upTo100MiB`, on the wire 104857600.
  case upTo100MiB

  /// At most 1 GiB.
  ///
  /// Spec: `SizeClass.upTo1GiB`, on the wire 1073741824.
  case upTo1GiB

  /// Larger.
  ///
  /// Spec: `SizeClass.larger`, on the wire 9007199254740991.
  case larger

  /// The name of the spec's definition.
  public static let specName = "SizeClass"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .nothing: "nothing"
    case .upTo1MiB: "upTo1MiB"
    case .upTo5MiB: "upTo5MiB"
    case .upTo20MiB: "upTo20MiB"
    case .upTo100MiB: "upTo100MiB"
    case .upTo1GiB: "upTo1GiB"
    case .larger: "larger"
    }
  }

  /// What is written for the member.
  public var wireValue: Int {
    switch self {
    case .nothing: 0
    case .upTo1MiB: 1_048_576
    case .upTo5MiB: 5_242_880
    case .upTo20MiB: 20_971_520
    case .upTo100MiB: 104_857_600
    case .upTo1GiB: 1_073_741_824
    case .larger: 9_007_199_254_740_991
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: Int) {
    switch wireValue {
    case 0: self = .nothing
    case 1_048_576: self = .upTo1MiB
    case 5_242_880: self = .upTo5MiB
    case 20_971_520: self = .upTo20MiB
    case 104_857_600: self = .upTo100MiB
    case 1_073_741_824: self = .upTo1GiB
    case 9_007_199_254_740_991: self = .larger
    default: return nil
    }
  }
}
