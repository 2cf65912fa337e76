// Generated from the spec's subject `monitoring`. Edit the spec, then run
// `npx nx generate lockstep`.

/// One program has refused what another wrote.
///
/// Spec: `CompatibilityRefused`.
public struct CompatibilityRefused: MonitoringEvent {
  /// What the event is called where it is written.
  public static let name = "compatibilityRefused"

  /// Of how many users in a hundred it is sent on a day.
  public static let sampledPercent = 100

  /// Who refused.
  public var reader: ClientLanguage

  /// Who wrote.
  public var writer: ClientLanguage

  /// What.
  public var subject: RefusalSubject

  /// Why.
  public var code: RefusalCode

  /// How often since the last report.
  public var refusals: Int

  /// Puts an event together.
  public init(
    reader: ClientLanguage,
    writer: ClientLanguage,
    subject: RefusalSubject,
    code: RefusalCode,
    refusals: Int
  ) {
    self.reader = reader
    self.writer = writer
    self.subject = subject
    self.code = code
    self.refusals = refusals
  }

  /// What is written of it.
  public var members: [EventMember] {
    [
      .text("reader", self.reader.wireValue),
      .text("writer", self.writer.wireValue),
      .text("subject", self.subject.wireValue),
      .text("code", self.code.wireValue),
      .count("refusals", self.refusals),
    ]
  }
}

/// A call of the extension has ended, or was killed.
///
/// Spec: `ExtensionCallEnded`.
public struct ExtensionCallEnded: MonitoringEvent {
  /// What the event is called where it is written.
  public static let name = "extensionCallEnded"

  /// Of how many users in a hundred it is sent on a day.
  public static let sampledPercent = 10

  /// Why it ended; null where it was killed.
  public var reason: ExtensionReason?

  /// What it answered; null likewise.
  public var answer: ExtensionAnswer?

  /// How long it took; null likewise. In microseconds.
  public var duration: Int?

  /// How many finished jobs it acknowledged.
  public var acknowledged: Int

  /// How many jobs nobody knew.
  public var unknownJobs: Int

  /// How many jobs it registered.
  public var registered: Int

  /// How many overdue jobs it cancelled.
  public var cancelled: Int

  /// How many photos it found.
  public var found: Int

  /// How many photos it came to an end with.
  public var uploaded: Int

  /// How many photos it left.
  public var passedOver: Int

  /// How many photos waited at its end.
  public var queued: Int

  /// How much it sent to the storage. In bytes.
  public var sent: Int

  /// Puts an event together.
  public init(
    reason: ExtensionReason? = nil,
    answer: ExtensionAnswer? = nil,
    duration: Int? = nil,
    acknowledged: Int,
    unknownJobs: Int,
    registered: Int,
    cancelled: Int,
    found: Int,
    uploaded: Int,
    passedOver: Int,
    queued: Int,
    sent: Int
  ) {
    self.reason = reason
    self.answer = answer
    self.duration = duration
    self.acknowledged = acknowledged
    self.unknownJobs = unknownJobs
    self.registered = registered
    self.cancelled = cancelled
    self.found = found
    self.uploaded = uploaded
    self.passedOver = passedOver
    self.queued = queued
    self.sent = sent
  }

  /// What is written of it.
  public var members: [EventMember] {
    [
      .text("reason", self.reason?.wireValue),
      .text("answer", self.answer?.wireValue),
      .duration("duration", self.duration),
      .count("acknowledged", self.acknowledged),
      .count("unknownJobs", self.unknownJobs),
      .count("registered", self.registered),
      .count("cancelled", self.cancelled),
      .count("found", self.found),
      .count("uploaded", self.uploaded),
      .count("passedOver", self.passedOver),
      .count("queued", self.queued),
      .size("sent", self.sent),
    ]
  }
}

/// The app has switched the extension on or off.
///
/// Spec: `ExtensionSwitched`.
public struct ExtensionSwitched: MonitoringEvent {
  /// What the event is called where it is written.
  public static let name = "extensionSwitched"

  /// Of how many users in a hundred it is sent on a day.
  public static let sampledPercent = 100

  /// What came of it.
  public var outcome: RegistrationOutcome

  /// Puts an event together.
  public init(
    outcome: RegistrationOutcome
  ) {
    self.outcome = outcome
  }

  /// What is written of it.
  public var members: [EventMember] {
    [
      .text("outcome", self.outcome.wireValue)
    ]
  }
}

/// The app has asked whether its user has the extension.
///
/// Spec: `RolloutAsked`.
public struct RolloutAsked: MonitoringEvent {
  /// What the event is called where it is written.
  public static let name = "rolloutAsked"

  /// Of how many users in a hundred it is sent on a day.
  public static let sampledPercent = 10

  /// Whether, and why not.
  public var outcome: RolloutOutcome

  /// Puts an event together.
  public init(
    outcome: RolloutOutcome
  ) {
    self.outcome = outcome
  }

  /// What is written of it.
  public var members: [EventMember] {
    [
      .text("outcome", self.outcome.wireValue)
    ]
  }
}
