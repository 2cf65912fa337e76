/// Reads one string of a JSON text that is known to be UTF-8.
struct JsonStringReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the opening quote stands, and afterwards what follows the closing one; or the offence.
  var index: Int
  /// The first half of a surrogate pair that has no other half: U+FFFD stands for it in the text.
  private(set) var flaw: JsonError?

  init(bytes: UnsafeBufferPointer<UInt8>, index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// U+FFFD, which stands for a character that can't be read.
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  mutating func read() throws -> JsonString {
    index += 1
    let start = index
    skipPlain()
    if try !isEscape() {
      defer { index += 1 }
      return text(of: UnsafeBufferPointer(rebasing: bytes[start..<index]))
    }
    var decoded = Array(bytes[start..<index])
    while try isEscape() {
      try appendEscape(to: &decoded)
      let start = index
      skipPlain()
      decoded.append(contentsOf: bytes[start..<index])
    }
    index += 1
    return decoded.withUnsafeBufferPointer { text(of: $0) }
  }

  private func text(of bytes: UnsafeBufferPointer<UInt8>) -> JsonString {
    JsonString(String(decoding: bytes, as: UTF8.self))
  }

  /// Whether a backslash comes, and not the closing quote; anything else is an offence.
  private func isEscape() throws -> Bool {
    guard index < bytes.count, bytes[index] >= 0x20 else {
      throw JsonError(reason: .syntax, offset: index)
    }
    return bytes[index] == UInt8(ascii: "\\")
  }

  private mutating func skipPlain() {
    index = PlainText.end(in: bytes, from: index)
  }

  private mutating func appendEscape(to decoded: inout [UInt8]) throws {
    let start = index
    guard index + 1 < bytes.count else { throw JsonError(reason: .syntax, offset: index) }
    let letter = bytes[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      if let scalar = try escapedScalar() {
        decoded.append(contentsOf: UTF8.encode(scalar)!)
      } else {
        decoded.append(contentsOf: Self.replacement)
        flaw = flaw ?? JsonError(reason: .loneSurrogate, offset: start)
      }
    default: throw JsonError(reason: .syntax, offset: start)
    }
  }

  /// The scalar that an escape, or two of them, stand for; nil for half of a pair.
  private mutating func escapedScalar() throws -> Unicode.Scalar? {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard UTF16.isLeadSurrogate(first), index + 1 < bytes.count,
      bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    let next = index
    index += 2
    let second = try codeUnit()
    guard UTF16.isTrailSurrogate(second) else {
      // The next escape stands for itself, or begins a pair.
      index = next
      return nil
    }
    let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    return Unicode.Scalar(value)!
  }

  private mutating func codeUnit() throws -> UInt16 {
    guard index + 4 <= bytes.count else { throw JsonError(reason: .syntax, offset: index) }
    var unit: UInt16 = 0
    for _ in 0..<4 {
      let digit: UInt8
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[index] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[index] - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = bytes[index] - UInt8(ascii: "A") + 10
      default: throw JsonError(reason: .syntax, offset: index)
      }
      unit = unit << 4 | UInt16(digit)
      index += 1
    }
    return unit
  }
}
