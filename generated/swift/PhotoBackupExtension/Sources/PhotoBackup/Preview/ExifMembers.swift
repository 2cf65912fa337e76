// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// What a photo's own file says of it: when it was taken, by which clock, with what, and where.
///
/// Everything is judged before it is believed: files come from anywhere.
public struct ExifMembers: Sendable, Hashable {
  /// A place, in degrees north of the equator and east of Greenwich.
  public struct Place: Sendable, Hashable {
    /// From -90 to 90.
    public let latitude: Double
    /// From -180 to 180.
    public let longitude: Double
  }

  /// A size in pixels.
  public struct Size: Sendable, Hashable {
    /// The width.
    public let width: Int
    /// The height.
    public let height: Int
  }

  /// When it was taken by the clock on the wall there: ISO 8601 without a zone.
  public let dateTime: String?
  /// How far that clock was from UTC: `+05:30`, or `Z`.
  public let offsetTime: String?
  /// Who made the camera.
  public let cameraMake: String?
  /// The camera's model.
  public let cameraModel: String?
  /// Where it was taken.
  public let place: Place?
  /// Its size as it is looked at.
  public let pixels: Size?
  // By the clock on the wall, in microseconds since 1970 as if that were UTC.
  private let wallTime: Int?
  private let offsetMinutes: Int?

  /// When it was taken, in microseconds since 1970; nil where the offset of the clock is not known.
  public var creationTime: Int? {
    guard let wallTime, let offsetMinutes else { return nil }
    return wallTime - offsetMinutes * 60_000_000
  }

  /// Reads the properties that ImageIO has of an image, or any dictionary in its place.
  public init(_ properties: [String: Any]) {
    let exif = properties["{Exif}"] as? [String: Any] ?? [:]
    let tiff = properties["{TIFF}"] as? [String: Any] ?? [:]
    let moments = [
      (exif["DateTimeOriginal"], exif["OffsetTimeOriginal"], exif["SubsecTimeOriginal"]),
      (exif["DateTimeDigitized"], exif["OffsetTimeDigitized"], exif["SubsecTimeDigitized"]),
      (tiff["DateTime"], exif["OffsetTime"], exif["SubsecTime"]),
    ]
    // The first one that is a time: its offset and its fraction belong to it.
    let moment = moments.lazy.compactMap { date, offset, fraction in
      Self.time(date).map { (time: $0, offset: Self.text(offset), fraction: Self.text(fraction)) }
    }.first
    let offset = moment?.offset.flatMap(Self.minutes)
    dateTime = moment?.time.text
    offsetTime = offset == nil ? nil : moment?.offset
    offsetMinutes = offset
    wallTime = moment.map { $0.time.seconds * 1_000_000 + Self.microseconds($0.fraction) }
    cameraMake = Self.text(tiff["Make"])
    cameraModel = Self.text(tiff["Model"])
    place = Self.place(properties["{GPS}"] as? [String: Any] ?? [:])
    pixels = Self.size(properties)
  }

  /// Whether the file's time is that of a moment, in microseconds since 1970, to the second; where
  /// the offset is not known, in some zone. It is not where the person has corrected it in the
  /// library.
  public func agrees(with moment: Int) -> Bool {
    guard let wallTime else { return false }
    let apart = (creationTime ?? wallTime) - moment
    if offsetMinutes != nil { return abs(apart) < 1_000_000 }
    let quarter = 15 * 60 * 1_000_000
    let rest = ((apart % quarter) + quarter) % quarter
    return abs(apart) <= 14 * 3600 * 1_000_000 + 999_999
      && min(rest, quarter - rest) < 1_000_000
  }

  private static let longestText = 200

  // Cameras pad their texts. No text of a camera is long.
  private static func text(_ value: Any?) -> String? {
    guard let value = value as? String else { return nil }
    let isPadding = { (scalar: Unicode.Scalar) in
      scalar.value == 0 || scalar.properties.isWhitespace
    }
    let scalars = value.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isPadding($0) }),
      let last = scalars.lastIndex(where: { !isPadding($0) })
    else { return nil }
    let trimmed = String(scalars[first...last])
    return trimmed.utf16.count <= longestText ? trimmed : nil
  }

  // `2024:05:01 12:30:00`, or with other marks between.
  private static func time(_ value: Any?) -> (text: String, seconds: Int)? {
    guard let text = text(value) else { return nil }
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, [4, 7].allSatisfy({ bytes[$0] == 0x3a || bytes[$0] == 0x2d }),
      bytes[10] == 0x20 || bytes[10] == 0x54, bytes[13] == 0x3a, bytes[16] == 0x3a
    else { return nil }
    let numbers = [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19].map { number(bytes[$0]) }
    let found = numbers.compactMap { $0 }
    guard found.count == 6 else { return nil }
    let (year, month, day) = (found[0], found[1], found[2])
    guard year > 0, (1...12).contains(month), (1...days(of: month, year)).contains(day),
      found[3] < 24, found[4] < 60, found[5] < 60
    else { return nil }
    let digits = [0..<4, 5..<7, 8..<10].map { String(decoding: bytes[$0], as: UTF8.self) }
    let clock = String(decoding: bytes[11..<19], as: UTF8.self)
    let seconds = (found[3] * 60 + found[4]) * 60 + found[5]
    return (
      digits.joined(separator: "-") + "T" + clock,
      daysSince1970(year, month, day) * 86_400 + seconds
    )
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  // In the calendar of today, whose years begin in March here: the leap day is their last.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return shifted / 400 * 146_097 + dayOfEra - 719_468
  }

  // `+05:30`, `-08:00` or `Z`, in minutes.
  private static func minutes(_ text: String) -> Int? {
    if text == "Z" { return 0 }
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[0] == 0x2b || bytes[0] == 0x2d, bytes[3] == 0x3a,
      let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6]), hours < 24, minutes < 60
    else { return nil }
    let total = hours * 60 + minutes
    return bytes[0] == 0x2d ? -total : total
  }

  // The digits behind the point of the seconds.
  private static func microseconds(_ text: String?) -> Int {
    guard let text, (1...6).contains(text.utf8.count),
      let digits = number(Array(text.utf8)[...])
    else { return 0 }
    return (text.utf8.count..<6).reduce(digits) { value, _ in value * 10 }
  }

  // Degrees without a sign, and the hemisphere beside them.
  private static func place(_ gps: [String: Any]) -> Place? {
    func degrees(_ name: String, _ positive: String, _ negative: String, _ most: Double) -> Double?
    {
      guard let value = finite(gps[name]), abs(value) <= most else { return nil }
      switch text(gps[name + "Ref"])?.uppercased() {
      case positive: return value
      case negative: return -value
      default: return nil
      }
    }
    guard let latitude = degrees("Latitude", "N", "S", 90),
      let longitude = degrees("Longitude", "E", "W", 180)
    else { return nil }
    return Place(latitude: latitude, longitude: longitude)
  }

  private static func finite(_ value: Any?) -> Double? {
    guard let number = value as? Double ?? (value as? Int).map(Double.init), number.isFinite
    else { return nil }
    return number
  }

  private static func size(_ properties: [String: Any]) -> Size? {
    func side(_ name: String) -> Int? {
      guard let value = finite(properties[name]), value >= 1, value <= 1_000_000,
        value == value.rounded()
      else { return nil }
      return Int(value)
    }
    guard let width = side("PixelWidth"), let height = side("PixelHeight") else { return nil }
    let isTurned = (5...8).contains(side("Orientation") ?? 1)
    return isTurned ? Size(width: height, height: width) : Size(width: width, height: height)
  }
}
