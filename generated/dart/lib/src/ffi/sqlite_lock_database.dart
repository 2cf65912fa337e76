import 'dart:io';
import 'dart:math';
import 'dart:typed_data';

import '../database/database_call.dart';
import '../database/database_copy.dart';
import '../database/database_identity.dart';
import '../database/legacy_database_reader.dart';
import '../database/lock_database.dart';
import '../database/pacing.dart';
import '../database/shared_schema.dart';
import '../errors/lockstep_exception.dart';
import '../files/check_path.dart';
import '../spec/database.dart';
import 'sqlite_connection.dart';
import 'sqlite_file.dart';
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
    Pacing pacing = const Pacing(),
  }) {
    checkPath(path);
    _refuseCircle(path);
    final head = _headOf(library, path);
    final isInWal = DatabaseIdentity.refuseStrangers(head, path, schema);
    if (isInWal) _look(library, path, schema);
    final database = SqliteLockDatabase._(
      library,
      SqliteConnection(library, path),
      schema,
      pacing,
    );
    try {
      database._open(isInWal: isInWal);
    } on Object {
      database.close();
      rethrow;
    }
    return database;
  }

  SqliteLockDatabase._(
    this._library,
    this._connection,
    this._schema,
    this._pacing,
  );

  final SqliteLibrary _library;
  final SqliteConnection _connection;
  final SharedSchema _schema;
  final Pacing _pacing;
  static final _random = Random();

  @override
  String get path => _connection.path;

  /// Whether the file at the path is still the one that was opened.
  bool get isCurrent => _connection.isCurrent;

  /// Ends the statement that runs: it throws `interrupted` and has changed
  /// nothing. For another isolate, which works with a copy of this object: none
  /// may be used after [close].
  void interrupt() => _connection.interrupt();

  /// Ends the connection. Calling it again does nothing; all else throws a
  /// [DatabaseException] from then on.
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
  }, copyDatabase: (own) => _copyBeside(library, path, own));

  /// Refuses a [path] whose links lead in a circle: SQLite would follow them
  /// until the stack of a thread of Dart's is full, and the process die of it.
  static void _refuseCircle(String path) {
    try {
      File(path).resolveSymbolicLinksSync();
    } on FileSystemException catch (error) {
      if (error.osError?.errorCode != _linksInCircle) return;
      throw DatabaseException(
        DatabaseFailure.refused,
        path,
        "it can't be opened: ${error.osError?.message}",
      );
    }
  }

  /// ELOOP, which each system numbers in its own way.
  static final _linksInCircle = Platform.isMacOS || Platform.isIOS ? 62 : 40;

  static void _copyBeside(SqliteLibrary library, String path, String own) {
    final source = SqliteFile(library, path);
    try {
      final target = File(own).openSync(mode: FileMode.writeOnly);
      try {
        for (var at = 0; ;) {
          final piece = source.read(_pieceBytes, at);
          if (piece.isEmpty) return;
          target.writeFromSync(piece);
          at += piece.length;
        }
      } finally {
        target.closeSync();
      }
    } finally {
      source.close();
    }
  }

  static const _pieceBytes = 1 << 20;

  /// The first bytes of the file; none of one that can't be read, which is
  /// SQLite's to judge.
  static Uint8List _headOf(SqliteLibrary library, String path) {
    // To open a pipe for reading would wait for somebody who writes.
    if (FileStat.statSync(path).type == FileSystemEntityType.pipe) {
      return Uint8List(0);
    }
    final SqliteFile file;
    try {
      file = SqliteFile(library, path);
    } on DatabaseException {
      return Uint8List(0);
    }
    try {
      return file.read(DatabaseIdentity.headBytes, 0);
    } on DatabaseException {
      return Uint8List(0);
    } finally {
      file.close();
    }
  }

  void _open({required bool isInWal}) {
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
    // So that whoever opens it next sees whose it is, and need not copy it
    // while others write.
    if (isInWal || version < _schema.latest) {
      execute(SharedDatabase.checkpoint);
    }
    _connection.keepWriteAheadLog();
  }

  int _version() =>
      _schema.versionOf(SharedSchema.look.map(_connection.run).toList(), path);

  @override
  void execute(String sql) =>
      _retrying(() => _connection.run(LockStatement(sql)));

  /// Tries again while others write, with pauses that are random, so that
  /// nobody starves, until [SharedDatabase.busyLimit] is over.
  T _retrying<T>(T Function() work) {
    final waited = _pacing.start();
    while (true) {
      try {
        return work();
      } on DatabaseException catch (error) {
        final isOver = waited() >= SharedDatabase.busyLimit;
        if (error.reason != DatabaseFailure.busy || isOver) rethrow;
        const least = SharedDatabase.busyPauseMinimum;
        const most = SharedDatabase.busyPauseMaximum;
        _pacing.block(least + _random.nextInt(most - least));
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
      _rollBack();
      rethrow;
    }
  });

  void _rollBack() {
    while (!_connection.isAutocommit) {
      try {
        _connection.run(const LockStatement('ROLLBACK'));
      } on DatabaseException catch (error) {
        // Interrupted anew: it must not stay open. All else is SQLite's end.
        if (error.reason != DatabaseFailure.interrupted) return;
      }
    }
  }

  @override
  List<LockOutcome> transaction(
    List<LockStatement> statements, {
    required bool writes,
  }) => _transaction(
    () => [
      for (final statement in statements)
        statement.judged(_connection.run(statement)),
    ],
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
  /// locks were copied, 0 where there is no old database.
  ///
  /// Throws a [DatabaseException], also where it can't be looked at.
  int migrate(String legacy) {
    if (!DatabaseCopy.isThere(legacy)) return 0;
    final migration =
        _reading(
          _library,
          legacy,
          (copy) => LegacyRows.read(copy.run, legacy),
        ).migration;
    return migration.statements.isEmpty ? 0 : perform(migration);
  }
}
