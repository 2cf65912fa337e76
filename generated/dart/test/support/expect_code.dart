import '../../lib/lockstep.dart';
import 'runner.dart';

/// Fails unless [body] throws a [LockstepException] with this [code].
void expectCode(LockstepErrorCode code, void Function() body) {
  final error = expectThrows<LockstepException>(body);
  if (error.code != code) throw TestFailure('$error, instead of ${code.code}');
}
