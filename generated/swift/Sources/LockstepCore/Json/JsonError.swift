// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Why a text is not JSON, or a value has no canonical form.
public struct JsonError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of offence.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The bytes are not UTF-8.
    case invalidUTF8 = "the bytes are not UTF-8"
    /// A byte-order mark comes first.
    case byteOrderMark = "a byte-order mark comes first"
    /// The text breaks the grammar or ends too early.
    case syntax = "the text breaks JSON's grammar"
    /// Text follows the value.
    case trailingText = "text follows the value"
    /// A member name is there twice.
    case duplicateMember = "an object has a member twice"
    /// An escape stands for half of a surrogate pair.
    case loneSurrogate = "a string has half a surrogate pair"
    /// A number is too large for a double.
    case overflow = "a number is too large"
    /// An integer literal is not what its double prints as.
    case inexactInteger = "an integer beyond ±(2^53 − 1) would change"
    /// Arrays and objects nest too deep.
    case tooDeep = "arrays and objects nest too deep"
  }

  /// The spec's code: what a caller decides by.
  public var code: LockstepErrorCode { .invalidJson }
  /// The kind of offence.
  public let reason: Reason
  /// Where, in bytes from the start; nil where no text was read.
  public let offset: Int?

  /// What happened and where.
  public var description: String {
    offset.map { "\(reason.rawValue), at byte \($0)" } ?? reason.rawValue
  }
}
