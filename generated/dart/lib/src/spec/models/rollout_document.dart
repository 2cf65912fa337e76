// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../json/canonical_json.dart';
import '../../json/json_value.dart';
import '../../models/change.dart';
import '../../models/json_model.dart';
import '../../models/model_member.dart';
import '../../models/model_reader.dart';
import '../rollout.dart';

/// What the app fetches: how far the photo extension is rolled out, and whether
/// it is stopped.
///
/// The spec's `RolloutDocument`.
final class RolloutDocument extends JsonModel {
  /// Holds what is given. A member without a value is absent.
  const RolloutDocument({
    required this.stage,
    required this.stopped,
    super.unknownMembers,
  });

  const RolloutDocument._({
    required this.stage,
    required this.stopped,
    required super.nulls,
    required super.malformed,
    required super.unknownMembers,
  });

  /// Reads the object from [json], which others wrote. An optional member that
  /// has no reading is kept in [malformed].
  ///
  /// Throws a `ModelException` with the path of the first required member that
  /// breaks the model.
  factory RolloutDocument.fromJson(JsonValue json) {
    final reader = ModelReader(
      'RolloutDocument',
      _known,
      json,
      knowsNull: true,
    );
    return RolloutDocument._read(reader);
  }

  /// Takes the object from [json], which this program made.
  ///
  /// Throws a `ModelException` with the path of the first member that breaks
  /// the model.
  factory RolloutDocument.checked(JsonValue json) {
    final reader = ModelReader.checking(
      'RolloutDocument',
      _known,
      json,
      knowsNull: true,
    );
    return RolloutDocument._read(reader);
  }

  factory RolloutDocument._read(ModelReader reader) {
    return RolloutDocument._(
      stage: reader.required(RolloutDocumentMembers.stage),
      stopped: reader.required(RolloutDocumentMembers.stopped),
      nulls: reader.nulls,
      malformed: reader.malformed,
      unknownMembers: reader.unknownMembers,
    );
  }

  /// Reads the object from a JSON text that others wrote. An escaped half of a
  /// surrogate pair reads as U+FFFD.
  ///
  /// Throws a `JsonFormatException` for bytes that are no JSON with a canonical
  /// form, else as [RolloutDocument.fromJson] does.
  factory RolloutDocument.fromBytes(Uint8List bytes) =>
      RolloutDocument.fromJson(CanonicalJson.decodeForeign(bytes));

  /// How many users have it, in percent.
  ///
  /// Wire key: `stage`.
  final RolloutStageValue stage;

  /// Whether it is stopped for all of them, whatever the stage: the kill
  /// switch.
  ///
  /// Wire key: `stopped`.
  final bool stopped;

  /// A copy with changes. What is not given stays as it is.
  RolloutDocument copyWith({
    RolloutStageValue? stage,
    bool? stopped,
    JsonObject? unknownMembers,
  }) {
    return RolloutDocument._(
      stage: stage ?? this.stage,
      stopped: stopped ?? this.stopped,
      nulls: nulls,
      malformed: malformed,
      unknownMembers: unknownMembers ?? this.unknownMembers,
    );
  }

  @override
  String get modelName => 'RolloutDocument';

  @override
  List<MemberValue> get members => [
    (RolloutDocumentMembers.stage, stage),
    (RolloutDocumentMembers.stopped, stopped),
  ];

  static const List<ModelMember<Object>> _known = [
    RolloutDocumentMembers.stage,
    RolloutDocumentMembers.stopped,
  ];
}

/// The members of [RolloutDocument], as JSON has them.
abstract final class RolloutDocumentMembers {
  /// What `RolloutDocument.stage` is in JSON.
  static const stage = IntegerEnumMember(
    'stage',
    RolloutStageValue.new,
    isRequired: true,
  );

  /// What `RolloutDocument.stopped` is in JSON.
  static const stopped = BooleanMember('stopped', isRequired: true);
}
