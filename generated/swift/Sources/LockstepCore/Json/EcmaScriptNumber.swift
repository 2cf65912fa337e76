/// Numbers as ECMAScript's `Number::toString` prints them, which RFC 8785 asks for.
enum EcmaScriptNumber {
  /// Appends a finite number.
  ///
  /// Both languages choose the shortest digits that read back as the same double, the nearest ones
  /// among those. They differ in where the point stands and when an exponent is written.
  static func append(_ value: Double, to text: inout [UInt8]) {
    // Also what is printed for -0.
    if value == 0 { return text.append(UInt8(ascii: "0")) }
    if abs(value) <= 9_007_199_254_740_991, value == value.rounded(.towardZero) {
      text.append(contentsOf: Int64(value).description.utf8)
      return
    }
    if value < 0 { text.append(UInt8(ascii: "-")) }
    let (digits, pointAt) = shortestDigits(of: abs(value))
    let zero = UInt8(ascii: "0")
    let point = UInt8(ascii: ".")
    switch pointAt {
    case digits.count...21 where digits.count <= 21:
      text.append(contentsOf: digits)
      text.append(contentsOf: repeatElement(zero, count: pointAt - digits.count))
    case 1...21:
      text.append(contentsOf: digits[..<pointAt])
      text.append(point)
      text.append(contentsOf: digits[pointAt...])
    case -5...0:
      text.append(zero)
      text.append(point)
      text.append(contentsOf: repeatElement(zero, count: -pointAt))
      text.append(contentsOf: digits)
    default:
      text.append(digits[0])
      if digits.count > 1 {
        text.append(point)
        text.append(contentsOf: digits[1...])
      }
      text.append(UInt8(ascii: "e"))
      text.append(UInt8(ascii: pointAt > 0 ? "+" : "-"))
      text.append(contentsOf: abs(pointAt - 1).description.utf8)
    }
  }

  /// The digits of a positive number without zeros at either end, and the place of the point in
  /// them, counted from the first digit: 12.5 is 125 and 2, 0.00125 is 125 and −2.
  private static func shortestDigits(of value: Double) -> (digits: [UInt8], pointAt: Int) {
    var digits: [UInt8] = []
    digits.reserveCapacity(24)
    var pointAt: Int?
    var exponent = 0
    var text = value.description.utf8[...]
    if let mark = text.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(Substring(text[text.index(after: mark)...]))!
      text = text[..<mark]
    }
    for character in text {
      if character == UInt8(ascii: ".") { pointAt = digits.count } else { digits.append(character) }
    }
    var place = (pointAt ?? digits.count) + exponent
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leading)
    place -= leading
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, place)
  }
}
