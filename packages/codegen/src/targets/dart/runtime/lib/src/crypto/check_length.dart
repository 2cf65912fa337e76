import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';

/// Refuses [bytes] of another length than the format's.
void checkLength(String name, Uint8List bytes, int expected) {
  if (bytes.length == expected) return;
  throw LockstepException(
    LockstepErrorCode.invalidArgument,
    'The $name has ${bytes.length} bytes instead of $expected.',
  );
}
