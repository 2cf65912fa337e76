// Generated from the spec's subject `rollout`. Edit the spec, then run
// `npx nx generate lockstep`.

/// How a feature and a user become a bucket: BLAKE2b of their text, its first bytes as a big-endian
/// integer, modulo. Neither the number nor the bucket leaves the device.
///
/// Spec: `Rollout`.
public enum Rollout {
  /// What stands between the feature and the user's number in the text that is hashed.
  ///
  /// Spec: `Rollout.separator`, text.
  public static let separator = ":"

  /// The size of the hash, unkeyed BLAKE2b.
  ///
  /// Spec: `Rollout.hashBytes`, bytes.
  public static let hashBytes = 32

  /// How many of its first bytes are read.
  ///
  /// Spec: `Rollout.bucketBytes`, bytes.
  public static let bucketBytes = 4

  /// How many buckets there are.
  ///
  /// Spec: `Rollout.buckets`, count.
  public static let buckets = 10000

  /// How many buckets a percent is: at p percent a feature is on in the first p times as many.
  ///
  /// Spec: `Rollout.bucketsPerPercent`, count.
  public static let bucketsPerPercent = 100
}

/// What bounds the rollout of the photo extension.
///
/// Spec: `RolloutLimits`.
public enum RolloutLimits {
  /// The name by which users have their buckets.
  ///
  /// Spec: `RolloutLimits.feature`, text.
  public static let feature = "photoExtension"

  /// How old the copy may be, and how far in the future it may have been fetched, since clocks
  /// jump.
  ///
  /// Spec: `RolloutLimits.maximumAgeSeconds`, seconds.
  public static let maximumAgeSeconds = 2_592_000

  /// How large a document may be.
  ///
  /// Spec: `RolloutLimits.maximumDocumentBytes`, bytes.
  public static let maximumDocumentBytes = 4096
}

/// The state of the local copy.
///
/// Spec: `RolloutFinding`.
public enum RolloutFinding: WireEnum {
  /// None was ever fetched.
  ///
  /// Spec: `RolloutFinding.missing`, on the wire "missing".
  case missing

  /// It can not be read as a document.
  ///
  /// Spec: `RolloutFinding.malformed`, on the wire "malformed".
  case malformed

  /// It was fetched too long ago, or by a clock that was far ahead.
  ///
  /// Spec: `RolloutFinding.outdated`, on the wire "outdated".
  case outdated

  /// It holds.
  ///
  /// Spec: `RolloutFinding.current`, on the wire "current".
  case current

  /// The name of the spec's definition.
  public static let specName = "RolloutFinding"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .missing: "missing"
    case .malformed: "malformed"
    case .outdated: "outdated"
    case .current: "current"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .missing: "missing"
    case .malformed: "malformed"
    case .outdated: "outdated"
    case .current: "current"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "missing": self = .missing
    case "malformed": self = .malformed
    case "outdated": self = .outdated
    case "current": self = .current
    default: return nil
    }
  }
}

/// Whether a user has the feature, and why not.
///
/// Spec: `RolloutOutcome`.
public enum RolloutOutcome: WireEnum {
  /// The user has it.
  ///
  /// Spec: `RolloutOutcome.on`, on the wire "on".
  case on

  /// The person has switched it off: no document turns it on.
  ///
  /// Spec: `RolloutOutcome.switchedOff`, on the wire "switchedOff".
  case switchedOff

  /// Nobody knows how far it is rolled out: the app has not asked yet.
  ///
  /// Spec: `RolloutOutcome.missing`, on the wire "missing".
  case missing

  /// What the app was told can not be read.
  ///
  /// Spec: `RolloutOutcome.malformed`, on the wire "malformed".
  case malformed

  /// It is stopped for everybody.
  ///
  /// Spec: `RolloutOutcome.stopped`, on the wire "stopped".
  case stopped

  /// What the app was told is too old: it could have been stopped since.
  ///
  /// Spec: `RolloutOutcome.outdated`, on the wire "outdated".
  case outdated

  /// It is not rolled out as far as to this user.
  ///
  /// Spec: `RolloutOutcome.notYet`, on the wire "notYet".
  case notYet

  /// The name of the spec's definition.
  public static let specName = "RolloutOutcome"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .on: "on"
    case .switchedOff: "switchedOff"
    case .missing: "missing"
    case .malformed: "malformed"
    case .stopped: "stopped"
    case .outdated: "outdated"
    case .notYet: "notYet"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .on: "on"
    case .switchedOff: "switchedOff"
    case .missing: "missing"
    case .malformed: "malformed"
    case .stopped: "stopped"
    case .outdated: "outdated"
    case .notYet: "notYet"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "on": self = .on
    case "switchedOff": self = .switchedOff
    case "missing": self = .missing
    case "malformed": self = .malformed
    case "stopped": self = .stopped
    case "outdated": self = .outdated
    case "notYet": self = .notYet
    default: return nil
    }
  }
}

/// How many users have the feature, in percent. The stages are these; a document may name another
/// number.
///
/// Spec: `RolloutStage`.
public enum RolloutStage: WireEnum {
  /// Nobody.
  ///
  /// Spec: `RolloutStage.nobody`, on the wire 0.
  case nobody

  /// One in ten.
  ///
  /// Spec: `RolloutStage.tenth`, on the wire 10.
  case tenth

  /// Every second one.
  ///
  /// Spec: `RolloutStage.half`, on the wire 50.
  case half

  /// All.
  ///
  /// Spec: `RolloutStage.everybody`, on the wire 100.
  case everybody

  /// A value that this version of the spec does not know, kept as it was read.
  case other(Int)

  /// The name of the spec's definition.
  public static let specName = "RolloutStage"

  /// The members that the spec knows.
  public static let allCases: [Self] = [
    .nobody,
    .tenth,
    .half,
    .everybody,
  ]

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .nobody: "nobody"
    case .tenth: "tenth"
    case .half: "half"
    case .everybody: "everybody"
    case .other: "other"
    }
  }

  /// What is written for the member.
  public var wireValue: Int {
    switch self {
    case .nobody: 0
    case .tenth: 10
    case .half: 50
    case .everybody: 100
    case .other(let value): value
    }
  }

  /// Reads a value; one that the spec does not know is kept.
  public init(wireValue: Int) {
    switch wireValue {
    case 0: self = .nobody
    case 10: self = .tenth
    case 50: self = .half
    case 100: self = .everybody
    default: self = .other(wireValue)
    }
  }

  /// Whether both stand for one value on the wire.
  public static func == (left: Self, right: Self) -> Bool {
    left.wireValue == right.wireValue
  }

  /// Hashes the value on the wire.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(wireValue)
  }
}

/// What the app fetches: how far the photo extension is rolled out, and whether it is stopped.
///
/// Spec: `RolloutDocument`.
public struct RolloutDocument: JsonModel, ModelCoding {
  /// How many users have it, in percent.
  ///
  /// Spec: `RolloutDocument.stage`, in JSON "stage": a wire value of `RolloutStage`.
  public var stage: RolloutStage

  /// Whether it is stopped for all of them, whatever the stage: the kill switch.
  ///
  /// Spec: `RolloutDocument.stopped`, in JSON "stopped": true or false.
  public var stopped: Bool

  /// The members that the spec does not know, kept as they were read.
  public var unknownMembers = JsonObject()

  /// Makes one of the members that must be there; all others are absent.
  public init(stage: RolloutStage, stopped: Bool) {
    self.stage = stage
    self.stopped = stopped
  }

  /// The name of the spec's definition.
  public static let specName = "RolloutDocument"

  static let shape = ModelShape([
    ModelMember("stage", .enumeration(RolloutStage.self), isRequired: true),
    ModelMember("stopped", .flag, isRequired: true),
  ])

  init(reading reader: inout ModelReader) throws(LockstepError) {
    self.stage = try reader.required()
    self.stopped = try reader.required()
  }

  func write(to writer: inout ModelWriter) {
    writer.required(self.stage)
    writer.required(self.stopped)
  }
}
