/// What a call's success becomes.
public protocol ApiSuccess: Sendable {
  /// Reads what was judged.
  ///
  /// - Throws: `invalid_model` for what was not.
  init(reading json: JsonObject) throws(LockstepError)
}

/// A JSON document that a call sends or is answered.
///
/// It describes itself by its name alone: documents hold signed addresses and wrapped keys, which
/// have no place in a log.
public protocol ApiDocument: ApiSuccess, DocumentValue, CustomStringConvertible, CustomReflectable {
  /// What is judged of it.
  static var shape: DocumentShape { get }

  /// The members as JSON; those that are nil are left out.
  var json: JsonObject { get }
}

extension ApiDocument {
  /// Reads a document where it has a reading.
  public init?(documentValue value: JsonValue) {
    guard case .object(let object) = value else { return nil }
    do {
      try Self.shape.judge(value, as: .answer)
      try self.init(reading: object)
    } catch {
      return nil
    }
  }

  /// The document as JSON.
  public var documentValue: JsonValue { .object(json) }

  /// The name of the spec's definition.
  public var description: String { Self.shape.name }

  /// Does not show what it holds.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a member of a document may hold.
public protocol DocumentValue: Sendable {
  /// Reads a value; nil where it has another type.
  init?(documentValue value: JsonValue)

  /// The value as JSON.
  var documentValue: JsonValue { get }
}

extension String: DocumentValue {
  /// Reads a text.
  public init?(documentValue value: JsonValue) {
    guard case .string(let text) = value else { return nil }
    self = text.text
  }

  /// The text as JSON.
  public var documentValue: JsonValue { .string(JsonString(self)) }
}

extension Int: DocumentValue {
  /// Reads a whole number.
  public init?(documentValue value: JsonValue) {
    guard case .number(let number) = value, let integer = number.integer else { return nil }
    self = integer
  }

  /// The number as JSON; the nearest double of one beyond ±(2^53 − 1), which judging refuses.
  public var documentValue: JsonValue { .number(JsonNumber(self)) }
}

extension Bool: DocumentValue {
  /// Reads `true` or `false`.
  public init?(documentValue value: JsonValue) {
    guard case .bool(let flag) = value else { return nil }
    self = flag
  }

  /// The flag as JSON.
  public var documentValue: JsonValue { .bool(self) }
}

extension Array: DocumentValue where Element: DocumentValue {
  /// Reads a list; nil where an item has no reading.
  public init?(documentValue value: JsonValue) {
    guard case .array(let values) = value else { return nil }
    let items = values.compactMap(Element.init(documentValue:))
    guard items.count == values.count else { return nil }
    self = items
  }

  /// The list as JSON.
  public var documentValue: JsonValue { .array(map(\.documentValue)) }
}

extension JsonObject {
  /// A member that must be there.
  func required<Value: DocumentValue>(_ name: JsonString) throws(LockstepError) -> Value {
    guard let value = self[name].flatMap(Value.init(documentValue:)) else {
      throw .invalidModel("", jsonPointer(to: name), "must have a value of its type")
    }
    return value
  }

  /// A member that may be absent, null, or without a reading.
  func optional<Value: DocumentValue>(_ name: JsonString) -> Value? {
    self[name].flatMap(Value.init(documentValue:))
  }
}

/// The success of a call whose answer says nothing.
public struct NoContent: ApiSuccess {
  /// There is nothing to read.
  public init(reading json: JsonObject) {}
}

/// The success of a PUT.
public struct StoredETag: ApiSuccess {
  /// What storage calls the bytes, with the quotes around it.
  public let etag: String

  /// Reads it.
  public init(reading json: JsonObject) throws(LockstepError) {
    etag = try json.required("etag")
  }
}

/// The success of a call that is answered by a redirect, which nobody follows.
public struct RedirectTarget: ApiSuccess, CustomStringConvertible {
  /// Where it leads: a signed address, which is a secret while it lives.
  public let url: String

  /// Reads it.
  public init(reading json: JsonObject) throws(LockstepError) {
    url = try json.required("url")
  }

  /// The name of the type.
  public var description: String { "RedirectTarget" }
}
