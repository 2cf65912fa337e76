// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:collection';

import '../errors/lockstep_exception.dart';
import '../spec/json.dart';
import 'merge_sort.dart';

/// A JSON value as its bytes had it.
///
/// Kept apart are what others blur: `true` and 1, names that look alike but
/// are not the same code units, an absent member and one that is null.
/// Numbers are doubles, as in ECMAScript. Values are immutable and equal if
/// they hold the same; the order of an object's members does not count.
sealed class JsonValue {
  const JsonValue();
}

/// `null`.
final class JsonNull extends JsonValue {
  /// The one value.
  const JsonNull();
}

/// `true` or `false`.
final class JsonBoolean extends JsonValue {
  /// One of the two values.
  const JsonBoolean(this.value);

  /// The value.
  final bool value;

  @override
  bool operator ==(Object other) =>
      other is JsonBoolean && other.value == value;

  @override
  int get hashCode => value.hashCode;
}

/// A number.
final class JsonNumber extends JsonValue {
  /// The number [value], which is finite.
  const JsonNumber(this.value) : isInexactInteger = false;

  /// The integer [value].
  ///
  /// Throws a [JsonFormatException] beyond ±(2^53 − 1): a double, and any other
  /// reader, would take it for another number.
  JsonNumber.integer(int value) : this(_exact(value));

  static double _exact(int value) {
    const most = JsonLimits.maximumExactInteger;
    // The smallest integer has no absolute value.
    if (value >= -most && value <= most) return value.toDouble();
    throw JsonFormatException('An integer must be within ±$most; got $value');
  }

  /// The double next to an integer literal that it does not stand for.
  const JsonNumber.inexact(this.value) : isInexactInteger = true;

  /// The value.
  final double value;

  /// Whether the number was written as an integer beyond ±(2^53 − 1) that
  /// ECMAScript would print otherwise, so that its canonical form would be
  /// another number.
  final bool isInexactInteger;

  /// The value as an integer, or null where it is not one within ±(2^53 − 1).
  int? get integer =>
      value.abs() <= JsonLimits.maximumExactInteger &&
              value == value.truncateToDouble()
          ? value.toInt()
          : null;

  @override
  bool operator ==(Object other) =>
      other is JsonNumber &&
      other.value == value &&
      other.isInexactInteger == isInexactInteger;

  @override
  int get hashCode => value.hashCode;
}

/// A string of UTF-16 code units without lone surrogates.
final class JsonString extends JsonValue {
  /// The string [value].
  const JsonString(this.value);

  /// The text.
  final String value;

  @override
  bool operator ==(Object other) => other is JsonString && other.value == value;

  @override
  int get hashCode => value.hashCode;
}

/// What has the grammar of JSON and is not a value that all readers agree on: a
/// string with half a surrogate pair, a number beyond the doubles, an object
/// with two members of one name.
///
/// It has no canonical form; only a parser that is told to keep it makes it.
final class JsonFlawed extends JsonValue {
  /// A value with a [flaw].
  const JsonFlawed(this.flaw);

  /// What is wrong with it, and where.
  final JsonFormatException flaw;
}

/// An array.
final class JsonArray extends JsonValue {
  /// An array of [items].
  JsonArray(Iterable<JsonValue> items) : items = List.unmodifiable(items);

  /// An array of [items] that nobody else has.
  JsonArray.unchecked(List<JsonValue> items)
    : items = UnmodifiableListView(items);

  /// The items in their order.
  final List<JsonValue> items;

  @override
  bool operator ==(Object other) {
    if (other is! JsonArray || other.items.length != items.length) return false;
    for (var i = 0; i < items.length; i++) {
      if (items[i] != other.items[i]) return false;
    }
    return true;
  }

  @override
  int get hashCode => Object.hashAll(items);
}

/// A member of an object.
typedef JsonMember = ({String name, JsonValue value});

/// An object with its members in the order in which they were written.
///
/// Members are found by binary search and not by a hash table, which somebody
/// could slow down with names of equal hashes.
final class JsonObject extends JsonValue {
  /// An object of [members].
  ///
  /// Throws a [JsonFormatException] if two have the same name.
  factory JsonObject(Iterable<JsonMember> members) {
    final object = JsonObject.unchecked([...members]);
    final twice = object.duplicate;
    if (twice == null) return object;
    throw JsonFormatException('The member $twice is there twice');
  }

  /// An object of [members] that nobody else has, and that may not be told
  /// apart yet: a parser asks for [duplicate] before it hands it out.
  JsonObject.unchecked(List<JsonMember> members)
    : members = UnmodifiableListView(members);

  /// The members as they were written.
  final List<JsonMember> members;

  /// The members in the order of their names' UTF-16 code units, which is the
  /// canonical one.
  late final List<JsonMember> sorted = UnmodifiableListView(_sort());

  List<JsonMember> _sort() {
    for (var i = 1; i < members.length; i++) {
      if (members[i - 1].name.compareTo(members[i].name) > 0) {
        return mergeSorted(members, (a, b) => a.name.compareTo(b.name));
      }
    }
    return members;
  }

  /// The object without its null members; those inside of its members stay.
  JsonObject get withoutNulls {
    if (!members.any((member) => member.value is JsonNull)) return this;
    return JsonObject.unchecked([
      for (final member in members)
        if (member.value is! JsonNull) member,
    ]);
  }

  /// A name that two members have, or null.
  String? get duplicate {
    for (var i = 1; i < sorted.length; i++) {
      if (sorted[i - 1].name == sorted[i].name) return sorted[i].name;
    }
    return null;
  }

  /// The value of the member called [name], null if it is absent.
  JsonValue? operator [](String name) {
    var low = 0;
    var high = sorted.length;
    while (low < high) {
      final middle = (low + high) >> 1;
      final order = sorted[middle].name.compareTo(name);
      if (order == 0) return sorted[middle].value;
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return null;
  }

  @override
  bool operator ==(Object other) {
    if (other is! JsonObject || other.members.length != members.length) {
      return false;
    }
    for (var i = 0; i < sorted.length; i++) {
      if (sorted[i] != other.sorted[i]) return false;
    }
    return true;
  }

  @override
  int get hashCode => Object.hashAll(sorted);
}
