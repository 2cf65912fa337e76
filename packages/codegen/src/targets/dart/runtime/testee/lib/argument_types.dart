// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:math';
import 'dart:typed_data';

import '../../lib/src/errors/lockstep_exception.dart';
import '../../lib/src/json/json_value.dart';
import '../../lib/src/spec/errors.dart';
import '../../lib/src/spec/json.dart';
import '../../lib/src/spec/testee.dart';
import '../../lib/src/support/base64_text.dart';
import 'request_members.dart';

/// The type of an argument.
abstract interface class ArgumentType<T> {
  /// Checks the type of [value], which stands at [place].
  ///
  /// Throws a [LockstepException] with the code `invalid_request` if it is
  /// another; what is returned throws one with `invalid_argument` or
  /// `unknown_value` for a value out of range.
  Checked<T> read(JsonValue value, String place, RequestMembers members);
}

/// Bytes: base64, or a seed and a size.
final class BytesType implements ArgumentType<Uint8List> {
  /// Bytes, of exactly [length] if that is given. Of a longer string that a
  /// seed stands for, no more than [readTo] are made: a reader that is bounded
  /// reads no further.
  const BytesType({this.length, this.readTo});

  /// The exact length in bytes, or null for any.
  final int? length;

  /// How many bytes are made at most, or null for any number.
  final int? readTo;

  @override
  Checked<Uint8List> read(
    JsonValue value,
    String place,
    RequestMembers members,
  ) {
    final bytes = switch (value) {
      JsonString(value: final text) => _decoded(text, place),
      JsonObject() => _seeded(value, place, members),
      _ => throw invalidRequest('$place is neither base64 nor a seed.'),
    };
    return () => _checkLength(bytes(), place);
  }

  Checked<Uint8List> _decoded(String text, String place) {
    final bytes = decodeBase64(text);
    if (bytes == null) throw invalidRequest('$place must be base64.');
    return () => bytes;
  }

  Checked<Uint8List> _seeded(
    JsonObject object,
    String place,
    RequestMembers members,
  ) {
    final seedText = object['seed'];
    final seed = seedText is JsonString ? decodeBase64(seedText.value) : null;
    final sizeNumber = object['size'];
    final size = sizeNumber is JsonNumber ? sizeNumber.whole : null;
    if (seed == null || size == null) {
      throw invalidRequest('$place has no seed in base64 or no whole size.');
    }
    return () {
      if (seed.length != Testee.seedBytes) {
        throw invalidArgument(
          'The seed of $place has ${seed.length} bytes '
          'instead of ${Testee.seedBytes}.',
        );
      }
      if (size < 0 || size > Testee.maximumSeededBytes) {
        throw invalidArgument(
          'The size of $place is not between 0 and '
          '${Testee.maximumSeededBytes}.',
        );
      }
      // A length that is wrong anyway needs no bytes.
      return size == (length ?? size)
          ? members.seededBytes(seed, min(size, readTo ?? size))
          : throw _wrongLength(place, size);
    };
  }

  Uint8List _checkLength(Uint8List bytes, String place) =>
      bytes.length == (length ?? bytes.length)
          ? bytes
          : throw _wrongLength(place, bytes.length);

  LockstepException _wrongLength(String place, int actual) =>
      invalidArgument('$place has $actual bytes instead of $length.');
}

/// Text.
final class TextType implements ArgumentType<String> {
  /// Any text.
  const TextType();

  @override
  Checked<String> read(JsonValue value, String place, RequestMembers members) =>
      value is JsonString
          ? () => value.value
          : throw invalidRequest('$place must be a string.');
}

/// The absolute path of a file.
final class PathType implements ArgumentType<String> {
  /// Any absolute path.
  const PathType();

  @override
  Checked<String> read(JsonValue value, String place, RequestMembers members) {
    if (value is! JsonString) throw invalidRequest('$place must be a string.');
    final path = value.value;
    return () =>
        path.startsWith('/') && !path.contains('\u0000')
            ? path
            : throw invalidArgument('$place must be an absolute path.');
  }
}

/// `true` or `false`.
final class BooleanType implements ArgumentType<bool> {
  /// Either.
  const BooleanType();

  @override
  Checked<bool> read(JsonValue value, String place, RequestMembers members) =>
      value is JsonBoolean
          ? () => value.value
          : throw invalidRequest('$place is neither true nor false.');
}

extension on JsonNumber {
  /// The value where it has no fraction; for those beyond ±(2^53 − 1) the first
  /// one beyond, which no range holds.
  int? get whole {
    if (value != value.truncateToDouble()) return null;
    const beyond = JsonLimits.maximumExactInteger + 1;
    return integer ?? (value < 0 ? -beyond : beyond);
  }
}

/// A whole number within ±(2^53 − 1). Where it has a range of its own, a larger
/// one is out of it and not of another type.
final class IntegerType implements ArgumentType<int> {
  /// A whole number from [minimum] to [maximum], where they are given.
  const IntegerType({this.minimum, this.maximum});

  /// The smallest number allowed.
  final int? minimum;

  /// The largest number allowed.
  final int? maximum;

  @override
  Checked<int> read(JsonValue value, String place, RequestMembers members) {
    final isRanged = minimum != null || maximum != null;
    final number =
        value is JsonNumber ? (isRanged ? value.whole : value.integer) : null;
    if (number == null) throw invalidRequest('$place must be a whole number.');
    return () =>
        number >= (minimum ?? number) && number <= (maximum ?? number)
            ? number
            : throw invalidArgument(
              '$place is $number, not from ${minimum ?? 'any'} '
              'to ${maximum ?? 'any'}.',
            );
  }
}

/// A string or a whole number: a wire value of an enum.
final class ScalarType implements ArgumentType<JsonValue> {
  /// Any of them.
  const ScalarType();

  @override
  Checked<JsonValue> read(
    JsonValue value,
    String place,
    RequestMembers members,
  ) =>
      value is JsonString || value is JsonNumber && value.integer != null
          ? () => value
          : throw invalidRequest(
            '$place is neither a string nor a whole number.',
          );
}

/// Any JSON value.
final class JsonType implements ArgumentType<JsonValue> {
  /// Any of them.
  const JsonType();

  @override
  Checked<JsonValue> read(
    JsonValue value,
    String place,
    RequestMembers members,
  ) => () => value;
}

/// The name of a member of an enum.
final class EnumType<T> implements ArgumentType<T> {
  /// Names that [_byName] knows; it returns null for any other.
  const EnumType(this._byName);

  final T? Function(String) _byName;

  @override
  Checked<T> read(JsonValue value, String place, RequestMembers members) {
    if (value is! JsonString) throw invalidRequest('$place must be a string.');
    return () =>
        _byName(value.value) ??
        (throw LockstepException(
          LockstepErrorCode.unknownValue,
          '$place is not the name of a member of $T.',
        ));
  }
}

/// An array of values of one type.
final class ListType<T> implements ArgumentType<List<T>> {
  /// An array of [_items], [maximum] of them at most.
  const ListType(this._items, {this.maximum});

  final ArgumentType<T> _items;

  /// The largest number of items, or null for any.
  final int? maximum;

  @override
  Checked<List<T>> read(JsonValue value, String place, RequestMembers members) {
    if (value is! JsonArray) throw invalidRequest('$place must be an array.');
    final items = [
      for (final (index, item) in value.items.indexed)
        _items.read(item, '$place[$index]', members),
    ];
    return () {
      if (items.length > (maximum ?? items.length)) {
        throw invalidArgument(
          '$place has ${items.length} items instead of $maximum at most.',
        );
      }
      return [for (final item in items) item()];
    };
  }
}

/// A value or null.
final class NullableType<T> implements ArgumentType<T?> {
  /// Null or what [_items] says.
  const NullableType(this._items);

  final ArgumentType<T> _items;

  @override
  Checked<T?> read(JsonValue value, String place, RequestMembers members) =>
      value is JsonNull ? () => null : _items.read(value, place, members);
}

/// An object whose members are known.
final class ObjectType<T> implements ArgumentType<T> {
  /// An object that [_read] makes something of.
  const ObjectType(this._read);

  final Checked<T> Function(RequestMembers) _read;

  @override
  Checked<T> read(JsonValue value, String place, RequestMembers members) =>
      value is JsonObject
          ? _read(members.within(value, place))
          : throw invalidRequest('$place must be an object.');
}
