// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../errors/lockstep_exception.dart';
import '../json/json_value.dart';
import 'model_member.dart';

/// Reads a model from JSON, and judges it on the way.
///
/// The members have to be asked for in canonical order: the order of their
/// keys' UTF-16 code units. So the first offence is found first, and one pass
/// tells known members from unknown ones.
final class ModelReader {
  /// Reads the model called [_model] from [json].
  ///
  /// Throws a [ModelException] if it is no object.
  ModelReader(this._model, JsonValue json)
    : _object =
          json is JsonObject
              ? json
              : throw ModelException.ofValue(_model, 'must be an object');

  final String _model;
  final JsonObject _object;
  final Set<ModelMember<Object>> _nulls = {};
  final List<JsonMember> _unknown = [];
  int _at = 0;

  /// The value of a member that must have one.
  ///
  /// Throws a [ModelException] if it has none, or one of another type.
  T required<T extends Object>(ModelMember<T> member) {
    final json = _take(member.wire);
    if (json == null) throw _offence(member, 'is missing');
    if (json is JsonNull) throw _offence(member, 'must not be null');
    return _read(member, json);
  }

  /// The value of a member that may be absent or null: null then.
  ///
  /// Throws a [ModelException] if it has one of another type, or none where
  /// a member that belongs to it has one.
  T? optional<T extends Object>(ModelMember<T> member) {
    final json = _take(member.wire);
    if (json != null && json is! JsonNull) return _read(member, json);
    for (final other in member.together) {
      if ((_object[other] ?? const JsonNull()) is! JsonNull) {
        throw _offence(member, 'must have a value, since $other has one');
      }
    }
    if (json != null) _nulls.add(member);
    return null;
  }

  /// The members that are null and not absent.
  Set<ModelMember<Object>> get nulls =>
      _nulls.isEmpty ? const {} : Set.unmodifiable(_nulls);

  /// The members that were not asked for, null where there are none.
  JsonObject? get unknownMembers {
    _unknown.addAll(_object.sorted.skip(_at));
    _at = _object.sorted.length;
    return _unknown.isEmpty ? null : JsonObject(_unknown);
  }

  /// The value at the key [wire], and what stands before it is unknown.
  JsonValue? _take(String wire) {
    final members = _object.sorted;
    while (_at < members.length) {
      final order = members[_at].name.compareTo(wire);
      if (order > 0) return null;
      final member = members[_at++];
      if (order == 0) return member.value;
      _unknown.add(member);
    }
    return null;
  }

  T _read<T extends Object>(ModelMember<T> member, JsonValue json) =>
      member.read(json) ??
      (throw _offence(member, 'must be ${member.expected}'));

  ModelException _offence(ModelMember<Object> member, String what) =>
      ModelException.ofMember(_model, member.wire, what);
}
