// Generated from the spec. Edit the spec, then run
// `npx nx generate lockstep`.

/// Which spec this package was generated from.
public enum SpecInfo {
  /// The spec's semantic version.
  public static let version = "0.1.0"

  /// SHA-256, in hex, of all in the spec that decides bytes and behaviour. Implementations of equal
  /// digests read and write the same.
  public static let digest = "75928127c6c2236bb8d28feae944aa1b885ab48d6c237caaef45993a81ff4d9a"
}
