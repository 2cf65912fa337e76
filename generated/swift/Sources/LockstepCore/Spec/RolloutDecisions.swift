// Generated from the spec's subject `rollout`. Edit the spec, then run
// `npx nx generate lockstep`.

/// Whether a user has the feature. All that is in doubt turns it off; a stop holds however old the
/// copy is.
///
/// Spec: `RolloutGates`.
public enum RolloutGates {
  /// Decides: the first rule that fits.
  ///
  /// - Parameters:
  ///   - switchedOn: Whether the person has switched it on.
  ///   - finding: How the local copy is found.
  ///   - stopped: Whether the copy says that it is stopped.
  ///   - rolledOut: Whether the user's bucket is among those that the copy's stage has.
  /// - Returns: `on` where no rule fits.
  public static func decide(
    switchedOn: Bool,
    finding: RolloutFinding,
    stopped: Bool,
    rolledOut: Bool
  ) -> RolloutOutcome {
    if !switchedOn {
      return .switchedOff
    }
    if finding == .missing {
      return .missing
    }
    if finding == .malformed {
      return .malformed
    }
    if stopped {
      return .stopped
    }
    if finding == .outdated {
      return .outdated
    }
    if !rolledOut {
      return .notYet
    }
    return .on
  }
}
