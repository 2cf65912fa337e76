// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// What canonical JSON can hold.
///
/// The spec's `JsonLimits`.
abstract final class JsonLimits {
  /// How deep arrays and objects may nest, both counted: `[]` has depth 1.
  static const int maximumDepth = 128;

  /// The largest integer up to which every one, negative or not, has a double
  /// of its own: 2^53 − 1. An integer literal beyond is refused unless it is
  /// what ECMAScript prints for its double: readers would take it for different
  /// numbers.
  static const int maximumExactInteger = 9_007_199_254_740_991;
}
