// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

extension JsonObject {
  /// The members by the UTF-16 code units of their names.
  var canonicalMembers: [Member] {
    // What was canonical once is in order already: one look spares the sorting.
    let isOrdered = zip(members, members.dropFirst()).allSatisfy { $0.name < $1.name }
    return isOrdered ? members : members.sorted { $0.name < $1.name }
  }
}

extension JsonValue {
  /// The value with the members of its objects in canonical order, at every depth.
  package var inCanonicalOrder: JsonValue {
    switch self {
    case .array(let items):
      return .array(items.map(\.inCanonicalOrder))
    case .object(let object):
      let members = object.canonicalMembers
      return .object(
        JsonObject(uniqueMembers: members.map { .init($0.name, $0.value.inCanonicalOrder) }))
    case .null, .bool, .number, .string, .flawed:
      return self
    }
  }
}

extension JsonObject: Hashable {
  /// Whether two objects have the same members, in whatever order.
  public static func == (left: JsonObject, right: JsonObject) -> Bool {
    left.members.count == right.members.count && left.canonicalMembers == right.canonicalMembers
  }

  /// Hashes the members, in canonical order.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(canonicalMembers)
  }
}

extension CanonicalJson {
  /// Why a value has no canonical form; nil where it has one.
  static func offence(
    in value: JsonValue, maximumDepth: Int = JsonLimits.maximumDepth
  ) -> JsonError? {
    switch value {
    case .array(let items):
      if maximumDepth == 0 { return JsonError(reason: .tooDeep, offset: nil) }
      return firstOffence(in: items, maximumDepth: maximumDepth - 1)
    case .object(let object):
      if maximumDepth == 0 { return JsonError(reason: .tooDeep, offset: nil) }
      return firstOffence(in: object.members.lazy.map(\.value), maximumDepth: maximumDepth - 1)
    case .number(let number):
      return number.isInexactInteger ? JsonError(reason: .inexactInteger, offset: nil) : nil
    case .flawed(let flaw):
      return flaw
    case .string, .bool, .null:
      return nil
    }
  }

  private static func firstOffence(
    in values: some Sequence<JsonValue>, maximumDepth: Int
  ) -> JsonError? {
    for value in values {
      if let offence = offence(in: value, maximumDepth: maximumDepth) { return offence }
    }
    return nil
  }
}
