// Generated from the spec's subject `upload`. Edit the spec, then run
// `npx nx generate lockstep`.

/// What the server says of a commit beyond its status.
///
/// Spec: `CommitAnswers`.
public enum CommitAnswers {
  /// The storage lacks an object that the commit names. It comes before anything is written, so
  /// that it is a definite refusal.
  ///
  /// Spec: `CommitAnswers.objectMissing`, text.
  public static let objectMissing = "OBJECT_SIZE_FETCH_FAILED"
}

/// The thumbnail that goes with every file: a JPEG. Its bytes differ between platforms, its limits
/// do not.
///
/// Spec: `Thumbnail`.
public enum Thumbnail {
  /// The largest JPEG, in bytes.
  ///
  /// Spec: `Thumbnail.maximumBytes`, bytes.
  public static let maximumBytes = 102400

  /// The longest side, in pixels.
  ///
  /// Spec: `Thumbnail.maximumSide`, count.
  public static let maximumSide = 512

  /// The quality that it is compressed with first.
  ///
  /// Spec: `Thumbnail.quality`, percent.
  public static let quality = 50

  /// How often it is compressed again while it is larger than that.
  ///
  /// Spec: `Thumbnail.maximumCompressions`, count.
  public static let maximumCompressions = 2

  /// The image that stands for a missing one: a black JPEG, base64. Its file says `noThumb` in its
  /// public magic metadata.
  ///
  /// Spec: `Thumbnail.missingImage`, text.
  public static let missingImage =
    "/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AJ+A/9k="
}

/// The bounds of an upload, beside the policy of tries.
///
/// Spec: `UploadPolicy`.
public enum UploadPolicy {
  /// How often a single PUT is sent to one address before a new one is asked for: no answer may
  /// have been a refusal.
  ///
  /// Spec: `UploadPolicy.triesOfAnAddress`, count.
  public static let triesOfAnAddress = 2

  /// How often an upload gets new objects in one call, where the storage lacks what the commit
  /// names.
  ///
  /// Spec: `UploadPolicy.maximumNewObjects`, count.
  public static let maximumNewObjects = 1

  /// How many pages of a diff are asked for to see whether a commit was carried out.
  ///
  /// Spec: `UploadPolicy.maximumDiffPages`, count.
  public static let maximumDiffPages = 100

  /// How long before the record was written that diff begins: clocks differ.
  ///
  /// Spec: `UploadPolicy.diffMarginSeconds`, seconds.
  public static let diffMarginSeconds = 86400

  /// How fast a photo is encrypted at least, a second: a run with less time left does not begin it.
  ///
  /// Spec: `UploadPolicy.slowestEncryptionBytes`, bytes.
  public static let slowestEncryptionBytes = 8_388_608

  /// How fast a part is sent at least, a second: a run with less time left does not begin it.
  ///
  /// Spec: `UploadPolicy.slowestTransferBytes`, bytes.
  public static let slowestTransferBytes = 1_048_576
}

/// What became of a photo.
///
/// Spec: `UploadOutcome`.
public enum UploadOutcome: WireEnum {
  /// This call made the commit.
  ///
  /// Spec: `UploadOutcome.uploaded`, on the wire "uploaded".
  case uploaded

  /// The collection has the content already. Nothing was sent.
  ///
  /// Spec: `UploadOutcome.present`, on the wire "present".
  case present

  /// Another collection has the content, and its file was added to this one. Nothing was sent.
  ///
  /// Spec: `UploadOutcome.linked`, on the wire "linked".
  case linked

  /// Another living process has the photo, or took it over.
  ///
  /// Spec: `UploadOutcome.locked`, on the wire "locked".
  case locked

  /// The time of the run is spent; the record says how far the upload is.
  ///
  /// Spec: `UploadOutcome.postponed`, on the wire "postponed".
  case postponed

  /// The name of the spec's definition.
  public static let specName = "UploadOutcome"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .uploaded: "uploaded"
    case .present: "present"
    case .linked: "linked"
    case .locked: "locked"
    case .postponed: "postponed"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .uploaded: "uploaded"
    case .present: "present"
    case .linked: "linked"
    case .locked: "locked"
    case .postponed: "postponed"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "uploaded": self = .uploaded
    case "present": self = .present
    case "linked": self = .linked
    case "locked": self = .locked
    case "postponed": self = .postponed
    default: return nil
    }
  }
}
