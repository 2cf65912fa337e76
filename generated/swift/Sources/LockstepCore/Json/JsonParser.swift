// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Reads JSON strictly, in linear time: RFC 8259's grammar, no duplicate members, no half surrogate
/// pairs, no infinity, and a limit to nesting.
///
/// It recurses, so the limit is what protects the stack.
public struct JsonParser {
  /// The highest limit that can be asked for: what any thread takes, also one of a queue or a task,
  /// whose stack has half a mebibyte on Apple's systems, and in a debug build.
  public static let highestMaximumDepth = 256

  private let bytes: UnsafeBufferPointer<UInt8>
  private let maximumDepth: Int
  private let flaws: Flaws
  private var index = 0
  private var depth = 0

  /// What becomes of what has the grammar of JSON and a flaw.
  package enum Flaws: Sendable {
    /// It fails the text.
    case fail
    /// It is kept, as `JsonValue.flawed`.
    case stay
    /// An escaped half of a surrogate pair reads as U+FFFD; the others fail the text.
    case replaceHalves
  }

  /// Reads a text that holds one value.
  ///
  /// - Parameters:
  ///   - bytes: the text's UTF-8.
  ///   - maximumDepth: how deep arrays and objects may nest; `highestMaximumDepth` at most.
  /// - Throws: `JsonError`.
  public static func parse(_ bytes: [UInt8], maximumDepth: Int) throws -> JsonValue {
    try bytes.withUnsafeBufferPointer { try parse($0, maximumDepth: maximumDepth) }
  }

  /// Reads a text that holds one value, where it lies.
  public static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int
  ) throws -> JsonValue {
    try parse(
      bytes, deepestOnLargeStack: min(maximumDepth, highestMaximumDepth), flaws: .fail)
  }

  /// Reads a text that others wrote: an escaped half of a surrogate pair reads as U+FFFD.
  static func parseForeign(_ bytes: [UInt8], maximumDepth: Int) throws -> JsonValue {
    try parse(
      bytes, deepestOnLargeStack: min(maximumDepth, highestMaximumDepth), flaws: .replaceHalves)
  }

  /// Reads a text that may nest deeper than most threads take, for testees alone, which work on
  /// their main thread.
  package static func parse(
    _ bytes: [UInt8], deepestOnLargeStack maximumDepth: Int, flaws: Flaws = .fail
  ) throws -> JsonValue {
    try bytes.withUnsafeBufferPointer {
      try parse($0, deepestOnLargeStack: maximumDepth, flaws: flaws)
    }
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, deepestOnLargeStack maximumDepth: Int, flaws: Flaws
  ) throws -> JsonValue {
    if let offset = UTF8Validation.firstOffence(in: bytes) {
      throw JsonError(reason: .invalidUTF8, offset: offset)
    }
    var parser = JsonParser(bytes: bytes, maximumDepth: maximumDepth, flaws: flaws)
    return try parser.document()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int, flaws: Flaws) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
    self.flaws = flaws
  }

  private mutating func document() throws -> JsonValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw offence(.byteOrderMark) }
    skipSpace()
    let value = try value()
    skipSpace()
    guard index == bytes.count else { throw offence(.trailingText) }
    return value
  }

  private func offence(_ reason: JsonError.Reason) -> JsonError {
    JsonError(reason: reason, offset: index)
  }

  // 0 stands for the end: as a character it is an offence wherever it is looked for.
  private var current: UInt8 {
    index < bytes.count ? bytes[index] : 0
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private mutating func value() throws -> JsonValue {
    switch current {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""):
      let (text, flaw) = try string()
      return flaw.map { .flawed($0) } ?? .string(text)
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default:
      var reader = JsonNumberReader(bytes: bytes, index: index)
      defer { index = reader.index }
      do {
        return .number(try reader.read())
      } catch let flaw as JsonError where flaws == .stay && flaw.reason == .overflow {
        return .flawed(flaw)
      }
    }
  }

  private mutating func word(_ word: StaticString, _ value: JsonValue) throws -> JsonValue {
    for offset in 0..<word.utf8CodeUnitCount {
      guard current == word.utf8Start[offset] else { throw offence(.syntax) }
      index += 1
    }
    return value
  }

  private mutating func enter() throws {
    depth += 1
    if depth > maximumDepth { throw offence(.tooDeep) }
    index += 1
    skipSpace()
  }

  private mutating func leave() {
    depth -= 1
    index += 1
  }

  /// Steps over a comma, or reports that the closing bracket has come.
  private mutating func another(before close: UInt8) throws -> Bool {
    skipSpace()
    if current == close { return false }
    guard current == UInt8(ascii: ",") else { throw offence(.syntax) }
    index += 1
    skipSpace()
    return true
  }

  private mutating func array() throws -> [JsonValue] {
    let close = UInt8(ascii: "]")
    try enter()
    var items: [JsonValue] = []
    if current != close {
      repeat { items.append(try value()) } while try another(before: close)
    }
    leave()
    return items
  }

  private mutating func object() throws -> JsonValue {
    let close = UInt8(ascii: "}")
    try enter()
    var members: [JsonObject.Member] = []
    var names = MemberNames()
    var flaw: JsonError?
    if current != close {
      repeat {
        let start = index
        guard current == UInt8(ascii: "\"") else { throw offence(.syntax) }
        let (name, flawOfName) = try string()
        flaw = flaw ?? flawOfName
        if !names.insert(name, besides: members) {
          let twice = JsonError(reason: .duplicateMember, offset: start)
          guard flaws == .stay else { throw twice }
          flaw = flaw ?? twice
        }
        skipSpace()
        guard current == UInt8(ascii: ":") else { throw offence(.syntax) }
        index += 1
        skipSpace()
        members.append(.init(name, try value()))
      } while try another(before: close)
    }
    leave()
    return flaw.map { .flawed($0) } ?? .object(JsonObject(uniqueMembers: members))
  }

  private mutating func string() throws -> (text: JsonString, flaw: JsonError?) {
    var reader = JsonStringReader(bytes: bytes, index: index)
    defer { index = reader.index }
    let text = try reader.read()
    switch flaws {
    case .replaceHalves: return (text, nil)
    case .fail: if let flaw = reader.flaw { throw flaw }
    case .stay: break
    }
    return (text, reader.flaw)
  }
}

/// The names of an object so far. A few are compared one by one; more are hashed, with Swift's seed
/// of the process, so that hostile names don't make it slow.
private struct MemberNames {
  private static let fewMembers = 8
  private var hashed: Set<JsonString> = []

  /// Takes a name in; false where it is there.
  mutating func insert(_ name: JsonString, besides members: [JsonObject.Member]) -> Bool {
    if members.count < Self.fewMembers { return !members.contains { $0.name == name } }
    if hashed.isEmpty { hashed = Set(members.map(\.name)) }
    return hashed.insert(name).inserted
  }
}
