import '../spec/errors.dart';

/// Says why bytes are no JSON that this package takes, or why a value has no
/// canonical form.
final class JsonFormatException implements Exception {
  /// An offence at a byte.
  const JsonFormatException(this.message, [this.offset]);

  /// The kind of error, which a caller decides by.
  LockstepErrorCode get code => LockstepErrorCode.invalidJson;

  /// What is wrong.
  final String message;

  /// Where it is, in bytes from the start; null for a value without a text.
  final int? offset;

  @override
  String toString() => offset == null ? message : '$message at byte $offset';
}
