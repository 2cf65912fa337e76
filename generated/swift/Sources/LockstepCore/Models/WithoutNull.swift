// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// An optional member of a model that knows no null: one that is set is left out.
@propertyWrapper
public struct WithoutNull<Value: Sendable & Hashable>: Sendable, Hashable {
  private var presence: Presence<Value>

  /// Wraps a member.
  public init(wrappedValue: Presence<Value>) {
    presence = Self.withoutNull(wrappedValue)
  }

  /// The member; never null.
  public var wrappedValue: Presence<Value> {
    get { presence }
    set { presence = Self.withoutNull(newValue) }
  }

  private static func withoutNull(_ presence: Presence<Value>) -> Presence<Value> {
    if case .null = presence { .absent } else { presence }
  }
}
