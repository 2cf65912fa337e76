// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// A text that is read and set as a `String`, and compared by its code units.
///
/// Swift's own strings are equal where Unicode calls them canonically equivalent. On the wire those
/// are different texts: models that hold them are not equal.
@propertyWrapper
public struct ExactText: Sendable, Hashable, CustomStringConvertible {
  /// The text.
  public var wrappedValue: String

  /// Wraps a text.
  public init(wrappedValue: String) {
    self.wrappedValue = wrappedValue
  }

  /// The text.
  public var description: String { wrappedValue }

  /// Whether two texts consist of the same code units.
  public static func == (left: ExactText, right: ExactText) -> Bool {
    JsonString(left.wrappedValue) == JsonString(right.wrappedValue)
  }

  /// Hashes the code units.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(JsonString(wrappedValue))
  }
}
