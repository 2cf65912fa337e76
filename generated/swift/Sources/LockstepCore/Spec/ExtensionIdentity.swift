// Generated from the spec's subject `extension-identity`. Edit the spec, then run
// `npx nx generate lockstep`.

/// Bundles, group, and what the system finds the extension by.
///
/// Spec: `ExtensionIdentity`.
public enum ExtensionIdentity {
  /// The app's bundle identifier.
  ///
  /// Spec: `ExtensionIdentity.appBundle`, text.
  public static let appBundle = "io.ente.photos"

  /// The extension's, below the app's.
  ///
  /// Spec: `ExtensionIdentity.extensionBundle`, text.
  public static let extensionBundle = "io.ente.photos.backup"

  /// The App Group.
  ///
  /// Spec: `ExtensionIdentity.appGroup`, text.
  public static let appGroup = "group.io.ente.photos"

  /// The value of EXExtensionPointIdentifier below EXAppExtensionAttributes in the extension's
  /// Info.plist.
  ///
  /// Spec: `ExtensionIdentity.extensionPoint`, text.
  public static let extensionPoint = "com.apple.photos.background-upload"

  /// The value of BackgroundUploadURLBase in it, scheme and host: registration fails without. No
  /// upload job goes there.
  ///
  /// Spec: `ExtensionIdentity.uploadBase`, text.
  public static let uploadBase = "https://api.ente.io"

  /// The name of the file in the group's container that calls write to which can't open the
  /// database; it is not protected.
  ///
  /// Spec: `ExtensionIdentity.earlyLog`, text.
  public static let earlyLog = "lockstep-early-calls.log"

  /// The oldest iOS that has the extension.
  ///
  /// Spec: `ExtensionIdentity.minimumSystem`, text.
  public static let minimumSystem = "26.1"
}

/// The items of the Keychain that the extension reads. Each query names the access group: left out,
/// app and extension each have a group of their own. They are accessible after the first unlock, on
/// this device only, so that they travel in no backup.
///
/// Spec: `KeychainItems`.
public enum KeychainItems {
  /// The service of all items.
  ///
  /// Spec: `KeychainItems.service`, text.
  public static let service = "io.ente.photos.lockstep"

  /// The access group: an App Group serves as one.
  ///
  /// Spec: `KeychainItems.accessGroup`, text.
  public static let accessGroup = "group.io.ente.photos"

  /// The account of the item that holds the master key, 32 bytes.
  ///
  /// Spec: `KeychainItems.masterKey`, text.
  public static let masterKey = "masterKey"

  /// The account of the item that holds the account's key pair: the public key, then the secret
  /// key, 32 bytes each. It opens the keys of collections that other accounts shared; without it
  /// they stay closed.
  ///
  /// Spec: `KeychainItems.keyPair`, text.
  public static let keyPair = "keyPair"

  /// The account of the item that holds the token of the API, in UTF-8.
  ///
  /// Spec: `KeychainItems.authToken`, text.
  public static let authToken = "authToken"

  /// The size of the master key.
  ///
  /// Spec: `KeychainItems.masterKeyBytes`, bytes.
  public static let masterKeyBytes = 32

  /// The service of the items that the app of today has, without a group, by
  /// flutter_secure_storage.
  ///
  /// Spec: `KeychainItems.legacyService`, text.
  public static let legacyService = "flutter_secure_storage_service"

  /// The account of the master key among those, in base64.
  ///
  /// Spec: `KeychainItems.legacyMasterKey`, text.
  public static let legacyMasterKey = "key"

  /// The account of the secret key among those, in base64; the key attributes have the public key.
  ///
  /// Spec: `KeychainItems.legacySecretKey`, text.
  public static let legacySecretKey = "secret_key"
}

/// The identifiers of background URL sessions, one for each process: what two processes do on one
/// is undefined.
///
/// Spec: `UploadSessions`.
public enum UploadSessions {
  /// The app's, while it is on the screen.
  ///
  /// Spec: `UploadSessions.foreground`, text.
  public static let foreground = "io.ente.photos.uploads.foreground"

  /// The background task's.
  ///
  /// Spec: `UploadSessions.background`, text.
  public static let background = "io.ente.photos.uploads.background"

  /// The extension's. The app attaches to it only to take its events.
  ///
  /// Spec: `UploadSessions.extension`, text.
  public static let `extension` = "io.ente.photos.uploads.extension"
}

/// What the Keychain says of a query.
///
/// Spec: `KeychainStatus`.
public enum KeychainStatus: WireEnum {
  /// It was carried out.
  ///
  /// Spec: `KeychainStatus.success`, on the wire 0.
  case success

  /// There is no such item: nobody is signed in.
  ///
  /// Spec: `KeychainStatus.notFound`, on the wire -25300.
  case notFound

  /// The item is there already.
  ///
  /// Spec: `KeychainStatus.duplicate`, on the wire -25299.
  case duplicate

  /// The device was not unlocked since it started.
  ///
  /// Spec: `KeychainStatus.notUnlocked`, on the wire -25308.
  case notUnlocked

  /// The target lacks the group in its entitlements.
  ///
  /// Spec: `KeychainStatus.missingEntitlement`, on the wire -34018.
  case missingEntitlement

  /// A value that this version of the spec does not know, kept as it was read.
  case other(Int)

  /// The name of the spec's definition.
  public static let specName = "KeychainStatus"

  /// The members that the spec knows.
  public static let allCases: [Self] = [
    .success,
    .notFound,
    .duplicate,
    .notUnlocked,
    .missingEntitlement,
  ]

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .success: "success"
    case .notFound: "notFound"
    case .duplicate: "duplicate"
    case .notUnlocked: "notUnlocked"
    case .missingEntitlement: "missingEntitlement"
    case .other: "other"
    }
  }

  /// What is written for the member.
  public var wireValue: Int {
    switch self {
    case .success: 0
    case .notFound: -25300
    case .duplicate: -25299
    case .notUnlocked: -25308
    case .missingEntitlement: -34018
    case .other(let value): value
    }
  }

  /// Reads a value; one that the spec does not know is kept.
  public init(wireValue: Int) {
    switch wireValue {
    case 0: self = .success
    case -25300: self = .notFound
    case -25299: self = .duplicate
    case -25308: self = .notUnlocked
    case -34018: self = .missingEntitlement
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
