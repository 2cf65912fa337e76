/// Addresses, http and https, by one grammar in all languages: their own parsers mend what they are
/// given, each in its own way.
enum WebAddress {
  /// What an address must be, after its name.
  static let expectation = "must be an http or https address with a host, without user and fragment"
  /// What a base must be.
  static let baseExpectation =
    "must be an http or https address with a host, without user, query and fragment"

  /// Whether a text is an address, perhaps with a query.
  static func isAddress(_ text: String) -> Bool {
    var scanner = AddressScanner(text)
    guard scanner.takeOrigin(), scanner.takePath() else { return false }
    return scanner.takeQuery() && scanner.isAtEnd
  }

  /// The base of the API's addresses, without the slashes at its end.
  ///
  /// - Returns: nil for what is not an address, or has a query.
  static func base(_ text: String) -> String? {
    var scanner = AddressScanner(text)
    guard scanner.takeOrigin(), scanner.takePath(), scanner.isAtEnd else { return nil }
    var bytes = Array(text.utf8)
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text as it is written in a path or query: all but unreserved characters of RFC 3986 are
  /// escaped, byte by byte of UTF-8.
  static func escape(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var escaped: [UInt8] = []
    for byte in text.utf8 {
      if byte.isUnreserved {
        escaped.append(byte)
      } else {
        escaped += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}

/// Takes an address apart from left to right.
private struct AddressScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { index == bytes.count }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func takeOrigin() -> Bool {
    guard take("https://") || take("http://") else { return false }
    return takeHost() && takePort()
  }

  mutating func takePath() -> Bool {
    take("/") ? takeText(more: []) : true
  }

  mutating func takeQuery() -> Bool {
    take("?") ? takeText(more: [UInt8(ascii: "?")]) : true
  }

  private mutating func takeHost() -> Bool {
    let start = index
    if take("[") {
      while let byte = current, byte.isHexDigit || byte == UInt8(ascii: ":") || byte == 0x2E {
        index += 1
      }
      return index > start + 1 && take("]")
    }
    while let byte = current, byte.isLetterOrDigit || [0x2D, 0x2E, 0x5F].contains(byte) {
      index += 1
    }
    return index > start && bytes[start].isLetterOrDigit && bytes[index - 1].isLetterOrDigit
  }

  private mutating func takePort() -> Bool {
    guard take(":") else { return true }
    let start = index
    var port = 0
    while let byte = current, byte.isDigit, index - start < 5 {
      port = port * 10 + Int(byte - 0x30)
      index += 1
    }
    return index > start && port <= 65535 && current?.isDigit != true
  }

  private mutating func takeText(more: [UInt8]) -> Bool {
    while let byte = current {
      if byte == UInt8(ascii: "%") {
        guard index + 2 < bytes.count, bytes[index + 1].isHexDigit, bytes[index + 2].isHexDigit
        else { return false }
        index += 3
      } else if byte.isUnreserved || byte.isSubdelimiter || more.contains(byte) {
        index += 1
      } else {
        return true
      }
    }
    return true
  }

  /// Takes a mark, whatever the case of its letters.
  private mutating func take(_ mark: StaticString) -> Bool {
    let mark = mark.withUTF8Buffer(Array.init)
    guard index + mark.count <= bytes.count else { return false }
    for (offset, byte) in mark.enumerated() where bytes[index + offset].asciiLowercased != byte {
      return false
    }
    index += mark.count
    return true
  }
}

extension UInt8 {
  /// The letter in lower case; any other byte as it is.
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }

  /// Whether it is a digit.
  var isDigit: Bool { (0x30...0x39).contains(self) }

  fileprivate var isLetterOrDigit: Bool {
    isDigit || (0x61...0x7A).contains(asciiLowercased)
  }

  fileprivate var isHexDigit: Bool { isDigit || (0x61...0x66).contains(asciiLowercased) }

  fileprivate var isUnreserved: Bool {
    isLetterOrDigit || self == 0x2D || self == 0x2E || self == 0x5F || self == 0x7E
  }

  /// What may stand beside unreserved characters in a path: `!$&'()*+,;=`, `:`, `@` and `/`.
  fileprivate var isSubdelimiter: Bool {
    switch self {
    case 0x21, 0x24, 0x26...0x2C, 0x2F, 0x3A, 0x3B, 0x3D, 0x40: true
    default: false
    }
  }
}
