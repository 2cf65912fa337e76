// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// The spec that this package was generated from.
abstract final class SpecInfo {
  /// The spec's semantic version.
  static const String version = '0.1.0';

  /// The digest of all of the spec that decides bytes and behaviour. Two
  /// implementations with the same digest read and write the same.
  static const String digest =
      'd58f2ff609379aa68d460e5909c62098cd5d7d099acb4fd46e4fbbb581ffa748';
}
