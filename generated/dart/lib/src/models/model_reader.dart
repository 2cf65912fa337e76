// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../errors/lockstep_exception.dart';
import '../json/canonical_json.dart';
import '../json/json_value.dart';
import 'model_member.dart';

/// Reads a model from JSON, and judges it.
final class ModelReader {
  ModelReader._(this._model, this._members, JsonValue json, this._knowsNull)
    : _object =
          json is! JsonObject
              ? throw ModelException.ofValue(_model, 'must be an object')
              : _knowsNull
              ? json
              : json.withoutNulls;

  /// Reads what others wrote as the model called [model], of which the
  /// [members] are known, in canonical order.
  ///
  /// An optional member that has no reading is kept in [malformed]. Throws a
  /// [ModelException] if [json] is not an object, and for the first required
  /// member that is missing or has no reading, and a [JsonFormatException] for
  /// what has no canonical form and so can't be kept.
  factory ModelReader(
    String model,
    List<ModelMember<Object>> members,
    JsonValue json, {
    required bool knowsNull,
  }) =>
      ModelReader._(model, members, json, knowsNull)
        .._split()
        .._read();

  /// Reads what this program made; what has no reading is refused.
  ///
  /// Throws a [ModelException] if [json] is not an object, and for the first
  /// member that offends.
  factory ModelReader.checking(
    String model,
    List<ModelMember<Object>> members,
    JsonValue json, {
    required bool knowsNull,
  }) =>
      ModelReader._(model, members, json, knowsNull)
        .._split()
        .._check();

  final String _model;
  final List<ModelMember<Object>> _members;
  final bool _knowsNull;
  final JsonObject _object;
  final Map<String, JsonValue> _json = {};
  final Map<ModelMember<Object>, Object> _values = {};
  final Map<ModelMember<Object>, JsonValue> _malformed = {};
  final Set<ModelMember<Object>> _nulls = {};
  final List<JsonMember> _unknown = [];

  /// The value of a member that must have one.
  T required<T extends Object>(ModelMember<T> member) => _values[member]! as T;

  /// The value of a member that may be absent or null, or have no reading: null
  /// then.
  T? optional<T extends Object>(ModelMember<T> member) => _values[member] as T?;

  /// The members that are null and not absent.
  Set<ModelMember<Object>> get nulls =>
      _nulls.isEmpty ? const {} : Set.unmodifiable(_nulls);

  /// What has no reading, as it was.
  Map<ModelMember<Object>, JsonValue> get malformed =>
      _malformed.isEmpty ? const {} : Map.unmodifiable(_malformed);

  /// The members that the model does not know, null where there are none.
  JsonObject? get unknownMembers =>
      _unknown.isEmpty ? null : JsonObject(_unknown);

  /// Tells known members from unknown ones, both in canonical order.
  void _split() {
    var at = 0;
    for (final member in _object.sorted) {
      while (at < _members.length &&
          _members[at].wire.compareTo(member.name) < 0) {
        at++;
      }
      if (at < _members.length && _members[at].wire == member.name) {
        _json[member.name] = member.value;
      } else {
        _unknown.add(member);
      }
    }
  }

  bool _hasValue(String wire) => (_json[wire] ?? const JsonNull()) is! JsonNull;

  void _read() {
    for (final member in _members) {
      final json = _json[member.wire];
      if (json == null || json is JsonNull) {
        _takeNone(member, json);
        continue;
      }
      final value = member.read(json);
      if (value != null) {
        _values[member] = value;
      } else if (member.isRequired) {
        throw _offence(member, 'must be ${member.expected}');
      } else {
        // What is kept is written again, so it must have a canonical form.
        CanonicalJson.encode(json);
        _malformed[member] = json;
      }
    }
    _addCompanions();
  }

  /// Takes a member that is absent or null.
  void _takeNone(ModelMember<Object> member, JsonValue? json) {
    if (member.isRequired) {
      throw _offence(member, json == null ? 'is missing' : 'must not be null');
    }
    if (json != null) _nulls.add(member);
  }

  /// Adds the members that have no reading without the others of their group.
  void _addCompanions() {
    // A member may be in several groups, so that one group's lack is the next
    // one's.
    for (var before = -1; before < _malformed.length;) {
      before = _malformed.length;
      final wires = {for (final member in _malformed.keys) member.wire};
      for (final member in _members) {
        if (!_values.containsKey(member)) continue;
        if (member.together.any(
          (other) => !_hasValue(other) || wires.contains(other),
        )) {
          _values.remove(member);
          _malformed[member] = _json[member.wire]!;
        }
      }
    }
  }

  void _check() {
    for (final member in _members) {
      final json = _json[member.wire];
      if (json != null && json is! JsonNull) {
        _values[member] =
            member.read(json) ??
            (throw _offence(member, 'must be ${member.expected}'));
        continue;
      }
      _takeNone(member, json);
      for (final other in member.together) {
        if (_hasValue(other)) {
          throw _offence(member, 'must have a value, since $other has one');
        }
      }
    }
  }

  ModelException _offence(ModelMember<Object> member, String what) =>
      ModelException.ofMember(_model, member.wire, what);
}
