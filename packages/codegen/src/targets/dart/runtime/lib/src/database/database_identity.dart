import 'dart:io';
import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../spec/database.dart';
import 'shared_schema.dart';

/// Tells the shared database from others before SQLite opens it: opening one
/// can change it, when its -wal is moved into it.
abstract final class DatabaseIdentity {
  // SQLite's file format: 100 bytes of header, then the first page of the table
  // of tables.
  static final _magic = 'SQLite format 3\u0000'.codeUnits;
  static const _versionOffset = 60;
  static const _applicationOffset = 68;
  static const _leafOffset = 100;
  static const _leaf = 0x0d;
  static const _countOffset = 103;

  /// How much of the file shows whose it is.
  static const int headBytes = 108;

  /// Refuses the file at [path], which begins with [head], if it is not ours.
  ///
  /// Throws a [LockstepDatabaseException]. A missing or empty file, and one
  /// that can't be read, has no head, and is SQLite's to judge. Returns whether
  /// what the file is may be in its -wal alone, so that a copy has to be looked
  /// at.
  static bool refuseStrangers(
    Uint8List head,
    String path,
    SharedSchema schema,
  ) {
    if (head.isEmpty) return false;
    if (head.length < headBytes || !_startsWith(head, _magic)) {
      throw LockstepDatabaseException(
        DatabaseFailure.corrupt,
        path,
        'it is not a database; keep it for a report and choose another path',
      );
    }
    final data = ByteData.sublistView(head);
    final isEmpty =
        head[_leafOffset] == _leaf && data.getUint16(_countOffset) == 0;
    final version = schema.identify(
      data.getInt32(_versionOffset),
      data.getInt32(_applicationOffset),
      isEmpty ? 0 : 1,
      path,
    );
    final wal = FileStat.statSync('$path-wal');
    return version == 0 &&
        wal.type == FileSystemEntityType.file &&
        wal.size > 0;
  }

  static bool _startsWith(Uint8List bytes, List<int> start) {
    for (var i = 0; i < start.length; i++) {
      if (bytes[i] != start[i]) return false;
    }
    return true;
  }
}
