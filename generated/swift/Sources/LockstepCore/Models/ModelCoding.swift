// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What is generated of a model beside its properties: enough for one reader, one judge and one
/// writer, which are here.
protocol ModelCoding: JsonModel {
  /// How the members are written in JSON.
  static var shape: ModelShape { get }

  /// Whether a member may be null. Where it may not, null is left out.
  static var knowsNull: Bool { get }

  /// Takes the members from a reader, in the shape's order.
  init(reading reader: inout ModelReader) throws(LockstepError)

  /// Gives the members to a writer, in the shape's order.
  func write(to writer: inout ModelWriter)
}

extension ModelCoding {
  static var knowsNull: Bool { true }

  /// Reads a JSON text that others wrote: see `JsonModel`.
  public init(decoding bytes: [UInt8]) throws(LockstepError) {
    let value: JsonValue
    do {
      value = try JsonParser.parseForeign(bytes, maximumDepth: JsonLimits.maximumDepth)
    } catch {
      throw .invalidJson(error)
    }
    try self.init(json: value)
  }

  /// Reads a JSON value that others wrote: see `JsonModel`.
  public init(json: JsonValue) throws(LockstepError) {
    var (fields, unknown) = try Self.members(of: json)
    let malformed = try Self.shape.read(&fields, of: Self.specName)
    try self.init(fields, malformed: malformed, unknown)
  }

  /// Takes a JSON value that this program made: see `JsonModel`.
  public init(checking json: JsonValue) throws(LockstepError) {
    var (fields, unknown) = try Self.members(of: json)
    try Self.shape.check(&fields, of: Self.specName)
    try self.init(fields, malformed: [], unknown)
  }

  private init(
    _ fields: [JsonValue?], malformed: Set<Int>, _ unknown: JsonObject
  ) throws(LockstepError) {
    var reader = ModelReader(fields, malformed: malformed, as: Self.shape, of: Self.specName)
    try self.init(reading: &reader)
    unknownMembers = unknown
  }

  private static func members(
    of json: JsonValue
  ) throws(LockstepError) -> (fields: [JsonValue?], unknown: JsonObject) {
    try checkRepresentable(json)
    guard case .object(let object) = json else {
      throw .invalidModel(specName, "", "must be an object")
    }
    return try shape.split(knowsNull ? object : object.withoutNulls)
  }

  /// JSON Pointers to the members that have no reading: see `JsonModel`.
  public var malformedPaths: [String] {
    written.malformed.sorted().map { jsonPointer(to: Self.shape.members[$0].key) }
  }

  /// The object, members in canonical order: see `JsonModel`.
  public var json: JsonObject {
    get throws(LockstepError) {
      try checkRepresentable(.object(unknownMembers))
      let writer = written
      var fields = writer.fields
      for position in writer.malformed { try checkRepresentable(fields[position] ?? .null) }
      try Self.shape.check(&fields, keeping: writer.malformed, of: Self.specName)
      return try Self.shape.join(fields, unknownMembers, of: Self.specName)
    }
  }

  /// The members as they stand, before they are judged.
  private var written: ModelWriter {
    var writer = ModelWriter(count: Self.shape.members.count)
    write(to: &writer)
    return writer
  }

  /// The UTF-8 of the object's canonical JSON: see `JsonModel`.
  public func encoded() throws(LockstepError) -> [UInt8] {
    let object = try json
    do {
      return try CanonicalJson.encode(.object(object))
    } catch {
      throw .invalidJson(error)
    }
  }
}

extension ModelCoding {
  /// The keys of the members that have a value, and none of the values.
  public var description: String {
    let keys = zip(Self.shape.members, written.fields)
      .filter { _, value in value ?? .null != .null }
      .map { member, _ in member.key.text }
    return "\(Self.specName)(\(keys.joined(separator: ", ")))"
  }
}

/// Refuses what has no canonical form, before a schema is asked.
private func checkRepresentable(_ value: JsonValue) throws(LockstepError) {
  if let offence = CanonicalJson.offence(in: value) {
    throw .invalidJson(offence)
  }
}
