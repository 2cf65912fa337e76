// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What the value of a member must be.
struct ModelType: Sendable {
  /// The type in words, for messages: "a string".
  let name: String
  /// Whether a value is of the type.
  let accepts: @Sendable (JsonValue) -> Bool

  /// A text.
  static let text = ModelType(name: "a string") { value in
    if case .string = value { true } else { false }
  }

  /// `true` or `false`.
  static let flag = ModelType(name: "true or false") { value in
    if case .bool = value { true } else { false }
  }

  /// A double; not finite is one that a program made.
  static let number = ModelType(name: "a finite number") { value in
    if case .number(let number) = value { number.value.isFinite } else { false }
  }

  /// A whole number that doubles hold exactly.
  static let integer = ModelType(name: "a whole number within ±(2^53 − 1)") { value in
    Int(modelValue: value) != nil
  }

  /// A whole number from a least one on.
  static func integer(minimum: Int) -> ModelType {
    ModelType(name: "a whole number from \(minimum) to 2^53 − 1") { value in
      Int(modelValue: value).map { $0 >= minimum } ?? false
    }
  }

  /// The wire value of an enum; of an open one any value of the wire's type.
  static func enumeration<Member: WireEnum>(_ type: Member.Type) -> ModelType
  where Member.WireValue: ModelScalar {
    ModelType(name: "a wire value of \(Member.specName)") { value in
      Member(modelValue: value) != nil
    }
  }
}

extension ModelType {
  /// A set of flags: any bits.
  static func flags<Flags: WireFlags>(_ type: Flags.Type) -> ModelType {
    ModelType(name: "a set of \(Flags.specName), a whole number from 0 to 2^53 − 1") { value in
      Flags(modelValue: value) != nil
    }
  }
}

/// What older clients wrote.
enum OldForm: Sendable {
  /// A number where a text is meant: its canonical text.
  case numericText
  /// A string that is exactly one number of JSON's grammar, where a number is meant.
  case numberInText

  /// What a value stands for; itself where it is not of the old form.
  func normalized(_ value: JsonValue) -> JsonValue {
    switch (self, value) {
    case (.numericText, .number(let number)):
      var text: [UInt8] = []
      EcmaScriptNumber.append(number.value, to: &text)
      return .string(JsonString(String(decoding: text, as: UTF8.self)))
    case (.numberInText, .string(let text)):
      return JsonNumber(literal: text).map { .number($0) } ?? value
    default:
      return value
    }
  }
}

extension JsonNumber {
  /// The number that a text is, by JSON's grammar; nil where it is none, has white space beside it,
  /// overflows, or is an integer that its double would change.
  init?(literal: JsonString) {
    let number = literal.withUTF8 { text -> JsonNumber? in
      var reader = JsonNumberReader(bytes: text, index: 0)
      guard let number = try? reader.read(), reader.index == text.count else { return nil }
      return number
    }
    guard let number, !number.isInexactInteger else { return nil }
    self = number
  }
}
