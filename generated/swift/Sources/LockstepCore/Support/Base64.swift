// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Base64 as RFC 4648 has it: the standard alphabet, padded, and nothing else.
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")
  private static let noDigit: UInt8 = 0xFF

  private static let digits: [UInt8] = {
    var digits = [UInt8](repeating: noDigit, count: 256)
    for (value, character) in alphabet.enumerated() { digits[Int(character)] = UInt8(value) }
    return digits
  }()

  /// The text of some bytes.
  public static func encode(_ bytes: [UInt8]) -> String {
    let count = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: count) { text in
      bytes.withUnsafeBufferPointer { source in
        alphabet.withUnsafeBufferPointer { encode(source, into: text, alphabet: $0) }
      }
      return count
    }
  }

  private static func encode(
    _ source: UnsafeBufferPointer<UInt8>,
    into text: UnsafeMutableBufferPointer<UInt8>,
    alphabet: UnsafeBufferPointer<UInt8>
  ) {
    var read = 0
    var write = 0
    while read + 2 < source.count {
      // In steps of one type: of a long mixed expression the compiler tries every reading.
      let first = Int(source[read])
      let second = Int(source[read + 1])
      let third = Int(source[read + 2])
      text[write] = alphabet[first &>> 2]
      text[write + 1] = alphabet[(first & 3) &<< 4 | second &>> 4]
      text[write + 2] = alphabet[(second & 15) &<< 2 | third &>> 6]
      text[write + 3] = alphabet[third & 63]
      read += 3
      write += 4
    }
    let left = source.count - read
    guard left > 0 else { return }
    let first = Int(source[read])
    let second = left == 2 ? Int(source[read + 1]) : 0
    text[write] = alphabet[first &>> 2]
    text[write + 1] = alphabet[(first & 3) &<< 4 | second &>> 4]
    text[write + 2] = left == 2 ? alphabet[(second & 15) &<< 2] : padding
    text[write + 3] = padding
  }

  /// The bytes that a text stands for.
  ///
  /// - Returns: nil where the text is not exactly what `encode` would have written: white space,
  ///   missing padding, bits that the padding leaves over.
  public static func decode(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { source in
      digits.withUnsafeBufferPointer { decode(source, digits: $0) }
    }
  }

  private static func decode(
    _ source: UnsafeBufferPointer<UInt8>, digits: UnsafeBufferPointer<UInt8>
  ) -> [UInt8]? {
    guard source.count % 4 == 0 else { return nil }
    guard source.count > 0 else { return [] }
    let pads = source[source.count - 1] != padding ? 0 : source[source.count - 2] != padding ? 1 : 2
    let count = source.count / 4 * 3 - pads
    var valid = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, initialized in
      initialized = count
      // The values of digits are below 64: a bit above that in the sum of all is an offence.
      var seen: UInt8 = 0
      var write = 0
      let whole = pads == 0 ? source.count : source.count - 4
      if let from = source.baseAddress, let digits = digits.baseAddress,
        let to = target.baseAddress
      {
        // Plain pointers and shifts of one type: a build without the optimizer calls a function for
        // each of the others, and a test of megabytes would last minutes.
        var read = 0
        while read < whole {
          let first = digits[Int(from[read])]
          let second = digits[Int(from[read + 1])]
          let third = digits[Int(from[read + 2])]
          let fourth = digits[Int(from[read + 3])]
          seen |= first | second | third | fourth
          to[write] = first &<< 2 | second &>> 4
          to[write + 1] = second &<< 4 | third &>> 2
          to[write + 2] = third &<< 6 | fourth
          read += 4
          write += 3
        }
      }
      if pads > 0 {
        let first = digits[Int(source[whole])]
        let second = digits[Int(source[whole + 1])]
        let third = pads == 1 ? digits[Int(source[whole + 2])] : 0
        seen |= first | second | third
        target[write] = first << 2 | second >> 4
        if pads == 1 { target[write + 1] = second << 4 | third >> 2 }
        let left = pads == 1 ? third & 3 : second & 15
        if left != 0 { valid = false }
      }
      if seen > 63 { valid = false }
    }
    return valid ? bytes : nil
  }
}
