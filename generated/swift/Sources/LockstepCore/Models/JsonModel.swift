// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// A JSON object whose members the spec knows: what every model of the spec offers.
///
/// A model is a value. A required member is a property of its own type; an optional one is a
/// `Presence`, which keeps absent and null apart, and keeps what has no reading. Members that the
/// spec does not know are kept in `unknownMembers`: an edit by an older client loses nothing. Two
/// models are equal where they are written the same: texts are compared by their code units.
///
/// No model is `Codable`: Foundation's coders merge names that are canonically equivalent, blur
/// `true` and 1, and drop what they don't know.
///
/// A model describes itself by the keys of its members that have a value, and shows none: they are
/// a person's own, and have no place in a log. Who wants to see them describes its `json`.
public protocol JsonModel: Sendable, Hashable, CustomStringConvertible {
  /// The name of the spec's definition.
  static var specName: String { get }

  /// The members that the spec does not know, kept as they were read.
  var unknownMembers: JsonObject { get set }

  /// Reads a JSON text that others wrote. Old forms are read as what they stand for, an escaped
  /// half of a surrogate pair as U+FFFD; optional members that have no reading are kept: see
  /// `malformedPaths`.
  ///
  /// - Parameter bytes: the text's UTF-8.
  /// - Throws: `invalid_json` where it is not JSON, or has no canonical form; `invalid_model` where
  ///   a required member is missing or not as the spec has it, with `path` naming the first one.
  init(decoding bytes: [UInt8]) throws(LockstepError)

  /// Reads a JSON value that others wrote. Old forms are read as what they stand for; optional
  /// members that have no reading are kept: see `malformedPaths`.
  ///
  /// - Throws: `invalid_json` where it has no canonical form; `invalid_model` where a required
  ///   member is missing or not as the spec has it, with `path` naming the first one.
  init(json: JsonValue) throws(LockstepError)

  /// Takes a JSON value that this program made.
  ///
  /// - Throws: `invalid_json` where it has no canonical form; `invalid_model` where a member is not
  ///   as the spec has it, with `path` naming the first one.
  init(checking json: JsonValue) throws(LockstepError)

  /// JSON Pointers to the optional members that have no reading, in canonical order. Of members
  /// that go together all that have a value, where one has no reading or no value.
  var malformedPaths: [String] { get }

  /// The object, members in canonical order.
  ///
  /// - Throws: as `encoded`.
  var json: JsonObject { get throws(LockstepError) }

  /// The UTF-8 of the object's canonical JSON, RFC 8785.
  ///
  /// - Throws: `invalid_model`, with `path` naming the member, where one has a value that the spec
  ///   does not allow or JSON does not have: an integer beyond ±(2^53 − 1), a double that is not
  ///   finite, one of two members that belong together. What was read as `.malformed` is written
  ///   as it was. `invalid_json` where an unknown member has
  ///   no canonical form, `invalid_argument` where it has the name of a known one.
  func encoded() throws(LockstepError) -> [UInt8]
}
