import 'dart:async';

import '../errors/lockstep_exception.dart';
import '../spec/database.dart';
import '../spec/json.dart';
import '../spec/legacy_database.dart';
import '../spec/legacy_database_tables.dart';
import '../spec/locks_tables.dart';
import '../spec/process_type.dart';
import 'database_call.dart';
import 'lock_database.dart';
import 'shared_schema.dart';

/// What the app's old database holds.
final class LegacyRows {
  const LegacyRows._(this._locks, this._uploads, this._parts);

  /// Asks a copy of the old database at [path] by [run], a statement at a time.
  ///
  /// Throws a [LockstepDatabaseException] if it is newer, or no database with
  /// locks.
  static Future<LegacyRows> read(
    FutureOr<LockOutcome> Function(LockStatement statement) run,
    String path,
  ) async {
    Future<T> ask<T>(DatabaseCall<T> call) =>
        call.performLater((statement) async => await run(statement), path);
    Future<int> number(String sql) async =>
        (await run(LockStatement(sql))).number;
    if (await number(SharedDatabase.countObjects) == 0) return none;
    final contents = await ask(LegacyContentsStatements.read());
    if (contents == null || contents.hasLocks == 0) {
      throw LockstepDatabaseException(
        DatabaseFailure.foreign,
        path,
        'it has no table of locks',
      );
    }
    final version = await number(SharedDatabase.readVersion);
    SharedSchema.requireVersion(version, LegacyDatabase.schemaVersion, path);
    final locks = [
      for (final row in await ask(LegacyLockStatements.list()))
        if (_lock(row) case final lock?) lock,
    ];
    if (contents.hasUploads == 0)
      return LegacyRows._(locks, const [], const []);
    final uploads =
        contents.hasChecksums > 0
            ? LegacyUploadStatements.list()
            : LegacyUploadStatements.listWithoutChecksums();
    return LegacyRows._(
      locks,
      await ask(uploads),
      await ask(LegacyPartStatements.list()),
    );
  }

  /// Nothing: what a missing or empty file holds.
  static const LegacyRows none = LegacyRows._([], [], []);

  // In the spec's forms; one that can't be read is not among them.
  final List<({String id, LockstepProcessType owner, int time})> _locks;
  final List<LegacyUpload> _uploads;
  final List<LegacyPart> _parts;

  static final _number = RegExp(r'^-?[0-9]{1,16}$');

  static ({String id, LockstepProcessType owner, int time})? _lock(
    LegacyLock lock,
  ) {
    const prefix = LegacyDatabase.ownerPrefix;
    final LegacyLock(:id, owner: named, :time) = lock;
    final owner = LockstepProcessType.fromWire(
      named.startsWith(prefix) ? named.substring(prefix.length) : named,
    );
    if (owner == null || !_number.hasMatch(time)) return null;
    final value = int.parse(time);
    if (value.abs() > JsonLimits.maximumExactInteger) return null;
    return (id: id, owner: owner, time: value);
  }

  /// Copies what the shared database lacks, in one transaction; returns how
  /// many locks were copied. Multipart uploads come once each.
  DatabaseCall<int> get migration {
    final calls = [
      for (final (:id, :owner, :time) in _locks)
        LockStatements.drawToken(id: id).then(
          LockStatements.lock(id: id, owner: owner, time: time),
          (_, taken) => taken,
        ),
      for (final upload in _uploads)
        LegacyUploadStatements.importInto(upload).map((_) => 0),
      for (final part in _parts)
        LegacyPartStatements.importInto(part).map((_) => 0),
      for (final key
          in {for (final upload in _uploads) upload.objectKey}.nonNulls)
        ImportedUploadStatements.note(objectKey: key).map((_) => 0),
    ];
    return DatabaseCall.all(
      calls,
    ).map((copied) => copied.fold(0, (sum, each) => sum + each));
  }
}
