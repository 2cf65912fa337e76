// Generated from the spec's subject `photo-extension-channel`. Edit the spec, then run
// `npx nx generate lockstep`.

import LockstepCore

/// What answers the calls of `PhotoExtensionChannel`. Each function blocks its thread: none is
/// called on the main one.
public protocol PhotoExtensionChannelHandler: Sendable {
  /// Where the container is that app and extension share.
  func containerPath() throws -> PhotoExtensionChannel.ContainerPathAnswer

  /// What the system says of background upload now. Never asks the person.
  func status() throws -> PhotoExtensionChannel.StatusAnswer

  /// Asks the person for access to the photo library, where nobody has asked yet.
  func requestAccess() throws -> PhotoExtensionChannel.RequestAccessAnswer

  /// Registers the extension. Before that, let all jobs become unknown.
  func enable(
    _ arguments: PhotoExtensionChannel.EnableArguments
  ) throws -> PhotoExtensionChannel.EnableAnswer

  /// Takes the registration back, and every job with it: at sign-out, and where the person switches
  /// background upload off.
  func disable() throws -> PhotoExtensionChannel.DisableAnswer

  /// Hands the account's secrets over to the extension, by the Keychain: at sign-in, and after a
  /// change of keys.
  func storeSecrets(
    _ arguments: PhotoExtensionChannel.StoreSecretsArguments
  ) throws -> PhotoExtensionChannel.StoreSecretsAnswer

  /// Copies the keys that the app of today keeps in its own Keychain group to the one that the
  /// extension reads.
  func moveSecrets(
    _ arguments: PhotoExtensionChannel.MoveSecretsArguments
  ) throws -> PhotoExtensionChannel.MoveSecretsAnswer

  /// Removes the secrets from the group: at sign-out.
  func removeSecrets() throws -> PhotoExtensionChannel.RemoveSecretsAnswer

  /// Cancels jobs of the system: those that are overdue, since the extension is not called while
  /// one is in flight.
  func cancelJobs(
    _ arguments: PhotoExtensionChannel.CancelJobsArguments
  ) throws -> PhotoExtensionChannel.CancelJobsAnswer
}

/// The calls of the app's Dart to its native side. The database both sides reach; these are the
/// things that Dart can't.
///
/// Spec: `PhotoExtensionChannel`.
public enum PhotoExtensionChannel {
  /// What both sides name the channel.
  public static let name = "lockstep/photo_extension"

  /// What `containerPath` answers.
  public struct ContainerPathAnswer: Sendable {
    /// The folder's path; null where the app lacks the App Group in its entitlements.
    public let path: String?

    /// Makes an answer.
    public init(
      path: String?
    ) {
      self.path = path
    }

    var members: [String: ChannelValue] {
      [
        "path": self.path.map { .text($0) } ?? .null
      ]
    }
  }

  /// What `status` answers.
  public struct StatusAnswer: Sendable {
    /// Whether the system has the extension at all.
    public let supported: Bool
    /// Whether the extension is registered; false, too, while the person was not asked for access.
    public let registered: Bool
    /// How much of the photo library the person lets the app see.
    public let access: PhotoAccess
    /// Whether the system lets the app work in the background.
    public let refresh: RefreshState
    /// Whether Low Power Mode is on.
    public let lowPower: Bool
    /// Which network there is.
    public let network: NetworkState

    /// Makes an answer.
    public init(
      supported: Bool,
      registered: Bool,
      access: PhotoAccess,
      refresh: RefreshState,
      lowPower: Bool,
      network: NetworkState
    ) {
      self.supported = supported
      self.registered = registered
      self.access = access
      self.refresh = refresh
      self.lowPower = lowPower
      self.network = network
    }

    var members: [String: ChannelValue] {
      [
        "supported": .boolean(self.supported),
        "registered": .boolean(self.registered),
        "access": .text(self.access.wireValue),
        "refresh": .text(self.refresh.wireValue),
        "lowPower": .boolean(self.lowPower),
        "network": .text(self.network.wireValue),
      ]
    }
  }

  /// What `requestAccess` answers.
  public struct RequestAccessAnswer: Sendable {
    /// What the person lets the app see.
    public let access: PhotoAccess

    /// Makes an answer.
    public init(
      access: PhotoAccess
    ) {
      self.access = access
    }

    var members: [String: ChannelValue] {
      [
        "access": .text(self.access.wireValue)
      ]
    }
  }

  /// What `enable` is given.
  public struct EnableArguments: Sendable {
    /// Whether a record of an earlier installation is removed first: after the outcome
    /// `staleRegistration`.
    public let repair: Bool

    init(_ arguments: ChannelArguments) throws {
      self.repair = try arguments.boolean("repair")
    }
  }

  /// What `enable` answers.
  public struct EnableAnswer: Sendable {
    /// What came of it.
    public let outcome: RegistrationOutcome
    /// The photo library's own code; 0 where it had no error.
    public let code: Int

    /// Makes an answer.
    public init(
      outcome: RegistrationOutcome,
      code: Int
    ) {
      self.outcome = outcome
      self.code = code
    }

    var members: [String: ChannelValue] {
      [
        "outcome": .text(self.outcome.wireValue),
        "code": .integer(self.code),
      ]
    }
  }

  /// What `disable` answers.
  public struct DisableAnswer: Sendable {
    /// What came of it.
    public let outcome: RegistrationOutcome
    /// The photo library's own code; 0 where it had no error.
    public let code: Int

    /// Makes an answer.
    public init(
      outcome: RegistrationOutcome,
      code: Int
    ) {
      self.outcome = outcome
      self.code = code
    }

    var members: [String: ChannelValue] {
      [
        "outcome": .text(self.outcome.wireValue),
        "code": .integer(self.code),
      ]
    }
  }

  /// What `storeSecrets` is given.
  public struct StoreSecretsArguments: Sendable {
    /// The master key.
    public let masterKey: SecureBytes
    /// The public key of the account's key pair; null to hand none over.
    public let publicKey: SecureBytes?
    /// The secret key of the pair; null likewise.
    public let secretKey: SecureBytes?
    /// The token of the API.
    public let authToken: String

    init(_ arguments: ChannelArguments) throws {
      self.masterKey = try arguments.bytes("masterKey", count: 32)
      self.publicKey = try arguments.bytesOrNull("publicKey", count: 32)
      self.secretKey = try arguments.bytesOrNull("secretKey", count: 32)
      self.authToken = try arguments.text("authToken")
    }
  }

  /// What `storeSecrets` answers.
  public struct StoreSecretsAnswer: Sendable {
    /// The Keychain's status: 0 where all was stored.
    public let status: Int

    /// Makes an answer.
    public init(
      status: Int
    ) {
      self.status = status
    }

    var members: [String: ChannelValue] {
      [
        "status": .integer(self.status)
      ]
    }
  }

  /// What `moveSecrets` is given.
  public struct MoveSecretsArguments: Sendable {
    /// The public key of the account's key pair, from the key attributes; null where it is not
    /// known.
    public let publicKey: SecureBytes?
    /// The token of the API.
    public let authToken: String

    init(_ arguments: ChannelArguments) throws {
      self.publicKey = try arguments.bytesOrNull("publicKey", count: 32)
      self.authToken = try arguments.text("authToken")
    }
  }

  /// What `moveSecrets` answers.
  public struct MoveSecretsAnswer: Sendable {
    /// The Keychain's status: 0 where all was copied, -25300 where there is no master key.
    public let status: Int

    /// Makes an answer.
    public init(
      status: Int
    ) {
      self.status = status
    }

    var members: [String: ChannelValue] {
      [
        "status": .integer(self.status)
      ]
    }
  }

  /// What `removeSecrets` answers.
  public struct RemoveSecretsAnswer: Sendable {
    /// The Keychain's status: 0 where none is left.
    public let status: Int

    /// Makes an answer.
    public init(
      status: Int
    ) {
      self.status = status
    }

    var members: [String: ChannelValue] {
      [
        "status": .integer(self.status)
      ]
    }
  }

  /// What `cancelJobs` is given.
  public struct CancelJobsArguments: Sendable {
    /// Their local identifiers.
    public let ids: [String]

    init(_ arguments: ChannelArguments) throws {
      self.ids = try arguments.texts("ids")
    }
  }

  /// What `cancelJobs` answers.
  public struct CancelJobsAnswer: Sendable {
    /// How many the system still knew.
    public let cancelled: Int

    /// Makes an answer.
    public init(
      cancelled: Int
    ) {
      self.cancelled = cancelled
    }

    var members: [String: ChannelValue] {
      [
        "cancelled": .integer(self.cancelled)
      ]
    }
  }

  /// Answers a call of the app's Dart; nil for a method that there is not.
  ///
  /// - Throws: `ChannelError` for arguments that are not the method's, and what the handler throws.
  public static func answer(
    _ method: String,
    _ arguments: ChannelArguments,
    by handler: some PhotoExtensionChannelHandler
  ) throws -> [String: ChannelValue]? {
    switch method {
    case "containerPath":
      let answer = try handler.containerPath()
      return answer.members
    case "status":
      let answer = try handler.status()
      return answer.members
    case "requestAccess":
      let answer = try handler.requestAccess()
      return answer.members
    case "enable":
      let answer = try handler.enable(EnableArguments(arguments))
      return answer.members
    case "disable":
      let answer = try handler.disable()
      return answer.members
    case "storeSecrets":
      let answer = try handler.storeSecrets(StoreSecretsArguments(arguments))
      return answer.members
    case "moveSecrets":
      let answer = try handler.moveSecrets(MoveSecretsArguments(arguments))
      return answer.members
    case "removeSecrets":
      let answer = try handler.removeSecrets()
      return answer.members
    case "cancelJobs":
      let answer = try handler.cancelJobs(CancelJobsArguments(arguments))
      return answer.members
    default:
      return nil
    }
  }
}
