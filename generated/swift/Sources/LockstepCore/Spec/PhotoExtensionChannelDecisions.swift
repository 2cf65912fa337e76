// Generated from the spec's subject `photo-extension-channel`. Edit the spec, then run
// `npx nx generate lockstep`.

/// What is advised: to remove the first obstacle.
///
/// Spec: `ExtensionAdvices`.
public enum ExtensionAdvices {
  /// Decides: the first rule that fits.
  ///
  /// - Parameters:
  ///   - supported: Whether the system has the extension at all.
  ///   - signedIn: Whether somebody is signed in.
  ///   - rolledOut: Whether the account has background upload, by the local copy of the rollout's
  ///     document.
  ///   - enabled: Whether the person has switched background upload on.
  ///   - access: What the person lets the app see.
  ///   - registered: Whether the extension is registered.
  ///   - refresh: Whether the system lets the app work in the background.
  ///   - lowPower: Whether Low Power Mode is on.
  ///   - network: Which network there is.
  ///   - allowsExpensive: Whether the person lets an expensive network be used.
  /// - Returns: `none` where no rule fits.
  public static func decide(
    supported: Bool,
    signedIn: Bool,
    rolledOut: Bool,
    enabled: Bool,
    access: PhotoAccess,
    registered: Bool,
    refresh: RefreshState,
    lowPower: Bool,
    network: NetworkState,
    allowsExpensive: Bool
  ) -> ExtensionAdvice {
    if !supported {
      return .updateSystem
    }
    if !signedIn {
      return .signIn
    }
    if !rolledOut {
      return .waitForRollout
    }
    if !enabled {
      return .switchOn
    }
    if access == .restricted {
      return .restricted
    }
    if access != .full {
      return .allowAllPhotos
    }
    if !registered {
      return .enableAgain
    }
    if refresh == .restricted {
      return .restricted
    }
    if refresh == .denied {
      return .allowRefresh
    }
    if lowPower {
      return .waitForPower
    }
    if network == .none {
      return .waitForNetwork
    }
    if network == .expensive, !allowsExpensive {
      return .waitForNetwork
    }
    return .none
  }
}
