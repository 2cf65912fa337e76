// Generated from the spec's subject `json`. Edit the spec, then run
// `npx nx generate lockstep`.

/// What canonical JSON can hold.
///
/// Spec: `JsonLimits`.
public enum JsonLimits {
  /// How deep arrays and objects may nest, both counted: `[]` has depth 1.
  ///
  /// Spec: `JsonLimits.maximumDepth`, count.
  public static let maximumDepth = 128

  /// The largest integer up to which every one, negative or not, has a double of its own: 2^53 − 1.
  /// An integer literal beyond is refused unless it is what ECMAScript prints for its double:
  /// readers would take it for different numbers.
  ///
  /// Spec: `JsonLimits.maximumExactInteger`, count.
  public static let maximumExactInteger = 9_007_199_254_740_991
}
