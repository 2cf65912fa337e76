// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// The spec that this package was generated from.
abstract final class SpecInfo {
  /// The spec's semantic version.
  static const String version = '0.1.0';

  /// The digest of all of the spec that decides bytes and behaviour. Two
  /// implementations with the same digest read and write the same.
  static const String digest =
      '9091fdbf7638bc49c5c56cfb8f049b4d9cd6a187c876c9e77ad9c7726699ca93';
}
