// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';

/// Calls a method of the native side: what a `MethodChannel` of Flutter calls
/// `invokeMapMethod`.
typedef ChannelInvoker =
    Future<Map<Object?, Object?>?> Function(
      String method,
      Map<String, Object?> arguments,
    );

/// What the native side has answered. Each member is read as the spec has it.
///
/// Every function throws a [LockstepException] with the code `unknown_value`
/// where the member is none: the native side is of another version then.
final class ChannelAnswer {
  /// The answer of a method.
  const ChannelAnswer(this._method, this._members);

  final String _method;
  final Map<Object?, Object?>? _members;

  T _as<T>(String name) {
    final value = _members?[name];
    if (value is T) return value;
    throw LockstepException(
      LockstepErrorCode.unknownValue,
      // No value: some are secret.
      'The native side answers $_method with another $name: its version is '
      'another one.',
    );
  }

  /// A text.
  String text(String name) => _as(name);

  /// A text, or null.
  String? textOrNull(String name) => _as(name);

  /// Texts.
  List<String> texts(String name) {
    final values = _as<List<Object?>>(name);
    return [
      for (final value in values)
        if (value is String) value,
    ];
  }

  /// A whole number.
  int integer(String name) => _as(name);

  /// Yes or no.
  bool boolean(String name) => _as(name);

  /// Bytes.
  Uint8List bytes(String name) => _as(name);

  /// Bytes, or null.
  Uint8List? bytesOrNull(String name) => _as(name);

  /// A member of an enum, by its wire value.
  T member<T extends Object>(String name, T? Function(String wire) fromWire) {
    final member = fromWire(text(name));
    if (member != null) return member;
    throw LockstepException(
      LockstepErrorCode.unknownValue,
      'The native side answers $_method with an unknown $name.',
    );
  }
}
