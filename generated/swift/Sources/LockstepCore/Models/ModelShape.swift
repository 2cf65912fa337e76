// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// A member of a model, as it stands in JSON.
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

  /// Checks the members, and replaces old forms.
  ///
  /// - Throws: `invalid_model` for the first offence.
  func judge(_ fields: inout [JsonValue?], of model: String) throws(LockstepError) {
    for (position, member) in members.enumerated() {
      switch fields[position] {
      case nil, .null?:
        if let expectation = whyMissing(position, in: fields) {
          throw .invalidModel(model, jsonPointer(to: member.key), expectation)
        }
      case let value?:
        var normal = value
        if let oldForm = member.oldForm {
          normal = oldForm.normalized(value)
          fields[position] = normal
        }
        guard member.type.accepts(normal) else {
          throw .invalidModel(model, jsonPointer(to: member.key), "must be \(member.type.name)")
        }
      }
    }
  }

  /// Why a member that has no value must have one; nil where it need not.
  private func whyMissing(_ position: Int, in fields: [JsonValue?]) -> String? {
    if members[position].isRequired {
      return fields[position] == nil ? "is missing" : "must not be null"
    }
    for companion in companions[position] where fields[companion] ?? .null != .null {
      return "must have a value where \(jsonPointer(to: members[companion].key)) has one"
    }
    return nil
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
