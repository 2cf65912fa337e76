/// How long a server asks to wait: RFC 9110, section 10.2.3.
public enum RetryAfter {
  /// Reads the header.
  ///
  /// - Parameters:
  ///   - value: the header's value; nil where it is absent.
  ///   - now: the time in microseconds since 1970, without which a date says nothing.
  /// - Returns: seconds, 0 where they are negative or past; nil where the value has no reading.
  public static func seconds(_ value: String?, now: Int?) -> Double? {
    guard let value else { return nil }
    var text = Array(value.utf8)[...]
    while let byte = text.first, byte == 0x20 || byte == 0x09 { text.removeFirst() }
    while let byte = text.last, byte == 0x20 || byte == 0x09 { text.removeLast() }
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    if !digits.isEmpty, digits.allSatisfy(\.isDigit) {
      return digits.count < text.count ? 0 : Double(number(digits))
    }
    guard let now, let date = HTTPDate.seconds(text, now: now) else { return nil }
    return max(0, (Double(date) * 1_000_000 - Double(now)) / 1_000_000)
  }

  /// The number that digits make; the largest exact one for more of them than that has.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    let significant = digits.drop { $0 == 0x30 }
    guard significant.count <= 16 else { return JsonLimits.maximumExactInteger }
    let number = significant.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return min(number, JsonLimits.maximumExactInteger)
  }
}

/// The three forms of a date in HTTP.
private enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let longDays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// The seconds since 1970 that a date stands for.
  static func seconds(_ text: ArraySlice<UInt8>, now: Int) -> Int? {
    current(text) ?? rfc850(text, now: now) ?? asctime(text)
  }

  /// `Sat, 28 Nov 2026 20:31:00 GMT`.
  private static func current(_ text: ArraySlice<UInt8>) -> Int? {
    var scanner = DateScanner(text)
    guard scanner.word(of: days) != nil, scanner.take(", "), let day = scanner.digits(2),
      scanner.take(" "), let month = scanner.word(of: months), scanner.take(" "),
      let year = scanner.digits(4), scanner.take(" "), let clock = scanner.clock(),
      scanner.take(" GMT"), scanner.isAtEnd
    else { return nil }
    return date(year, month, day, clock)
  }

  /// `Saturday, 28-Nov-26 20:31:00 GMT`.
  private static func rfc850(_ text: ArraySlice<UInt8>, now: Int) -> Int? {
    var scanner = DateScanner(text)
    guard scanner.word(of: longDays) != nil, scanner.take(", "), let day = scanner.digits(2),
      scanner.take("-"), let month = scanner.word(of: months), scanner.take("-"),
      let year = scanner.digits(2), scanner.take(" "), let clock = scanner.clock(),
      scanner.take(" GMT"), scanner.isAtEnd
    else { return nil }
    return date(century(year, now: now), month, day, clock)
  }

  /// `Sat Nov 28 20:31:00 2026`.
  private static func asctime(_ text: ArraySlice<UInt8>) -> Int? {
    var scanner = DateScanner(text)
    guard scanner.word(of: days) != nil, scanner.take(" "),
      let month = scanner.word(of: months), scanner.take(" "),
      let day = scanner.take(" ") ? scanner.digits(1) : scanner.digits(2), scanner.take(" "),
      let clock = scanner.clock(), scanner.take(" "), let year = scanner.digits(4),
      scanner.isAtEnd
    else { return nil }
    return date(year, month, day, clock)
  }

  /// The year that two digits stand for: none that is more than 50 years ahead.
  private static func century(_ twoDigits: Int, now: Int) -> Int {
    let seconds = Int((Double(now) / 1_000_000 / 86_400).rounded(.down))
    let thisYear = CalendarDay.year(of: seconds)
    let year = thisYear - (thisYear % 100 + 100) % 100 + twoDigits
    return year > thisYear + 50 ? year - 100 : year
  }

  private static func date(
    _ year: Int, _ monthIndex: Int, _ day: Int, _ clock: (hour: Int, minute: Int, second: Int)
  ) -> Int? {
    let first = CalendarDay.days(year, monthIndex + 1, 1)
    let next =
      monthIndex == 11
      ? CalendarDay.days(year + 1, 1, 1) : CalendarDay.days(year, monthIndex + 2, 1)
    guard (1...(next - first)).contains(day), clock.hour <= 23, clock.minute <= 59,
      clock.second <= 60
    else { return nil }
    return (((first + day - 1) * 24 + clock.hour) * 60 + clock.minute) * 60 + clock.second
  }
}

/// Days of the Gregorian calendar, counted from 1970-01-01.
enum CalendarDay {
  /// The day of a date whose months count from 1.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years that begin in March, so that the leap day comes last; eras of 400 years.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The year that a day is in.
  static func year(of days: Int) -> Int {
    var year = 1970 + Int((Double(days) / 365.2425).rounded(.down))
    if self.days(year, 1, 1) > days { year -= 1 }
    if self.days(year + 1, 1, 1) <= days { year += 1 }
    return year
  }
}

/// Takes a date apart from left to right.
private struct DateScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) {
    rest = text
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ mark: String) -> Bool {
    guard rest.starts(with: mark.utf8) else { return false }
    rest = rest.dropFirst(mark.utf8.count)
    return true
  }

  /// The place of the word that comes next in a list.
  mutating func word(of words: [String]) -> Int? {
    words.firstIndex { take($0) }
  }

  mutating func digits(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(\.isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  mutating func clock() -> (hour: Int, minute: Int, second: Int)? {
    guard let hour = digits(2), take(":"), let minute = digits(2), take(":"),
      let second = digits(2)
    else { return nil }
    return (hour, minute, second)
  }
}
