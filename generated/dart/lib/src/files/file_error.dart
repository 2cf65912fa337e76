// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';

import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';

/// The `io_error` for the file at [path], with the system's own words.
LockstepException ioError(String path, String what, FileSystemException error) {
  final reason = error.osError?.message ?? error.message;
  return LockstepException(LockstepErrorCode.ioError, '$path $what: $reason.');
}
