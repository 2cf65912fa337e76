// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// The spec that this package was generated from.
abstract final class SpecInfo {
  /// The spec's semantic version.
  static const String version = '0.1.0';

  /// The digest of all of the spec that decides bytes and behaviour. Two
  /// implementations with the same digest read and write the same.
  static const String digest =
      '7a9782d9bd9dee427e7bb6738a3c0d914f5943b47be92fe985982f2f8577a22c';
}
