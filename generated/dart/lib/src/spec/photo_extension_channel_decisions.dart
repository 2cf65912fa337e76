// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'photo_extension.dart';
import 'photo_extension_channel.dart';

/// What is advised: to remove the first obstacle.
///
/// The spec's `ExtensionAdvices`.
abstract final class ExtensionAdvices {
  /// Decides: the first rule that fits.
  ///
  /// `supported`: Whether the system has the extension at all.
  ///
  /// `signedIn`: Whether somebody is signed in.
  ///
  /// `rolledOut`: Whether the account has background upload, by the local copy
  /// of the rollout's document.
  ///
  /// `enabled`: Whether the person has switched background upload on.
  ///
  /// `access`: What the person lets the app see.
  ///
  /// `registered`: Whether the extension is registered.
  ///
  /// `refresh`: Whether the system lets the app work in the background.
  ///
  /// `lowPower`: Whether Low Power Mode is on.
  ///
  /// `network`: Which network there is.
  ///
  /// `allowsExpensive`: Whether the person lets an expensive network be used.
  ///
  /// Returns `ExtensionAdvice.none` where no rule fits.
  static ExtensionAdvice decide({
    required bool supported,
    required bool signedIn,
    required bool rolledOut,
    required bool enabled,
    required PhotoAccess access,
    required bool registered,
    required RefreshState refresh,
    required bool lowPower,
    required NetworkState network,
    required bool allowsExpensive,
  }) {
    if (!supported) {
      return ExtensionAdvice.updateSystem;
    }
    if (!signedIn) {
      return ExtensionAdvice.signIn;
    }
    if (!rolledOut) {
      return ExtensionAdvice.waitForRollout;
    }
    if (!enabled) {
      return ExtensionAdvice.switchOn;
    }
    if (access == PhotoAccess.restricted) {
      return ExtensionAdvice.restricted;
    }
    if (access != PhotoAccess.full) {
      return ExtensionAdvice.allowAllPhotos;
    }
    if (!registered) {
      return ExtensionAdvice.enableAgain;
    }
    if (refresh == RefreshState.restricted) {
      return ExtensionAdvice.restricted;
    }
    if (refresh == RefreshState.denied) {
      return ExtensionAdvice.allowRefresh;
    }
    if (lowPower) {
      return ExtensionAdvice.waitForPower;
    }
    if (network == NetworkState.none) {
      return ExtensionAdvice.waitForNetwork;
    }
    if (network == NetworkState.expensive && !allowsExpensive) {
      return ExtensionAdvice.waitForNetwork;
    }
    return ExtensionAdvice.none;
  }
}
