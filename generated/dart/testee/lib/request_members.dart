// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../lib/src/errors/lockstep_exception.dart';
import '../../lib/src/json/json_value.dart';
import '../../lib/src/spec/errors.dart';
import 'argument_types.dart';

/// Makes the bytes that a seed stands for; [size] is within the spec's limit.
typedef SeededBytes = Uint8List Function(Uint8List seed, int size);

/// A value whose type has been checked; calling it checks its range and makes
/// it. So all types are checked before the first range.
typedef Checked<T> = T Function();

/// The members of an object in a request.
final class RequestMembers {
  /// The members of [_object]; [seededBytes] makes what seeds stand for.
  const RequestMembers(this._object, this.seededBytes, [this._place = '']);

  final JsonObject _object;
  final String _place;

  /// Makes the bytes that a seed stands for.
  final SeededBytes seededBytes;

  /// The member called [name], which must be there.
  ///
  /// Throws a [LockstepException] with the code `invalid_request` if it is
  /// absent or not of [type].
  Checked<T> required<T>(String name, ArgumentType<T> type) {
    final value = _object[name];
    if (value == null) throw invalidRequest('$_place$name is missing.');
    return type.read(value, '$_place$name', this);
  }

  /// The member called [name], which may be absent but not null.
  ///
  /// Throws a [LockstepException] with the code `invalid_request` if it is not
  /// of [type].
  Checked<T?> optional<T>(String name, ArgumentType<T> type) {
    final value = _object[name];
    return value == null ? () => null : type.read(value, '$_place$name', this);
  }

  /// The members of an object inside of this one.
  RequestMembers within(JsonObject object, String place) =>
      RequestMembers(object, seededBytes, '$place.');
}

/// The error for a request of the wrong shape.
LockstepException invalidRequest(String message) =>
    LockstepException(LockstepErrorCode.invalidRequest, message);

/// The error for a value out of its range.
LockstepException invalidArgument(String message) =>
    LockstepException(LockstepErrorCode.invalidArgument, message);
