// Generated from the spec; edit the spec instead.

/// Which spec this package was generated from.
public enum SpecInfo {
  /// The spec's semantic version.
  public static let version = "0.1.0"

  /// SHA-256, in hex, of all in the spec that decides bytes and behaviour. Implementations of equal
  /// digests read and write the same.
  public static let digest = "7b6fcc9d2a107a8605f9ca8d165088c6cf81318abcf41a78ed9fb8960a609f9c"
}
