// Generated from the spec of Lockstep: change it there and generate anew.

/// The spec that this package was generated from.
abstract final class SpecInfo {
  /// The spec's semantic version.
  static const String version = '0.1.0';

  /// The digest of all of the spec that decides bytes and behaviour. Two
  /// implementations with the same digest read and write the same.
  static const String digest =
      'e8afb6b9768cc04e4f1fdcbd1a21e14766694f73e171d8ff0befb48a94a359a4';
}
