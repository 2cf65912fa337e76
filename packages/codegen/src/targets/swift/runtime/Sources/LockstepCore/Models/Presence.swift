/// An optional member of a model: absent, null, a value, or something that has no reading. They
/// differ in JSON, and stay so.
///
///     metadata.caption.value      // String?, nil for both absent and null
///     metadata.caption = "Sunset"
///     metadata.caption = .null    // written as null
///     metadata.caption = .absent  // not written
///
/// Magic metadata knows no null: it is `.absent` there, also where `.null` is set.
public enum Presence<Value: Sendable & Hashable>: Sendable {
  /// The object has no such member.
  case absent
  /// The member is there and holds null.
  case null
  /// The member holds a value.
  case value(Value)
  /// What another client wrote and this version can't read: a list as width, or a latitude without
  /// a longitude. It is written as it was, until something else is set.
  case malformed(JsonValue)

  /// Makes a member that holds a value, or is absent where there is none.
  public init(_ value: Value?) {
    self = value.map(Presence.value) ?? .absent
  }

  /// The value; nil where the member is absent or null, or has no reading.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }
}

extension Presence: CustomStringConvertible {
  /// `absent`, `null`, `malformed` or the value, a text in quotes.
  public var description: String {
    switch self {
    case .absent: "absent"
    case .null: "null"
    case .malformed: "malformed"
    case .value(let value): (value as? String)?.debugDescription ?? "\(value)"
    }
  }
}

extension Presence: Hashable {
  /// Whether two members are alike; texts are compared by their code units.
  public static func == (left: Presence, right: Presence) -> Bool {
    switch (left, right) {
    case (.absent, .absent), (.null, .null):
      return true
    case (.value(let left), .value(let right)):
      guard let left = left as? String, let right = right as? String else { return left == right }
      return ExactText(wrappedValue: left) == ExactText(wrappedValue: right)
    case (.malformed(let left), .malformed(let right)):
      return left == right
    default:
      return false
    }
  }

  /// Hashes the member, texts by their code units.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .absent: hasher.combine(0)
    case .null: hasher.combine(1)
    case .value(let value):
      hasher.combine(2)
      if let text = value as? String {
        hasher.combine(ExactText(wrappedValue: text))
      } else {
        hasher.combine(value)
      }
    case .malformed(let json):
      hasher.combine(3)
      hasher.combine(json)
    }
  }
}

extension Presence: ExpressibleByUnicodeScalarLiteral
where Value: ExpressibleByUnicodeScalarLiteral {
  /// Makes a member that holds the value of a literal.
  public init(unicodeScalarLiteral value: Value.UnicodeScalarLiteralType) {
    self = .value(Value(unicodeScalarLiteral: value))
  }
}

extension Presence: ExpressibleByExtendedGraphemeClusterLiteral
where Value: ExpressibleByExtendedGraphemeClusterLiteral {
  /// Makes a member that holds the value of a literal.
  public init(extendedGraphemeClusterLiteral value: Value.ExtendedGraphemeClusterLiteralType) {
    self = .value(Value(extendedGraphemeClusterLiteral: value))
  }
}

extension Presence: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
  /// Makes a member that holds the value of a literal.
  public init(stringLiteral value: Value.StringLiteralType) {
    self = .value(Value(stringLiteral: value))
  }
}

extension Presence: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
  /// Makes a member that holds the value of a literal.
  public init(integerLiteral value: Value.IntegerLiteralType) {
    self = .value(Value(integerLiteral: value))
  }
}

extension Presence: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
  /// Makes a member that holds the value of a literal.
  public init(floatLiteral value: Value.FloatLiteralType) {
    self = .value(Value(floatLiteral: value))
  }
}

extension Presence: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
  /// Makes a member that holds the value of a literal.
  public init(booleanLiteral value: Value.BooleanLiteralType) {
    self = .value(Value(booleanLiteral: value))
  }
}
