// Generated from the spec; edit the spec instead.

/// Which spec this package was generated from.
public enum SpecInfo {
  /// The spec's semantic version.
  public static let version = "0.1.0"

  /// SHA-256, in hex, of all in the spec that decides bytes and behaviour. Implementations of equal
  /// digests read and write the same.
  public static let digest = "dd3a90becb9ef0ab4d310e209ef45c00822f1eb798a22d730360ead09cfd012f"
}
