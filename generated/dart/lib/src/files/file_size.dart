// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';

import '../errors/lockstep_exception.dart';
import 'check_path.dart';
import 'file_error.dart';

/// The size of the file at [path] in bytes; null where there is none, or what
/// is there is not a regular file.
///
/// Throws a [LockstepException] with the code `io_error` where it can't be
/// looked at, while the device is locked for one: that is not a file that is
/// gone, for which `FileStat` takes it.
int? sizeOfFile(String path) {
  checkPath(path);
  try {
    final size = File(path).lengthSync();
    final isFile = FileStat.statSync(path).type == FileSystemEntityType.file;
    return isFile ? size : null;
  } on FileSystemException catch (error) {
    if (_noFile.contains(error.osError?.errorCode)) return null;
    throw ioError(path, 'can\'t be looked at', error);
  }
}

const _noFile = {2, 20, 21}; // ENOENT, ENOTDIR, EISDIR
