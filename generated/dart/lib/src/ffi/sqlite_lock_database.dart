// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';
import 'dart:typed_data';

import '../database/database_call.dart';
import '../database/database_copy.dart';
import '../database/database_identity.dart';
import '../database/lock_database.dart';
import '../database/shared_schema.dart';
import '../errors/lockstep_exception.dart';
import '../files/check_path.dart';
import '../spec/database.dart';
import 'sqlite_connection.dart';
import 'sqlite_file.dart';
import 'sqlite_library.dart';

/// The shared database by FFI, for tests and desktop. A transaction is over
/// before anything else runs in its isolate.
final class SqliteLockDatabase implements LockDatabase {
  SqliteLockDatabase._(this._connection);

  final SqliteConnection _connection;

  @override
  String get path => _connection.path;

  /// What opens the database at [path] with the system's SQLite, in whichever
  /// isolate it is called.
  static DatabaseOpener at(String path) =>
      () => open(SqliteLibrary.open(), path);

  /// Opens the database at [path]; the file is made where there is none, and
  /// one that is not ours is left as it is.
  ///
  /// Throws a [LockstepDatabaseException], and a [LockstepException] with the
  /// code `invalid_argument` for a path that holds a NUL.
  static Future<SqliteLockDatabase> open(
    SqliteLibrary library,
    String path, {
    SharedSchema schema = const SharedSchema(),
  }) async {
    checkPath(path);
    _refuseCircle(path);
    final head = _headOf(library, path);
    final isInWal = DatabaseIdentity.refuseStrangers(head, path, schema);
    if (isInWal) await _look(library, path, schema);
    final connection = SqliteConnection(library, path);
    try {
      connection.keepWriteAheadLog();
      if (isInWal) _moveIntoFile(connection);
    } on Object {
      connection.close();
      rethrow;
    }
    return SqliteLockDatabase._(connection);
  }

  /// What opens the copy of another database, whatever it is.
  static SqliteLockDatabase Function(String path) copyOpener(
    SqliteLibrary library,
  ) => (path) => SqliteLockDatabase._(SqliteConnection(library, path));

  /// Refuses a database of others whose tables are in its -wal alone.
  static Future<void> _look(
    SqliteLibrary library,
    String path,
    SharedSchema schema,
  ) => DatabaseCopy.reading(path, (own) {
    final copy = SqliteConnection(library, own);
    try {
      schema.versionOf(SharedSchema.look.map(copy.run).toList(), path);
    } finally {
      copy.close();
    }
  }, copyDatabase: copier(library, path));

  /// Has a schema that is in the -wal alone moved into the file, so that
  /// the process that opens it next sees whose it is, and need not copy it.
  /// While others write it stays where it is.
  static void _moveIntoFile(SqliteConnection connection) {
    try {
      connection.run(const LockStatement(SharedDatabase.checkpoint));
    } on LockstepDatabaseException catch (error) {
      if (error.reason != DatabaseFailure.busy) rethrow;
    }
  }

  /// Refuses a [path] whose links lead in a circle: SQLite would follow them
  /// until the stack of a thread of Dart's is full, and the process die of it.
  static void _refuseCircle(String path) {
    try {
      File(path).resolveSymbolicLinksSync();
    } on FileSystemException catch (error) {
      if (error.osError?.errorCode != _linksInCircle) return;
      throw LockstepDatabaseException(
        DatabaseFailure.refused,
        path,
        "it can't be opened: ${error.osError?.message}",
      );
    }
  }

  /// ELOOP, which each system numbers in its own way.
  static final _linksInCircle = Platform.isMacOS || Platform.isIOS ? 62 : 40;

  /// What copies the database at [path], without its companions, to the path
  /// that it is given, and drops none of this process's locks on it.
  static void Function(String own) copier(SqliteLibrary library, String path) =>
      (own) {
        final source = SqliteFile(library, path);
        try {
          final target = File(own).openSync(mode: FileMode.writeOnly);
          try {
            for (var at = 0; ;) {
              final piece = source.read(_pieceBytes, offset: at);
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
      };

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
    } on LockstepDatabaseException {
      return Uint8List(0);
    }
    try {
      return file.read(DatabaseIdentity.headBytes, offset: 0);
    } on LockstepDatabaseException {
      return Uint8List(0);
    } finally {
      file.close();
    }
  }

  @override
  LockOutcome execute(LockStatement statement) => _connection.run(statement);

  @override
  T transaction<T>(DatabaseCall<T> Function() begin, {required bool writes}) {
    _connection.run(LockStatement(writes ? 'BEGIN IMMEDIATE' : 'BEGIN'));
    try {
      final result = begin().perform(_connection.run, path);
      _connection.run(const LockStatement('COMMIT'));
      return result;
    } finally {
      // After some errors SQLite has rolled back by itself.
      if (!_connection.isAutocommit) {
        _connection.run(const LockStatement('ROLLBACK'));
      }
    }
  }

  /// Ends the connection. Calling it again does nothing; all else throws a
  /// [LockstepDatabaseException] from then on.
  @override
  void close() => _connection.close();
}
