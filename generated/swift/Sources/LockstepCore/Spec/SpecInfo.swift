// Generated from the spec. Edit the spec, then run
// `npx nx generate lockstep`.

/// Which spec this package was generated from.
public enum SpecInfo {
  /// The spec's semantic version.
  public static let version = "0.1.0"

  /// SHA-256, in hex, of all in the spec that decides bytes and behaviour. Implementations of equal
  /// digests read and write the same.
  public static let digest = "d58f2ff609379aa68d460e5909c62098cd5d7d099acb4fd46e4fbbb581ffa748"
}
