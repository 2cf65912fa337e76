import '../spec/errors.dart';

/// What every operation of this package throws when it fails.
///
/// A caller decides by [code]; [message] is for people: it names what was
/// wrong, where, and what to do. Neither ever holds a key or a plaintext.
final class LockstepException implements Exception {
  /// An error of the kind [code].
  const LockstepException(this.code, this.message);

  /// The kind of error.
  final LockstepErrorCode code;

  /// What was wrong, where, and what to do.
  final String message;

  @override
  String toString() => '${code.code}: $message';
}
