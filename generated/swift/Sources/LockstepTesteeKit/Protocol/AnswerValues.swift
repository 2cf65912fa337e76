// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

// How the values of a result stand in an answer.
extension JsonValue {
  /// Bytes: base64, or the size and hash of those that are too many for a line.
  static func bytes(_ bytes: [UInt8]) throws -> JsonValue {
    if bytes.count <= Testee.maximumInlineBytes { return .text(Base64.encode(bytes)) }
    var digest = JsonObject()
    digest.append("size", .integer(bytes.count))
    digest.append("blake2b", .text(Base64.encode(try EnteCrypto().hash(bytes))))
    return .object(digest)
  }

  /// A text.
  static func text(_ text: String) -> JsonValue { .string(JsonString(text)) }

  /// A whole number.
  static func integer(_ integer: Int) -> JsonValue { .number(JsonNumber(integer)) }

  /// A wire value of an enum.
  static func scalar(_ scalar: WireScalar) -> JsonValue {
    switch scalar {
    case .string(let text): .string(text)
    case .integer(let integer): .integer(integer)
    }
  }

  /// A list, each item encoded.
  static func list<Item>(
    _ items: [Item], _ encode: (Item) throws -> JsonValue
  ) rethrows -> JsonValue {
    .array(try items.map(encode))
  }

  /// A value, encoded, or null.
  static func nullable<Item>(
    _ item: Item?, _ encode: (Item) throws -> JsonValue
  ) rethrows -> JsonValue {
    try item.map(encode) ?? .null
  }
}
