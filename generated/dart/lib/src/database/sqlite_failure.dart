// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';

import '../errors/lockstep_exception.dart';
import '../files/posix.dart';
import '../spec/database.dart';

/// What SQLite's extended result [code] means for the database at [path].
///
/// [systemCode] is the system's own (`sqlite3_system_errno`), where the package
/// has it: without it, a device that is locked looks like one that has
/// no room for another file.
LockstepDatabaseException sqliteFailure(
  int code,
  String path,
  String text, {
  int? systemCode,
}) {
  final primary = code & 0xff;
  final isOfFiles = primary == _ioError || primary == _cantOpen;
  return LockstepDatabaseException(
    isOfFiles
        ? _reasonOfFile(primary, path, systemCode)
        : _reasons[primary] ?? DatabaseFailure.refused,
    path,
    "$text (SQLite's code $code)",
    sqliteCode: code,
  );
}

/// Why a file that the system refuses with [systemCode] can't be used; null for
/// a code that says nothing.
DatabaseFailure? reasonOfSystem(int? systemCode) => switch (systemCode) {
  1 => DatabaseFailure.lockedDevice, // EPERM: no other failure passes with time
  13 || 30 => DatabaseFailure.readOnly, // EACCES, EROFS
  28 => DatabaseFailure.full, // ENOSPC, of which inodes are a kind, too
  final code when code == _overQuota => DatabaseFailure.full,
  5 || 23 || 24 => DatabaseFailure.ioFailure, // EIO, ENFILE, EMFILE
  _ => null,
};

/// EDQUOT, which each system numbers in its own way.
final int _overQuota = Platform.isMacOS || Platform.isIOS ? 69 : 122;

DatabaseFailure _reasonOfFile(int primary, String path, int? systemCode) {
  final reason = reasonOfSystem(systemCode);
  if (reason != null) return reason;
  // Asks without opening: a descriptor that is closed drops the process's locks
  // on the file.
  if (FileStat.statSync(path).type != FileSystemEntityType.file) {
    return DatabaseFailure.refused;
  }
  if (systemCode != null || primary == _ioError) {
    return DatabaseFailure.ioFailure;
  }
  if (!Posix.instance.mayWrite(path)) return DatabaseFailure.readOnly;
  // The only system that lends no file before the device is unlocked.
  return Platform.isIOS
      ? DatabaseFailure.lockedDevice
      : DatabaseFailure.ioFailure;
}

const int _ioError = 10;
const int _cantOpen = 14;
const Map<int, DatabaseFailure> _reasons = {
  5: DatabaseFailure.busy,
  6: DatabaseFailure.busy,
  8: DatabaseFailure.readOnly,
  9: DatabaseFailure.interrupted,
  11: DatabaseFailure.corrupt,
  13: DatabaseFailure.full,
  // Too many processes race to be the first with a -wal.
  15: DatabaseFailure.busy,
  // Apple's SQLite, where the device lends no file while it is locked.
  23: DatabaseFailure.lockedDevice,
  26: DatabaseFailure.corrupt,
};
