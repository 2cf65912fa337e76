// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// The limits of the testee protocol.
///
/// The spec's `Testee`.
abstract final class Testee {
  /// The largest byte string that an answer holds in full; a larger one is its
  /// size and BLAKE2b-512.
  ///
  /// Unit: bytes.
  static const int maximumInlineBytes = 65_536;

  /// The size of the seed that stands for libsodium's
  /// `randombytes_buf_deterministic`.
  ///
  /// Unit: bytes.
  static const int seedBytes = 32;

  /// The largest byte string that a seed may stand for.
  ///
  /// Unit: bytes.
  static const int maximumSeededBytes = 10_737_418_240;

  /// How deep the arrays and objects of a request may nest.
  static const int maximumRequestDepth = 1024;
}
