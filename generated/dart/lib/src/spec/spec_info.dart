// Generated from the spec of Lockstep: change it there and generate anew.

/// The spec that this package was generated from.
abstract final class SpecInfo {
  /// The spec's semantic version.
  static const String version = '0.1.0';

  /// The digest of all of the spec that decides bytes and behaviour. Two
  /// implementations with the same digest read and write the same.
  static const String digest =
      'dd3a90becb9ef0ab4d310e209ef45c00822f1eb798a22d730360ead09cfd012f';
}
