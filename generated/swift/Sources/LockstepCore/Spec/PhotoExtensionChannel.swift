// Generated from the spec's subject `photo-extension-channel`. Edit the spec, then run
// `npx nx generate lockstep`.

/// What the app shows to a person who asks why photos are not uploaded in the background.
///
/// Spec: `ExtensionAdvice`.
public enum ExtensionAdvice: WireEnum {
  /// All is well.
  ///
  /// Spec: `ExtensionAdvice.none`, on the wire "none".
  case none

  /// The system is older than the extension: the app uploads by itself.
  ///
  /// Spec: `ExtensionAdvice.updateSystem`, on the wire "updateSystem".
  case updateSystem

  /// Sign in.
  ///
  /// Spec: `ExtensionAdvice.signIn`, on the wire "signIn".
  case signIn

  /// Wait until it is rolled out to this account, or is no longer stopped: the app uploads by
  /// itself.
  ///
  /// Spec: `ExtensionAdvice.waitForRollout`, on the wire "waitForRollout".
  case waitForRollout

  /// Switch background upload on.
  ///
  /// Spec: `ExtensionAdvice.switchOn`, on the wire "switchOn".
  case switchOn

  /// Allow access to all photos, in the system's settings.
  ///
  /// Spec: `ExtensionAdvice.allowAllPhotos`, on the wire "allowAllPhotos".
  case allowAllPhotos

  /// A restriction of the device forbids it.
  ///
  /// Spec: `ExtensionAdvice.restricted`, on the wire "restricted".
  case restricted

  /// Register again: the system's record is that of an earlier installation, or gone.
  ///
  /// Spec: `ExtensionAdvice.enableAgain`, on the wire "enableAgain".
  case enableAgain

  /// Allow Background App Refresh, in the system's settings.
  ///
  /// Spec: `ExtensionAdvice.allowRefresh`, on the wire "allowRefresh".
  case allowRefresh

  /// Wait until Low Power Mode is off.
  ///
  /// Spec: `ExtensionAdvice.waitForPower`, on the wire "waitForPower".
  case waitForPower

  /// Wait for a network that costs nothing, or allow the others.
  ///
  /// Spec: `ExtensionAdvice.waitForNetwork`, on the wire "waitForNetwork".
  case waitForNetwork

  /// The name of the spec's definition.
  public static let specName = "ExtensionAdvice"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .none: "none"
    case .updateSystem: "updateSystem"
    case .signIn: "signIn"
    case .waitForRollout: "waitForRollout"
    case .switchOn: "switchOn"
    case .allowAllPhotos: "allowAllPhotos"
    case .restricted: "restricted"
    case .enableAgain: "enableAgain"
    case .allowRefresh: "allowRefresh"
    case .waitForPower: "waitForPower"
    case .waitForNetwork: "waitForNetwork"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .none: "none"
    case .updateSystem: "updateSystem"
    case .signIn: "signIn"
    case .waitForRollout: "waitForRollout"
    case .switchOn: "switchOn"
    case .allowAllPhotos: "allowAllPhotos"
    case .restricted: "restricted"
    case .enableAgain: "enableAgain"
    case .allowRefresh: "allowRefresh"
    case .waitForPower: "waitForPower"
    case .waitForNetwork: "waitForNetwork"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "none": self = .none
    case "updateSystem": self = .updateSystem
    case "signIn": self = .signIn
    case "waitForRollout": self = .waitForRollout
    case "switchOn": self = .switchOn
    case "allowAllPhotos": self = .allowAllPhotos
    case "restricted": self = .restricted
    case "enableAgain": self = .enableAgain
    case "allowRefresh": self = .allowRefresh
    case "waitForPower": self = .waitForPower
    case "waitForNetwork": self = .waitForNetwork
    default: return nil
    }
  }
}

/// Whether the system lets the app work in the background.
///
/// Spec: `RefreshState`.
public enum RefreshState: WireEnum {
  /// It does.
  ///
  /// Spec: `RefreshState.available`, on the wire "available".
  case available

  /// The person has switched it off, for the app or for all.
  ///
  /// Spec: `RefreshState.denied`, on the wire "denied".
  case denied

  /// Something else forbids it, such as parental controls, and the person can't change it.
  ///
  /// Spec: `RefreshState.restricted`, on the wire "restricted".
  case restricted

  /// The name of the spec's definition.
  public static let specName = "RefreshState"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .available: "available"
    case .denied: "denied"
    case .restricted: "restricted"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .available: "available"
    case .denied: "denied"
    case .restricted: "restricted"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "available": self = .available
    case "denied": self = .denied
    case "restricted": self = .restricted
    default: return nil
    }
  }
}
