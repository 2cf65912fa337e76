// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// A JSON value that keeps apart what the text kept apart: `true` and 1, absent and null, members
/// whose names are canonically equivalent.
public enum JsonValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number.
  case number(JsonNumber)
  /// A string.
  case string(JsonString)
  /// An array.
  case array([JsonValue])
  /// An object.
  case object(JsonObject)
  /// What has the grammar of JSON and is not a value that all readers agree on: a string with half
  /// a surrogate pair, a number too large for a double, an object with a member twice. It has no
  /// canonical form; the parser makes it for testees alone, which answer for each value by itself.
  case flawed(JsonError)
}

extension JsonValue: CustomStringConvertible {
  /// The value as JSON, members in the order that objects have.
  public var description: String {
    var writer = JsonWriter()
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// A number of JSON: a double, as ECMAScript has it.
public struct JsonNumber: Sendable {
  /// The value; finite.
  public let value: Double
  /// Whether the value came from an integer literal that stands for another integer: canonical
  /// JSON refuses it rather than change it.
  public let isInexactInteger: Bool

  /// Makes a number.
  ///
  /// - Throws: `JsonError` for infinity and NaN, which JSON does not have.
  public init(finite value: Double) throws(JsonError) {
    guard value.isFinite else { throw JsonError(reason: .overflow, offset: nil) }
    self.init(value)
  }

  /// Makes a number from an integer.
  ///
  /// - Throws: `JsonError` for one beyond ±(2^53 − 1), which would become another number.
  public init(exactly value: Int) throws(JsonError) {
    guard abs(Double(value)) <= Double(JsonLimits.maximumExactInteger) else {
      throw JsonError(reason: .inexactInteger, offset: nil)
    }
    self.init(Double(value))
  }

  /// Makes a number that is known to be finite.
  package init(_ value: Double) {
    precondition(value.isFinite, "JSON has no infinity and no NaN")
    self.value = value
    isInexactInteger = false
  }

  /// Makes a number from an integer that is known to lie within ±(2^53 − 1).
  package init(_ value: Int) {
    self.init(Double(value))
  }

  init(value: Double, isInexactInteger: Bool) {
    self.value = value
    self.isInexactInteger = isInexactInteger
  }

  /// The value as an integer: nil where it has a fraction or lies beyond ±(2^53 − 1), where
  /// doubles no longer hold every integer.
  public var integer: Int? {
    guard abs(value) <= Double(JsonLimits.maximumExactInteger),
      value == value.rounded(.towardZero)
    else { return nil }
    return Int(value)
  }
}

extension JsonNumber: Hashable {
  /// Whether two numbers have the same value; 0 and −0 do, an integer and one that it would change
  /// to don't.
  public static func == (left: JsonNumber, right: JsonNumber) -> Bool {
    left.value == right.value && left.isInexactInteger == right.isInexactInteger
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
  }
}

/// A JSON object: its members in their order, no name twice. The order makes no object another.
public struct JsonObject: Sendable {
  /// A name and its value.
  public struct Member: Sendable, Hashable {
    /// The name.
    public let name: JsonString
    /// The value.
    public var value: JsonValue

    /// Puts a name and a value together.
    public init(_ name: JsonString, _ value: JsonValue) {
      self.name = name
      self.value = value
    }
  }

  /// The members in their order.
  public private(set) var members: [Member]

  /// Makes an empty object.
  public init() {
    members = []
  }

  /// Takes members whose names are known to differ.
  init(uniqueMembers: [Member]) {
    members = uniqueMembers
  }

  /// The value of a member, nil where there is none: setting nil removes the member, which is not
  /// to set null. It searches from the first member on.
  public subscript(_ name: JsonString) -> JsonValue? {
    get { members.first { $0.name == name }?.value }
    set {
      let index = members.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(name, value))
      case (nil, nil): break
      }
    }
  }

  /// Adds a member at the end.
  ///
  /// - Throws: `JsonError` where the object has one of that name; the subscript replaces it.
  public mutating func add(_ name: JsonString, _ value: JsonValue) throws(JsonError) {
    guard self[name] == nil else { throw JsonError(reason: .duplicateMember, offset: nil) }
    members.append(Member(name, value))
  }

  /// The object without the members that are null; those inside of its members stay.
  var withoutNulls: JsonObject {
    guard members.contains(where: { $0.value == .null }) else { return self }
    return JsonObject(uniqueMembers: members.filter { $0.value != .null })
  }

  /// Appends a member whose name is known to be new; does nothing where the value is nil, since
  /// absent is not null.
  package mutating func append(_ name: JsonString, _ value: JsonValue?) {
    guard let value else { return }
    members.append(Member(name, value))
  }
}
