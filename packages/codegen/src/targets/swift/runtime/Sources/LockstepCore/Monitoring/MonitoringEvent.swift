/// Something that an app may report. It names no account, no photo and no file: the spec has no
/// form for that.
public protocol MonitoringEvent: Sendable {
  /// What the event is called where it is written.
  static var name: String { get }

  /// Of how many users in a hundred it is sent on a day.
  static var sampledPercent: Int { get }

  /// What is written of it.
  var members: [EventMember] { get }
}

extension MonitoringEvent {
  /// The event as canonical JSON.
  ///
  /// - Throws: `JsonError` where a number is beyond ±(2^53 − 1).
  public func encoded() throws -> [UInt8] {
    var present: [JsonObject.Member] = []
    for member in members {
      if let value = try member.json { present.append(.init(JsonString(member.name), value)) }
    }
    let event = try JsonObject(uniqueMembers: [
      .init("event", .string(JsonString(Self.name))),
      .init("format", .number(JsonNumber(exactly: Monitoring.format))),
      .init("members", .object(JsonObject(uniqueMembers: present))),
    ])
    return try CanonicalJson.encode(.object(event))
  }

  /// Whether the event is sent of a user on a day.
  ///
  /// - Parameters:
  ///   - userID: the user's number.
  ///   - now: in microseconds since 1970.
  ///   - provider: what hashes.
  public static func isSampled(
    userID: Int, now: Int, provider: any CryptoProvider = SodiumProvider()
  ) throws -> Bool {
    try Monitoring.isSampled(
      name, percent: sampledPercent, userID: userID, now: now, provider: provider)
  }
}

/// A member of an event as it is written. Only events of the spec make one, so that no text of a
/// person's becomes one.
public struct EventMember: Sendable {
  /// What it is called.
  public let name: String

  private let value: Value?

  private enum Value {
    case text(String)
    case integer(Int)
  }

  // Nil where the event has it not.
  var json: JsonValue? {
    get throws {
      switch value {
      case nil: nil
      case .text(let text)?: .string(JsonString(text))
      case .integer(let number)?: .number(try JsonNumber(exactly: number))
      }
    }
  }

  // The wire value of an enum of texts.
  static func text(_ name: String, _ wire: String?) -> EventMember {
    EventMember(name: name, value: wire.map(Value.text))
  }

  // How many there are, or the wire value of an enum of integers.
  static func count(_ name: String, _ count: Int?) -> EventMember {
    EventMember(name: name, value: count.map(Value.integer))
  }

  // From microseconds to whole milliseconds.
  static func duration(_ name: String, _ duration: Int?) -> EventMember {
    .count(name, duration.map { $0 / Monitoring.durationUnit })
  }

  // The class of a size in bytes.
  static func size(_ name: String, _ bytes: Int?) -> EventMember {
    .count(name, bytes.map { SizeClass.containing($0).wireValue })
  }
}

extension SizeClass {
  /// The class that a size in bytes falls in: the first that is large enough.
  public static func containing(_ bytes: Int) -> SizeClass {
    allCases.first { bytes <= $0.wireValue } ?? .larger
  }
}

extension Monitoring {
  /// Whether an event is sent of a user on a day: the same users all day, and others on the next.
  ///
  /// - Parameters:
  ///   - event: the event's name.
  ///   - percent: of how many users in a hundred it is sent.
  ///   - userID: the user's number.
  ///   - now: in microseconds since 1970.
  ///   - provider: what hashes.
  public static func isSampled(
    _ event: String, percent: Int, userID: Int, now: Int,
    provider: any CryptoProvider = SodiumProvider()
  ) throws -> Bool {
    try Rollout.isOn(
      "\(samplePrefix)\(event).\(now / day)", percent: Double(percent), userID: userID,
      provider: provider)
  }
}

extension ExtensionCallEnded {
  /// The event about a call.
  public init(_ call: ExtensionCall) {
    self.init(
      reason: call.reason, answer: call.answer, duration: call.duration,
      acknowledged: call.acknowledged, unknownJobs: call.unknownJobs, registered: call.registered,
      cancelled: call.cancelled, found: call.found, uploaded: call.uploaded,
      passedOver: call.passedOver, queued: call.queued, sent: call.sentBytes)
  }
}
