// Generated from the spec; edit the spec instead.

/// Which spec this package was generated from.
public enum SpecInfo {
  /// The spec's semantic version.
  public static let version = "0.1.0"

  /// SHA-256, in hex, of all in the spec that decides bytes and behaviour. Implementations of equal
  /// digests read and write the same.
  public static let digest = "f856063953a523b8ec02c9c099607243cc68a5a988178bbbbf56190125c29ba2"
}
