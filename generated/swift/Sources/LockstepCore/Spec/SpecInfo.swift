// Generated from the spec. Edit the spec, then run
// `npx nx generate lockstep`.

/// Which spec this package was generated from.
public enum SpecInfo {
  /// The spec's semantic version.
  public static let version = "0.1.0"

  /// SHA-256, in hex, of all in the spec that decides bytes and behaviour. Implementations of equal
  /// digests read and write the same.
  public static let digest = "6c46ff902c15cbd628ece0959deefab3756e8d288975f314ca86f9a2887d9146"
}
