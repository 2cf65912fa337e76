import 'dart:io';

import '../errors/lockstep_exception.dart';
import '../spec/database.dart';

/// A copy of a database that must not be changed: opening the file itself would
/// write beside it, or move its -wal into it.
abstract final class DatabaseCopy {
  static const _companions = ['', '-wal', '-journal'];
  static const _attempts = 10;

  /// Copies the database at [path] with its companions, and deletes the copy
  /// once [read] has had its path.
  static T reading<T>(String path, T Function(String copy) read) {
    Directory? folder;
    try {
      folder = Directory.systemTemp.createTempSync('lockstep-copy-');
      final own = '${folder.path}/copy.db';
      _copy(path, own);
      return read(own);
    } on FileSystemException catch (error) {
      throw DatabaseException(
        switch (error.osError?.errorCode) {
          28 => DatabaseFailure.full, // ENOSPC
          1 || 5 => DatabaseFailure.lockedDevice, // EPERM, EIO
          _ => DatabaseFailure.refused,
        },
        path,
        "it can't be copied: $error",
      );
    } on DatabaseException catch (error) {
      if (error.path == path) rethrow;
      // The error is about the copy, which is gone by then.
      throw DatabaseException(error.reason, path, 'read from a copy: $error');
    } finally {
      folder?.deleteSync(recursive: true);
    }
  }

  static void _copy(String path, String own) {
    for (var attempt = 0; attempt < _attempts; attempt++) {
      final before = _state(path);
      for (final end in _companions) {
        final target = File('$own$end');
        if (target.existsSync()) target.deleteSync();
        final source = File('$path$end');
        if (end == '' || source.existsSync()) source.copySync(target.path);
      }
      if (_state(path) == before) return;
    }
    throw DatabaseException(
      DatabaseFailure.busy,
      path,
      'it is being written all the time; try again later',
    );
  }

  /// Size and times of each file: the same before and after, or a writer was at
  /// work meanwhile.
  static String _state(String path) => [
    for (final end in _companions)
      if (FileStat.statSync('$path$end') case final stat)
        '${stat.type} ${stat.size} ${stat.modified.microsecondsSinceEpoch} '
            '${stat.changed.microsecondsSinceEpoch}',
  ].join(',');
}
