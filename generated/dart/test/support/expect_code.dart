// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'lockstep.dart';
import 'runner.dart';

/// Fails unless [body] throws a [LockstepException] with this [code].
void expectCode(LockstepErrorCode code, void Function() body) {
  final error = expectThrows<LockstepException>(body);
  if (error.code != code) throw TestFailure('$error, instead of ${code.code}');
}

/// Fails unless the future of [body] ends with a [LockstepDatabaseException] for this
/// [reason]; returns it.
Future<LockstepDatabaseException> expectReason(
  DatabaseFailure reason,
  Future<Object?> Function() body,
) async {
  try {
    await body();
  } on LockstepDatabaseException catch (error) {
    expectEqual(error.reason, reason, '$error');
    expectEqual(error.code, LockstepErrorCode.databaseError);
    return error;
  }
  throw TestFailure('nothing was thrown, instead of ${reason.wire}');
}

/// Fails unless the future of [body] ends with a [LockstepException] for an
/// unknown value.
Future<void> expectUnknown(Future<Object?> Function() body) async {
  try {
    await body();
  } on LockstepException catch (error) {
    expectEqual(error.code, LockstepErrorCode.unknownValue, '$error');
    return;
  }
  throw const TestFailure('nothing was thrown, instead of unknown_value');
}

/// Fails unless the future of [body] ends with a [LockstepException] of [code].
Future<void> expectRefusal(
  LockstepErrorCode code,
  Future<void> Function() body,
) async {
  try {
    await body();
  } on LockstepException catch (error) {
    if (error.code == code) return;
    throw TestFailure('$error, instead of ${code.code}');
  }
  throw TestFailure('nothing was thrown, instead of ${code.code}');
}
