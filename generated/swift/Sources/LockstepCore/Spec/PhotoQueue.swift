// Generated from the spec's subject `photo-queue`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The state of a photo in the queue.
///
/// Spec: `QueuedPhotoState`.
public enum QueuedPhotoState: WireEnum {
  /// Anybody may upload it.
  ///
  /// Spec: `QueuedPhotoState.waiting`, on the wire "waiting".
  case waiting

  /// Only iCloud has the original, and a job is in flight that fetches it.
  ///
  /// Spec: `QueuedPhotoState.inCloud`, on the wire "inCloud".
  case inCloud

  /// It is too large for a call of the extension: the app's.
  ///
  /// Spec: `QueuedPhotoState.tooLarge`, on the wire "tooLarge".
  case tooLarge

  /// A call of the extension failed at it, or did not come to an end with it: the app's.
  ///
  /// Spec: `QueuedPhotoState.leftToApp`, on the wire "leftToApp".
  case leftToApp

  /// The name of the spec's definition.
  public static let specName = "QueuedPhotoState"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .waiting: "waiting"
    case .inCloud: "inCloud"
    case .tooLarge: "tooLarge"
    case .leftToApp: "leftToApp"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .waiting: "waiting"
    case .inCloud: "inCloud"
    case .tooLarge: "tooLarge"
    case .leftToApp: "leftToApp"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "waiting": self = .waiting
    case "inCloud": self = .inCloud
    case "tooLarge": self = .tooLarge
    case "leftToApp": self = .leftToApp
    default: return nil
    }
  }
}
