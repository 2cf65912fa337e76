// Generated from the spec's subject `extension-calls`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The state of a download-only job.
///
/// Spec: `DownloadJobState`.
public enum DownloadJobState: WireEnum {
  /// It was registered, and its end is awaited.
  ///
  /// Spec: `DownloadJobState.awaited`, on the wire "awaited".
  case awaited

  /// The extension was disabled since, which ends every job without a word.
  ///
  /// Spec: `DownloadJobState.unknown`, on the wire "unknown".
  case unknown

  /// The name of the spec's definition.
  public static let specName = "DownloadJobState"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .awaited: "awaited"
    case .unknown: "unknown"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .awaited: "awaited"
    case .unknown: "unknown"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "awaited": self = .awaited
    case "unknown": self = .unknown
    default: return nil
    }
  }
}
