// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:async';
import 'dart:math';

import '../errors/lockstep_exception.dart';
import '../spec/database.dart';
import 'database_call.dart';
import 'file_identity.dart';
import 'lock_database.dart';
import 'pacing.dart';
import 'shared_schema.dart';

/// The shared database, open: performs the statements of the spec, each call in
/// one short transaction. Calls that write are performed one after the other;
/// those that read wait for none of them, since they have a connection of their
/// own.
///
/// All throw a [LockstepDatabaseException] and have changed nothing then.
final class SharedStore {
  SharedStore._(this.opener, this._writer, this._schema, this.pacing);

  /// What opens the database once more.
  final DatabaseOpener opener;

  final LockDatabase _writer;
  late final LockDatabase _reader;
  final SharedSchema _schema;
  late final FileIdentity _identity;

  /// How time passes while it waits.
  final Pacing pacing;
  final Random _random = Random();
  Future<void> _last = Future.value();

  /// The database's file.
  String get path => _writer.path;

  /// Opens a database by [opener], twice, brings it to the [schema] and works
  /// on it. Close it in the end.
  ///
  /// Throws a [LockstepDatabaseException] if it is not a database of Lockstep;
  /// it is left as it is.
  static Future<SharedStore> open(
    DatabaseOpener opener, {
    SharedSchema schema = const SharedSchema(),
    Pacing pacing = const Pacing(),
  }) async {
    final store = SharedStore._(opener, await opener(), schema, pacing);
    try {
      await store._setUp();
      store._reader = await opener();
    } on Object {
      await store._writer.close();
      rethrow;
    }
    return store;
  }

  Future<void> _setUp() async {
    final opened = identityOf(path);
    final version = await _retrying(_look);
    await _requireWal();
    await _execute(SharedDatabase.connectionSetup);
    await _execute(SharedDatabase.fullSync);
    if (version < _schema.latest) {
      await _migrate(version);
      // So that whoever opens it next sees whose it is, and need not copy it
      // while others write.
      await _execute(SharedDatabase.checkpoint);
    }
    final identity = identityOf(path);
    if (identity == null || opened != null && identity != opened) {
      throw _replaced();
    }
    _identity = identity;
  }

  /// Sets the journal at every open: Android's own class, which sqflite works
  /// with, sets another one. SQLite answers which one it is then.
  Future<void> _requireWal() async {
    final outcome = await _execute(SharedDatabase.journalMode);
    final mode = '${outcome.rows.firstOrNull?.firstOrNull}';
    final wanted = SharedDatabase.journalMode.split(' ').last;
    if (mode.toLowerCase() == wanted.toLowerCase()) return;
    throw LockstepDatabaseException(
      DatabaseFailure.refused,
      path,
      'its journal must be $wanted, and stays $mode: keep it where files can '
      'be shared in memory, and set no journal elsewhere',
    );
  }

  Future<LockOutcome> _execute(String sql) =>
      _retrying(() async => _writer.execute(LockStatement(sql)));

  Future<int> _look() async => _writer.transaction(
    () => DatabaseCall(SharedSchema.look, _schema.versionOf, writes: false),
    writes: false,
  );

  Future<void> _migrate(int version) async {
    var from = version;
    while (from < _schema.latest) {
      final statements = _schema.from(from);
      try {
        await _retrying(
          () async => _writer.transaction(
            () => DatabaseCall(statements, (_, _) {}, writes: true),
            writes: true,
          ),
        );
        return;
      } on LockstepDatabaseException {
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
      } on LockstepDatabaseException catch (error) {
        final isOver = waited() >= SharedDatabase.busyLimit;
        if (error.reason != DatabaseFailure.busy || isOver) rethrow;
        const least = SharedDatabase.busyPauseMinimum;
        const most = SharedDatabase.busyPauseMaximum;
        await pacing.pause(least + _random.nextInt(most - least));
      }
    }
  }

  /// Performs the call that [make] makes in each try, where it runs, so that it
  /// holds what the clock says then.
  Future<T> perform<T>(DatabaseCall<T> Function() make) async {
    // What kind of call it is; this one is not performed.
    final DatabaseCall(:writes, :isDurable) = make();
    if (!writes) return _transaction(_reader, make, writes: false);
    return _inTurn(() => isDurable ? _durably(make) : _write(make));
  }

  Future<T> _inTurn<T>(Future<T> Function() work) {
    final result = _last.then((_) => work());
    _last = result.then((_) {}, onError: (_) {});
    return result;
  }

  Future<T> _write<T>(DatabaseCall<T> Function() make) =>
      _transaction(_writer, make, writes: true);

  Future<T> _durably<T>(DatabaseCall<T> Function() make) async {
    await _execute(SharedDatabase.durableSetup);
    try {
      return await _write(make);
    } finally {
      await _execute(SharedDatabase.connectionSetup);
    }
  }

  Future<T> _transaction<T>(
    LockDatabase database,
    DatabaseCall<T> Function() make, {
    required bool writes,
  }) async {
    try {
      return await _retrying(
        () async => database.transaction(
          // A newer program may have changed the schema since it was opened.
          () => make().after(SharedDatabase.readVersion, _requireVersion),
          writes: writes,
        ),
      );
    } finally {
      // Asked afterwards, whatever became of it: what was committed into a file
      // that is gone holds for nobody.
      if (!isCurrent) throw _replaced();
    }
  }

  void _requireVersion(LockOutcome outcome) =>
      SharedSchema.requireVersion(outcome.number, _schema.latest, path);

  /// Whether the file at the path is still the one that was opened.
  bool get isCurrent => identityOf(path) == _identity;

  LockstepDatabaseException _replaced() => LockstepDatabaseException(
    DatabaseFailure.replaced,
    path,
    'it was deleted or replaced while it was open: end the work under its '
    'locks, and open it again',
  );

  /// Ends the connections, after the calls that were asked for. Nothing else is
  /// to be called then.
  Future<void> close() => _inTurn(() async {
    await _reader.close();
    await _writer.close();
  });
}
