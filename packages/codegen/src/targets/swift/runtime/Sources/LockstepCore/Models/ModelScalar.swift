/// A type of Swift's own that members have.
protocol ModelScalar: Sendable, Hashable {
  /// Reads a value; nil where it is of another type.
  init?(modelValue: JsonValue)

  /// The value in JSON, for the judge: it may be one that JSON does not have.
  var modelValue: JsonValue { get }
}

extension String: ModelScalar {
  init?(modelValue: JsonValue) {
    guard case .string(let text) = modelValue else { return nil }
    self = text.text
  }

  var modelValue: JsonValue { .string(JsonString(self)) }
}

extension Int: ModelScalar {
  init?(modelValue: JsonValue) {
    guard case .number(let number) = modelValue, let integer = number.integer else { return nil }
    self = integer
  }

  // An integer beyond ±(2^53 − 1) becomes a double that lies there, too, and is refused.
  var modelValue: JsonValue { .number(JsonNumber(unchecked: Double(self))) }
}

extension Double: ModelScalar {
  init?(modelValue: JsonValue) {
    guard case .number(let number) = modelValue else { return nil }
    self = number.value
  }

  // One that is not finite is refused.
  var modelValue: JsonValue { .number(JsonNumber(unchecked: self)) }
}

extension Bool: ModelScalar {
  init?(modelValue: JsonValue) {
    guard case .bool(let flag) = modelValue else { return nil }
    self = flag
  }

  var modelValue: JsonValue { .bool(self) }
}

extension JsonNumber {
  /// Makes a number that is judged before it is written.
  fileprivate init(unchecked value: Double) {
    self.init(value: value, isInexactInteger: false)
  }
}

extension WireFlags {
  /// Reads a set of flags; nil where it is none: a number below 0 has no bits.
  init?(modelValue: JsonValue) {
    guard let bits = Int(modelValue: modelValue), bits >= 0 else { return nil }
    self.init(rawValue: bits)
  }

  /// The sum of the bits in JSON, for the judge.
  var modelValue: JsonValue { rawValue.modelValue }
}

extension WireEnum where WireValue: ModelScalar {
  /// Reads a wire value; nil where it is of another type, or a closed enum does not define it.
  init?(modelValue: JsonValue) {
    guard let wireValue = WireValue(modelValue: modelValue) else { return nil }
    self.init(wireValue: wireValue)
  }

  /// The wire value in JSON, for the judge.
  var modelValue: JsonValue { wireValue.modelValue }
}
