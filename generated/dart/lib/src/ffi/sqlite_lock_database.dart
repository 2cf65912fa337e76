import 'dart:io';
import 'dart:math';

import '../errors/lockstep_exception.dart';
import '../locks/legacy_locks.dart';
import '../locks/lock_calls.dart';
import '../locks/lock_database.dart';
import '../locks/shared_schema.dart';
import '../spec/database.dart';
import 'sqlite_connection.dart';
import 'sqlite_library.dart';

/// The shared database by FFI, for tests and desktop. It answers at once, and
/// blocks its isolate while others write.
final class SqliteLockDatabase implements LockDatabase {
  /// Opens the database at [path]; an absent or empty file becomes a new one,
  /// and one that is not ours is left as it is.
  ///
  /// Throws a [DatabaseException].
  SqliteLockDatabase(this._library, String path)
    : _connection = SqliteConnection(_library, path) {
    try {
      _open();
    } on Object {
      close();
      rethrow;
    }
  }

  final SqliteLibrary _library;
  final SqliteConnection _connection;
  static final _random = Random();

  @override
  String get path => _connection.path;

  /// Whether the file at the path is still the one that was opened.
  bool get isCurrent => _connection.isCurrent;

  /// Ends the connection.
  void close() => _connection.close();

  void _open() {
    final version = _library.versionNumber();
    if (version < SharedDatabase.minimumSQLite) {
      throw DatabaseException(
        DatabaseFailure.olderSQLite,
        path,
        'SQLite $version is older than ${SharedDatabase.minimumSQLite}',
      );
    }
    if (_isNew()) {
      execute(SharedDatabase.journalMode);
      execute(SharedDatabase.connectionSetup);
      _retrying(() {
        _begin(writes: true);
        return _finish(() {
          // Another process may have made it meanwhile.
          if (SharedSchema.isNew(_look(), path)) {
            SharedSchema.migration.forEach(_connection.run);
          }
        });
      });
    } else {
      execute(SharedDatabase.connectionSetup);
    }
  }

  bool _isNew() => _retrying(() => SharedSchema.isNew(_look(), path));

  List<LockOutcome> _look() => [
    for (final statement in SharedSchema.look) _connection.run(statement),
  ];

  @override
  void execute(String sql) =>
      _retrying(() => _connection.run(LockStatement(sql)));

  /// Tries again while others write, with pauses that are random, so that
  /// nobody starves.
  T _retrying<T>(T Function() work) {
    final waited = Stopwatch()..start();
    while (true) {
      try {
        return work();
      } on DatabaseException catch (error) {
        final isOver = waited.elapsedMicroseconds >= SharedDatabase.busyLimit;
        if (error.reason != DatabaseFailure.busy || isOver) rethrow;
        // Dart sleeps whole milliseconds.
        const most = SharedDatabase.busyPauseMaximum ~/ 1000;
        sleep(Duration(milliseconds: 1 + _random.nextInt(most)));
      }
    }
  }

  void _begin({required bool writes}) =>
      _connection.run(LockStatement(writes ? 'BEGIN IMMEDIATE' : 'BEGIN'));

  T _finish<T>(T Function() work) {
    try {
      final result = work();
      _connection.run(const LockStatement('COMMIT'));
      return result;
    } on Object {
      try {
        _connection.run(const LockStatement('ROLLBACK'));
      } on DatabaseException {
        // SQLite has rolled back by itself.
      }
      rethrow;
    }
  }

  @override
  List<LockOutcome> transaction(
    List<LockStatement> statements, {
    required bool writes,
  }) => _retrying(() {
    _begin(writes: writes);
    return _finish(() => statements.map(_connection.run).toList());
  });

  /// Performs an operation.
  T perform<T>(LockCall<T> call) => _retrying(() {
    _begin(writes: call.writes);
    return _finish(() {
      final outcomes = <LockOutcome>[];
      for (final statement in call.statements) {
        outcomes.add(_connection.run(statement));
        if (outcomes.length == 1) call.check(outcomes.first, path);
      }
      return call.read(outcomes);
    });
  });

  /// Copies the locks of the old database at [legacy] that this one lacks, and
  /// answers how many.
  int migrate(String legacy) {
    final folder = Directory.systemTemp.createTempSync('lockstep-');
    try {
      final own = LegacyLocks.copy(legacy, folder);
      if (own == null) return 0;
      final copy = SqliteConnection(_library, own);
      try {
        final look = LegacyLocks.look.map(copy.run).toList();
        if (!LegacyLocks.hasLocks(look, legacy)) return 0;
        final locks = LegacyLocks.read(copy.run(LegacyLocks.rows));
        return locks.isEmpty ? 0 : perform(LockCall.migrate(locks));
      } finally {
        copy.close();
      }
    } finally {
      folder.deleteSync(recursive: true);
    }
  }
}
