// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../spec/database.dart';
import '../spec/errors.dart';

/// What every operation of this package throws when it fails: this, or one of
/// its kinds, which say more about a `database_error`
/// ([LockstepDatabaseException]), an `invalid_model` ([ModelException]) and an
/// `invalid_json` ([JsonFormatException]).
///
/// A caller decides by [code]; [message] is for people: it names what was
/// wrong, where, and what to do. Neither ever holds a key or a plaintext.
final class LockstepException implements Exception {
  /// An error of the kind [code].
  const LockstepException(this.code, this.message);

  /// The kind of error.
  final LockstepErrorCode code;

  /// What was wrong, where, and what to do.
  final String message;

  @override
  String toString() => '${code.code}: $message';
}

/// A `database_error` with the reason that a caller decides by.
final class LockstepDatabaseException extends LockstepException {
  /// The database at [path] could not be used.
  LockstepDatabaseException(
    this.reason,
    this.path,
    String text, {
    this.sqliteCode,
  }) : super(LockstepErrorCode.databaseError, '$path: ${reason.wire}: $text');

  /// Why.
  final DatabaseFailure reason;

  /// The database's file.
  final String path;

  /// SQLite's extended result code, for a report; null where SQLite was not
  /// asked.
  final int? sqliteCode;
}

/// An `invalid_model`: a value that breaks its model's schema.
final class ModelException extends LockstepException {
  /// The member of [model] with the key [wire] offends.
  ModelException.ofMember(String model, String wire, String what)
    : this._(model, jsonPointer(wire), what);

  /// The value itself offends.
  ModelException.ofValue(String model, String what) : this._(model, '', what);

  const ModelException._(String model, this.path, String what)
    : super(LockstepErrorCode.invalidModel, '$model$path $what.');

  /// A JSON Pointer (RFC 6901) to the first member that offends, empty for the
  /// value itself.
  final String path;
}

/// The JSON Pointer (RFC 6901) to a member of the outermost object, by its key.
String jsonPointer(String wire) =>
    '/${wire.replaceAll('~', '~0').replaceAll('/', '~1')}';

/// An `invalid_json`: bytes that are not JSON that this package takes, or a
/// value that has no canonical form.
final class JsonFormatException extends LockstepException {
  /// What is wrong, and at which byte.
  const JsonFormatException(String what, [this.offset])
    : super(
        LockstepErrorCode.invalidJson,
        offset == null ? '$what.' : '$what at byte $offset.',
      );

  /// Where it is, in bytes from the start; null for a value without a text.
  final int? offset;
}
