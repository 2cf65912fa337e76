// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';

/// Refuses a [path] that holds a NUL: the system would end it there, and work on
/// another file.
void checkPath(String path) {
  if (!path.contains('\u0000')) return;
  throw LockstepException(
    LockstepErrorCode.invalidArgument,
    'A path must not hold a NUL: ${path.replaceAll('\u0000', '\\0')}.',
  );
}
