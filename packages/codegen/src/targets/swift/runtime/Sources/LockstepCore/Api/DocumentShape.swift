/// What is judged of a document: its members and what each of them holds.
public struct DocumentShape: Sendable {
  /// The name of the spec's definition.
  public let name: String
  /// The members that the spec knows, in its order.
  public let members: [DocumentMember]

  /// Describes a document.
  public init(_ name: String, _ members: [DocumentMember]) {
    self.name = name
    self.members = members
  }
}

/// A member of a document.
public struct DocumentMember: Sendable {
  /// When a member must be there, which is neither absent nor null.
  public enum Presence: Sendable {
    /// Always.
    case required
    /// Never.
    case optional
    /// Unless a flag of the same object is true.
    case requiredUnless(JsonString)
  }

  let name: JsonString
  let type: DocumentType
  let presence: Presence

  /// Describes a member.
  public init(_ name: JsonString, _ type: DocumentType, _ presence: Presence = .optional) {
    self.name = name
    self.type = type
    self.presence = presence
  }

  func isRequired(in object: JsonObject) -> Bool {
    switch presence {
    case .required: true
    case .optional: false
    case .requiredUnless(let flag): object[flag] != .bool(true)
    }
  }
}

/// What a member of a document holds.
public indirect enum DocumentType: Sendable {
  /// A text.
  case text
  /// The base64 of so many bytes.
  case base64(bytes: Int)
  /// An absolute address, http or https.
  case address
  /// A whole number within ±(2^53 − 1).
  case integer
  /// A whole number of a range.
  case ranged(minimum: Int, maximum: Int)
  /// `true` or `false`.
  case flag
  /// Another document.
  case object(DocumentShape)
  /// A list.
  case list(DocumentType, DocumentListRange)
}

/// What a list must be beside its items.
public struct DocumentListRange: Sendable {
  let count: ClosedRange<Int>
  let isDistinct: Bool
  let distinctFrom: JsonString?

  /// Describes a list.
  ///
  /// - Parameters:
  ///   - minimum: the fewest items.
  ///   - maximum: the most items.
  ///   - isDistinct: whether no two items are the same text, or have the same text in a member that
  ///     must be there.
  ///   - distinctFrom: the member of the same object whose text is none of the items.
  public init(
    minimum: Int = 0, maximum: Int = .max, isDistinct: Bool = false,
    distinctFrom: JsonString? = nil
  ) {
    count = minimum...maximum
    self.isDistinct = isDistinct
    self.distinctFrom = distinctFrom
  }
}
