// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'photo_extension.dart';

/// What a call answers. `processing` needs work that is left and a proof of
/// progress, a job that was registered or acknowledged in this call: the system
/// punishes the answer without one.
///
/// The spec's `ExtensionAnswers`.
abstract final class ExtensionAnswers {
  /// Decides: the first rule that fits.
  ///
  /// `reason`: Why the call ended.
  ///
  /// `jobsRegistered`: How many jobs it registered with the system.
  ///
  /// `jobsAcknowledged`: How many finished jobs it acknowledged.
  ///
  /// `queued`: How many photos still wait.
  ///
  /// Returns `ExtensionAnswer.completed` where no rule fits.
  static ExtensionAnswer decide({
    required ExtensionReason reason,
    required int jobsRegistered,
    required int jobsAcknowledged,
    required int queued,
  }) {
    if (reason == ExtensionReason.failed) {
      return ExtensionAnswer.failure;
    }
    if (reason == ExtensionReason.budgetSpent &&
        queued > 0 &&
        jobsRegistered > 0) {
      return ExtensionAnswer.processing;
    }
    if (reason == ExtensionReason.budgetSpent &&
        queued > 0 &&
        jobsAcknowledged > 0) {
      return ExtensionAnswer.processing;
    }
    if (reason == ExtensionReason.budgetSpent && queued > 0) {
      return ExtensionAnswer.completed;
    }
    if (reason == ExtensionReason.inCloud && queued > 0 && jobsRegistered > 0) {
      return ExtensionAnswer.processing;
    }
    if (reason == ExtensionReason.inCloud &&
        queued > 0 &&
        jobsAcknowledged > 0) {
      return ExtensionAnswer.processing;
    }
    if (reason == ExtensionReason.inCloud && queued > 0) {
      return ExtensionAnswer.completed;
    }
    if (reason == ExtensionReason.jobLimit &&
        queued > 0 &&
        jobsRegistered > 0) {
      return ExtensionAnswer.processing;
    }
    if (reason == ExtensionReason.jobLimit &&
        queued > 0 &&
        jobsAcknowledged > 0) {
      return ExtensionAnswer.processing;
    }
    if (reason == ExtensionReason.jobLimit && queued > 0) {
      return ExtensionAnswer.completed;
    }
    return ExtensionAnswer.completed;
  }
}

/// Which reason a call ends with that met an error: the system is told of each
/// cause once, since it punishes each time.
///
/// The spec's `ExtensionFailures`.
abstract final class ExtensionFailures {
  /// Decides: the first rule that fits.
  ///
  /// `reported`: Whether the last call that failed had the same code, and no
  /// call since came to the end of its work.
  ///
  /// Returns `ExtensionReason.failed` where no rule fits.
  static ExtensionReason decide({required bool reported}) {
    if (reported) {
      return ExtensionReason.failedBefore;
    }
    return ExtensionReason.failed;
  }
}

/// The gates that a call passes before it looks for work, in their order: the
/// first that is closed is the reason.
///
/// The spec's `ExtensionGates`.
abstract final class ExtensionGates {
  /// Decides: the first rule that fits.
  ///
  /// `enabled`: Whether background upload is switched on.
  ///
  /// `signedIn`: Whether somebody is signed in.
  ///
  /// `access`: What the person lets the app see.
  ///
  /// `unlocked`: Whether the device was unlocked since it started.
  ///
  /// `foregroundAlive`: Whether the app on the screen is alive, by its
  /// heartbeat.
  ///
  /// `network`: Which network there is.
  ///
  /// `allowsExpensive`: Whether the person lets an expensive network be used.
  ///
  /// `queued`: How many photos wait.
  ///
  /// Returns null where no rule fits.
  static ExtensionReason? decide({
    required bool enabled,
    required bool signedIn,
    required PhotoAccess access,
    required bool unlocked,
    required bool foregroundAlive,
    required NetworkState network,
    required bool allowsExpensive,
    required int queued,
  }) {
    if (!enabled) {
      return ExtensionReason.switchedOff;
    }
    if (!signedIn) {
      return ExtensionReason.signedOut;
    }
    if (access != PhotoAccess.full) {
      return ExtensionReason.noFullAccess;
    }
    if (!unlocked) {
      return ExtensionReason.beforeFirstUnlock;
    }
    if (foregroundAlive) {
      return ExtensionReason.foregroundAlive;
    }
    if (network == NetworkState.none) {
      return ExtensionReason.networkPolicy;
    }
    if (network == NetworkState.expensive && !allowsExpensive) {
      return ExtensionReason.networkPolicy;
    }
    if (queued == 0) {
      return ExtensionReason.nothingToDo;
    }
    return null;
  }
}
