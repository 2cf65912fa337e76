/// Why bytes are not XML that the reader takes.
struct XMLError: Error {
  let message: String
}

/// A small reader of the XML that storage answers with. It knows elements, attributes, text,
/// references, CDATA, comments and processing instructions; a document type is refused, so that
/// nothing is expanded or fetched. It is the same in all languages.
struct XMLReader {
  /// What a reader meets. Names are without their prefix.
  enum Event: Equatable {
    case start(String)
    case end(String)
    case text(String)
  }

  private let bytes: [UInt8]
  private var open: [[UInt8]] = []
  private var index = 0
  private var hadRoot = false
  /// The name of an element that was empty: its end is the next event.
  private var empty: [UInt8]?

  init(_ bytes: [UInt8]) throws(XMLError) {
    let offence = bytes.withUnsafeBufferPointer { UTF8Validation.firstOffence(in: $0) }
    if offence != nil { throw XMLError(message: "the text is not UTF-8") }
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The next event; nil at the end of the document.
  mutating func next() throws(XMLError) -> Event? {
    if let empty { return end(empty) }
    while true {
      if !open.isEmpty, current != UInt8(ascii: "<") { return .text(try text()) }
      skipSpace()
      if index == bytes.count, hadRoot, open.isEmpty { return nil }
      if take("<?") {
        _ = try skip(to: "?>")
      } else if take("<!--") {
        try comment()
      } else if !open.isEmpty, take("<![CDATA[") {
        return .text(string(try skip(to: "]]>")))
      } else if !open.isEmpty, take("</") {
        return try endTag()
      } else if current == UInt8(ascii: "<"), !open.isEmpty || !hadRoot {
        return try startTag()
      } else {
        throw failure("expected an element")
      }
    }
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func startTag() throws(XMLError) -> Event {
    index += 1
    if open.count >= AnswerNames.maximumDepth {
      throw failure("elements nest deeper than \(AnswerNames.maximumDepth)")
    }
    let name = try name()
    var attributes: Set<[UInt8]> = []
    while true {
      let hadSpace = skipSpace()
      if take("/>") {
        empty = name
        break
      }
      if take(">") { break }
      guard hadSpace else { throw failure("expected a space, / or >") }
      guard attributes.insert(try self.name()).inserted else {
        throw failure("the element has two attributes of this name")
      }
      skipSpace()
      guard take("=") else { throw failure("expected =") }
      skipSpace()
      try attributeValue()
    }
    hadRoot = true
    open.append(name)
    return .start(localName(name))
  }

  private mutating func endTag() throws(XMLError) -> Event {
    let name = try name()
    skipSpace()
    guard take(">") else { throw failure("expected >") }
    guard name == open.last else {
      throw failure("the element that ends is not the one that began")
    }
    return end(name)
  }

  private mutating func end(_ name: [UInt8]) -> Event {
    empty = nil
    open.removeLast()
    return .end(localName(name))
  }

  private mutating func attributeValue() throws(XMLError) {
    guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw failure("expected a quoted value")
    }
    index += 1
    while current != quote {
      switch current {
      case nil, UInt8(ascii: "<"): throw failure("the value has no end")
      case UInt8(ascii: "&"): _ = try reference()
      case let byte?: try character(byte)
      }
    }
    index += 1
  }

  /// Text up to the next tag.
  private mutating func text() throws(XMLError) -> String {
    var text = ""
    var start = index
    while true {
      switch current {
      case nil:
        throw failure("an element has no end")
      case UInt8(ascii: "<"):
        return text + string(start..<index)
      case UInt8(ascii: "&"):
        text += string(start..<index)
        text.unicodeScalars.append(try reference())
        start = index
      case let byte?:
        if starts(with: "]]>") { throw failure("]]> is in a text") }
        try character(byte)
      }
    }
  }

  private mutating func reference() throws(XMLError) -> Unicode.Scalar {
    index += 1
    let range = try skip(to: ";")
    guard range.count <= 8 else { throw failure("a reference is too long") }
    switch string(range) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard let code = code(bytes[range]), isCharacter(code), let scalar = Unicode.Scalar(code) else {
      throw failure("a reference stands for no character")
    }
    return scalar
  }

  /// The number in `#38` or `#x26`.
  private func code(_ name: ArraySlice<UInt8>) -> UInt32? {
    let isHex = name.starts(with: "#x".utf8)
    let digits = name.dropFirst(isHex ? 2 : 1)
    guard name.first == UInt8(ascii: "#"), !digits.isEmpty,
      digits.allSatisfy({ $0.isDigit || (isHex && (0x61...0x66).contains($0.asciiLowercased)) })
    else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10)
  }

  private func isCharacter(_ code: UInt32) -> Bool {
    switch code {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private mutating func comment() throws(XMLError) {
    _ = try skip(to: "--")
    guard take(">") else { throw failure("-- is in a comment") }
  }

  private mutating func name() throws(XMLError) -> [UInt8] {
    let start = index
    while let byte = current, isNameByte(byte, isFirst: index == start) { index += 1 }
    let name = Array(bytes[start..<index])
    let colons = name.filter { $0 == UInt8(ascii: ":") }.count
    let isName =
      !name.isEmpty && colons <= 1 && name.first != UInt8(ascii: ":")
      && name.last != UInt8(ascii: ":")
    guard isName else { throw failure("expected a name") }
    return name
  }

  private func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
    case 0x2D, 0x2E, 0x30...0x39: !isFirst
    default: false
    }
  }

  /// Passes over everything to a mark and the mark.
  ///
  /// - Returns: what stands before the mark.
  private mutating func skip(to mark: StaticString) throws(XMLError) -> Range<Int> {
    let start = index
    while !starts(with: mark) {
      guard let byte = current else { throw failure("expected \(mark)") }
      try character(byte)
    }
    defer { index += mark.utf8CodeUnitCount }
    return start..<index
  }

  private mutating func character(_ byte: UInt8) throws(XMLError) {
    if byte < 0x20, !isSpace(byte) { throw failure("a control character is in the text") }
    index += 1
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = index
    while let byte = current, isSpace(byte) { index += 1 }
    return index > start
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private func starts(with mark: StaticString) -> Bool {
    mark.withUTF8Buffer { mark in
      index + mark.count <= bytes.count && bytes[index..<index + mark.count].elementsEqual(mark)
    }
  }

  private mutating func take(_ mark: StaticString) -> Bool {
    guard starts(with: mark) else { return false }
    index += mark.utf8CodeUnitCount
    return true
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func failure(_ message: String) -> XMLError {
    XMLError(message: "\(message), at byte \(index + 1)")
  }

  private func localName(_ name: [UInt8]) -> String {
    let colon = name.firstIndex(of: UInt8(ascii: ":"))
    return String(decoding: name[(colon.map { $0 + 1 } ?? 0)...], as: UTF8.self)
  }
}
