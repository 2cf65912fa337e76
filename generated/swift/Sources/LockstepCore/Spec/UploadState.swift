// Generated from the spec's subject `upload-state`. Edit the spec, then run
// `npx nx generate lockstep`.

/// What an upload looks like to a person.
///
/// Spec: `UploadState`.
public enum UploadState: WireEnum {
  /// It waits for its turn.
  ///
  /// Spec: `UploadState.queued`, on the wire "queued".
  case queued

  /// It is being encrypted.
  ///
  /// Spec: `UploadState.encrypting`, on the wire "encrypting".
  case encrypting

  /// It is being sent.
  ///
  /// Spec: `UploadState.uploading`, on the wire "uploading".
  case uploading

  /// The server has it.
  ///
  /// Spec: `UploadState.done`, on the wire "done".
  case done

  /// It ended without success; the reason says why.
  ///
  /// Spec: `UploadState.failed`, on the wire "failed".
  case failed

  /// The name of the spec's definition.
  public static let specName = "UploadState"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .queued: "queued"
    case .encrypting: "encrypting"
    case .uploading: "uploading"
    case .done: "done"
    case .failed: "failed"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .queued: "queued"
    case .encrypting: "encrypting"
    case .uploading: "uploading"
    case .done: "done"
    case .failed: "failed"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "queued": self = .queued
    case "encrypting": self = .encrypting
    case "uploading": self = .uploading
    case "done": self = .done
    case "failed": self = .failed
    default: return nil
    }
  }
}
