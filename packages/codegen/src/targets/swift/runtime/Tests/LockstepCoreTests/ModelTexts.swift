import LockstepCore

/// The keys of a model's members, found in what it writes: they are in the spec alone, so that a
/// renamed one changes no test.
struct ModelKeys<Model: JsonModel> {
  private let model: Model

  /// The keys of the members of `model`, which has values in those alone that must be there.
  init(_ model: Model) {
    self.model = model
  }

  /// The key of an optional member: the one that is written where the member has no reading.
  func callAsFunction<Value>(_ member: WritableKeyPath<Model, Presence<Value>>) -> JsonString {
    key { $0[keyPath: member] = .malformed(.array([])) }
  }

  /// The key of a required member: the one that has another value where the member has `value`.
  func callAsFunction<Value>(_ member: WritableKeyPath<Model, Value>, _ value: Value) -> JsonString
  {
    key { $0[keyPath: member] = value }
  }

  private func key(_ change: (inout Model) -> Void) -> JsonString {
    var changed = model
    change(&changed)
    guard let before = try? model.json, let after = try? changed.json,
      let member = after.members.first(where: { before[$0.name] != $0.value })
    else { preconditionFailure("a member of \(Model.specName) is not written") }
    return member.name
  }
}

/// An object as a text, its members in canonical order.
func objectText(_ members: [JsonString: String]) -> String {
  let texts = members.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
  return "{\(texts.joined(separator: ","))}"
}

/// The JSON Pointer to the first of some keys in canonical order.
func pointer(_ keys: JsonString...) -> String {
  let key = keys.min()?.text ?? ""
  return "/"
    + key.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
    .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
}
