// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What every enum of the spec offers: the spec's names beside the values that are written.
public protocol WireEnum: Sendable, Hashable, CaseIterable {
  /// `String` or `Int`.
  associatedtype WireValue: Sendable, Hashable

  /// The name of the spec's definition.
  static var specName: String { get }

  /// The spec's name of the member; of an open enum's unknown values the fallback's name.
  var specName: String { get }

  /// What is written.
  var wireValue: WireValue { get }

  /// Reads a value. Nil where a closed enum does not define it; an open one keeps any value.
  init?(wireValue: WireValue)
}
