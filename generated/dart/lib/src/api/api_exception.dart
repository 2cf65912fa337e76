// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../spec/api_errors.dart';

/// Why an API call failed.
///
/// A caller decides by [code]; [message] is for people. It never holds a token,
/// an address or what the server answered.
final class ApiException implements Exception {
  /// An error of the kind [code], after an answer with [status].
  const ApiException(
    this.code,
    this.message, {
    required this.status,
    this.retryAfterSeconds,
    this.serverCode,
  });

  /// The kind of error.
  final ApiErrorCode code;

  /// What happened to which call.
  final String message;

  /// The status; 0 where no answer came.
  final int status;

  /// How long the server asks to wait, in seconds; null where it does not say.
  final double? retryAfterSeconds;

  /// What the server or storage calls the reason; null where the answer names
  /// none.
  final String? serverCode;

  /// Whether the same call is worth another try.
  bool get isRetryable => code.isRetryable;

  @override
  String toString() => '${code.code}: $message';
}
