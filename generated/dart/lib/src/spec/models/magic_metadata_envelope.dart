// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:typed_data';

import '../../json/canonical_json.dart';
import '../../json/json_value.dart';
import '../../models/change.dart';
import '../../models/json_model.dart';
import '../../models/model_member.dart';
import '../../models/model_reader.dart';

/// How magic metadata travels: encrypted, with what the server needs to tell
/// versions apart.
///
/// The spec's `MagicMetadataEnvelope`.
final class MagicMetadataEnvelope extends JsonModel {
  /// Holds what is given. A member without a value is absent.
  const MagicMetadataEnvelope({
    required this.version,
    this.count,
    required this.data,
    required this.header,
    super.unknownMembers,
  });

  const MagicMetadataEnvelope._({
    required this.version,
    required this.count,
    required this.data,
    required this.header,
    required super.nulls,
    required super.malformed,
    required super.unknownMembers,
  });

  /// Reads the object from [json], which others wrote. An optional member that
  /// has no reading is kept in [malformed].
  ///
  /// Throws a `ModelException` with the path of the first required member that
  /// breaks the model.
  factory MagicMetadataEnvelope.fromJson(JsonValue json) {
    final reader = ModelReader(
      'MagicMetadataEnvelope',
      _known,
      json,
      knowsNull: true,
    );
    return MagicMetadataEnvelope._read(reader);
  }

  /// Takes the object from [json], which this program made.
  ///
  /// Throws a `ModelException` with the path of the first member that breaks
  /// the model.
  factory MagicMetadataEnvelope.checked(JsonValue json) {
    final reader = ModelReader.checking(
      'MagicMetadataEnvelope',
      _known,
      json,
      knowsNull: true,
    );
    return MagicMetadataEnvelope._read(reader);
  }

  factory MagicMetadataEnvelope._read(ModelReader reader) {
    return MagicMetadataEnvelope._(
      count: reader.optional(MagicMetadataEnvelopeMembers.count),
      data: reader.required(MagicMetadataEnvelopeMembers.data),
      header: reader.required(MagicMetadataEnvelopeMembers.header),
      version: reader.required(MagicMetadataEnvelopeMembers.version),
      nulls: reader.nulls,
      malformed: reader.malformed,
      unknownMembers: reader.unknownMembers,
    );
  }

  /// Reads the object from a JSON text that others wrote. An escaped half of a
  /// surrogate pair reads as U+FFFD.
  ///
  /// Throws a `JsonFormatException` for bytes that are no JSON with a canonical
  /// form, else as [MagicMetadataEnvelope.fromJson] does.
  factory MagicMetadataEnvelope.fromBytes(Uint8List bytes) =>
      MagicMetadataEnvelope.fromJson(CanonicalJson.decodeForeign(bytes));

  /// The version: from 0 in a first edit, from 1 in what the server keeps. The
  /// server refuses an edit of another one than its own.
  ///
  /// At least 0.
  ///
  /// Wire key: `version`.
  final int version;

  /// How many members the magic metadata has, null ones left out. The server
  /// leaves out a count of 0.
  ///
  /// At least 0.
  ///
  /// Wire key: `count`. Null where it is absent, null or malformed.
  final int? count;

  /// The encrypted magic metadata, base64.
  ///
  /// Wire key: `data`.
  final String data;

  /// The header of the encryption, base64.
  ///
  /// Wire key: `header`.
  final String header;

  /// A copy with changes. What is not given stays as it is.
  MagicMetadataEnvelope copyWith({
    int? version,
    Change<int>? count,
    String? data,
    String? header,
    JsonObject? unknownMembers,
  }) {
    final changes = <ModelMember<Object>, Change<Object>?>{
      MagicMetadataEnvelopeMembers.count: count,
    };
    return MagicMetadataEnvelope._(
      version: version ?? this.version,
      count: changed(count, this.count),
      data: data ?? this.data,
      header: header ?? this.header,
      nulls: nullsAfter(nulls, changes),
      malformed: malformedAfter(malformed, changes),
      unknownMembers: unknownMembers ?? this.unknownMembers,
    );
  }

  @override
  String get modelName => 'MagicMetadataEnvelope';

  @override
  List<MemberValue> get members => [
    (MagicMetadataEnvelopeMembers.count, count),
    (MagicMetadataEnvelopeMembers.data, data),
    (MagicMetadataEnvelopeMembers.header, header),
    (MagicMetadataEnvelopeMembers.version, version),
  ];

  static const List<ModelMember<Object>> _known = [
    MagicMetadataEnvelopeMembers.count,
    MagicMetadataEnvelopeMembers.data,
    MagicMetadataEnvelopeMembers.header,
    MagicMetadataEnvelopeMembers.version,
  ];
}

/// The members of [MagicMetadataEnvelope], as JSON has them.
abstract final class MagicMetadataEnvelopeMembers {
  /// What `MagicMetadataEnvelope.version` is in JSON.
  static const version = IntegerMember('version', isRequired: true, minimum: 0);

  /// What `MagicMetadataEnvelope.count` is in JSON.
  static const count = IntegerMember('count', minimum: 0);

  /// What `MagicMetadataEnvelope.data` is in JSON.
  static const data = TextMember('data', isRequired: true);

  /// What `MagicMetadataEnvelope.header` is in JSON.
  static const header = TextMember('header', isRequired: true);
}
