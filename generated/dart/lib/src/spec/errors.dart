// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// Why an operation of Lockstep failed. A code is part of the contract: a
/// caller decides by it, a person reads the message beside it.
///
/// The spec's `LockstepErrorCode`.
enum LockstepErrorCode {
  /// The operation is unknown to the program that was asked.
  unsupportedOperation('unsupported_operation', isRetryable: false),

  /// A request is not a JSON object, or lacks an argument, or has one of the
  /// wrong type.
  invalidRequest('invalid_request', isRetryable: false),

  /// A value is out of range: a key, header or salt of the wrong length, a size
  /// beyond the format's limits.
  invalidArgument('invalid_argument', isRetryable: false),

  /// The memory that a derivation from a passphrase needs is not available.
  outOfMemory('out_of_memory', isRetryable: true),

  /// A stream ends before its final frame: the file was cut, or has not arrived
  /// whole.
  truncated('truncated', isRetryable: false),

  /// A frame does not authenticate: wrong key or header, changed bytes, frames
  /// out of order.
  corrupt('corrupt', isRetryable: false),

  /// Bytes follow the frame that has the final tag.
  trailingData('trailing_data', isRetryable: false),

  /// An authentic frame has a tag that the format never writes.
  unexpectedTag('unexpected_tag', isRetryable: false),

  /// A text is not JSON, or JSON that has no canonical form: a member twice,
  /// half a surrogate pair, an integer beyond 2^53 − 1.
  invalidJson('invalid_json', isRetryable: false),

  /// A JSON value breaks its model's schema; the error's path is a JSON Pointer
  /// to the first member that offends.
  invalidModel('invalid_model', isRetryable: false),

  /// A live photo's archive is damaged or cut, or holds something else than one
  /// image and one video.
  invalidArchive('invalid_archive', isRetryable: false),

  /// A name, wire value, enum or model that the spec does not define.
  unknownValue('unknown_value', isRetryable: false),

  /// A file can't be read or written; the message names it.
  ioError('io_error', isRetryable: true),

  /// The destination of a file operation exists already; it was left as it is.
  alreadyExists('already_exists', isRetryable: false),

  /// SQLite refused: the shared database is busy, damaged, not ours, from a
  /// newer version, or can't be written.
  databaseError('database_error', isRetryable: true),

  /// A failure that nobody foresaw: a mistake in Lockstep itself, to be
  /// reported with the message.
  internalError('internal_error', isRetryable: false);

  const LockstepErrorCode(this.code, {required this.isRetryable});

  /// The code as it stands in answers.
  final String code;

  /// Whether trying the same again may help.
  final bool isRetryable;

  /// The member with this [code], null where the spec defines none.
  static LockstepErrorCode? fromCode(String code) => _byCode[code];

  static final _byCode = {for (final member in values) member.code: member};
}
