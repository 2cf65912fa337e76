// Generated from the spec's subject `rollout`. Edit the spec, then run
// `npx nx generate lockstep`.

/// How a feature and a user become a bucket: BLAKE2b of their text, its first bytes as a big-endian
/// integer, modulo.
///
/// Spec: `Rollout`.
public enum Rollout {
  /// What stands between the feature and the user's number in the text that is hashed.
  ///
  /// Spec: `Rollout.separator`, text.
  public static let separator = ":"

  /// The size of the hash, unkeyed BLAKE2b.
  ///
  /// Spec: `Rollout.hashBytes`, bytes.
  public static let hashBytes = 32

  /// How many of its first bytes are read.
  ///
  /// Spec: `Rollout.bucketBytes`, bytes.
  public static let bucketBytes = 4

  /// How many buckets there are.
  ///
  /// Spec: `Rollout.buckets`, count.
  public static let buckets = 10000

  /// How many buckets a percent is: at p percent a feature is on in the first p times as many.
  ///
  /// Spec: `Rollout.bucketsPerPercent`, count.
  public static let bucketsPerPercent = 100
}
