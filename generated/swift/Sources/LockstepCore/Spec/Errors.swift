// Generated from the spec's subject `errors`. Edit the spec, then run
// `npx nx generate lockstep`.

/// Why an operation of Lockstep failed. A code is part of the contract: a caller decides by it, a
/// person reads the message beside it.
///
/// Spec: `LockstepErrorCode`.
public enum LockstepErrorCode: Sendable, Hashable, CaseIterable {
  /// The operation is unknown to the program that was asked.
  ///
  /// Spec: `LockstepErrorCode.unsupported_operation`; no retry helps.
  case unsupportedOperation

  /// A request is not a JSON object, or lacks an argument, or has one of the wrong type.
  ///
  /// Spec: `LockstepErrorCode.invalid_request`; no retry helps.
  case invalidRequest

  /// A value is out of range: a key, header or salt of the wrong length, a size beyond the format's
  /// limits.
  ///
  /// Spec: `LockstepErrorCode.invalid_argument`; no retry helps.
  case invalidArgument

  /// The memory that a derivation from a passphrase needs is not available.
  ///
  /// Spec: `LockstepErrorCode.out_of_memory`; worth a retry.
  case outOfMemory

  /// A stream ends before its final frame: the file was cut, or has not arrived whole.
  ///
  /// Spec: `LockstepErrorCode.truncated`; no retry helps.
  case truncated

  /// A frame does not authenticate: wrong key or header, changed bytes, frames out of order.
  ///
  /// Spec: `LockstepErrorCode.corrupt`; no retry helps.
  case corrupt

  /// Bytes follow the frame that has the final tag.
  ///
  /// Spec: `LockstepErrorCode.trailing_data`; no retry helps.
  case trailingData

  /// An authentic frame has a tag that the format never writes.
  ///
  /// Spec: `LockstepErrorCode.unexpected_tag`; no retry helps.
  case unexpectedTag

  /// A text is not JSON, or JSON that has no canonical form: a member twice, half a surrogate pair,
  /// an integer beyond 2^53 − 1.
  ///
  /// Spec: `LockstepErrorCode.invalid_json`; no retry helps.
  case invalidJson

  /// A JSON value breaks its model's schema; the error's path is a JSON Pointer to the first member
  /// that offends.
  ///
  /// Spec: `LockstepErrorCode.invalid_model`; no retry helps.
  case invalidModel

  /// A live photo's archive is damaged or cut, or holds something else than one image and one
  /// video.
  ///
  /// Spec: `LockstepErrorCode.invalid_archive`; no retry helps.
  case invalidArchive

  /// A name, wire value, enum or model that the spec does not define.
  ///
  /// Spec: `LockstepErrorCode.unknown_value`; no retry helps.
  case unknownValue

  /// A file can't be read or written; the message names it.
  ///
  /// Spec: `LockstepErrorCode.io_error`; worth a retry.
  case ioError

  /// The destination of a file operation exists already; it was left as it is.
  ///
  /// Spec: `LockstepErrorCode.already_exists`; no retry helps.
  case alreadyExists

  /// SQLite refused: the shared database is busy, damaged, not ours, from a newer version, or can't
  /// be written.
  ///
  /// Spec: `LockstepErrorCode.database_error`; worth a retry.
  case databaseError

  /// A failure that nobody foresaw: a mistake in Lockstep itself, to be reported with the message.
  ///
  /// Spec: `LockstepErrorCode.internal_error`; no retry helps.
  case internalError

  /// The code as it stands in answers and logs.
  public var wireValue: String {
    switch self {
    case .unsupportedOperation: "unsupported_operation"
    case .invalidRequest: "invalid_request"
    case .invalidArgument: "invalid_argument"
    case .outOfMemory: "out_of_memory"
    case .truncated: "truncated"
    case .corrupt: "corrupt"
    case .trailingData: "trailing_data"
    case .unexpectedTag: "unexpected_tag"
    case .invalidJson: "invalid_json"
    case .invalidModel: "invalid_model"
    case .invalidArchive: "invalid_archive"
    case .unknownValue: "unknown_value"
    case .ioError: "io_error"
    case .alreadyExists: "already_exists"
    case .databaseError: "database_error"
    case .internalError: "internal_error"
    }
  }

  /// The code as an `NSError` has it: its place in the spec, from 1.
  public var number: Int {
    switch self {
    case .unsupportedOperation: 1
    case .invalidRequest: 2
    case .invalidArgument: 3
    case .outOfMemory: 4
    case .truncated: 5
    case .corrupt: 6
    case .trailingData: 7
    case .unexpectedTag: 8
    case .invalidJson: 9
    case .invalidModel: 10
    case .invalidArchive: 11
    case .unknownValue: 12
    case .ioError: 13
    case .alreadyExists: 14
    case .databaseError: 15
    case .internalError: 16
    }
  }

  /// Whether the same call may succeed later.
  public var isRetryable: Bool {
    switch self {
    case .unsupportedOperation: false
    case .invalidRequest: false
    case .invalidArgument: false
    case .outOfMemory: true
    case .truncated: false
    case .corrupt: false
    case .trailingData: false
    case .unexpectedTag: false
    case .invalidJson: false
    case .invalidModel: false
    case .invalidArchive: false
    case .unknownValue: false
    case .ioError: true
    case .alreadyExists: false
    case .databaseError: true
    case .internalError: false
    }
  }
}
