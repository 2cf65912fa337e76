// Generated from the spec's subject `process-type`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The kinds of process that may upload a photo. At most one of each kind runs at a time; each of
/// them owns locks under its own wire value.
///
/// Spec: `ProcessType`.
public enum ProcessType: WireEnum {
  /// The app while it is on the screen.
  ///
  /// Spec: `ProcessType.foreground`, on the wire "foreground".
  case foreground

  /// The app's periodic background task.
  ///
  /// Spec: `ProcessType.background`, on the wire "background".
  case background

  /// The photo library's background upload extension, where no Dart runs.
  ///
  /// Spec: `ProcessType.extension`, on the wire "extension".
  case `extension`

  /// The name of the spec's definition.
  public static let specName = "ProcessType"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .foreground: "foreground"
    case .background: "background"
    case .extension: "extension"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .foreground: "foreground"
    case .background: "background"
    case .extension: "extension"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "foreground": self = .foreground
    case "background": self = .background
    case "extension": self = .extension
    default: return nil
    }
  }
}
