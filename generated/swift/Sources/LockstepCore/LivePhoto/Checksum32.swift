// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// CRC-32 as zip files have it, eight bytes at a time.
struct Checksum32 {
  // Eight tables of 256 entries, one after the other: entry i of table k is the remainder of byte i
  // with k bytes of zero after it.
  private static let tables: [UInt32] = {
    let polynomial = UInt32(ZipFormat.checksumPolynomial)
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var remainder = UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 0 ? remainder >> 1 : remainder >> 1 ^ polynomial
      }
      tables[byte] = remainder
    }
    for index in 256..<tables.count {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 0xff)]
    }
    return tables
  }()

  private var inverted: UInt32 = 0xffff_ffff

  /// The checksum of all that was taken in.
  var value: UInt32 { ~inverted }

  /// Takes in bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var state = inverted
    Self.tables.withUnsafeBufferPointer { tables in
      var at = 0
      while bytes.count - at >= 8 {
        let eight = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        let first = UInt32(truncatingIfNeeded: eight) ^ state
        let high = UInt32(truncatingIfNeeded: eight >> 32)
        // One table a line: of a long mixed expression the compiler tries every reading.
        state = tables[0x700 + Int(first & 0xff)]
        state ^= tables[0x600 + Int(first >> 8 & 0xff)]
        state ^= tables[0x500 + Int(first >> 16 & 0xff)]
        state ^= tables[0x400 + Int(first >> 24)]
        state ^= tables[0x300 + Int(high & 0xff)]
        state ^= tables[0x200 + Int(high >> 8 & 0xff)]
        state ^= tables[0x100 + Int(high >> 16 & 0xff)]
        state ^= tables[Int(high >> 24)]
        at += 8
      }
      while at < bytes.count {
        let low = (state ^ UInt32(bytes[at])) & 0xff
        state = state >> 8 ^ tables[Int(low)]
        at += 1
      }
    }
    inverted = state
  }
}
