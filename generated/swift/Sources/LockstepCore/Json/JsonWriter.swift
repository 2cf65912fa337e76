// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Writes JSON without white space, strings with the fewest escapes, numbers as ECMAScript does.
package struct JsonWriter {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Writes a value, members in the order that the object has; `null` for what is flawed.
  package mutating func write(_ value: JsonValue) {
    switch value {
    case .null, .flawed: writeNull()
    case .bool(let flag): write(flag)
    case .number(let number): write(number)
    case .string(let text): write(text)
    case .array(let items):
      open("[")
      for (position, item) in items.enumerated() {
        if position > 0 { separate() }
        write(item)
      }
      close("]")
    case .object(let object):
      open("{")
      for (position, member) in object.members.enumerated() {
        if position > 0 { separate() }
        write(name: member.name)
        write(member.value)
      }
      close("}")
    }
  }

  mutating func open(_ bracket: Unicode.Scalar) { bytes.append(UInt8(ascii: bracket)) }
  mutating func close(_ bracket: Unicode.Scalar) { bytes.append(UInt8(ascii: bracket)) }
  mutating func separate() { bytes.append(UInt8(ascii: ",")) }
  mutating func writeNull() { bytes.append(contentsOf: "null".utf8) }
  mutating func write(_ flag: Bool) { bytes.append(contentsOf: (flag ? "true" : "false").utf8) }
  mutating func write(_ number: JsonNumber) { EcmaScriptNumber.append(number.value, to: &bytes) }

  mutating func write(name: JsonString) {
    write(name)
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func write(_ text: JsonString) {
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { characters in
      var start = 0
      while true {
        let end = PlainText.end(in: characters, from: start)
        bytes.append(contentsOf: characters[start..<end])
        if end == characters.count { break }
        appendEscape(of: characters[end])
        start = end + 1
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(of character: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch character {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x22, 0x5C: bytes.append(character)
    default:
      bytes.append(contentsOf: character < 0x10 ? "u000".utf8 : "u00".utf8)
      bytes.append(contentsOf: String(character, radix: 16).utf8)
    }
  }
}
