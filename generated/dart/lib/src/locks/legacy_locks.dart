import 'dart:io';

import '../errors/lockstep_exception.dart';
import '../spec/database.dart';
import '../spec/locks.dart';
import '../spec/process_type.dart';
import 'lock_database.dart';

/// A lock of the app's old database, in the spec's forms.
typedef LegacyLock = ({String id, ProcessType owner, int time});

/// Reads the old database from a copy: opening the file itself would change it
/// or lose its -wal.
abstract final class LegacyLocks {
  /// What to ask of the copy.
  static const List<LockStatement> look = [
    LockStatement(LockStatements.countObjects),
    LockStatement(LockStatements.legacyHasLocks),
  ];

  /// What reads the locks, where there are any.
  static const LockStatement rows = LockStatement(LockStatements.legacyLocks);

  /// Whether the copy of [path] that answered [look] may have locks.
  ///
  /// Throws a [DatabaseException] if it is another database.
  static bool hasLocks(List<LockOutcome> look, String path) {
    if (look[0].number == 0) return false;
    if (look[1].number > 0) return true;
    throw DatabaseException(
      DatabaseFailure.foreign,
      path,
      'it has no table of locks',
    );
  }

  /// Reads the rows; one that can't be read is passed over.
  static List<LegacyLock> read(LockOutcome rows) => [
    for (final row in rows.rows)
      if (_lock(row) case final lock?) lock,
  ];

  static final _number = RegExp(r'^-?[0-9]{1,16}$');
  static const _largest = 9007199254740991;

  static LegacyLock? _lock(List<Object?> row) {
    final [id as String, owner as String, time as String] = row;
    const prefix = LockStatements.legacyOwnerPrefix;
    final known = ProcessType.fromWire(
      owner.startsWith(prefix) ? owner.substring(prefix.length) : owner,
    );
    if (known == null || !_number.hasMatch(time)) return null;
    final value = int.parse(time);
    if (value.abs() > _largest) return null;
    return (id: id, owner: known, time: value);
  }

  /// Copies the database at [path] with its companions into [folder].
  ///
  /// Returns the copy's path, or null if there is none to copy.
  static String? copy(String path, Directory folder) {
    final type = FileSystemEntity.typeSync(path);
    if (type == FileSystemEntityType.notFound) return null;
    final own = '${folder.path}/legacy.db';
    try {
      for (var attempt = 0; attempt < 10; attempt++) {
        final before = _state(path);
        for (final end in _companions) {
          final target = File('$own$end');
          if (target.existsSync()) target.deleteSync();
          final source = File('$path$end');
          if (end == '' || source.existsSync()) source.copySync(target.path);
        }
        if (_state(path) == before) return own;
      }
    } on FileSystemException catch (error) {
      throw DatabaseException(
        DatabaseFailure.refused,
        path,
        "it can't be copied: $error",
      );
    }
    throw DatabaseException(
      DatabaseFailure.busy,
      path,
      'it is being written all the time; try again later',
    );
  }

  static const _companions = ['', '-wal', '-journal'];

  /// Size and time of each file: the same before and after, or a writer was at
  /// work meanwhile.
  static String _state(String path) => [
    for (final end in _companions)
      if (FileStat.statSync('$path$end') case final stat)
        '${stat.type} ${stat.size} ${stat.modified.microsecondsSinceEpoch}',
  ].join(',');
}
