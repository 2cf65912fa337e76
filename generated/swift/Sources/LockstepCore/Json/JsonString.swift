// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// A text that is compared by its code units.
///
/// Swift's own strings are equal where Unicode calls them canonically equivalent: é in two
/// spellings, or the Kelvin sign and K. On the wire those are different texts, and stay so here.
public struct JsonString: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text, with the code units that it was made of.
  public let text: String

  /// Wraps a text.
  public init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
  }

  /// Wraps a literal.
  public init(stringLiteral text: String) {
    self.init(text)
  }

  /// The text.
  public var description: String { text }

  /// Lends the UTF-8 of the text.
  func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    // The storage is contiguous since init: the copy, which the call below asks for, is shared.
    var text = text
    return try text.withUTF8(body)
  }
}

extension JsonString: Hashable {
  /// Whether two texts consist of the same code units.
  public static func == (left: JsonString, right: JsonString) -> Bool {
    left.withUTF8 { left in
      right.withUTF8 { right in
        left.count == right.count && left.elementsEqual(right)
      }
    }
  }

  /// Hashes the code units.
  public func hash(into hasher: inout Hasher) {
    withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension JsonString: Comparable {
  /// Orders texts by their UTF-16 code units, as RFC 8785 orders members.
  ///
  /// UTF-8 has nearly that order. The exception: a character beyond U+FFFF, whose first byte is
  /// 0xF0 or more, is a pair of surrogates in UTF-16 and so comes before U+E000 to U+FFFF, whose
  /// first byte is 0xEE or 0xEF.
  public static func < (left: JsonString, right: JsonString) -> Bool {
    left.withUTF8 { left in
      right.withUTF8 { right in
        let common = min(left.count, right.count)
        var index = 0
        while index < common && left[index] == right[index] { index += 1 }
        if index == common { return left.count < right.count }
        let (first, second) = (left[index], right[index])
        if first >= 0xEE && second >= 0xEE && (first >= 0xF0) != (second >= 0xF0) {
          return first >= 0xF0
        }
        return first < second
      }
    }
  }
}
