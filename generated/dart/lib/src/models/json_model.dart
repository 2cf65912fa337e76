// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../json/canonical_json.dart';
import '../json/json_value.dart';
import '../spec/errors.dart';
import 'model_member.dart';

/// A member of a model and its value, null where it has none.
typedef MemberValue = (ModelMember<Object> member, Object? value);

/// A JSON object whose members the spec knows.
///
/// Objects are immutable, and equal if they are written the same. What a
/// version does not know it keeps in [unknownMembers], what has no reading in
/// [malformed], and writes both again.
abstract base class JsonModel {
  /// An object in which the members [nulls] are null and those in [malformed]
  /// have no reading, and which has [unknownMembers] beside those that the spec
  /// knows.
  const JsonModel({
    this.nulls = const {},
    this.malformed = const {},
    JsonObject? unknownMembers,
  }) : _unknownMembers = unknownMembers;

  /// The members that are null; others without a value are absent.
  final Set<ModelMember<Object>> nulls;

  /// The optional members that others wrote and that have no reading, as they
  /// were read: a list as width, a latitude without a longitude. Their
  /// properties are null, and they are written as they were.
  final Map<ModelMember<Object>, JsonValue> malformed;

  final JsonObject? _unknownMembers;

  /// The members that the spec does not know, as they were read.
  JsonObject get unknownMembers {
    final given = _unknownMembers ?? _none;
    return knowsNull ? given : given.withoutNulls;
  }

  /// Whether a member may be null. Where it may not, null is left out.
  bool get knowsNull => true;

  /// JSON Pointers to the members in [malformed], in canonical order.
  List<String> get malformedPaths => [
    for (final (member, _) in members)
      if (malformed.containsKey(member)) member.pointer,
  ];

  /// The model's name in the spec.
  String get modelName;

  /// All members that the spec knows, in canonical order.
  List<MemberValue> get members;

  /// How many members the object has in JSON.
  int get memberCount => toJsonValue().members.length;

  /// The object in JSON, its members in canonical order.
  ///
  /// Throws a [ModelException] if a member has a value that the model does not
  /// allow: an integer beyond ±(2^53 − 1), a double that is not finite, a
  /// latitude without a longitude. What is [malformed] is written as it was.
  /// Throws a [LockstepException] with the code `invalid_argument` if
  /// [unknownMembers] has a member that the spec knows.
  JsonObject toJsonValue() {
    final known = members;
    final unknown = unknownMembers.sorted;
    final written = <JsonMember>[];
    var at = 0;
    for (final entry in known) {
      final wire = entry.$1.wire;
      for (; at < unknown.length; at++) {
        final order = unknown[at].name.compareTo(wire);
        if (order == 0) throw _known(wire);
        if (order > 0) break;
        written.add(unknown[at]);
      }
      final json = _write(entry, known);
      if (json != null) written.add((name: wire, value: json));
    }
    return JsonObject.unchecked(written..addAll(unknown.skip(at)));
  }

  /// The object in canonical JSON.
  ///
  /// Throws what [toJsonValue] throws, and what [CanonicalJson.encode] throws for
  /// text or [unknownMembers] that have no canonical form.
  Uint8List toBytes() => CanonicalJson.encode(toJsonValue());

  JsonValue? _write(MemberValue entry, List<MemberValue> known) {
    final (member, value) = entry;
    if (value != null) {
      final json = member.write(value);
      if (json != null) return json;
      throw _offence(member, 'must be ${member.expected}');
    }
    for (final (other, itsValue) in known) {
      if (itsValue != null && member.together.contains(other.wire)) {
        throw _offence(member, 'must have a value, since ${other.wire} has');
      }
    }
    final unread = malformed[member];
    if (unread != null) return unread;
    return nulls.contains(member) ? const JsonNull() : null;
  }

  ModelException _offence(ModelMember<Object> member, String what) =>
      ModelException.ofMember(modelName, member.wire, what);

  LockstepException _known(String wire) => LockstepException(
    LockstepErrorCode.invalidArgument,
    '$modelName: $wire is a known member and can not be among the unknown.',
  );

  @override
  bool operator ==(Object other) {
    if (identical(this, other)) return true;
    if (other is! JsonModel || other.runtimeType != runtimeType) return false;
    if (other.nulls.length != nulls.length) return false;
    if (!other.nulls.containsAll(nulls)) return false;
    if (other.malformed.length != malformed.length) return false;
    for (final MapEntry(:key, :value) in malformed.entries) {
      if (other.malformed[key] != value) return false;
    }
    final ours = members;
    final theirs = other.members;
    for (var i = 0; i < ours.length; i++) {
      if (ours[i].$2 != theirs[i].$2) return false;
    }
    return other.unknownMembers == unknownMembers;
  }

  @override
  int get hashCode => Object.hash(
    Object.hashAll([for (final (_, value) in members) value]),
    Object.hashAllUnordered(nulls),
    Object.hashAllUnordered(malformed.values),
    unknownMembers,
  );

  /// Names the members that have a value, and shows none: they are a person's.
  @override
  String toString() {
    final present = [
      for (final (member, value) in members)
        if (value != null) member.wire,
    ];
    return '$modelName(${present.join(', ')})';
  }

  static final JsonObject _none = JsonObject(const []);
}
