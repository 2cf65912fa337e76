// Generated from the spec. Edit the spec, then run
// `npx nx generate lockstep`.

/// Which spec this package was generated from.
public enum SpecInfo {
  /// The spec's semantic version.
  public static let version = "0.1.0"

  /// SHA-256, in hex, of all in the spec that decides bytes and behaviour. Implementations of equal
  /// digests read and write the same.
  public static let digest = "718ec0be70baf78052a93e05088249219c6290beda756fa5e67d83c6d4919af7"
}
