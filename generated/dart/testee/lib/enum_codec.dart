// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../../lib/src/json/json_value.dart';

/// An enum as the testee protocol sees it: the spec's names and the wire
/// values, by way of the Dart enum [T].
final class EnumCodec<T extends Object> {
  /// An enum with integers on the wire and the spec's [_names] of its members.
  EnumCodec.ofIntegers(
    this._names, {
    required int? Function(T) toWire,
    required T? Function(int) fromWire,
  }) : _encode =
           ((member) => switch (toWire(member)) {
             final wire? => JsonNumber.integer(wire),
             null => null,
           }),
       _decode =
           ((wire) => switch (wire) {
             JsonNumber(:final integer?) => fromWire(integer),
             _ => null,
           });

  /// An enum with texts on the wire and the spec's [_names] of its members.
  EnumCodec.ofTexts(
    this._names, {
    required String? Function(T) toWire,
    required T? Function(String) fromWire,
  }) : _encode =
           ((member) => switch (toWire(member)) {
             final wire? => JsonString(wire),
             null => null,
           }),
       _decode =
           ((wire) => switch (wire) {
             JsonString(:final value) => fromWire(value),
             _ => null,
           });

  final Map<String, T> _names;
  final JsonValue? Function(T) _encode;
  final T? Function(JsonValue) _decode;

  /// The member called [name] in the spec, null where there is none.
  T? named(String name) => _names[name];

  /// The wire value of the member called [name], null where there is none, as
  /// for an open enum's fallback.
  JsonValue? wireOf(String name) {
    final member = _names[name];
    return member == null ? null : _encode(member);
  }

  /// The name of the member that [wire] stands for, null where there is none.
  String? nameOf(JsonValue wire) {
    final member = _decode(wire);
    return member == null ? null : _nameOf(member);
  }

  /// The name of a member, as JSON.
  JsonValue nameToJson(T member) => JsonString(_nameOf(member));

  String _nameOf(T member) =>
      _names.entries.firstWhere((entry) => entry.value == member).key;
}
