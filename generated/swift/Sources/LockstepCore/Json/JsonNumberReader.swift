// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Reads one number of a JSON text to the nearest double.
struct JsonNumberReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the number starts, and afterwards what follows it; or the offence.
  var index: Int

  private var isNegative = false
  // The digits as an integer, while they fit; leading zeros don't count.
  private var significand: UInt64 = 0
  private var significantDigits = 0
  private var exponent = 0

  /// The digits that 64 bits surely hold.
  private static let exactDigits = 19
  /// The powers of ten that are doubles, exactly.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  init(bytes: UnsafeBufferPointer<UInt8>, index: Int) {
    self.bytes = bytes
    self.index = index
  }

  mutating func read() throws -> JsonNumber {
    let start = index
    if current == UInt8(ascii: "-") {
      isNegative = true
      index += 1
    }
    if current == UInt8(ascii: "0") { index += 1 } else { try readDigits() }
    var isInteger = true
    if current == UInt8(ascii: ".") {
      isInteger = false
      index += 1
      let first = index
      try readDigits()
      exponent -= index - first
    }
    if current | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      index += 1
      try readExponent()
    }
    let literal = UnsafeBufferPointer(rebasing: bytes[start..<index])
    let value = try double(of: literal, at: start)
    return JsonNumber(
      value: value, isInexactInteger: isInteger && Self.changes(literal, printing: value))
  }

  private var current: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func readDigits() throws {
    let start = index
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      if digit != 0 || significantDigits > 0 {
        significantDigits += 1
        if significantDigits <= Self.exactDigits { significand = significand * 10 + UInt64(digit) }
      }
      index += 1
    }
    guard index > start else { throw JsonError(reason: .syntax, offset: index) }
  }

  private mutating func readExponent() throws {
    var isNegative = false
    if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") {
      isNegative = current == UInt8(ascii: "-")
      index += 1
    }
    let start = index
    var value = 0
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      // Far beyond any double, whatever the number of digits before; only its sign counts then.
      if value < 1 << 48 { value = value * 10 + Int(digit) }
      index += 1
    }
    guard index > start else { throw JsonError(reason: .syntax, offset: index) }
    exponent += isNegative ? -value : value
  }

  private func double(of literal: UnsafeBufferPointer<UInt8>, at start: Int) throws -> Double {
    if significantDigits == 0 { return isNegative ? -0.0 : 0 }
    // Where digits and power of ten are both exact, one rounding is all there is.
    if significantDigits <= Self.exactDigits, significand <= 1 << 53, abs(exponent) <= 22 {
      let power = Self.powers[abs(exponent)]
      let value = exponent < 0 ? Double(significand) / power : Double(significand) * power
      return isNegative ? -value : value
    }
    // The standard library reads decimal digits to the nearest double, in no locale.
    guard let value = Double(String(decoding: literal, as: UTF8.self)) else {
      throw JsonError(reason: .syntax, offset: start)
    }
    guard value.isFinite else { throw JsonError(reason: .overflow, offset: start) }
    return value
  }

  /// Whether an integer literal is another number than its double prints as.
  private static func changes(
    _ literal: UnsafeBufferPointer<UInt8>, printing value: Double
  ) -> Bool {
    guard abs(value) > Double(JsonLimits.maximumExactInteger) else { return false }
    var printed: [UInt8] = []
    EcmaScriptNumber.append(value, to: &printed)
    return !printed.elementsEqual(literal)
  }
}
