// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../json/canonical_json.dart';
import '../../json/json_value.dart';
import '../../models/change.dart';
import '../../models/json_model.dart';
import '../../models/model_member.dart';
import '../../models/model_reader.dart';
import '../metadata.dart';

/// What only the owner of a file sees. None of its members is null.
///
/// The spec's `PrivateMagicMetadata`.
final class PrivateMagicMetadata extends JsonModel {
  /// Holds what is given. A member without a value is absent.
  const PrivateMagicMetadata({this.visibility, super.unknownMembers});

  const PrivateMagicMetadata._({
    required this.visibility,
    required super.malformed,
    required super.unknownMembers,
  });

  /// Reads the object from [json], which others wrote. An optional member that
  /// has no reading is kept in [malformed].
  ///
  /// Throws a `ModelException` with the path of the first required member that
  /// breaks the model.
  factory PrivateMagicMetadata.fromJson(JsonValue json) {
    final reader = ModelReader(
      'PrivateMagicMetadata',
      _known,
      json,
      knowsNull: false,
    );
    return PrivateMagicMetadata._read(reader);
  }

  /// Takes the object from [json], which this program made.
  ///
  /// Throws a `ModelException` with the path of the first member that breaks
  /// the model.
  factory PrivateMagicMetadata.checked(JsonValue json) {
    final reader = ModelReader.checking(
      'PrivateMagicMetadata',
      _known,
      json,
      knowsNull: false,
    );
    return PrivateMagicMetadata._read(reader);
  }

  factory PrivateMagicMetadata._read(ModelReader reader) {
    return PrivateMagicMetadata._(
      visibility: reader.optional(PrivateMagicMetadataMembers.visibility),
      malformed: reader.malformed,
      unknownMembers: reader.unknownMembers,
    );
  }

  /// Reads the object from a JSON text that others wrote. An escaped half of a
  /// surrogate pair reads as U+FFFD.
  ///
  /// Throws a `JsonFormatException` for bytes that are no JSON with a canonical
  /// form, else as [PrivateMagicMetadata.fromJson] does.
  factory PrivateMagicMetadata.fromBytes(Uint8List bytes) =>
      PrivateMagicMetadata.fromJson(CanonicalJson.decodeForeign(bytes));

  /// Where the file is shown.
  ///
  /// Wire key: `visibility`. Null where it is absent or malformed.
  final LockstepVisibilityValue? visibility;

  /// A copy with changes. What is not given stays as it is.
  PrivateMagicMetadata copyWith({
    Change<LockstepVisibilityValue>? visibility,
    JsonObject? unknownMembers,
  }) {
    final changes = <ModelMember<Object>, Change<Object>?>{
      PrivateMagicMetadataMembers.visibility: visibility,
    };
    return PrivateMagicMetadata._(
      visibility: changed(visibility, this.visibility),
      malformed: malformedAfter(malformed, changes),
      unknownMembers: unknownMembers ?? this.unknownMembers,
    );
  }

  @override
  String get modelName => 'PrivateMagicMetadata';

  @override
  bool get knowsNull => false;

  @override
  List<MemberValue> get members => [
    (PrivateMagicMetadataMembers.visibility, visibility),
  ];

  static const List<ModelMember<Object>> _known = [
    PrivateMagicMetadataMembers.visibility,
  ];
}

/// The members of [PrivateMagicMetadata], as JSON has them.
abstract final class PrivateMagicMetadataMembers {
  /// What `PrivateMagicMetadata.visibility` is in JSON.
  static const visibility = IntegerEnumMember(
    'visibility',
    LockstepVisibilityValue.new,
  );
}
