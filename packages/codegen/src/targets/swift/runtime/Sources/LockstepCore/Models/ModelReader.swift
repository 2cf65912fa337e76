/// Hands out the judged members of a model, one after the other: those that have no reading as they
/// are.
struct ModelReader {
  private let model: String
  private let shape: ModelShape
  private let fields: [JsonValue?]
  private let malformed: Set<Int>
  private var position = 0

  /// - Parameters:
  ///   - fields: the members in the shape's order, nil where one is absent.
  ///   - malformed: which of them have no reading.
  ///   - shape: what they are.
  ///   - model: the model's name, for messages.
  init(
    _ fields: [JsonValue?], malformed: Set<Int>, as shape: ModelShape, of model: String
  ) {
    self.fields = fields
    self.malformed = malformed
    self.shape = shape
    self.model = model
  }

  /// The next member, which must have a value.
  mutating func required<Value: ModelScalar>() throws(LockstepError) -> Value {
    try value(Value.init(modelValue:))
  }

  /// The next member, an enum's, which must have a value.
  mutating func required<Value: WireEnum>() throws(LockstepError) -> Value
  where Value.WireValue: ModelScalar {
    try value(Value.init(modelValue:))
  }

  /// The next member.
  mutating func optional<Value: ModelScalar>() throws(LockstepError) -> Presence<Value> {
    try presence(Value.init(modelValue:))
  }

  /// The next member, an enum's.
  mutating func optional<Value: WireEnum>() throws(LockstepError) -> Presence<Value>
  where Value.WireValue: ModelScalar {
    try presence(Value.init(modelValue:))
  }

  /// The next member, a set of flags, which must be there.
  mutating func required<Value: WireFlags>() throws(LockstepError) -> Value {
    try value(Value.init(modelValue:))
  }

  /// The next member, a set of flags.
  mutating func optional<Value: WireFlags>() throws(LockstepError) -> Presence<Value> {
    try presence(Value.init(modelValue:))
  }

  private mutating func value<Value: Sendable & Hashable>(
    _ read: (JsonValue) -> Value?
  ) throws(LockstepError) -> Value {
    let member = shape.members[position]
    guard let value = try presence(read).value else { throw offence(member) }
    return value
  }

  private mutating func presence<Value: Sendable & Hashable>(
    _ read: (JsonValue) -> Value?
  ) throws(LockstepError) -> Presence<Value> {
    defer { position += 1 }
    guard let field = fields[position] else { return .absent }
    if malformed.contains(position) { return .malformed(field) }
    if case .null = field { return .null }
    guard let value = read(field) else { throw offence(shape.members[position]) }
    return .value(value)
  }

  private func offence(_ member: ModelMember) -> LockstepError {
    .invalidModel(model, jsonPointer(to: member.key), "must be \(member.type.name)")
  }
}
