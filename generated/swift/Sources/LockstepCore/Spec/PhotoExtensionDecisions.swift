// Generated from the spec's subject `photo-extension`. Edit the spec, then run
// `npx nx generate lockstep`.

/// What a call answers. `processing` needs work that is left and a proof of progress, a job that
/// was registered or acknowledged in this call: the system punishes the answer without one.
///
/// Spec: `ExtensionAnswers`.
public enum ExtensionAnswers {
  /// Decides: the first rule that fits.
  ///
  /// - Parameters:
  ///   - reason: Why the call ended.
  ///   - jobsRegistered: How many jobs it registered with the system.
  ///   - jobsAcknowledged: How many finished jobs it acknowledged.
  ///   - queued: How many photos still wait.
  /// - Returns: `completed` where no rule fits.
  public static func decide(
    reason: ExtensionReason,
    jobsRegistered: Int,
    jobsAcknowledged: Int,
    queued: Int
  ) -> ExtensionAnswer {
    if reason == .failed {
      return .failure
    }
    if reason == .budgetSpent, queued > 0, jobsRegistered > 0 {
      return .processing
    }
    if reason == .budgetSpent, queued > 0, jobsAcknowledged > 0 {
      return .processing
    }
    if reason == .budgetSpent, queued > 0 {
      return .completed
    }
    if reason == .inCloud, queued > 0, jobsRegistered > 0 {
      return .processing
    }
    if reason == .inCloud, queued > 0, jobsAcknowledged > 0 {
      return .processing
    }
    if reason == .inCloud, queued > 0 {
      return .completed
    }
    if reason == .jobLimit, queued > 0, jobsRegistered > 0 {
      return .processing
    }
    if reason == .jobLimit, queued > 0, jobsAcknowledged > 0 {
      return .processing
    }
    if reason == .jobLimit, queued > 0 {
      return .completed
    }
    return .completed
  }
}

/// Which reason a call ends with that met an error: the system is told of each cause once, since it
/// punishes each time.
///
/// Spec: `ExtensionFailures`.
public enum ExtensionFailures {
  /// Decides: the first rule that fits.
  ///
  /// - Parameters:
  ///   - reported: Whether the last call that failed had the same code, and no call since came to
  ///     the end of its work.
  /// - Returns: `failed` where no rule fits.
  public static func decide(
    reported: Bool
  ) -> ExtensionReason {
    if reported {
      return .failedBefore
    }
    return .failed
  }
}

/// The gates that a call passes before it looks for work, in their order: the first that is closed
/// is the reason.
///
/// Spec: `ExtensionGates`.
public enum ExtensionGates {
  /// Decides: the first rule that fits.
  ///
  /// - Parameters:
  ///   - enabled: Whether background upload is switched on.
  ///   - signedIn: Whether somebody is signed in.
  ///   - access: What the person lets the app see.
  ///   - unlocked: Whether the device was unlocked since it started.
  ///   - foregroundAlive: Whether the app on the screen is alive, by its heartbeat.
  ///   - network: Which network there is.
  ///   - allowsExpensive: Whether the person lets an expensive network be used.
  ///   - queued: How many photos wait.
  /// - Returns: nil where no rule fits.
  public static func decide(
    enabled: Bool,
    signedIn: Bool,
    access: PhotoAccess,
    unlocked: Bool,
    foregroundAlive: Bool,
    network: NetworkState,
    allowsExpensive: Bool,
    queued: Int
  ) -> ExtensionReason? {
    if !enabled {
      return .switchedOff
    }
    if !signedIn {
      return .signedOut
    }
    if access != .full {
      return .noFullAccess
    }
    if !unlocked {
      return .beforeFirstUnlock
    }
    if foregroundAlive {
      return .foregroundAlive
    }
    if network == .none {
      return .networkPolicy
    }
    if network == .expensive, !allowsExpensive {
      return .networkPolicy
    }
    if queued == 0 {
      return .nothingToDo
    }
    return nil
  }
}
