import 'dart:async';
import 'dart:math';

import '../errors/lockstep_exception.dart';
import '../spec/database.dart';
import 'database_call.dart';
import 'lock_database.dart';
import 'pacing.dart';
import 'shared_schema.dart';

/// The shared database, open: performs the statements of the spec, each call in
/// one short transaction, one after the other.
///
/// All throw a [DatabaseException] and have changed nothing then.
final class SharedStore {
  SharedStore._(this._database, this._schema, this.pacing);

  final LockDatabase _database;
  final SharedSchema _schema;

  /// How time passes while it waits.
  final Pacing pacing;
  final Random _random = Random();
  Future<void> _last = Future.value();

  /// The database's file.
  String get path => _database.path;

  /// Brings a [database] to the [schema] and works on it.
  ///
  /// Throws a [DatabaseException] if it is none of ours; it is left as it is.
  static Future<SharedStore> open(
    LockDatabase database, {
    SharedSchema schema = const SharedSchema(),
    Pacing pacing = const Pacing(),
  }) async {
    final store = SharedStore._(database, schema, pacing);
    final version = await store._retrying(store._look);
    if (version == 0) await store._execute(SharedDatabase.journalMode);
    await store._execute(SharedDatabase.connectionSetup);
    await store._execute(SharedDatabase.fullSync);
    if (version < schema.latest) {
      await store._migrate(version);
      // So that whoever opens it next sees whose it is, and need not copy it
      // while others write.
      await store._execute(SharedDatabase.checkpoint);
    }
    return store;
  }

  Future<void> _execute(String sql) =>
      _retrying(() async => _database.execute(sql));

  Future<int> _look() async {
    final look = await _database.transaction(SharedSchema.look, writes: false);
    return _schema.versionOf(look, path);
  }

  Future<void> _migrate(int version) async {
    var from = version;
    while (from < _schema.latest) {
      try {
        await _retrying(
          () async => _database.transaction(_schema.from(from), writes: true),
        );
        return;
      } on DatabaseException {
        // Another process may have done it meanwhile.
        final now = await _retrying(_look);
        if (now == from) rethrow;
        from = now;
      }
    }
  }

  /// Tries again while others write, with pauses that are random, so that
  /// nobody starves, until [SharedDatabase.busyLimit] is over.
  Future<T> _retrying<T>(Future<T> Function() work) async {
    final waited = pacing.start();
    while (true) {
      try {
        return await work();
      } on DatabaseException catch (error) {
        final isOver = waited() >= SharedDatabase.busyLimit;
        if (error.reason != DatabaseFailure.busy || isOver) rethrow;
        const least = SharedDatabase.busyPauseMinimum;
        const most = SharedDatabase.busyPauseMaximum;
        await pacing.pause(least + _random.nextInt(most - least));
      }
    }
  }

  /// Performs a call after those that were asked for before.
  Future<T> perform<T>(DatabaseCall<T> call) {
    final result = _last.then((_) => _perform(call));
    _last = result.then((_) {}, onError: (_) {});
    return result;
  }

  Future<T> _perform<T>(DatabaseCall<T> call) async {
    final statements = [
      // A newer program may have changed the schema since this one opened it.
      LockStatement.judged(SharedDatabase.readVersion, _requireVersion),
      ...call.statements,
    ];
    if (call.isDurable) await _execute(SharedDatabase.durableSetup);
    try {
      final outcomes = await _retrying(
        () async => _database.transaction(statements, writes: call.writes),
      );
      return call.read(outcomes.sublist(1), path);
    } finally {
      if (call.isDurable) await _execute(SharedDatabase.connectionSetup);
    }
  }

  void _requireVersion(LockOutcome outcome) =>
      SharedSchema.requireVersion(outcome.number, _schema.latest, path);
}
