// Generated from the spec; edit the spec instead.

/// Which spec this package was generated from.
public enum SpecInfo {
  /// The spec's semantic version.
  public static let version = "0.1.0"

  /// SHA-256, in hex, of all in the spec that decides bytes and behaviour. Implementations of equal
  /// digests read and write the same.
  public static let digest = "23ec2bf0e9f007acda4273cf995c9d69decaac1f6000a63e7eaa8fa0779d50f8"
}
