// Generated from the spec's subject `photo-extension`. Edit the spec, then run
// `npx nx generate lockstep`.

/// What the extension answers the system at the end of a call.
///
/// Spec: `ExtensionAnswer`.
public enum ExtensionAnswer: WireEnum {
  /// There is nothing more to do for now; the system calls again when the library changes.
  ///
  /// Spec: `ExtensionAnswer.completed`, on the wire "completed".
  case completed

  /// Work continues in jobs; the system calls again soon, and punishes an extension that answers so
  /// without progress.
  ///
  /// Spec: `ExtensionAnswer.processing`, on the wire "processing".
  case processing

  /// The call failed.
  ///
  /// Spec: `ExtensionAnswer.failure`, on the wire "failure".
  case failure

  /// The name of the spec's definition.
  public static let specName = "ExtensionAnswer"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .completed: "completed"
    case .processing: "processing"
    case .failure: "failure"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .completed: "completed"
    case .processing: "processing"
    case .failure: "failure"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "completed": self = .completed
    case "processing": self = .processing
    case "failure": self = .failure
    default: return nil
    }
  }
}

/// Why a call of the extension ended: a gate that was closed, or what became of the work behind the
/// gates.
///
/// Spec: `ExtensionReason`.
public enum ExtensionReason: WireEnum {
  /// The person has not switched background upload on, or the app has not yet migrated what the
  /// extension needs.
  ///
  /// Spec: `ExtensionReason.switchedOff`, on the wire "switchedOff".
  case switchedOff

  /// Nobody is signed in.
  ///
  /// Spec: `ExtensionReason.signedOut`, on the wire "signedOut".
  case signedOut

  /// The person lets the app see some photos or none.
  ///
  /// Spec: `ExtensionReason.noFullAccess`, on the wire "noFullAccess".
  case noFullAccess

  /// The device was not unlocked since it started, so that neither keys nor database can be read.
  ///
  /// Spec: `ExtensionReason.beforeFirstUnlock`, on the wire "beforeFirstUnlock".
  case beforeFirstUnlock

  /// The app is on the screen, and uploads by itself.
  ///
  /// Spec: `ExtensionReason.foregroundAlive`, on the wire "foregroundAlive".
  case foregroundAlive

  /// There is no network, or one that may not be used.
  ///
  /// Spec: `ExtensionReason.networkPolicy`, on the wire "networkPolicy".
  case networkPolicy

  /// No photo waits.
  ///
  /// Spec: `ExtensionReason.nothingToDo`, on the wire "nothingToDo".
  case nothingToDo

  /// All that waited is uploaded.
  ///
  /// Spec: `ExtensionReason.finished`, on the wire "finished".
  case finished

  /// The time or the memory of a call is used up, and photos are left.
  ///
  /// Spec: `ExtensionReason.budgetSpent`, on the wire "budgetSpent".
  case budgetSpent

  /// The system ended the call.
  ///
  /// Spec: `ExtensionReason.terminated`, on the wire "terminated".
  case terminated

  /// What is left is larger than a call can upload.
  ///
  /// Spec: `ExtensionReason.tooLarge`, on the wire "tooLarge".
  case tooLarge

  /// What is left is in iCloud alone, and is being fetched.
  ///
  /// Spec: `ExtensionReason.inCloud`, on the wire "inCloud".
  case inCloud

  /// As many jobs are registered as the system takes.
  ///
  /// Spec: `ExtensionReason.jobLimit`, on the wire "jobLimit".
  case jobLimit

  /// Other processes have all that waits.
  ///
  /// Spec: `ExtensionReason.locked`, on the wire "locked".
  case locked

  /// An error that another call would meet again.
  ///
  /// Spec: `ExtensionReason.failed`, on the wire "failed".
  case failed

  /// The same error as that of an earlier call, which has told the system: a second time would be
  /// punished for one cause.
  ///
  /// Spec: `ExtensionReason.failedBefore`, on the wire "failedBefore".
  case failedBefore

  /// The name of the spec's definition.
  public static let specName = "ExtensionReason"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .switchedOff: "switchedOff"
    case .signedOut: "signedOut"
    case .noFullAccess: "noFullAccess"
    case .beforeFirstUnlock: "beforeFirstUnlock"
    case .foregroundAlive: "foregroundAlive"
    case .networkPolicy: "networkPolicy"
    case .nothingToDo: "nothingToDo"
    case .finished: "finished"
    case .budgetSpent: "budgetSpent"
    case .terminated: "terminated"
    case .tooLarge: "tooLarge"
    case .inCloud: "inCloud"
    case .jobLimit: "jobLimit"
    case .locked: "locked"
    case .failed: "failed"
    case .failedBefore: "failedBefore"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .switchedOff: "switchedOff"
    case .signedOut: "signedOut"
    case .noFullAccess: "noFullAccess"
    case .beforeFirstUnlock: "beforeFirstUnlock"
    case .foregroundAlive: "foregroundAlive"
    case .networkPolicy: "networkPolicy"
    case .nothingToDo: "nothingToDo"
    case .finished: "finished"
    case .budgetSpent: "budgetSpent"
    case .terminated: "terminated"
    case .tooLarge: "tooLarge"
    case .inCloud: "inCloud"
    case .jobLimit: "jobLimit"
    case .locked: "locked"
    case .failed: "failed"
    case .failedBefore: "failedBefore"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "switchedOff": self = .switchedOff
    case "signedOut": self = .signedOut
    case "noFullAccess": self = .noFullAccess
    case "beforeFirstUnlock": self = .beforeFirstUnlock
    case "foregroundAlive": self = .foregroundAlive
    case "networkPolicy": self = .networkPolicy
    case "nothingToDo": self = .nothingToDo
    case "finished": self = .finished
    case "budgetSpent": self = .budgetSpent
    case "terminated": self = .terminated
    case "tooLarge": self = .tooLarge
    case "inCloud": self = .inCloud
    case "jobLimit": self = .jobLimit
    case "locked": self = .locked
    case "failed": self = .failed
    case "failedBefore": self = .failedBefore
    default: return nil
    }
  }
}

/// Which network there is.
///
/// Spec: `NetworkState`.
public enum NetworkState: WireEnum {
  /// None.
  ///
  /// Spec: `NetworkState.none`, on the wire "none".
  case none

  /// One that costs the person something, such as a mobile network, or that is to be spared.
  ///
  /// Spec: `NetworkState.expensive`, on the wire "expensive".
  case expensive

  /// One that costs nothing.
  ///
  /// Spec: `NetworkState.inexpensive`, on the wire "inexpensive".
  case inexpensive

  /// The name of the spec's definition.
  public static let specName = "NetworkState"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .none: "none"
    case .expensive: "expensive"
    case .inexpensive: "inexpensive"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .none: "none"
    case .expensive: "expensive"
    case .inexpensive: "inexpensive"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "none": self = .none
    case "expensive": self = .expensive
    case "inexpensive": self = .inexpensive
    default: return nil
    }
  }
}

/// How much of the photo library the person lets the app see.
///
/// Spec: `PhotoAccess`.
public enum PhotoAccess: WireEnum {
  /// The person was not asked yet.
  ///
  /// Spec: `PhotoAccess.notDetermined`, on the wire "notDetermined".
  case notDetermined

  /// A restriction of the device forbids it, and the person can't change it.
  ///
  /// Spec: `PhotoAccess.restricted`, on the wire "restricted".
  case restricted

  /// The person refused.
  ///
  /// Spec: `PhotoAccess.denied`, on the wire "denied".
  case denied

  /// The person chose some photos.
  ///
  /// Spec: `PhotoAccess.limited`, on the wire "limited".
  case limited

  /// All photos.
  ///
  /// Spec: `PhotoAccess.full`, on the wire "full".
  case full

  /// The name of the spec's definition.
  public static let specName = "PhotoAccess"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .notDetermined: "notDetermined"
    case .restricted: "restricted"
    case .denied: "denied"
    case .limited: "limited"
    case .full: "full"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .notDetermined: "notDetermined"
    case .restricted: "restricted"
    case .denied: "denied"
    case .limited: "limited"
    case .full: "full"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "notDetermined": self = .notDetermined
    case "restricted": self = .restricted
    case "denied": self = .denied
    case "limited": self = .limited
    case "full": self = .full
    default: return nil
    }
  }
}
