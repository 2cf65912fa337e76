// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:async';

import '../errors/lockstep_exception.dart';
import '../spec/database.dart';
import '../spec/json.dart';
import '../spec/legacy_database.dart';
import '../spec/locks.dart';
import '../spec/process_type.dart';
import 'database_call.dart';
import 'lock_database.dart';
import 'shared_schema.dart';

/// A lock of the app's old database, in the spec's forms.
typedef LegacyLock = ({String id, LockstepProcessType owner, int time});

/// What the app's old database holds.
final class LegacyRows {
  const LegacyRows._(this.locks, this._uploads, this._parts);

  /// Asks a copy of the old database at [path] by [run], a statement at a time.
  ///
  /// Throws a [LockstepDatabaseException] if it is newer, or no database with
  /// locks.
  static Future<LegacyRows> read(
    FutureOr<LockOutcome> Function(LockStatement statement) run,
    String path,
  ) async {
    Future<LockOutcome> ask(String sql) async => await run(LockStatement(sql));
    Future<int> number(String sql) async => (await ask(sql)).number;
    if (await number(SharedDatabase.countObjects) == 0) return none;
    if (await number(LegacyDatabase.hasLocks) == 0) {
      throw LockstepDatabaseException(
        DatabaseFailure.foreign,
        path,
        'it has no table of locks',
      );
    }
    final version = await number(SharedDatabase.readVersion);
    SharedSchema.requireVersion(version, LegacyDatabase.schemaVersion, path);
    final locks = [
      for (final row in (await ask(LegacyDatabase.locks)).rows)
        if (_lock(row) case final lock?) lock,
    ];
    if (await number(LegacyDatabase.hasUploads) == 0) {
      return LegacyRows._(locks, const [], const []);
    }
    final uploads =
        await number(LegacyDatabase.hasChecksums) > 0
            ? LegacyDatabase.uploads
            : LegacyDatabase.uploadsWithoutChecksums;
    return LegacyRows._(
      locks,
      (await ask(uploads)).rows,
      (await ask(LegacyDatabase.parts)).rows,
    );
  }

  /// Nothing: what a missing or empty file holds.
  static const LegacyRows none = LegacyRows._([], [], []);

  /// The locks; one that can't be read is not among them.
  final List<LegacyLock> locks;

  // As parameters of the statements that import them.
  final List<List<Object?>> _uploads;
  final List<List<Object?>> _parts;

  static final _number = RegExp(r'^-?[0-9]{1,16}$');

  static LegacyLock? _lock(List<Object?> row) {
    final [id as String, owner as String, time as String] = row;
    const prefix = LegacyDatabase.ownerPrefix;
    final known = LockstepProcessType.fromWire(
      owner.startsWith(prefix) ? owner.substring(prefix.length) : owner,
    );
    if (known == null || !_number.hasMatch(time)) return null;
    final value = int.parse(time);
    if (value.abs() > JsonLimits.maximumExactInteger) return null;
    return (id: id, owner: known, time: value);
  }

  /// Copies what the shared database lacks, in one transaction; returns how
  /// many locks were copied. Multipart uploads come once each.
  DatabaseCall<int> get migration => DatabaseCall(
    [
      for (final (:id, :owner, :time) in locks) ...[
        LockStatement(LockStatements.drawToken, [id]),
        LockStatement(LockStatements.lock, [id, owner.wire, time]),
      ],
      for (final row in _uploads)
        LockStatement(LegacyDatabase.importUpload, row),
      for (final row in _parts) LockStatement(LegacyDatabase.importPart, row),
      for (final key in {
        for (final row in _uploads) row[LegacyDatabase.objectKeyIndex],
      })
        LockStatement(LegacyDatabase.noteImport, [key]),
    ],
    (outcomes, path) {
      var copied = 0;
      for (var i = 0; i < locks.length; i++) {
        copied += outcomes[2 * i + 1].changes;
      }
      return copied;
    },
    writes: true,
  );
}
