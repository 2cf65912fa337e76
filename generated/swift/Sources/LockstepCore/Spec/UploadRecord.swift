// Generated from the spec's subject `upload-record`. Edit the spec, then run
// `npx nx generate lockstep`.

/// How far an upload is.
///
/// Spec: `UploadPhase`.
public enum UploadPhase: WireEnum {
  /// The encrypted files are on disk; nothing was sent.
  ///
  /// Spec: `UploadPhase.prepared`, on the wire "prepared".
  case prepared

  /// The thumbnail, then the file are being sent. A transfer may be in flight without any process.
  ///
  /// Spec: `UploadPhase.uploading`, on the wire "uploading".
  case uploading

  /// The storage has both. The encrypted files are needed no more.
  ///
  /// Spec: `UploadPhase.uploaded`, on the wire "uploaded".
  case uploaded

  /// The server may have been asked to commit. From here on the object keys stay, whichever process
  /// continues.
  ///
  /// Spec: `UploadPhase.committing`, on the wire "committing".
  case committing

  /// The server has answered.
  ///
  /// Spec: `UploadPhase.committed`, on the wire "committed".
  case committed

  /// The server has refused for good; the upload may begin anew.
  ///
  /// Spec: `UploadPhase.failed`, on the wire "failed".
  case failed

  /// The name of the spec's definition.
  public static let specName = "UploadPhase"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .prepared: "prepared"
    case .uploading: "uploading"
    case .uploaded: "uploaded"
    case .committing: "committing"
    case .committed: "committed"
    case .failed: "failed"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .prepared: "prepared"
    case .uploading: "uploading"
    case .uploaded: "uploaded"
    case .committing: "committing"
    case .committed: "committed"
    case .failed: "failed"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "prepared": self = .prepared
    case "uploading": self = .uploading
    case "uploaded": self = .uploaded
    case "committing": self = .committing
    case "committed": self = .committed
    case "failed": self = .failed
    default: return nil
    }
  }
}
