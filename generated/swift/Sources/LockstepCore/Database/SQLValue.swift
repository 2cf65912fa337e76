// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// A value that a statement is given or answers.
enum SQLValue: Sendable, Hashable {
  case integer(Int)
  case text(String)
  case null

  /// The integer; nil for anything else.
  var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The text; nil for anything else.
  var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  init(_ value: Int) {
    self = .integer(value)
  }

  init(_ value: String) {
    self = .text(value)
  }

  init(_ value: Int?) {
    self = value.map(Self.integer) ?? .null
  }

  init(_ value: String?) {
    self = value.map(Self.text) ?? .null
  }

  init<Member: WireEnum>(_ member: Member) where Member.WireValue == String {
    self = .text(member.wireValue)
  }

  init<Member: WireEnum>(_ member: Member?) where Member.WireValue == String {
    self = member.map { .text($0.wireValue) } ?? .null
  }
}

/// A row of a table or view of the spec.
protocol TableRow: Sendable, CustomStringConvertible {
  /// Reads the columns in their order.
  init(reading row: inout RowReader) throws

  /// The values in the order of the columns.
  var values: [SQLValue] { get }
}

extension TableRow {
  /// The properties that have a value, and none of the values: some are addresses that let anybody
  /// who has them write to the storage.
  public var description: String {
    let names = Mirror(reflecting: self).children.compactMap { child -> String? in
      if case Optional<Any>.none = child.value { return nil }
      return child.label
    }
    return "\(Self.self)(\(names.joined(separator: ", ")))"
  }
}

/// Reads the values of a row one after the other. What the schema does not allow is `corrupt`.
struct RowReader {
  private let values: [SQLValue]
  private let path: String
  private var next = 0

  init(_ values: [SQLValue], of path: String) {
    self.values = values
    self.path = path
  }

  private mutating func value<Value>(_ read: (SQLValue) -> Value?) throws -> Value {
    guard next < values.count, let value = read(values[next]) else {
      throw LockstepError.database(
        .corrupt, path, "column \(next) of a row holds what the schema does not allow")
    }
    next += 1
    return value
  }

  mutating func integer() throws -> Int {
    try value(\.integer)
  }

  mutating func text() throws -> String {
    try value(\.text)
  }

  mutating func member<Member: WireEnum>(of type: Member.Type) throws -> Member
  where Member.WireValue == String {
    try value { $0.text.flatMap(Member.init(wireValue:)) }
  }

  mutating func optionalInteger() throws -> Int? {
    try skipNull() ? nil : integer()
  }

  mutating func optionalText() throws -> String? {
    try skipNull() ? nil : text()
  }

  mutating func optionalMember<Member: WireEnum>(of type: Member.Type) throws -> Member?
  where Member.WireValue == String {
    try skipNull() ? nil : member(of: type)
  }

  private mutating func skipNull() -> Bool {
    guard next < values.count, values[next] == .null else { return false }
    next += 1
    return true
  }
}
