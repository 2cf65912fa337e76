// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// How a document is judged: a request by all that is in it, an answer by what must be there. In an
/// answer the value of any other member has a reading or has none, and stays as it came.
enum DocumentJudgement {
  case request
  case answer
}

/// What is wrong with a document.
struct DocumentOffence: Error {
  enum Kind {
    /// A member is missing or has another type.
    case type
    /// A value is out of its range.
    case range
  }

  let kind: Kind
  /// What offends and how, for people; never the value.
  let message: String
}

extension DocumentShape {
  /// Judges a document: all types first, then all ranges.
  func judge(_ json: JsonValue, as judgement: DocumentJudgement) throws(DocumentOffence) {
    for pass in [DocumentOffence.Kind.type, .range] {
      let judge = DocumentJudge(judgement: judgement, pass: pass)
      try judge.judge(self, json, name)
    }
  }
}

/// Finds the first offence of one pass.
private struct DocumentJudge {
  let judgement: DocumentJudgement
  let pass: DocumentOffence.Kind

  func judge(
    _ shape: DocumentShape, _ json: JsonValue, _ path: String
  ) throws(DocumentOffence) {
    guard case .object(let object) = json else { throw .type(path, "must be an object") }
    for member in shape.members {
      let value = object[member.name] ?? .null
      let isRequired = member.isRequired(in: object)
      let place = "\(path).\(member.name)"
      if value == .null {
        if isRequired { throw .type(place, "is missing") }
      } else if judgement == .request || isRequired {
        try judge(member.type, value, place, in: object)
      }
    }
  }

  private func judge(
    _ type: DocumentType, _ value: JsonValue, _ path: String, in object: JsonObject
  ) throws(DocumentOffence) {
    switch type {
    case .text:
      _ = try text(value, path)
    case .base64(let bytes):
      let text = try text(value, path)
      if pass == .range, Base64.decode(text.text)?.count != bytes {
        throw .range(path, "must be the base64 of \(bytes) bytes")
      }
    case .address:
      let text = try text(value, path)
      if pass == .range, !WebAddress.isAddress(text.text) {
        throw .range(path, WebAddress.expectation)
      }
    case .integer:
      guard case .number(let number) = value, number.integer != nil else {
        throw .type(path, "must be a whole number within ±(2^53 − 1)")
      }
    case .ranged(let minimum, let maximum):
      try integer(value, minimum...maximum, path)
    case .flag:
      guard case .bool = value else { throw .type(path, "must be true or false") }
    case .object(let shape):
      try judge(shape, value, path)
    case .list(let items, let range):
      try list(value, of: items, range, path, in: object)
    }
  }

  private func text(_ value: JsonValue, _ path: String) throws(DocumentOffence) -> JsonString {
    guard case .string(let text) = value else { throw .type(path, "must be a string") }
    return text
  }

  /// A whole number of any size has the type of one that has a range: it is out of it.
  private func integer(
    _ value: JsonValue, _ range: ClosedRange<Int>, _ path: String
  ) throws(DocumentOffence) {
    guard case .number(let number) = value, number.value == number.value.rounded(.towardZero)
    else { throw .type(path, "must be a whole number") }
    guard pass == .range else { return }
    guard let integer = number.integer, range.contains(integer) else {
      throw .range(path, "must be from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  private func list(
    _ value: JsonValue, of type: DocumentType, _ range: DocumentListRange, _ path: String,
    in object: JsonObject
  ) throws(DocumentOffence) {
    guard case .array(let items) = value else { throw .type(path, "must be a list") }
    for (index, item) in items.enumerated() {
      try judge(type, item, "\(path)[\(index)]", in: object)
    }
    guard pass == .range else { return }
    let (fewest, most) = (range.count.lowerBound, range.count.upperBound)
    if !range.count.contains(items.count) {
      throw .range(path, "must have from \(fewest) to \(most) items; got \(items.count)")
    }
    if range.isDistinct, !isDistinct(items, of: type) {
      throw .range(path, "has the same item twice")
    }
    if let name = range.distinctFrom, let other = object[name], items.contains(other) {
      throw .range(path, "has an item that is \(name)")
    }
  }

  private func isDistinct(_ items: [JsonValue], of type: DocumentType) -> Bool {
    guard case .object(let shape) = type else { return Set(items).count == items.count }
    return shape.members.allSatisfy { member in
      guard case .required = member.presence, member.type.isText else { return true }
      let texts = items.map { item -> JsonValue in
        if case .object(let object) = item { object[member.name] ?? .null } else { .null }
      }
      return Set(texts).count == texts.count
    }
  }
}

extension DocumentType {
  fileprivate var isText: Bool {
    switch self {
    case .text, .base64, .address: true
    default: false
    }
  }
}

extension DocumentOffence {
  fileprivate static func type(_ path: String, _ how: String) -> DocumentOffence {
    DocumentOffence(kind: .type, message: "\(path) \(how)")
  }

  fileprivate static func range(_ path: String, _ how: String) -> DocumentOffence {
    DocumentOffence(kind: .range, message: "\(path) \(how)")
  }
}
