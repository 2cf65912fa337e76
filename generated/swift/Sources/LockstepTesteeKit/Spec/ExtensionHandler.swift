// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `extension`.
protocol ExtensionHandler: Sendable {
  /// Decides what a call of the extension answers the system.
  ///
  /// Spec: `extension.answer`.
  func answer(_ arguments: ExtensionAnswerArguments) throws -> ExtensionAnswerResult

  /// Decides whether a call of the extension continues.
  ///
  /// Spec: `extension.gate`.
  func gate(_ arguments: ExtensionGateArguments) throws -> ExtensionGateResult
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
