// Generated from the spec; edit the spec instead.

/// Which spec this package was generated from.
public enum SpecInfo {
  /// The spec's semantic version.
  public static let version = "0.1.0"

  /// SHA-256, in hex, of all in the spec that decides bytes and behaviour. Implementations of equal
  /// digests read and write the same.
  public static let digest = "e8afb6b9768cc04e4f1fdcbd1a21e14766694f73e171d8ff0befb48a94a359a4"
}
