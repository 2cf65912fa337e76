// Generated from the spec's subject `extension-registration`. Edit the spec, then run
// `npx nx generate lockstep`.

/// What a code means.
///
/// Spec: `RegistrationOutcomes`.
public enum RegistrationOutcomes {
  /// Decides: the first rule that fits.
  ///
  /// - Parameters:
  ///   - supported: Whether the system has the extension at all.
  ///   - enabling: Whether it was to be enabled, not disabled.
  ///   - code: What the photo library said.
  /// - Returns: `failed` where no rule fits.
  public static func decide(
    supported: Bool,
    enabling: Bool,
    code: RegistrationCode
  ) -> RegistrationOutcome {
    if !supported {
      return .notSupported
    }
    if enabling, code == .success {
      return .enabled
    }
    if code == .success {
      return .disabled
    }
    if !enabling, code == .noRecord {
      return .disabled
    }
    if enabling, code == .staleRecord {
      return .staleRegistration
    }
    if code == .accessDenied {
      return .noFullAccess
    }
    if code == .internalError {
      return .notConfigured
    }
    return .failed
  }
}
