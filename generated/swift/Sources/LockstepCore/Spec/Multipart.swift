// Generated from the spec's subject `multipart`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The completion body: XML without white space or declaration, one part after the other.
///
/// Spec: `CompletionBody`.
public enum CompletionBody {
  /// What comes first.
  ///
  /// Spec: `CompletionBody.start`, text.
  public static let start = "<CompleteMultipartUpload>"

  /// What comes before a part's number.
  ///
  /// Spec: `CompletionBody.beforeNumber`, text.
  public static let beforeNumber = "<Part><PartNumber>"

  /// What comes between a part's number and its ETag.
  ///
  /// Spec: `CompletionBody.beforeETag`, text.
  public static let beforeETag = "</PartNumber><ETag>"

  /// What comes after a part's ETag.
  ///
  /// Spec: `CompletionBody.afterETag`, text.
  public static let afterETag = "</ETag></Part>"

  /// What comes last.
  ///
  /// Spec: `CompletionBody.end`, text.
  public static let end = "</CompleteMultipartUpload>"

  /// What encloses an ETag in storage's answer, and is dropped: one pair of it, no more.
  ///
  /// Spec: `CompletionBody.quote`, text.
  public static let quote = "\""

  /// What stands for `&`.
  ///
  /// Spec: `CompletionBody.ampersand`, text.
  public static let ampersand = "&amp;"

  /// What stands for `<`.
  ///
  /// Spec: `CompletionBody.lessThan`, text.
  public static let lessThan = "&lt;"

  /// What stands for `>`.
  ///
  /// Spec: `CompletionBody.greaterThan`, text.
  public static let greaterThan = "&gt;"
}

/// When and how an encrypted file is cut.
///
/// Spec: `Multipart`.
public enum Multipart {
  /// The largest encrypted file that goes up in a single PUT.
  ///
  /// Spec: `Multipart.singlePutMaximumBytes`, bytes.
  public static let singlePutMaximumBytes = 5_242_880

  /// The size of each part of a larger file but the last, which is what is left.
  ///
  /// Spec: `Multipart.partBytes`, bytes.
  public static let partBytes = 20_971_520

  /// The number of the first part; the others follow.
  ///
  /// Spec: `Multipart.firstPartNumber`, count.
  public static let firstPartNumber = 1
}

/// How far a multipart upload is.
///
/// Spec: `MultipartStatus`.
public enum MultipartStatus: WireEnum {
  /// Parts are missing.
  ///
  /// Spec: `MultipartStatus.pending`, on the wire "pending".
  case pending

  /// All parts are uploaded; storage is still to put them together.
  ///
  /// Spec: `MultipartStatus.uploaded`, on the wire "uploaded".
  case uploaded

  /// Storage has put the parts together.
  ///
  /// Spec: `MultipartStatus.completed`, on the wire "completed".
  case completed

  /// The name of the spec's definition.
  public static let specName = "MultipartStatus"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .pending: "pending"
    case .uploaded: "uploaded"
    case .completed: "completed"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .pending: "pending"
    case .uploaded: "uploaded"
    case .completed: "completed"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "pending": self = .pending
    case "uploaded": self = .uploaded
    case "completed": self = .completed
    default: return nil
    }
  }
}

/// How far a part is.
///
/// Spec: `PartStatus`.
public enum PartStatus: WireEnum {
  /// It is still to be uploaded.
  ///
  /// Spec: `PartStatus.pending`, on the wire "pending".
  case pending

  /// Storage has it, and has answered with its ETag.
  ///
  /// Spec: `PartStatus.uploaded`, on the wire "uploaded".
  case uploaded

  /// The name of the spec's definition.
  public static let specName = "PartStatus"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .pending: "pending"
    case .uploaded: "uploaded"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .pending: "pending"
    case .uploaded: "uploaded"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "pending": self = .pending
    case "uploaded": self = .uploaded
    default: return nil
    }
  }
}
