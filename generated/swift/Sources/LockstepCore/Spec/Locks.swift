// Generated from the spec's subject `locks`. Edit the spec, then run
// `npx nx generate lockstep`.

/// Intervals and limits of locks and heartbeats.
///
/// Spec: `LockTiming`.
public enum LockTiming {
  /// How often a process beats while it runs.
  ///
  /// Spec: `LockTiming.heartbeatInterval`, microseconds.
  public static let heartbeatInterval = 1_000_000

  /// How far a heartbeat may lie from now, before or after, for its process to be alive.
  ///
  /// Spec: `LockTiming.aliveWithin`, microseconds.
  public static let aliveWithin = 30_000_000

  /// How far a lock's time may lie from now, before or after, before it is stale.
  ///
  /// Spec: `LockTiming.staleAfter`, microseconds.
  public static let staleAfter = 14_400_000_000

  /// How often a photo that another process has locked is looked at again.
  ///
  /// Spec: `LockTiming.blockedPollInterval`, microseconds.
  public static let blockedPollInterval = 2_000_000

  /// The first pause of a process that waits for a lock; it doubles, with jitter, up to the poll
  /// interval.
  ///
  /// Spec: `LockTiming.waitPauseMinimum`, microseconds.
  public static let waitPauseMinimum = 10000
}

/// What a process does when it finds another one alive.
///
/// Spec: `CoordinationDecision`.
public enum CoordinationDecision: WireEnum {
  /// It works beside the other one.
  ///
  /// Spec: `CoordinationDecision.run`, on the wire "run".
  case run

  /// It asks again in a moment.
  ///
  /// Spec: `CoordinationDecision.wait`, on the wire "wait".
  case wait

  /// It ends.
  ///
  /// Spec: `CoordinationDecision.exit`, on the wire "exit".
  case exit

  /// The name of the spec's definition.
  public static let specName = "CoordinationDecision"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .run: "run"
    case .wait: "wait"
    case .exit: "exit"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .run: "run"
    case .wait: "wait"
    case .exit: "exit"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "run": self = .run
    case "wait": self = .wait
    case "exit": self = .exit
    default: return nil
    }
  }
}
