// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Numbers as ECMAScript's `Number::toString` prints them, which RFC 8785 asks for.
enum EcmaScriptNumber {
  private static let zero = UInt8(ascii: "0")
  private static let point = UInt8(ascii: ".")
  // A double has 17 digits at most; its description adds zeros that are no digits of it.
  private static let room = 32

  /// Appends a finite number.
  ///
  /// Both languages choose the shortest digits that read back as the same double, the nearest ones
  /// among those. They differ in where the point stands and when an exponent is written.
  static func append(_ value: Double, to text: inout [UInt8]) {
    // A zero loses its sign.
    if value < 0 { text.append(UInt8(ascii: "-")) }
    let size = abs(value)
    if size <= Double(JsonLimits.maximumExactInteger), size == size.rounded(.towardZero) {
      return append(UInt64(size), to: &text)
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { digits in
      let (count, pointAt) = shortestDigits(of: size, into: digits)
      append(UnsafeBufferPointer(rebasing: digits[..<count]), pointAt: pointAt, to: &text)
    }
  }

  private static func append(_ value: UInt64, to text: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { digits in
      var start = room
      var left = value
      repeat {
        start -= 1
        digits[start] = zero + UInt8(left % 10)
        left /= 10
      } while left > 0
      text.append(contentsOf: digits[start...])
    }
  }

  private static func append(
    _ digits: UnsafeBufferPointer<UInt8>, pointAt: Int, to text: inout [UInt8]
  ) {
    if pointAt > 21 || pointAt < -5 {
      text.append(digits[0])
      if digits.count > 1 {
        text.append(point)
        text.append(contentsOf: digits[1...])
      }
      text.append(UInt8(ascii: "e"))
      text.append(UInt8(ascii: pointAt > 0 ? "+" : "-"))
      append(UInt64(abs(pointAt - 1)), to: &text)
    } else if pointAt <= 0 {
      text.append(zero)
      text.append(point)
      text.append(contentsOf: repeatElement(zero, count: -pointAt))
      text.append(contentsOf: digits)
    } else if pointAt < digits.count {
      text.append(contentsOf: digits[..<pointAt])
      text.append(point)
      text.append(contentsOf: digits[pointAt...])
    } else {
      text.append(contentsOf: digits)
      text.append(contentsOf: repeatElement(zero, count: pointAt - digits.count))
    }
  }

  /// Writes the digits of a positive number without zeros at either end.
  ///
  /// - Returns: how many there are, and the place of the point in them, counted from the first
  ///   digit: 12.5 is 125 and 2, 0.00125 is 125 and −2.
  private static func shortestDigits(
    of value: Double, into digits: UnsafeMutableBufferPointer<UInt8>
  ) -> (count: Int, pointAt: Int) {
    var description = value.description
    return description.withUTF8 { text in
      var count = 0
      var place = 0
      var isFraction = false
      var index = 0
      while index < text.count, text[index] != UInt8(ascii: "e") {
        let character = text[index]
        index += 1
        if character == point {
          isFraction = true
        } else if character == zero && count == 0 {
          // A zero before the first digit is none; behind the point it moves the point.
          if isFraction { place -= 1 }
        } else {
          digits[count] = character
          count += 1
          if !isFraction { place += 1 }
        }
      }
      place += exponent(in: text, from: index)
      while digits[count - 1] == zero { count -= 1 }
      return (count, place)
    }
  }

  private static func exponent(in text: UnsafeBufferPointer<UInt8>, from mark: Int) -> Int {
    guard mark < text.count else { return 0 }
    var value = 0
    for character in text[(mark + 1)...] where character >= zero {
      value = value * 10 + Int(character - zero)
    }
    return text[mark + 1] == UInt8(ascii: "-") ? -value : value
  }
}
