// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import 'crypto_provider.dart';

/// Refuses a value called [name] that has [length] bytes and not the [expected]
/// ones.
void checkLength(String name, int length, {required int expected}) {
  if (length == expected) return;
  throw LockstepException(
    LockstepErrorCode.invalidArgument,
    'The $name must be $expected bytes; got $length.',
  );
}

/// Refuses a [value] called [name] outside of [minimum] to [maximum].
void checkRange(
  String name,
  int value, {
  required int minimum,
  required int maximum,
}) {
  if (value >= minimum && value <= maximum) return;
  throw LockstepException(
    LockstepErrorCode.invalidArgument,
    'The $name must be from $minimum to $maximum; got $value.',
  );
}

/// Refuses a part of [data] that reaches beyond it.
void checkPart(CryptoBuffer data, {required int length, required int offset}) {
  checkRange('offset', offset, minimum: 0, maximum: data.length);
  checkRange('length', length, minimum: 0, maximum: data.length - offset);
}
