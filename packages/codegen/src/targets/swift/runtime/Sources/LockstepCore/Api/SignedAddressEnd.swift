extension SignedAddress {
  /// When a signed address ends.
  ///
  /// - Returns: microseconds since 1970; nil where the address does not say.
  public static func end(of address: String) -> Int? {
    guard let date = parameter(dateParameter, in: address).flatMap(seconds),
      let life = parameter(expiresParameter, in: address),
      (1...10).contains(life.count), life.allSatisfy(\.isDigit)
    else { return nil }
    return (date + number(life)) * 1_000_000
  }

  /// The first value that a query has for a name.
  private static func parameter(_ name: String, in address: String) -> ArraySlice<UInt8>? {
    let bytes = Array(address.utf8)
    let query = bytes[(bytes.firstIndex(of: UInt8(ascii: "?")).map { $0 + 1 } ?? 0)...]
    let start = Array("\(name)=".utf8)
    return query.split(separator: UInt8(ascii: "&")).first { $0.starts(with: start) }?
      .dropFirst(start.count)
  }

  /// The seconds since 1970 of `20261128T203007Z`.
  private static func seconds(_ text: ArraySlice<UInt8>) -> Int? {
    let text = Array(text)
    guard text.count == 16, text[8] == UInt8(ascii: "T"), text[15] == UInt8(ascii: "Z"),
      (text[0..<8] + text[9..<15]).allSatisfy(\.isDigit)
    else { return nil }
    let year = number(text[0..<4])
    let month = number(text[4..<6])
    let day = number(text[6..<8])
    let hour = number(text[9..<11])
    let minute = number(text[11..<13])
    let second = number(text[13..<15])
    guard year >= 100, (1...12).contains(month), hour <= 23, minute <= 59, second <= 59 else {
      return nil
    }
    let first = CalendarDay.days(year, month, 1)
    let next = month == 12 ? CalendarDay.days(year + 1, 1, 1) : CalendarDay.days(year, month + 1, 1)
    guard (1...(next - first)).contains(day) else { return nil }
    return (((first + day - 1) * 24 + hour) * 60 + minute) * 60 + second
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
