#if os(Linux)
  import CLockstepSodium
#else
  import Clibsodium
#endif

/// Base64 as RFC 4648 has it: the standard alphabet, padded, and nothing else.
///
/// libsodium's codec is used: it takes no shortcut that depends on the bytes, which may be a key.
public enum Base64 {
  /// The text of some bytes.
  public static func encode(_ bytes: [UInt8]) -> String {
    let count = (bytes.count + 2) / 3 * 4
    // libsodium ends its text with a NUL, for which it wants to be told of room.
    return String(unsafeUninitializedCapacity: count + 1) { text in
      text.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return 0 }
        sodium_bin2base64(start, count + 1, bytes, bytes.count, sodium_base64_VARIANT_ORIGINAL)
        return count
      }
    }
  }

  /// The bytes that a text stands for.
  ///
  /// - Returns: nil where the text is not exactly what `encode` would have written: white space,
  ///   missing padding, bits that the padding leaves over.
  public static func decode(_ text: String) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    var text = text
    return text.withUTF8 { source in
      var isWhole = false
      let bytes = [UInt8](unsafeUninitializedCapacity: source.count / 4 * 3 + 1) { target, count in
        isWhole = source.withMemoryRebound(to: CChar.self) { source in
          guard let start = target.baseAddress else { return false }
          return sodium_base642bin(
            start, target.count, source.baseAddress, source.count, nil, &count, nil,
            sodium_base64_VARIANT_ORIGINAL) == 0
        }
      }
      return isWhole ? bytes : nil
    }
  }
}
