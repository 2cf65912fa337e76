// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// The spec that this package was generated from.
abstract final class SpecInfo {
  /// The spec's semantic version.
  static const String version = '0.1.0';

  /// The digest of all of the spec that decides bytes and behaviour. Two
  /// implementations with the same digest read and write the same.
  static const String digest =
      '718ec0be70baf78052a93e05088249219c6290beda756fa5e67d83c6d4919af7';
}
