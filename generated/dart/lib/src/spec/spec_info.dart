// Generated from the spec of Lockstep: change it there and generate anew.

/// The spec that this package was generated from.
abstract final class SpecInfo {
  /// The spec's semantic version.
  static const String version = '0.1.0';

  /// The digest of all of the spec that decides bytes and behaviour. Two
  /// implementations with the same digest read and write the same.
  static const String digest =
      '7b6fcc9d2a107a8605f9ca8d165088c6cf81318abcf41a78ed9fb8960a609f9c';
}
