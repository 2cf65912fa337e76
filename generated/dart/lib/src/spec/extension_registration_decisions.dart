// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'extension_registration.dart';

/// What a code means.
///
/// The spec's `RegistrationOutcomes`.
abstract final class RegistrationOutcomes {
  /// Decides: the first rule that fits.
  ///
  /// `supported`: Whether the system has the extension at all.
  ///
  /// `enabling`: Whether it was to be enabled, not disabled.
  ///
  /// `code`: What the photo library said.
  ///
  /// Returns `RegistrationOutcome.failed` where no rule fits.
  static RegistrationOutcome decide({
    required bool supported,
    required bool enabling,
    required RegistrationCode code,
  }) {
    if (!supported) {
      return RegistrationOutcome.notSupported;
    }
    if (enabling && code == RegistrationCode.success) {
      return RegistrationOutcome.enabled;
    }
    if (code == RegistrationCode.success) {
      return RegistrationOutcome.disabled;
    }
    if (!enabling && code == RegistrationCode.noRecord) {
      return RegistrationOutcome.disabled;
    }
    if (enabling && code == RegistrationCode.staleRecord) {
      return RegistrationOutcome.staleRegistration;
    }
    if (code == RegistrationCode.accessDenied) {
      return RegistrationOutcome.noFullAccess;
    }
    if (code == RegistrationCode.internalError) {
      return RegistrationOutcome.notConfigured;
    }
    return RegistrationOutcome.failed;
  }
}
