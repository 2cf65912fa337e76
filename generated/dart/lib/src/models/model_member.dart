// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../errors/lockstep_exception.dart';
import '../json/json_number_text.dart';
import '../json/json_value.dart';
import '../spec/json.dart';
import 'number_in_text.dart';
import 'wire_value.dart';

/// A member that a model knows: its key in JSON, and which values it takes.
sealed class ModelMember<T extends Object> {
  /// The member with the key [wire].
  const ModelMember(
    this.wire, {
    this.isRequired = false,
    this.together = const [],
  });

  /// The key in JSON.
  final String wire;

  /// Whether the member must have a value.
  final bool isRequired;

  /// The JSON Pointer (RFC 6901) to the member.
  String get pointer => jsonPointer(wire);

  /// The keys of members without which this one may not be, nor they without
  /// it.
  final List<String> together;

  /// What a value has to be, for people.
  String get expected;

  /// What [json] stands for, null where it is not a value of this member.
  T? read(JsonValue json);

  /// What stands for [value], null where the member can't have it.
  JsonValue? write(T value);
}

/// A member that holds text.
final class TextMember extends ModelMember<String> {
  /// Text; with [readsNumbers], numbers of older clients are read as text.
  const TextMember(
    super.wire, {
    super.isRequired,
    super.together,
    this.readsNumbers = false,
  });

  /// Whether a number is read, as the text that is its canonical form.
  final bool readsNumbers;

  @override
  String get expected => 'a string';

  @override
  String? read(JsonValue json) => switch (json) {
    JsonString(:final value) => value,
    JsonNumber(:final value, isInexactInteger: false) when readsNumbers =>
      jsonNumberText(value),
    _ => null,
  };

  @override
  JsonValue write(String value) => JsonString(value);
}

/// A member that is true or false.
final class BooleanMember extends ModelMember<bool> {
  /// Either.
  const BooleanMember(super.wire, {super.isRequired, super.together});

  @override
  String get expected => 'true or false';

  @override
  bool? read(JsonValue json) => json is JsonBoolean ? json.value : null;

  @override
  JsonValue write(bool value) => JsonBoolean(value);
}

/// A member that holds a double.
final class NumberMember extends ModelMember<double> {
  /// A number; with [readsText], those that older clients wrote as text.
  const NumberMember(
    super.wire, {
    super.isRequired,
    super.together,
    this.readsText = false,
  });

  /// Whether a string that holds a number is read as that number.
  final bool readsText;

  @override
  String get expected => 'a number';

  @override
  double? read(JsonValue json) {
    final number = readsText ? numberIn(json) : json;
    return number is JsonNumber && !number.isInexactInteger
        ? number.value
        : null;
  }

  @override
  JsonValue? write(double value) => value.isFinite ? JsonNumber(value) : null;
}

/// A member that holds a whole number within ±(2^53 − 1).
final class IntegerMember extends ModelMember<int> {
  /// A whole number from [minimum] on; with [readsText], those that older
  /// clients wrote as text.
  const IntegerMember(
    super.wire, {
    super.isRequired,
    super.together,
    this.minimum = -JsonLimits.maximumExactInteger,
    this.readsText = false,
  });

  /// The smallest number allowed.
  final int minimum;

  /// Whether a string that holds a number is read as that number.
  final bool readsText;

  @override
  String get expected => 'a whole number from $minimum to 2^53 − 1';

  @override
  int? read(JsonValue json) {
    final number = readsText ? numberIn(json) : json;
    final value = number is JsonNumber ? number.integer : null;
    return value != null && value >= minimum ? value : null;
  }

  @override
  JsonValue? write(int value) => value >= minimum ? _exact(value) : null;
}

/// A member of an enum with texts on the wire.
final class TextEnumMember<E extends WireValue<String>> extends ModelMember<E> {
  /// What [_fromWire] makes of a text; null where the enum has no such member.
  const TextEnumMember(
    super.wire,
    this._fromWire, {
    super.isRequired,
    super.together,
  });

  final E? Function(String) _fromWire;

  @override
  String get expected => 'a string that $E has';

  @override
  E? read(JsonValue json) => json is JsonString ? _fromWire(json.value) : null;

  @override
  JsonValue write(E value) => JsonString(value.wire);
}

/// A member of an enum with integers on the wire.
final class IntegerEnumMember<E extends WireValue<int>> extends ModelMember<E> {
  /// What [_fromWire] makes of a whole number within ±(2^53 − 1); null where
  /// the enum has no such member.
  const IntegerEnumMember(
    super.wire,
    this._fromWire, {
    super.isRequired,
    super.together,
  });

  final E? Function(int) _fromWire;

  @override
  String get expected => 'a whole number that $E has';

  @override
  E? read(JsonValue json) {
    final wire = json is JsonNumber ? json.integer : null;
    return wire == null ? null : _fromWire(wire);
  }

  @override
  JsonValue? write(E value) => _exact(value.wire);
}

/// A member that is a set of flags.
final class FlagsMember<S extends WireValue<int>> extends ModelMember<S> {
  /// What [_fromBits] makes of a whole number from 0 to 2^53 − 1.
  const FlagsMember(
    super.wire,
    this._fromBits, {
    super.isRequired,
    super.together,
  });

  final S Function(int) _fromBits;

  @override
  String get expected => 'a set of flags, a whole number from 0 to 2^53 − 1';

  @override
  S? read(JsonValue json) {
    final bits = json is JsonNumber ? json.integer : null;
    return bits == null || bits < 0 ? null : _fromBits(bits);
  }

  @override
  JsonValue? write(S value) => value.wire < 0 ? null : _exact(value.wire);
}

/// An integer in JSON, null beyond ±(2^53 − 1). The smallest 64-bit integer has
/// no absolute value.
JsonValue? _exact(int value) =>
    value >= -JsonLimits.maximumExactInteger &&
            value <= JsonLimits.maximumExactInteger
        ? JsonNumber.integer(value)
        : null;
