// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What is generated of a model beside its properties: enough for one reader, one judge and one
/// writer, which are here.
protocol ModelCoding: JsonModel {
  /// How the members stand in JSON.
  static var shape: ModelShape { get }

  /// Takes the members from a reader, in the shape's order.
  init(reading reader: inout ModelReader) throws(LockstepError)

  /// Gives the members to a writer, in the shape's order.
  func write(to writer: inout ModelWriter)
}

extension ModelCoding {
  /// Reads a JSON text: see `JsonModel`.
  public init(decoding bytes: [UInt8]) throws(LockstepError) {
    let value: JsonValue
    do {
      value = try JsonParser.parse(bytes, maximumDepth: JsonLimits.maximumDepth)
    } catch {
      throw .invalidJson(error)
    }
    try self.init(json: value)
  }

  /// Reads a JSON value: see `JsonModel`.
  public init(json: JsonValue) throws(LockstepError) {
    try checkRepresentable(json)
    guard case .object(let object) = json else {
      throw .invalidModel(Self.specName, "", "must be an object")
    }
    var (fields, unknown) = try Self.shape.split(object)
    try Self.shape.judge(&fields, of: Self.specName)
    var reader = ModelReader(fields, as: Self.shape, of: Self.specName)
    try self.init(reading: &reader)
    unknownMembers = unknown
  }

  /// The object, members in canonical order: see `JsonModel`.
  public var json: JsonObject {
    get throws(LockstepError) {
      try checkRepresentable(.object(unknownMembers))
      var writer = ModelWriter(count: Self.shape.members.count)
      write(to: &writer)
      var fields = writer.fields
      try Self.shape.judge(&fields, of: Self.specName)
      return try Self.shape.join(fields, unknownMembers, of: Self.specName)
    }
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
    var writer = ModelWriter(count: Self.shape.members.count)
    write(to: &writer)
    let keys = zip(Self.shape.members, writer.fields)
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
