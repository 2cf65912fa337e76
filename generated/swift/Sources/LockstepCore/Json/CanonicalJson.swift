// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Canonical JSON, RFC 8785: the one text that a value has, in every language.
public enum CanonicalJson {
  /// The UTF-8 of a value's canonical form.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - maximumDepth: how deep arrays and objects may nest.
  /// - Throws: `JsonError` where it nests deeper, or holds what is flawed, or a number whose
  ///   literal was an integer that its double is not.
  public static func encode(
    _ value: JsonValue, maximumDepth: Int = JsonLimits.maximumDepth
  ) throws -> [UInt8] {
    var writer = JsonWriter()
    try encode(value, depth: maximumDepth, with: &writer)
    return writer.bytes
  }

  /// The UTF-8 of the canonical form of the value that a text holds.
  ///
  /// - Parameter text: the text's UTF-8.
  /// - Throws: `JsonError` for what is not JSON, and for what has no canonical form.
  public static func canonicalize(_ text: [UInt8]) throws -> [UInt8] {
    try encode(JsonParser.parse(text, maximumDepth: JsonLimits.maximumDepth))
  }

  private static func encode(
    _ value: JsonValue, depth: Int, with writer: inout JsonWriter
  ) throws {
    switch value {
    case .array(let items):
      let inner = try deeper(depth)
      writer.open("[")
      for (position, item) in items.enumerated() {
        if position > 0 { writer.separate() }
        try encode(item, depth: inner, with: &writer)
      }
      writer.close("]")
    case .object(let object):
      let inner = try deeper(depth)
      writer.open("{")
      for (position, member) in object.canonicalMembers.enumerated() {
        if position > 0 { writer.separate() }
        writer.write(name: member.name)
        try encode(member.value, depth: inner, with: &writer)
      }
      writer.close("}")
    case .number(let number):
      guard !number.isInexactInteger else {
        throw JsonError(reason: .inexactInteger, offset: nil)
      }
      writer.write(number)
    case .string(let text):
      writer.write(text)
    case .bool(let flag):
      writer.write(flag)
    case .null:
      writer.writeNull()
    case .flawed(let flaw):
      throw flaw
    }
  }

  private static func deeper(_ depth: Int) throws -> Int {
    guard depth > 0 else { throw JsonError(reason: .tooDeep, offset: nil) }
    return depth - 1
  }
}
