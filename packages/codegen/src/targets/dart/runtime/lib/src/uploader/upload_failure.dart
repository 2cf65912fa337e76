import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';

/// What ends an upload without being the failure of a call.
sealed class UploadEnd implements Exception {
  const UploadEnd();
}

/// The photo's lock is another process's, or nobody's, by now: nothing may be
/// committed.
final class LockLost extends UploadEnd {
  /// There is but one.
  const LockLost();
}

/// What is left of the run's time does not suffice for the next step.
final class BudgetSpent extends UploadEnd {
  /// There is but one.
  const BudgetSpent();
}

/// The upload was cancelled.
final class UploadCancelled extends UploadEnd {
  /// There is but one.
  const UploadCancelled();
}

/// The storage lacks what the commit names: it is to be sent again, to new
/// object keys only where nothing was committed for certain.
final class ObjectsMissing extends UploadEnd {
  /// The server's answer was [cause].
  const ObjectsMissing(this.cause);

  /// What the server answered.
  final Exception cause;
}

/// The encrypted file [name] is gone, or is not what its record says.
LockstepException damagedFile(String name) => LockstepException(
  LockstepErrorCode.corrupt,
  '$name is not the file that was encrypted: upload the photo again from its '
  'original.',
);
