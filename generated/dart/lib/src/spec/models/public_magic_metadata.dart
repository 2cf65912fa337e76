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

/// Edits of a file that everybody sees who may see the file. The server keeps
/// count of the members, so that clients must agree on what counts: none of
/// them is null.
///
/// The spec's `PublicMagicMetadata`.
final class PublicMagicMetadata extends JsonModel {
  /// Holds what is given. A member without a value is absent.
  const PublicMagicMetadata({
    this.editedTime,
    this.editedName,
    this.caption,
    this.uploaderName,
    this.width,
    this.height,
    this.latitude,
    this.longitude,
    this.cameraMake,
    this.cameraModel,
    this.motionVideoIndex,
    this.noThumbnail,
    this.mediaType,
    this.dateTime,
    this.offsetTime,
    this.streamVersion,
    super.unknownMembers,
  });

  const PublicMagicMetadata._({
    required this.editedTime,
    required this.editedName,
    required this.caption,
    required this.uploaderName,
    required this.width,
    required this.height,
    required this.latitude,
    required this.longitude,
    required this.cameraMake,
    required this.cameraModel,
    required this.motionVideoIndex,
    required this.noThumbnail,
    required this.mediaType,
    required this.dateTime,
    required this.offsetTime,
    required this.streamVersion,
    required super.malformed,
    required super.unknownMembers,
  });

  /// Reads the object from [json], which others wrote. An optional member that
  /// has no reading is kept in [malformed].
  ///
  /// Throws a `ModelException` with the path of the first required member that
  /// breaks the model.
  factory PublicMagicMetadata.fromJson(JsonValue json) {
    final reader = ModelReader(
      'PublicMagicMetadata',
      _known,
      json,
      knowsNull: false,
    );
    return PublicMagicMetadata._read(reader);
  }

  /// Takes the object from [json], which this program made.
  ///
  /// Throws a `ModelException` with the path of the first member that breaks
  /// the model.
  factory PublicMagicMetadata.checked(JsonValue json) {
    final reader = ModelReader.checking(
      'PublicMagicMetadata',
      _known,
      json,
      knowsNull: false,
    );
    return PublicMagicMetadata._read(reader);
  }

  factory PublicMagicMetadata._read(ModelReader reader) {
    return PublicMagicMetadata._(
      cameraMake: reader.optional(PublicMagicMetadataMembers.cameraMake),
      cameraModel: reader.optional(PublicMagicMetadataMembers.cameraModel),
      caption: reader.optional(PublicMagicMetadataMembers.caption),
      dateTime: reader.optional(PublicMagicMetadataMembers.dateTime),
      editedName: reader.optional(PublicMagicMetadataMembers.editedName),
      editedTime: reader.optional(PublicMagicMetadataMembers.editedTime),
      height: reader.optional(PublicMagicMetadataMembers.height),
      latitude: reader.optional(PublicMagicMetadataMembers.latitude),
      longitude: reader.optional(PublicMagicMetadataMembers.longitude),
      mediaType: reader.optional(PublicMagicMetadataMembers.mediaType),
      motionVideoIndex: reader.optional(
        PublicMagicMetadataMembers.motionVideoIndex,
      ),
      noThumbnail: reader.optional(PublicMagicMetadataMembers.noThumbnail),
      offsetTime: reader.optional(PublicMagicMetadataMembers.offsetTime),
      streamVersion: reader.optional(PublicMagicMetadataMembers.streamVersion),
      uploaderName: reader.optional(PublicMagicMetadataMembers.uploaderName),
      width: reader.optional(PublicMagicMetadataMembers.width),
      malformed: reader.malformed,
      unknownMembers: reader.unknownMembers,
    );
  }

  /// Reads the object from a JSON text that others wrote. An escaped half of a
  /// surrogate pair reads as U+FFFD.
  ///
  /// Throws a `JsonFormatException` for bytes that are no JSON with a canonical
  /// form, else as [PublicMagicMetadata.fromJson] does.
  factory PublicMagicMetadata.fromBytes(Uint8List bytes) =>
      PublicMagicMetadata.fromJson(CanonicalJson.decodeForeign(bytes));

  /// When the photo was taken, as its owner corrected it, in microseconds since 1970.
  ///
  /// Wire key: `editedTime`. Null where it is absent or malformed.
  final int? editedTime;

  /// The file's name, as its owner changed it.
  ///
  /// Wire key: `editedName`. Null where it is absent or malformed.
  final String? editedName;

  /// What the owner wrote below the photo. Old records hold a number.
  ///
  /// Older clients wrote a number; it is read as its text.
  ///
  /// Wire key: `caption`. Null where it is absent or malformed.
  final String? caption;

  /// Who added the file to a shared album by a link.
  ///
  /// Wire key: `uploaderName`. Null where it is absent or malformed.
  final String? uploaderName;

  /// The image's width, in pixels. Old records hold a string.
  ///
  /// Older clients wrote a string; the number in it is read.
  ///
  /// Wire key: `w`. Null where it is absent or malformed.
  final int? width;

  /// The image's height, in pixels. Old records hold a string.
  ///
  /// Older clients wrote a string; the number in it is read.
  ///
  /// Wire key: `h`. Null where it is absent or malformed.
  final int? height;

  /// Degrees north of the equator, as the owner corrected them. Old records
  /// hold a string.
  ///
  /// Older clients wrote a string; the number in it is read.
  ///
  /// Wire key: `lat`. Null where it is absent or malformed.
  final double? latitude;

  /// Degrees east of Greenwich, as the owner corrected them. Old records hold a
  /// string.
  ///
  /// Older clients wrote a string; the number in it is read.
  ///
  /// Wire key: `long`. Null where it is absent or malformed.
  final double? longitude;

  /// Who made the camera.
  ///
  /// Wire key: `cameraMake`. Null where it is absent or malformed.
  final String? cameraMake;

  /// The camera's model.
  ///
  /// Wire key: `cameraModel`. Null where it is absent or malformed.
  final String? cameraModel;

  /// Where in the file the video of a motion photo begins, in bytes.
  ///
  /// Wire key: `mvi`. Null where it is absent or malformed.
  final int? motionVideoIndex;

  /// Whether the file has no thumbnail of its own.
  ///
  /// Wire key: `noThumb`. Null where it is absent or malformed.
  final bool? noThumbnail;

  /// How the image is to be looked at.
  ///
  /// Wire key: `mediaType`. Null where it is absent or malformed.
  final LockstepMediaType? mediaType;

  /// When the photo was taken by the clock on the wall there: ISO 8601 without
  /// a zone.
  ///
  /// Wire key: `dateTime`. Null where it is absent or malformed.
  final String? dateTime;

  /// How far that clock was from UTC: `+05:30`, or `Z` where it was not at all.
  ///
  /// Wire key: `offsetTime`. Null where it is absent or malformed.
  final String? offsetTime;

  /// The version of the streaming rendition that the video has. Old records
  /// hold a string.
  ///
  /// Older clients wrote a string; the number in it is read.
  ///
  /// Wire key: `sv`. Null where it is absent or malformed.
  final int? streamVersion;

  /// A copy with changes. What is not given stays as it is.
  PublicMagicMetadata copyWith({
    Change<int>? editedTime,
    Change<String>? editedName,
    Change<String>? caption,
    Change<String>? uploaderName,
    Change<int>? width,
    Change<int>? height,
    Change<double>? latitude,
    Change<double>? longitude,
    Change<String>? cameraMake,
    Change<String>? cameraModel,
    Change<int>? motionVideoIndex,
    Change<bool>? noThumbnail,
    Change<LockstepMediaType>? mediaType,
    Change<String>? dateTime,
    Change<String>? offsetTime,
    Change<int>? streamVersion,
    JsonObject? unknownMembers,
  }) {
    final changes = <ModelMember<Object>, Change<Object>?>{
      PublicMagicMetadataMembers.editedTime: editedTime,
      PublicMagicMetadataMembers.editedName: editedName,
      PublicMagicMetadataMembers.caption: caption,
      PublicMagicMetadataMembers.uploaderName: uploaderName,
      PublicMagicMetadataMembers.width: width,
      PublicMagicMetadataMembers.height: height,
      PublicMagicMetadataMembers.latitude: latitude,
      PublicMagicMetadataMembers.longitude: longitude,
      PublicMagicMetadataMembers.cameraMake: cameraMake,
      PublicMagicMetadataMembers.cameraModel: cameraModel,
      PublicMagicMetadataMembers.motionVideoIndex: motionVideoIndex,
      PublicMagicMetadataMembers.noThumbnail: noThumbnail,
      PublicMagicMetadataMembers.mediaType: mediaType,
      PublicMagicMetadataMembers.dateTime: dateTime,
      PublicMagicMetadataMembers.offsetTime: offsetTime,
      PublicMagicMetadataMembers.streamVersion: streamVersion,
    };
    return PublicMagicMetadata._(
      editedTime: changed(editedTime, this.editedTime),
      editedName: changed(editedName, this.editedName),
      caption: changed(caption, this.caption),
      uploaderName: changed(uploaderName, this.uploaderName),
      width: changed(width, this.width),
      height: changed(height, this.height),
      latitude: changed(latitude, this.latitude),
      longitude: changed(longitude, this.longitude),
      cameraMake: changed(cameraMake, this.cameraMake),
      cameraModel: changed(cameraModel, this.cameraModel),
      motionVideoIndex: changed(motionVideoIndex, this.motionVideoIndex),
      noThumbnail: changed(noThumbnail, this.noThumbnail),
      mediaType: changed(mediaType, this.mediaType),
      dateTime: changed(dateTime, this.dateTime),
      offsetTime: changed(offsetTime, this.offsetTime),
      streamVersion: changed(streamVersion, this.streamVersion),
      malformed: malformedAfter(malformed, changes),
      unknownMembers: unknownMembers ?? this.unknownMembers,
    );
  }

  @override
  String get modelName => 'PublicMagicMetadata';

  @override
  bool get knowsNull => false;

  @override
  List<MemberValue> get members => [
    (PublicMagicMetadataMembers.cameraMake, cameraMake),
    (PublicMagicMetadataMembers.cameraModel, cameraModel),
    (PublicMagicMetadataMembers.caption, caption),
    (PublicMagicMetadataMembers.dateTime, dateTime),
    (PublicMagicMetadataMembers.editedName, editedName),
    (PublicMagicMetadataMembers.editedTime, editedTime),
    (PublicMagicMetadataMembers.height, height),
    (PublicMagicMetadataMembers.latitude, latitude),
    (PublicMagicMetadataMembers.longitude, longitude),
    (PublicMagicMetadataMembers.mediaType, mediaType),
    (PublicMagicMetadataMembers.motionVideoIndex, motionVideoIndex),
    (PublicMagicMetadataMembers.noThumbnail, noThumbnail),
    (PublicMagicMetadataMembers.offsetTime, offsetTime),
    (PublicMagicMetadataMembers.streamVersion, streamVersion),
    (PublicMagicMetadataMembers.uploaderName, uploaderName),
    (PublicMagicMetadataMembers.width, width),
  ];

  static const List<ModelMember<Object>> _known = [
    PublicMagicMetadataMembers.cameraMake,
    PublicMagicMetadataMembers.cameraModel,
    PublicMagicMetadataMembers.caption,
    PublicMagicMetadataMembers.dateTime,
    PublicMagicMetadataMembers.editedName,
    PublicMagicMetadataMembers.editedTime,
    PublicMagicMetadataMembers.height,
    PublicMagicMetadataMembers.latitude,
    PublicMagicMetadataMembers.longitude,
    PublicMagicMetadataMembers.mediaType,
    PublicMagicMetadataMembers.motionVideoIndex,
    PublicMagicMetadataMembers.noThumbnail,
    PublicMagicMetadataMembers.offsetTime,
    PublicMagicMetadataMembers.streamVersion,
    PublicMagicMetadataMembers.uploaderName,
    PublicMagicMetadataMembers.width,
  ];
}

/// The members of [PublicMagicMetadata], as JSON has them.
abstract final class PublicMagicMetadataMembers {
  /// What `PublicMagicMetadata.editedTime` is in JSON.
  static const editedTime = IntegerMember('editedTime');

  /// What `PublicMagicMetadata.editedName` is in JSON.
  static const editedName = TextMember('editedName');

  /// What `PublicMagicMetadata.caption` is in JSON.
  static const caption = TextMember('caption', readsNumbers: true);

  /// What `PublicMagicMetadata.uploaderName` is in JSON.
  static const uploaderName = TextMember('uploaderName');

  /// What `PublicMagicMetadata.width` is in JSON.
  static const width = IntegerMember('w', readsText: true);

  /// What `PublicMagicMetadata.height` is in JSON.
  static const height = IntegerMember('h', readsText: true);

  /// What `PublicMagicMetadata.latitude` is in JSON.
  static const latitude = NumberMember('lat', readsText: true);

  /// What `PublicMagicMetadata.longitude` is in JSON.
  static const longitude = NumberMember('long', readsText: true);

  /// What `PublicMagicMetadata.cameraMake` is in JSON.
  static const cameraMake = TextMember('cameraMake');

  /// What `PublicMagicMetadata.cameraModel` is in JSON.
  static const cameraModel = TextMember('cameraModel');

  /// What `PublicMagicMetadata.motionVideoIndex` is in JSON.
  static const motionVideoIndex = IntegerMember('mvi');

  /// What `PublicMagicMetadata.noThumbnail` is in JSON.
  static const noThumbnail = BooleanMember('noThumb');

  /// What `PublicMagicMetadata.mediaType` is in JSON.
  static const mediaType = FlagsMember('mediaType', LockstepMediaType.new);

  /// What `PublicMagicMetadata.dateTime` is in JSON.
  static const dateTime = TextMember('dateTime');

  /// What `PublicMagicMetadata.offsetTime` is in JSON.
  static const offsetTime = TextMember('offsetTime');

  /// What `PublicMagicMetadata.streamVersion` is in JSON.
  static const streamVersion = IntegerMember('sv', readsText: true);
}
