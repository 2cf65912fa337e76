// Generated from the spec's subject `device-experiments`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The experiments that only a device can run, by their numbers. The guide has a form for each; the
/// host app runs what a program can.
///
/// Spec: `DeviceExperiment`.
public enum DeviceExperiment: WireEnum {
  /// Is the extension called at all without jobs, and under which circumstances?
  ///
  /// Spec: `DeviceExperiment.callsWithoutJobs`, on the wire 1.
  case callsWithoutJobs

  /// Does a background session of the extension finish while the device is locked, is the app
  /// launched, does a force-quit cancel it?
  ///
  /// Spec: `DeviceExperiment.backgroundSession`, on the wire 2.
  case backgroundSession

  /// With a backlog, which answer brings the next call soonest?
  ///
  /// Spec: `DeviceExperiment.answers`, on the wire 3.
  case answers

  /// How long may a call take, and is its end announced?
  ///
  /// Spec: `DeviceExperiment.timeLimit`, on the wire 4.
  case timeLimit

  /// How much memory may it take?
  ///
  /// Spec: `DeviceExperiment.memoryLimit`, on the wire 5.
  case memoryLimit

  /// What does a thumbnail cost by ImageIO, and by PHImageManager?
  ///
  /// Spec: `DeviceExperiment.thumbnails`, on the wire 6.
  case thumbnails

  /// Are downloaded originals readable without a network, when are they purged, and how many jobs
  /// are there at most?
  ///
  /// Spec: `DeviceExperiment.downloadJobs`, on the wire 7.
  case downloadJobs

  /// What happens to a read whose asset is edited or deleted meanwhile, or whose handler is held
  /// up?
  ///
  /// Spec: `DeviceExperiment.reading`, on the wire 8.
  case reading

  /// What of Keychain, files and SQLite can be reached while the device is locked, and before the
  /// first unlock?
  ///
  /// Spec: `DeviceExperiment.lockedDevice`, on the wire 9.
  case lockedDevice

  /// What becomes of the registration by a reinstallation, another signature, limited access and
  /// full access again?
  ///
  /// Spec: `DeviceExperiment.registration`, on the wire 10.
  case registration

  /// Does App Review take an extension that makes no upload jobs?
  ///
  /// Spec: `DeviceExperiment.review`, on the wire 11.
  case review

  /// What happens where the app is opened during a call?
  ///
  /// Spec: `DeviceExperiment.appOpenedMeanwhile`, on the wire 12.
  case appOpenedMeanwhile

  /// What do the options, the calls and the test mode of iOS 27 do?
  ///
  /// Spec: `DeviceExperiment.nextSystem`, on the wire 13.
  case nextSystem

  /// The name of the spec's definition.
  public static let specName = "DeviceExperiment"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .callsWithoutJobs: "callsWithoutJobs"
    case .backgroundSession: "backgroundSession"
    case .answers: "answers"
    case .timeLimit: "timeLimit"
    case .memoryLimit: "memoryLimit"
    case .thumbnails: "thumbnails"
    case .downloadJobs: "downloadJobs"
    case .reading: "reading"
    case .lockedDevice: "lockedDevice"
    case .registration: "registration"
    case .review: "review"
    case .appOpenedMeanwhile: "appOpenedMeanwhile"
    case .nextSystem: "nextSystem"
    }
  }

  /// What is written for the member.
  public var wireValue: Int {
    switch self {
    case .callsWithoutJobs: 1
    case .backgroundSession: 2
    case .answers: 3
    case .timeLimit: 4
    case .memoryLimit: 5
    case .thumbnails: 6
    case .downloadJobs: 7
    case .reading: 8
    case .lockedDevice: 9
    case .registration: 10
    case .review: 11
    case .appOpenedMeanwhile: 12
    case .nextSystem: 13
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: Int) {
    switch wireValue {
    case 1: self = .callsWithoutJobs
    case 2: self = .backgroundSession
    case 3: self = .answers
    case 4: self = .timeLimit
    case 5: self = .memoryLimit
    case 6: self = .thumbnails
    case 7: self = .downloadJobs
    case 8: self = .reading
    case 9: self = .lockedDevice
    case 10: self = .registration
    case 11: self = .review
    case 12: self = .appOpenedMeanwhile
    case 13: self = .nextSystem
    default: return nil
    }
  }
}
