import 'dart:io';
import 'dart:math';

import '../database/database_call.dart';
import '../database/database_copy.dart';
import '../database/database_identity.dart';
import '../database/legacy_database_reader.dart';
import '../database/lock_database.dart';
import '../database/shared_schema.dart';
import '../errors/lockstep_exception.dart';
import '../spec/database.dart';
import 'sqlite_connection.dart';
import 'sqlite_library.dart';

/// The shared database by FFI, for tests and desktop. It answers at once, and
/// blocks its isolate while others write.
final class SqliteLockDatabase implements LockDatabase {
  /// Opens the database at [path]; an absent or empty file becomes a new one,
  /// an older schema is brought to this one, and a file that is not ours is
  /// left as it is.
  ///
  /// Throws a [DatabaseException].
  factory SqliteLockDatabase(
    SqliteLibrary library,
    String path, {
    SharedSchema schema = const SharedSchema(),
  }) {
    if (DatabaseIdentity.refuseStrangers(path, schema)) {
      _look(library, path, schema);
    }
    final database = SqliteLockDatabase._(
      library,
      SqliteConnection(library, path),
      schema,
    );
    try {
      database._open();
    } on Object {
      database.close();
      rethrow;
    }
    return database;
  }

  SqliteLockDatabase._(this._library, this._connection, this._schema);

  final SqliteLibrary _library;
  final SqliteConnection _connection;
  final SharedSchema _schema;
  static final _random = Random();

  @override
  String get path => _connection.path;

  /// Whether the file at the path is still the one that was opened.
  bool get isCurrent => _connection.isCurrent;

  /// Ends the statement that runs, from any isolate.
  void interrupt() => _connection.interrupt();

  /// Ends the connection.
  void close() => _connection.close();

  /// Refuses a database of others whose tables stand in its -wal alone.
  static void _look(SqliteLibrary library, String path, SharedSchema schema) =>
      _reading(library, path, (copy) {
        final look = SharedSchema.look.map(copy.run).toList();
        schema.versionOf(look, path);
      });

  static T _reading<T>(
    SqliteLibrary library,
    String path,
    T Function(SqliteConnection copy) read,
  ) => DatabaseCopy.reading(path, (own) {
    final copy = SqliteConnection(library, own);
    try {
      return read(copy);
    } finally {
      copy.close();
    }
  });

  void _open() {
    final version = _retrying(_version);
    if (version == 0) execute(SharedDatabase.journalMode);
    execute(SharedDatabase.connectionSetup);
    execute(SharedDatabase.fullSync);
    if (version < _schema.latest) {
      _transaction(
        writes: true,
        // Another process may have done it meanwhile.
        () => _schema.from(_version()).forEach(_connection.run),
      );
    }
    _connection.keepWriteAheadLog();
  }

  int _version() =>
      _schema.versionOf(SharedSchema.look.map(_connection.run).toList(), path);

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

  T _transaction<T>(T Function() work, {required bool writes}) => _retrying(() {
    _connection.run(LockStatement(writes ? 'BEGIN IMMEDIATE' : 'BEGIN'));
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
  });

  @override
  List<LockOutcome> transaction(
    List<LockStatement> statements, {
    required bool writes,
  }) => _transaction(
    () => statements.map(_connection.run).toList(),
    writes: writes,
  );

  /// Performs a call.
  T perform<T>(DatabaseCall<T> call) {
    if (call.isDurable) execute(SharedDatabase.durableSetup);
    try {
      return _transaction(() {
        final version = _connection.run(
          const LockStatement(SharedDatabase.readVersion),
        );
        SharedSchema.requireVersion(version.number, _schema.latest, path);
        return call.read(call.statements.map(_connection.run).toList(), path);
      }, writes: call.writes);
    } finally {
      if (call.isDurable) execute(SharedDatabase.connectionSetup);
    }
  }

  /// Copies what this database lacks of the old one at [legacy], in one
  /// transaction: locks, and multipart uploads that were begun. Answers how many
  /// locks were copied.
  int migrate(String legacy) {
    if (FileStat.statSync(legacy).type == FileSystemEntityType.notFound) {
      return 0;
    }
    final migration =
        _reading(
          _library,
          legacy,
          (copy) => LegacyRows.read(copy.run, legacy),
        ).migration;
    return migration.statements.isEmpty ? 0 : perform(migration);
  }
}
