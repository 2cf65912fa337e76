import 'dart:async';
import 'dart:io';

import '../errors/lockstep_exception.dart';
import '../spec/database.dart';
import 'sqlite_failure.dart';

/// A copy of a database that must not be changed: opening the file itself would
/// write beside it, or move its -wal into it.
abstract final class DatabaseCopy {
  static const _companions = ['-wal', '-journal'];
  static const _attempts = 10;

  /// Copies the database at [path] with its companions, and deletes the copy
  /// once [read] has had its path.
  ///
  /// [copyDatabase] copies the database itself, without its companions, to the
  /// path that it is given. Unless one is given, the file is opened and closed:
  /// that drops all locks that connections of this process hold on it, so close
  /// them first. Throws a [LockstepDatabaseException].
  static Future<T> reading<T>(
    String path,
    FutureOr<T> Function(String copy) read, {
    void Function(String copy)? copyDatabase,
  }) async {
    Directory? folder;
    try {
      folder = Directory.systemTemp.createTempSync('lockstep-copy-');
      final own = '${folder.path}/copy.db';
      _copy(path, own, copyDatabase ?? File(path).copySync);
      return await read(own);
    } on FileSystemException catch (error) {
      throw _refusal(path, error, 'copied');
    } on LockstepDatabaseException catch (error) {
      if (error.path == path) rethrow;
      // The error is about the copy, which is gone by then.
      throw LockstepDatabaseException(
        error.reason,
        path,
        'read from a copy: $error',
        sqliteCode: error.sqliteCode,
      );
    } finally {
      folder?.deleteSync(recursive: true);
    }
  }

  /// Whether there is anything at [path].
  ///
  /// Throws a [LockstepDatabaseException] where it can't be looked at, while
  /// the device is locked for one: that is not a file that is missing.
  static bool isThere(String path) {
    try {
      File(path).lengthSync(); // Asks without opening.
      return true;
    } on FileSystemException catch (error) {
      return switch (error.osError?.errorCode) {
        2 || 20 => false, // ENOENT, ENOTDIR
        21 => true, // EISDIR
        _ => throw _refusal(path, error, 'looked at'),
      };
    }
  }

  static LockstepDatabaseException _refusal(
    String path,
    FileSystemException error,
    String what,
  ) => LockstepDatabaseException(
    reasonOfSystem(error.osError?.errorCode) ?? DatabaseFailure.refused,
    path,
    "it can't be $what: ${error.osError?.message ?? error.message}",
  );

  static void _copy(
    String path,
    String own,
    void Function(String copy) copyDatabase,
  ) {
    for (var attempt = 0; attempt < _attempts; attempt++) {
      final before = _state(path);
      if (FileStat.statSync(path).type != FileSystemEntityType.file) {
        throw LockstepDatabaseException(
          DatabaseFailure.refused,
          path,
          "it can't be copied: it is not a file",
        );
      }
      copyDatabase(own);
      _companions.forEach((end) => _copyCompanion('$path$end', '$own$end'));
      if (_state(path) == before) return;
    }
    throw LockstepDatabaseException(
      DatabaseFailure.busy,
      path,
      'it is being written all the time; try again later',
    );
  }

  static void _copyCompanion(String path, String own) {
    final target = File(own);
    if (target.existsSync()) target.deleteSync();
    try {
      File(path).copySync(own);
    } on PathNotFoundException {
      // There is none, or no more: the states tell.
    }
  }

  /// Size and times of each file: the same before and after, or a writer was at
  /// work meanwhile.
  static String _state(String path) => [
    for (final end in ['', ..._companions])
      if (FileStat.statSync('$path$end') case final stat)
        '${stat.type} ${stat.size} ${stat.modified.microsecondsSinceEpoch} '
            '${stat.changed.microsecondsSinceEpoch}',
  ].join(',');
}
