// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// How a feature and a user become a bucket: BLAKE2b of their text, its first
/// bytes as a big-endian integer, modulo.
///
/// The spec's `Rollout`.
abstract final class Rollout {
  /// What stands between the feature and the user's number in the text that is
  /// hashed.
  static const String separator = ':';

  /// The size of the hash, unkeyed BLAKE2b.
  ///
  /// Unit: bytes.
  static const int hashBytes = 32;

  /// How many of its first bytes are read.
  ///
  /// Unit: bytes.
  static const int bucketBytes = 4;

  /// How many buckets there are.
  static const int buckets = 10_000;

  /// How many buckets a percent is: at p percent a feature is on in the first p
  /// times as many.
  static const int bucketsPerPercent = 100;
}
