// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// Says where an answer parts from what a vector expects, in a few lines, however large both are.
enum VectorDifference {
  private static let shownCharacters = 300
  private static let bytesAround = 8

  /// The lines about two values; a byte string that differs is shown around its first difference.
  static func describe(expected: JsonValue?, answered: JsonValue?) -> String {
    var lines = ["expected: \(shown(expected))", "answered: \(shown(answered))"]
    if case .object(let right)? = expected, case .object(let wrong)? = answered {
      for member in right.members {
        guard case .string(let one) = member.value, case .string(let other)? = wrong[member.name],
          let bytes = Base64.decode(one.text), let others = Base64.decode(other.text)
        else { continue }
        lines += differ(member.name.text, expected: bytes, answered: others)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func shown(_ value: JsonValue?) -> String {
    guard let value else { return "nothing" }
    var writer = JsonWriter()
    writer.write(value)
    let text = String(decoding: writer.bytes, as: UTF8.self)
    return text.count <= shownCharacters
      ? text : "\(text.prefix(shownCharacters))… (\(text.count) characters)"
  }

  private static func differ(_ what: String, expected: [UInt8], answered: [UInt8]) -> [String] {
    if expected == answered { return [] }
    let shorter = min(expected.count, answered.count)
    let at = (0..<shorter).first { expected[$0] != answered[$0] } ?? shorter
    return [
      "\(what) differs from byte \(at) on (\(expected.count) bytes expected, \(answered.count) "
        + "answered)",
      "  expected \(window(expected, at))", "  answered \(window(answered, at))",
    ]
  }

  private static func window(_ bytes: [UInt8], _ at: Int) -> String {
    let from = max(0, at - bytesAround)
    let to = min(bytes.count, at + bytesAround)
    var shown = (from..<to).map { index in
      let hex = String(UInt16(bytes[index]) + 0x100, radix: 16).dropFirst()
      return index == at ? "[\(hex)]" : String(hex)
    }
    if at >= bytes.count { shown.append("[end]") }
    return (from > 0 ? "… " : "") + shown.joined(separator: " ") + (to < bytes.count ? " …" : "")
  }
}
