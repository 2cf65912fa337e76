// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// The part of a JSON string that is in the text as it is.
enum PlainText {
  /// Where the next quote, backslash or control character stands, or the end; it looks at eight
  /// bytes at a time.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quote: UInt64 = word ^ (ones &* 0x22)
      let backslash: UInt64 = word ^ (ones &* 0x5C)
      // Each has a high bit where a byte is zero or, in the last one, below 0x20.
      let quotes: UInt64 = (quote &- ones) & ~quote
      let backslashes: UInt64 = (backslash &- ones) & ~backslash
      let controls: UInt64 = (word &- (ones &* 0x20)) & ~word
      if (quotes | backslashes | controls) & highs != 0 { break }
      index += 8
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0x22, 0x5C, 0..<0x20: return index
      default: index += 1
      }
    }
    return index
  }
}
