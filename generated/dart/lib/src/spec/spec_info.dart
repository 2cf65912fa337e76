// Generated from the spec of Lockstep: change it there and generate anew.

/// The spec that this package was generated from.
abstract final class SpecInfo {
  /// The spec's semantic version.
  static const String version = '0.1.0';

  /// The digest of all of the spec that decides bytes and behaviour. Two
  /// implementations with the same digest read and write the same.
  static const String digest =
      '23ec2bf0e9f007acda4273cf995c9d69decaac1f6000a63e7eaa8fa0779d50f8';
}
