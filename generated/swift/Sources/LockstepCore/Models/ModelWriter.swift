// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Takes the members of a model, one after the other; they are judged afterwards.
struct ModelWriter {
  /// The members in the shape's order, nil where one is absent. Numbers may be such as JSON does
  /// not have.
  private(set) var fields: [JsonValue?] = []
  /// Which of them had no reading and are written as they were.
  private(set) var malformed: Set<Int> = []

  /// - Parameter count: how many members come.
  init(count: Int) {
    fields.reserveCapacity(count)
  }

  /// Takes the next member.
  mutating func required(_ value: some ModelScalar) {
    fields.append(value.modelValue)
  }

  /// Takes the next member, an enum's.
  mutating func required<Value: WireEnum>(_ value: Value) where Value.WireValue: ModelScalar {
    fields.append(value.modelValue)
  }

  /// Takes the next member.
  mutating func optional<Value: ModelScalar>(_ presence: Presence<Value>) {
    append(presence) { $0.modelValue }
  }

  /// Takes the next member, an enum's.
  mutating func optional<Value: WireEnum>(_ presence: Presence<Value>)
  where Value.WireValue: ModelScalar {
    append(presence) { $0.modelValue }
  }

  /// Takes the next member, a set of flags.
  mutating func required<Value: WireFlags>(_ value: Value) {
    fields.append(value.modelValue)
  }

  /// Takes the next member, a set of flags.
  mutating func optional<Value: WireFlags>(_ presence: Presence<Value>) {
    append(presence) { $0.modelValue }
  }

  private mutating func append<Value>(
    _ presence: Presence<Value>, _ write: (Value) -> JsonValue
  ) {
    switch presence {
    case .absent: fields.append(nil)
    case .null: fields.append(.null)
    case .value(let value): fields.append(write(value))
    case .malformed(let json):
      malformed.insert(fields.count)
      fields.append(json)
    }
  }
}
