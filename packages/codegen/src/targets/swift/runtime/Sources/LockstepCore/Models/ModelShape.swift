/// A member of a model, as it is written in JSON.
struct ModelMember: Sendable {
  /// The key.
  let key: JsonString
  /// What its value must be.
  let type: ModelType
  /// Whether it is neither absent nor null.
  let isRequired: Bool
  /// What older clients wrote instead.
  let oldForm: OldForm?
  /// The keys of the members that have a value where this one has.
  let together: [JsonString]

  init(
    _ key: JsonString, _ type: ModelType, isRequired: Bool = false, oldForm: OldForm? = nil,
    together: [JsonString] = []
  ) {
    self.key = key
    self.type = type
    self.isRequired = isRequired
    self.oldForm = oldForm
    self.together = together
  }
}

/// The members of a model, and what is done with them: all of it in canonical order, so that of
/// several offences every language names the same.
struct ModelShape: Sendable {
  /// The members, by the UTF-16 code units of their keys.
  let members: [ModelMember]
  // Where the members of `together` stand.
  private let companions: [[Int]]

  init(_ members: [ModelMember]) {
    self.members = members
    companions = members.map { member in
      members.indices.filter { member.together.contains(members[$0].key) }
    }
  }

  /// Parts the members that the model knows, in the shape's order and nil where one is absent, from
  /// those that it does not know.
  ///
  /// - Throws: `invalid_json` where a member is there twice, which only an object made by hand can
  ///   have.
  func split(
    _ object: JsonObject
  ) throws(LockstepError) -> (fields: [JsonValue?], unknown: JsonObject) {
    var fields = [JsonValue?](repeating: nil, count: members.count)
    var unknown = JsonObject()
    var position = 0
    var last: JsonString?
    for member in object.canonicalMembers {
      if member.name == last {
        throw .invalidJson(JsonError(reason: .duplicateMember, offset: nil))
      }
      last = member.name
      while position < members.count, members[position].key < member.name { position += 1 }
      if position < members.count, members[position].key == member.name {
        fields[position] = member.value
      } else {
        unknown.append(member.name, member.value)
      }
    }
    return (fields, unknown)
  }

  /// Reads members that others wrote, and replaces old forms; an optional one that has no reading
  /// stays as it is.
  ///
  /// - Returns: which have none: also all of those that go together that have a value, where one
  ///   has no reading or no value.
  /// - Throws: `invalid_model` for the first required member that is missing or has no reading.
  func read(_ fields: inout [JsonValue?], of model: String) throws(LockstepError) -> Set<Int> {
    var malformed: Set<Int> = []
    var normal = fields
    for (position, member) in members.enumerated() {
      guard let value = fields[position], value != .null else {
        if member.isRequired {
          throw offence(position, whyMissing(fields[position]), of: model)
        }
        continue
      }
      normal[position] = member.oldForm?.normalized(value) ?? value
      if member.type.accepts(normal[position] ?? .null) { continue }
      if member.isRequired { throw offence(position, "must be \(member.type.name)", of: model) }
      malformed.insert(position)
    }
    addCompanions(to: &malformed, in: fields)
    for position in fields.indices where !malformed.contains(position) {
      fields[position] = normal[position]
    }
    return malformed
  }

  /// Adds the members that have no reading without the others of their group.
  private func addCompanions(to malformed: inout Set<Int>, in fields: [JsonValue?]) {
    // A member may be in several groups, so that one group's lack is the next one's.
    var before = -1
    while before < malformed.count {
      before = malformed.count
      for position in companions.indices where hasValue(fields[position]) {
        if companions[position].contains(where: { !hasValue(fields[$0]) || malformed.contains($0) })
        {
          malformed.insert(position)
        }
      }
    }
  }

  /// Checks members that this program gives, and replaces old forms.
  ///
  /// - Parameter keeping: those that had no reading and are written as they were; they count as no
  ///   value of their group.
  /// - Throws: `invalid_model` for the first offence.
  func check(
    _ fields: inout [JsonValue?], keeping malformed: Set<Int> = [], of model: String
  ) throws(LockstepError) {
    for (position, member) in members.enumerated() {
      guard let value = fields[position], value != .null, !malformed.contains(position) else {
        if member.isRequired {
          throw offence(position, whyMissing(fields[position]), of: model)
        }
        for companion in companions[position]
        where hasValue(fields[companion]) && !malformed.contains(companion) {
          let key = jsonPointer(to: members[companion].key)
          throw offence(position, "must have a value where \(key) has one", of: model)
        }
        continue
      }
      let normal = member.oldForm?.normalized(value) ?? value
      guard member.type.accepts(normal) else {
        throw offence(position, "must be \(member.type.name)", of: model)
      }
      fields[position] = normal
    }
  }

  private func hasValue(_ field: JsonValue?) -> Bool {
    field ?? .null != .null
  }

  /// Why a required member that has no value is an offence.
  private func whyMissing(_ field: JsonValue?) -> String {
    field == nil ? "is missing" : "must not be null"
  }

  private func offence(_ position: Int, _ why: String, of model: String) -> LockstepError {
    .invalidModel(model, jsonPointer(to: members[position].key), why)
  }

  /// Puts the known and the unknown members together, in canonical order.
  ///
  /// - Throws: `invalid_argument` where an unknown member has the name of a known one, or is there
  ///   twice.
  func join(
    _ fields: [JsonValue?], _ unknown: JsonObject, of model: String
  ) throws(LockstepError) -> JsonObject {
    var joined: [JsonObject.Member] = []
    joined.reserveCapacity(members.count + unknown.members.count)
    var position = 0
    for member in unknown.canonicalMembers {
      while position < members.count, members[position].key < member.name {
        if let value = fields[position] { joined.append(.init(members[position].key, value)) }
        position += 1
      }
      let isKnown = position < members.count && members[position].key == member.name
      if isKnown || joined.last?.name == member.name {
        throw LockstepError(
          .invalidArgument,
          "\(model)\(jsonPointer(to: member.name)) is a property of the model, or twice among the "
            + "unknown members: they must leave it out")
      }
      joined.append(member)
    }
    for rest in position..<members.count {
      if let value = fields[rest] { joined.append(.init(members[rest].key, value)) }
    }
    return JsonObject(uniqueMembers: joined)
  }
}
