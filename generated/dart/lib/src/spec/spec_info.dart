// Generated from the spec of Lockstep: change it there and generate anew.

/// The spec that this package was generated from.
abstract final class SpecInfo {
  /// The spec's semantic version.
  static const String version = '0.1.0';

  /// The digest of all of the spec that decides bytes and behaviour. Two
  /// implementations with the same digest read and write the same.
  static const String digest =
      'f856063953a523b8ec02c9c099607243cc68a5a988178bbbbf56190125c29ba2';
}
