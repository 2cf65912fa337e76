// Generated from the spec's subject `extension-registration`. Edit the spec, then run
// `npx nx generate lockstep`.

/// Further codes of PHPhotosErrorDomain that a call decides by.
///
/// Spec: `PhotoLibraryCode`.
public enum PhotoLibraryCode: WireEnum {
  /// The history does not go back to the token: the library has to be looked through again.
  ///
  /// Spec: `PhotoLibraryCode.persistentChangeTokenExpired`, on the wire 3105.
  case persistentChangeTokenExpired

  /// The original is in iCloud alone, and the network was not allowed.
  ///
  /// Spec: `PhotoLibraryCode.networkAccessRequired`, on the wire 3164.
  case networkAccessRequired

  /// There is no such object.
  ///
  /// Spec: `PhotoLibraryCode.identifierNotFound`, on the wire 3201.
  case identifierNotFound

  /// What a change was made of is not known any more: the library has to be looked through again.
  ///
  /// Spec: `PhotoLibraryCode.persistentChangeDetailsUnavailable`, on the wire 3210.
  case persistentChangeDetailsUnavailable

  /// The resource is not there.
  ///
  /// Spec: `PhotoLibraryCode.missingResource`, on the wire 3303.
  case missingResource

  /// The system takes no more jobs.
  ///
  /// Spec: `PhotoLibraryCode.limitExceeded`, on the wire 3307.
  case limitExceeded

  /// A value that this version of the spec does not know, kept as it was read.
  case other(Int)

  /// The name of the spec's definition.
  public static let specName = "PhotoLibraryCode"

  /// The members that the spec knows.
  public static let allCases: [Self] = [
    .persistentChangeTokenExpired,
    .networkAccessRequired,
    .identifierNotFound,
    .persistentChangeDetailsUnavailable,
    .missingResource,
    .limitExceeded,
  ]

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .persistentChangeTokenExpired: "persistentChangeTokenExpired"
    case .networkAccessRequired: "networkAccessRequired"
    case .identifierNotFound: "identifierNotFound"
    case .persistentChangeDetailsUnavailable: "persistentChangeDetailsUnavailable"
    case .missingResource: "missingResource"
    case .limitExceeded: "limitExceeded"
    case .other: "other"
    }
  }

  /// What is written for the member.
  public var wireValue: Int {
    switch self {
    case .persistentChangeTokenExpired: 3105
    case .networkAccessRequired: 3164
    case .identifierNotFound: 3201
    case .persistentChangeDetailsUnavailable: 3210
    case .missingResource: 3303
    case .limitExceeded: 3307
    case .other(let value): value
    }
  }

  /// Reads a value; one that the spec does not know is kept.
  public init(wireValue: Int) {
    switch wireValue {
    case 3105: self = .persistentChangeTokenExpired
    case 3164: self = .networkAccessRequired
    case 3201: self = .identifierNotFound
    case 3210: self = .persistentChangeDetailsUnavailable
    case 3303: self = .missingResource
    case 3307: self = .limitExceeded
    default: self = .other(wireValue)
    }
  }

  /// Whether both stand for one value on the wire.
  public static func == (left: Self, right: Self) -> Bool {
    left.wireValue == right.wireValue
  }

  /// Hashes the value on the wire.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(wireValue)
  }
}

/// What the photo library says where the extension is enabled or disabled: a code of
/// PHPhotosErrorDomain, 0 for no error.
///
/// Spec: `RegistrationCode`.
public enum RegistrationCode: WireEnum {
  /// No error.
  ///
  /// Spec: `RegistrationCode.success`, on the wire 0.
  case success

  /// Without a valid BackgroundUploadURLBase, and in the Simulator.
  ///
  /// Spec: `RegistrationCode.internalError`, on the wire -1.
  case internalError

  /// Disabling without a record.
  ///
  /// Spec: `RegistrationCode.noRecord`, on the wire 3201.
  case noRecord

  /// Enabling over the record of an earlier installation or signature: the extension is never
  /// called then.
  ///
  /// Spec: `RegistrationCode.staleRecord`, on the wire 3202.
  case staleRecord

  /// Without full access to the photo library, in both directions.
  ///
  /// Spec: `RegistrationCode.accessDenied`, on the wire 3311.
  case accessDenied

  /// A value that this version of the spec does not know, kept as it was read.
  case other(Int)

  /// The name of the spec's definition.
  public static let specName = "RegistrationCode"

  /// The members that the spec knows.
  public static let allCases: [Self] = [
    .success,
    .internalError,
    .noRecord,
    .staleRecord,
    .accessDenied,
  ]

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .success: "success"
    case .internalError: "internalError"
    case .noRecord: "noRecord"
    case .staleRecord: "staleRecord"
    case .accessDenied: "accessDenied"
    case .other: "other"
    }
  }

  /// What is written for the member.
  public var wireValue: Int {
    switch self {
    case .success: 0
    case .internalError: -1
    case .noRecord: 3201
    case .staleRecord: 3202
    case .accessDenied: 3311
    case .other(let value): value
    }
  }

  /// Reads a value; one that the spec does not know is kept.
  public init(wireValue: Int) {
    switch wireValue {
    case 0: self = .success
    case -1: self = .internalError
    case 3201: self = .noRecord
    case 3202: self = .staleRecord
    case 3311: self = .accessDenied
    default: self = .other(wireValue)
    }
  }

  /// Whether both stand for one value on the wire.
  public static func == (left: Self, right: Self) -> Bool {
    left.wireValue == right.wireValue
  }

  /// Hashes the value on the wire.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(wireValue)
  }
}

/// The result of enabling or disabling.
///
/// Spec: `RegistrationOutcome`.
public enum RegistrationOutcome: WireEnum {
  /// The system calls the extension.
  ///
  /// Spec: `RegistrationOutcome.enabled`, on the wire "enabled".
  case enabled

  /// The system does not call it; its jobs are gone.
  ///
  /// Spec: `RegistrationOutcome.disabled`, on the wire "disabled".
  case disabled

  /// The person has to let the app see all photos first.
  ///
  /// Spec: `RegistrationOutcome.noFullAccess`, on the wire "noFullAccess".
  case noFullAccess

  /// A record of an earlier installation is in the way: disable, let what is awaited become
  /// unknown, enable.
  ///
  /// Spec: `RegistrationOutcome.staleRegistration`, on the wire "staleRegistration".
  case staleRegistration

  /// The extension's Info.plist lacks what the system wants, or this is the Simulator.
  ///
  /// Spec: `RegistrationOutcome.notConfigured`, on the wire "notConfigured".
  case notConfigured

  /// The system is older than the extension.
  ///
  /// Spec: `RegistrationOutcome.notSupported`, on the wire "notSupported".
  case notSupported

  /// The account does not have background upload yet, or it is stopped: the system was not asked.
  ///
  /// Spec: `RegistrationOutcome.notRolledOut`, on the wire "notRolledOut".
  case notRolledOut

  /// For another reason, whose code goes with it.
  ///
  /// Spec: `RegistrationOutcome.failed`, on the wire "failed".
  case failed

  /// The name of the spec's definition.
  public static let specName = "RegistrationOutcome"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .enabled: "enabled"
    case .disabled: "disabled"
    case .noFullAccess: "noFullAccess"
    case .staleRegistration: "staleRegistration"
    case .notConfigured: "notConfigured"
    case .notSupported: "notSupported"
    case .notRolledOut: "notRolledOut"
    case .failed: "failed"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .enabled: "enabled"
    case .disabled: "disabled"
    case .noFullAccess: "noFullAccess"
    case .staleRegistration: "staleRegistration"
    case .notConfigured: "notConfigured"
    case .notSupported: "notSupported"
    case .notRolledOut: "notRolledOut"
    case .failed: "failed"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "enabled": self = .enabled
    case "disabled": self = .disabled
    case "noFullAccess": self = .noFullAccess
    case "staleRegistration": self = .staleRegistration
    case "notConfigured": self = .notConfigured
    case "notSupported": self = .notSupported
    case "notRolledOut": self = .notRolledOut
    case "failed": self = .failed
    default: return nil
    }
  }
}
