import '../json/json_value.dart';

/// An enum as the testee protocol sees it: the spec's names and the wire
/// values, by way of the Dart enum [T].
final class EnumCodec<T extends Object> {
  /// An enum with the spec's [_names] of its members.
  const EnumCodec(this._names, {required this.encode, required this.decode});

  final Map<String, T> _names;

  /// The wire value of a member, null for the fallback.
  final JsonValue? Function(T) encode;

  /// The member that a wire value stands for, null where there is none.
  final T? Function(JsonValue) decode;

  /// The member called [name] in the spec, null where there is none.
  T? named(String name) => _names[name];

  /// The wire value of the member called [name], null where there is none.
  JsonValue? wireOf(String name) {
    final member = _names[name];
    return member == null ? null : encode(member);
  }

  /// The name of the member that [wire] stands for, null where there is none.
  String? nameOf(JsonValue wire) {
    final member = decode(wire);
    for (final MapEntry(:key, :value) in _names.entries) {
      if (value == member) return key;
    }
    return null;
  }

  /// The name of a member, as JSON.
  JsonValue nameToJson(T member) => JsonString(
    _names.entries.firstWhere((entry) => entry.value == member).key,
  );
}
