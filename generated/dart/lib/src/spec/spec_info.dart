// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// The spec that this package was generated from.
abstract final class SpecInfo {
  /// The spec's semantic version.
  static const String version = '0.1.0';

  /// The digest of all of the spec that decides bytes and behaviour. Two
  /// implementations with the same digest read and write the same.
  static const String digest =
      '75928127c6c2236bb8d28feae944aa1b885ab48d6c237caaef45993a81ff4d9a';
}
