// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `monitoring`.
protocol MonitoringHandler: Sendable {
  /// Writes an event about a refusal.
  ///
  /// Spec: `monitoring.compatibilityRefused`.
  func compatibilityRefused(_ arguments: MonitoringCompatibilityRefusedArguments) throws
    -> MonitoringCompatibilityRefusedResult

  /// Writes an event about a call of the extension.
  ///
  /// Spec: `monitoring.extensionCallEnded`.
  func extensionCallEnded(_ arguments: MonitoringExtensionCallEndedArguments) throws
    -> MonitoringExtensionCallEndedResult

  /// Writes an event about switching the extension.
  ///
  /// Spec: `monitoring.extensionSwitched`.
  func extensionSwitched(_ arguments: MonitoringExtensionSwitchedArguments) throws
    -> MonitoringExtensionSwitchedResult

  /// Counts that one program refused what another wrote.
  ///
  /// Spec: `monitoring.refuse`.
  func refuse(_ arguments: MonitoringRefuseArguments) throws -> MonitoringRefuseResult

  /// Writes an event about the rollout.
  ///
  /// Spec: `monitoring.rolloutAsked`.
  func rolloutAsked(_ arguments: MonitoringRolloutAskedArguments) throws
    -> MonitoringRolloutAskedResult

  /// Whether an event is sent of a user on a day.
  ///
  /// Spec: `monitoring.sampled`.
  func sampled(_ arguments: MonitoringSampledArguments) throws -> MonitoringSampledResult

  /// The class that a size falls in.
  ///
  /// Spec: `monitoring.sizeClass`.
  func sizeClass(_ arguments: MonitoringSizeClassArguments) throws -> MonitoringSizeClassResult

  /// Takes the counters: what is answered is counted anew from 0.
  ///
  /// Spec: `monitoring.take`.
  func take(_ arguments: MonitoringTakeArguments) throws -> MonitoringTakeResult
}

/// The arguments of the operation `monitoring.compatibilityRefused`.
struct MonitoringCompatibilityRefusedArguments: Sendable {
  /// Who refused.
  let reader: ClientLanguage
  /// Who wrote.
  let writer: ClientLanguage
  /// What.
  let subject: RefusalSubject
  /// Why.
  let code: RefusalCode
  /// How often since the last report.
  let refusals: Int

  /// Checks the types of the members.
  static func decode(_ readerHere: ArgumentReader) throws -> Pending<Self> {
    let reader = try readerHere.required("reader", .enumName(ClientLanguage.self))
    let writer = try readerHere.required("writer", .enumName(ClientLanguage.self))
    let subject = try readerHere.required("subject", .enumName(RefusalSubject.self))
    let code = try readerHere.required("code", .enumName(RefusalCode.self))
    let refusals = try readerHere.required("refusals", .integer(minimum: 0))
    return Pending {
      try Self(
        reader: reader.checked(),
        writer: writer.checked(),
        subject: subject.checked(),
        code: code.checked(),
        refusals: refusals.checked())
    }
  }
}

/// The result of the operation `monitoring.compatibilityRefused`.
struct MonitoringCompatibilityRefusedResult: Sendable {
  /// The event as canonical JSON.
  let event: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("event", .bytes(result.event))
    return members
  }
}

/// The arguments of the operation `monitoring.extensionCallEnded`.
struct MonitoringExtensionCallEndedArguments: Sendable {
  /// Why it ended; null where it was killed.
  let reason: ExtensionReason?
  /// What it answered; null likewise.
  let answer: ExtensionAnswer?
  /// How long it took; null likewise.
  let duration: Int?
  /// How many finished jobs it acknowledged.
  let acknowledged: Int
  /// How many jobs nobody knew.
  let unknownJobs: Int
  /// How many jobs it registered.
  let registered: Int
  /// How many overdue jobs it cancelled.
  let cancelled: Int
  /// How many photos it found.
  let found: Int
  /// How many photos it came to an end with.
  let uploaded: Int
  /// How many photos it left.
  let passedOver: Int
  /// How many photos waited at its end.
  let queued: Int
  /// How much it sent to the storage.
  let sent: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let reason = try reader.required("reason", .nullable(.enumName(ExtensionReason.self)))
    let answer = try reader.required("answer", .nullable(.enumName(ExtensionAnswer.self)))
    let duration = try reader.required("duration", .nullable(.integer(minimum: 0)))
    let acknowledged = try reader.required("acknowledged", .integer(minimum: 0))
    let unknownJobs = try reader.required("unknownJobs", .integer(minimum: 0))
    let registered = try reader.required("registered", .integer(minimum: 0))
    let cancelled = try reader.required("cancelled", .integer(minimum: 0))
    let found = try reader.required("found", .integer(minimum: 0))
    let uploaded = try reader.required("uploaded", .integer(minimum: 0))
    let passedOver = try reader.required("passedOver", .integer(minimum: 0))
    let queued = try reader.required("queued", .integer(minimum: 0))
    let sent = try reader.required("sent", .integer(minimum: 0))
    return Pending {
      try Self(
        reason: reason.checked(),
        answer: answer.checked(),
        duration: duration.checked(),
        acknowledged: acknowledged.checked(),
        unknownJobs: unknownJobs.checked(),
        registered: registered.checked(),
        cancelled: cancelled.checked(),
        found: found.checked(),
        uploaded: uploaded.checked(),
        passedOver: passedOver.checked(),
        queued: queued.checked(),
        sent: sent.checked())
    }
  }
}

/// The result of the operation `monitoring.extensionCallEnded`.
struct MonitoringExtensionCallEndedResult: Sendable {
  /// The event as canonical JSON.
  let event: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("event", .bytes(result.event))
    return members
  }
}

/// The arguments of the operation `monitoring.extensionSwitched`.
struct MonitoringExtensionSwitchedArguments: Sendable {
  /// What came of it.
  let outcome: RegistrationOutcome

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let outcome = try reader.required("outcome", .enumName(RegistrationOutcome.self))
    return Pending {
      try Self(outcome: outcome.checked())
    }
  }
}

/// The result of the operation `monitoring.extensionSwitched`.
struct MonitoringExtensionSwitchedResult: Sendable {
  /// The event as canonical JSON.
  let event: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("event", .bytes(result.event))
    return members
  }
}

/// The arguments of the operation `monitoring.refuse`.
struct MonitoringRefuseArguments: Sendable {
  /// The shared database.
  let db: String
  /// Who refused.
  let reader: ClientLanguage
  /// Who wrote.
  let writer: ClientLanguage
  /// What.
  let subject: RefusalSubject
  /// The code of the error.
  let code: JsonString

  /// Checks the types of the members.
  static func decode(_ readerHere: ArgumentReader) throws -> Pending<Self> {
    let db = try readerHere.required("db", .path())
    let reader = try readerHere.required("reader", .enumName(ClientLanguage.self))
    let writer = try readerHere.required("writer", .enumName(ClientLanguage.self))
    let subject = try readerHere.required("subject", .enumName(RefusalSubject.self))
    let code = try readerHere.required("code", .string())
    return Pending {
      try Self(
        db: db.checked(),
        reader: reader.checked(),
        writer: writer.checked(),
        subject: subject.checked(),
        code: code.checked())
    }
  }
}

/// The result of the operation `monitoring.refuse`.
struct MonitoringRefuseResult: Sendable {
  /// Whether it counts: whether the code says that two programs do not agree.
  let counted: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("counted", .bool(result.counted))
    return members
  }
}

/// The arguments of the operation `monitoring.rolloutAsked`.
struct MonitoringRolloutAskedArguments: Sendable {
  /// Whether, and why not.
  let outcome: RolloutOutcome

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let outcome = try reader.required("outcome", .enumName(RolloutOutcome.self))
    return Pending {
      try Self(outcome: outcome.checked())
    }
  }
}

/// The result of the operation `monitoring.rolloutAsked`.
struct MonitoringRolloutAskedResult: Sendable {
  /// The event as canonical JSON.
  let event: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("event", .bytes(result.event))
    return members
  }
}

/// The arguments of the operation `monitoring.sampled`.
struct MonitoringSampledArguments: Sendable {
  /// The event's name.
  let event: JsonString
  /// Of how many users in a hundred it is sent.
  let percent: Int
  /// The user's number.
  let userID: Int
  /// When it is asked, in microseconds since 1970.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let event = try reader.required("event", .string())
    let percent = try reader.required("percent", .integer(minimum: 0, maximum: 100))
    let userID = try reader.required("userID", .integer())
    let now = try reader.required("now", .integer(minimum: 0))
    return Pending {
      try Self(
        event: event.checked(),
        percent: percent.checked(),
        userID: userID.checked(),
        now: now.checked())
    }
  }
}

/// The result of the operation `monitoring.sampled`.
struct MonitoringSampledResult: Sendable {
  /// Whether it is sent.
  let sampled: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("sampled", .bool(result.sampled))
    return members
  }
}

/// The arguments of the operation `monitoring.sizeClass`.
struct MonitoringSizeClassArguments: Sendable {
  /// The size, in bytes.
  let bytes: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let bytes = try reader.required("bytes", .integer(minimum: 0))
    return Pending {
      try Self(bytes: bytes.checked())
    }
  }
}

/// The result of the operation `monitoring.sizeClass`.
struct MonitoringSizeClassResult: Sendable {
  /// The class.
  let sizeClass: SizeClass

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("sizeClass", .text(result.sizeClass.specName))
    return members
  }
}

/// The arguments of the operation `monitoring.take`.
struct MonitoringTakeArguments: Sendable {
  /// The shared database.
  let db: String

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    return Pending {
      try Self(db: db.checked())
    }
  }
}

/// The result of the operation `monitoring.take`.
struct MonitoringTakeResult: Sendable {
  /// The counters.
  let refusals: [CompatibilityRefusalRowResult]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append(
      "refusals",
      .list(result.refusals) { try .object(CompatibilityRefusalRowResult.encode($0)) })
    return members
  }
}

/// A row of the table of `CompatibilityRefusal`, column by column.
struct CompatibilityRefusalRowResult: Sendable {
  /// Who refused.
  let reader: ClientLanguage
  /// Who wrote.
  let writer: ClientLanguage
  /// What.
  let subject: RefusalSubject
  /// Why.
  let code: RefusalCode
  /// How often, since the app took the counters last.
  let refusals: Int

  /// Shows a row.
  init(_ row: CompatibilityRefusal) {
    self.reader = row.reader
    self.writer = row.writer
    self.subject = row.subject
    self.code = row.code
    self.refusals = row.refusals
  }

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("reader", .text(result.reader.specName))
    members.append("writer", .text(result.writer.specName))
    members.append("subject", .text(result.subject.specName))
    members.append("code", .text(result.code.specName))
    members.append("refusals", .integer(result.refusals))
    return members
  }
}
