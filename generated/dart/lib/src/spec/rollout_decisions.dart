// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'rollout.dart';

/// Whether a user has the feature. All that is in doubt turns it off; a stop
/// holds however old the copy is.
///
/// The spec's `RolloutGates`.
abstract final class RolloutGates {
  /// Decides: the first rule that fits.
  ///
  /// `switchedOn`: Whether the person has switched it on.
  ///
  /// `finding`: How the local copy is found.
  ///
  /// `stopped`: Whether the copy says that it is stopped.
  ///
  /// `rolledOut`: Whether the user's bucket is among those that the copy's
  /// stage has.
  ///
  /// Returns `RolloutOutcome.on` where no rule fits.
  static RolloutOutcome decide({
    required bool switchedOn,
    required RolloutFinding finding,
    required bool stopped,
    required bool rolledOut,
  }) {
    if (!switchedOn) {
      return RolloutOutcome.switchedOff;
    }
    if (finding == RolloutFinding.missing) {
      return RolloutOutcome.missing;
    }
    if (finding == RolloutFinding.malformed) {
      return RolloutOutcome.malformed;
    }
    if (stopped) {
      return RolloutOutcome.stopped;
    }
    if (finding == RolloutFinding.outdated) {
      return RolloutOutcome.outdated;
    }
    if (!rolledOut) {
      return RolloutOutcome.notYet;
    }
    return RolloutOutcome.on;
  }
}
