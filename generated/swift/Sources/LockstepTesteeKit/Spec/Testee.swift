// Generated from the spec's subject `testee`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The limits of the testee protocol.
///
/// Spec: `Testee`.
public enum Testee {
  /// The largest byte string that an answer holds in full; a larger one is its size and
  /// BLAKE2b-512.
  ///
  /// Spec: `Testee.maximumInlineBytes`, bytes.
  public static let maximumInlineBytes = 65536

  /// The size of the seed that stands for libsodium's `randombytes_buf_deterministic`.
  ///
  /// Spec: `Testee.seedBytes`, bytes.
  public static let seedBytes = 32

  /// The largest byte string that a seed may stand for.
  ///
  /// Spec: `Testee.maximumSeededBytes`, bytes.
  public static let maximumSeededBytes = 10_737_418_240

  /// How deep the arrays and objects of a request may nest.
  ///
  /// Spec: `Testee.maximumRequestDepth`, count.
  public static let maximumRequestDepth = 1024
}
