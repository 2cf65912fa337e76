// Generated from the spec. Edit the spec, then run
// `npx nx generate lockstep`.

/// Which spec this package was generated from.
public enum SpecInfo {
  /// The spec's semantic version.
  public static let version = "0.1.0"

  /// SHA-256, in hex, of all in the spec that decides bytes and behaviour. Implementations of equal
  /// digests read and write the same.
  public static let digest = "37e6347fc67e5696928d7d67db5b73e8deffadf7ee205a5dfbbc516723e4ee94"
}
