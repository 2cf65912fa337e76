// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `extension`.
protocol ExtensionHandler: Sendable {
  /// Decides what the person is advised to do.
  ///
  /// Spec: `extension.advice`.
  func advice(_ arguments: ExtensionAdviceArguments) throws -> ExtensionAdviceResult

  /// Decides what a call of the extension answers the system.
  ///
  /// Spec: `extension.answer`.
  func answer(_ arguments: ExtensionAnswerArguments) throws -> ExtensionAnswerResult

  /// Decides which reason a call of the extension ends with that met an error.
  ///
  /// Spec: `extension.failure`.
  func failure(_ arguments: ExtensionFailureArguments) throws -> ExtensionFailureResult

  /// Decides whether a call of the extension continues.
  ///
  /// Spec: `extension.gate`.
  func gate(_ arguments: ExtensionGateArguments) throws -> ExtensionGateResult

  /// Decides what the photo library's answer to enabling or disabling the extension means.
  ///
  /// Spec: `extension.registration`.
  func registration(_ arguments: ExtensionRegistrationArguments) throws
    -> ExtensionRegistrationResult
}

/// The arguments of the operation `extension.advice`.
struct ExtensionAdviceArguments: Sendable {
  /// Whether the system has the extension at all.
  let supported: Bool
  /// Whether somebody is signed in.
  let signedIn: Bool
  /// Whether the account has background upload, by the local copy of the rollout's document.
  let rolledOut: Bool
  /// Whether the person has switched background upload on.
  let enabled: Bool
  /// What the person lets the app see.
  let access: PhotoAccess
  /// Whether the extension is registered.
  let registered: Bool
  /// Whether the system lets the app work in the background.
  let refresh: RefreshState
  /// Whether Low Power Mode is on.
  let lowPower: Bool
  /// Which network there is.
  let network: NetworkState
  /// Whether the person lets an expensive network be used.
  let allowsExpensive: Bool

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let supported = try reader.required("supported", .boolean())
    let signedIn = try reader.required("signedIn", .boolean())
    let rolledOut = try reader.required("rolledOut", .boolean())
    let enabled = try reader.required("enabled", .boolean())
    let access = try reader.required("access", .enumName(PhotoAccess.self))
    let registered = try reader.required("registered", .boolean())
    let refresh = try reader.required("refresh", .enumName(RefreshState.self))
    let lowPower = try reader.required("lowPower", .boolean())
    let network = try reader.required("network", .enumName(NetworkState.self))
    let allowsExpensive = try reader.required("allowsExpensive", .boolean())
    return Pending {
      try Self(
        supported: supported.checked(),
        signedIn: signedIn.checked(),
        rolledOut: rolledOut.checked(),
        enabled: enabled.checked(),
        access: access.checked(),
        registered: registered.checked(),
        refresh: refresh.checked(),
        lowPower: lowPower.checked(),
        network: network.checked(),
        allowsExpensive: allowsExpensive.checked())
    }
  }
}

/// The result of the operation `extension.advice`.
struct ExtensionAdviceResult: Sendable {
  /// The advice.
  let advice: ExtensionAdvice

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("advice", .text(result.advice.specName))
    return members
  }
}

/// The arguments of the operation `extension.answer`.
struct ExtensionAnswerArguments: Sendable {
  /// Why the call ended.
  let reason: ExtensionReason
  /// How many jobs it registered with the system.
  let jobsRegistered: Int
  /// How many finished jobs it acknowledged.
  let jobsAcknowledged: Int
  /// How many photos still wait.
  let queued: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let reason = try reader.required("reason", .enumName(ExtensionReason.self))
    let jobsRegistered = try reader.required("jobsRegistered", .integer(minimum: 0))
    let jobsAcknowledged = try reader.required("jobsAcknowledged", .integer(minimum: 0))
    let queued = try reader.required("queued", .integer(minimum: 0))
    return Pending {
      try Self(
        reason: reason.checked(),
        jobsRegistered: jobsRegistered.checked(),
        jobsAcknowledged: jobsAcknowledged.checked(),
        queued: queued.checked())
    }
  }
}

/// The result of the operation `extension.answer`.
struct ExtensionAnswerResult: Sendable {
  /// The answer.
  let answer: ExtensionAnswer

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("answer", .text(result.answer.specName))
    return members
  }
}

/// The arguments of the operation `extension.failure`.
struct ExtensionFailureArguments: Sendable {
  /// Whether the last call that failed had the same code, and no call since came to the end of its
  /// work.
  let reported: Bool

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let reported = try reader.required("reported", .boolean())
    return Pending {
      try Self(reported: reported.checked())
    }
  }
}

/// The result of the operation `extension.failure`.
struct ExtensionFailureResult: Sendable {
  /// The reason.
  let reason: ExtensionReason

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("reason", .text(result.reason.specName))
    return members
  }
}

/// The arguments of the operation `extension.gate`.
struct ExtensionGateArguments: Sendable {
  /// Whether background upload is switched on.
  let enabled: Bool
  /// Whether somebody is signed in.
  let signedIn: Bool
  /// What the person lets the app see.
  let access: PhotoAccess
  /// Whether the device was unlocked since it started.
  let unlocked: Bool
  /// Whether the app on the screen is alive, by its heartbeat.
  let foregroundAlive: Bool
  /// Which network there is.
  let network: NetworkState
  /// Whether the person lets an expensive network be used.
  let allowsExpensive: Bool
  /// How many photos wait.
  let queued: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let enabled = try reader.required("enabled", .boolean())
    let signedIn = try reader.required("signedIn", .boolean())
    let access = try reader.required("access", .enumName(PhotoAccess.self))
    let unlocked = try reader.required("unlocked", .boolean())
    let foregroundAlive = try reader.required("foregroundAlive", .boolean())
    let network = try reader.required("network", .enumName(NetworkState.self))
    let allowsExpensive = try reader.required("allowsExpensive", .boolean())
    let queued = try reader.required("queued", .integer(minimum: 0))
    return Pending {
      try Self(
        enabled: enabled.checked(),
        signedIn: signedIn.checked(),
        access: access.checked(),
        unlocked: unlocked.checked(),
        foregroundAlive: foregroundAlive.checked(),
        network: network.checked(),
        allowsExpensive: allowsExpensive.checked(),
        queued: queued.checked())
    }
  }
}

/// The result of the operation `extension.gate`.
struct ExtensionGateResult: Sendable {
  /// The reason to end the call; null to continue.
  let reason: ExtensionReason?

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("reason", .nullable(result.reason) { .text($0.specName) })
    return members
  }
}

/// The arguments of the operation `extension.registration`.
struct ExtensionRegistrationArguments: Sendable {
  /// Whether the system has the extension at all.
  let supported: Bool
  /// Whether it was to be enabled, not disabled.
  let enabling: Bool
  /// A code of PHPhotosErrorDomain; 0 for no error.
  let code: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let supported = try reader.required("supported", .boolean())
    let enabling = try reader.required("enabling", .boolean())
    let code = try reader.required("code", .integer())
    return Pending {
      try Self(supported: supported.checked(), enabling: enabling.checked(), code: code.checked())
    }
  }
}

/// The result of the operation `extension.registration`.
struct ExtensionRegistrationResult: Sendable {
  /// What came of it.
  let outcome: RegistrationOutcome

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("outcome", .text(result.outcome.specName))
    return members
  }
}
