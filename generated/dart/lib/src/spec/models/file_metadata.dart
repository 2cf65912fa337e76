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

/// What the uploading client knew of a file. It is written once, with the
/// upload; later edits are magic metadata.
///
/// The spec's `FileMetadata`.
final class FileMetadata extends JsonModel {
  /// Holds what is given. A member without a value is absent.
  const FileMetadata({
    required this.title,
    this.deviceFolder,
    this.localID,
    required this.creationTime,
    required this.modificationTime,
    required this.fileType,
    this.subType,
    this.latitude,
    this.longitude,
    this.duration,
    this.hash,
    this.imageHash,
    this.videoHash,
    this.hasStaticThumbnail,
    this.version,
    super.unknownMembers,
  });

  const FileMetadata._({
    required this.title,
    required this.deviceFolder,
    required this.localID,
    required this.creationTime,
    required this.modificationTime,
    required this.fileType,
    required this.subType,
    required this.latitude,
    required this.longitude,
    required this.duration,
    required this.hash,
    required this.imageHash,
    required this.videoHash,
    required this.hasStaticThumbnail,
    required this.version,
    required super.nulls,
    required super.malformed,
    required super.unknownMembers,
  });

  /// Reads the object from [json], which others wrote. An optional member that
  /// has no reading is kept in [malformed].
  ///
  /// Throws a `ModelException` with the path of the first required member that
  /// breaks the model.
  factory FileMetadata.fromJson(JsonValue json) {
    final reader = ModelReader('FileMetadata', _known, json, knowsNull: true);
    return FileMetadata._read(reader);
  }

  /// Takes the object from [json], which this program made.
  ///
  /// Throws a `ModelException` with the path of the first member that breaks
  /// the model.
  factory FileMetadata.checked(JsonValue json) {
    final reader = ModelReader.checking(
      'FileMetadata',
      _known,
      json,
      knowsNull: true,
    );
    return FileMetadata._read(reader);
  }

  factory FileMetadata._read(ModelReader reader) {
    return FileMetadata._(
      creationTime: reader.required(FileMetadataMembers.creationTime),
      deviceFolder: reader.optional(FileMetadataMembers.deviceFolder),
      duration: reader.optional(FileMetadataMembers.duration),
      fileType: reader.required(FileMetadataMembers.fileType),
      hasStaticThumbnail: reader.optional(
        FileMetadataMembers.hasStaticThumbnail,
      ),
      hash: reader.optional(FileMetadataMembers.hash),
      imageHash: reader.optional(FileMetadataMembers.imageHash),
      latitude: reader.optional(FileMetadataMembers.latitude),
      localID: reader.optional(FileMetadataMembers.localID),
      longitude: reader.optional(FileMetadataMembers.longitude),
      modificationTime: reader.required(FileMetadataMembers.modificationTime),
      subType: reader.optional(FileMetadataMembers.subType),
      title: reader.required(FileMetadataMembers.title),
      version: reader.optional(FileMetadataMembers.version),
      videoHash: reader.optional(FileMetadataMembers.videoHash),
      nulls: reader.nulls,
      malformed: reader.malformed,
      unknownMembers: reader.unknownMembers,
    );
  }

  /// Reads the object from a JSON text that others wrote. An escaped half of a
  /// surrogate pair reads as U+FFFD.
  ///
  /// Throws a `JsonFormatException` for bytes that are no JSON with a canonical
  /// form, else as [FileMetadata.fromJson] does.
  factory FileMetadata.fromBytes(Uint8List bytes) =>
      FileMetadata.fromJson(CanonicalJson.decodeForeign(bytes));

  /// The file's name.
  ///
  /// Wire key: `title`.
  final String title;

  /// The album or folder of the device that the file was found in.
  ///
  /// Wire key: `deviceFolder`. Null where it is absent, null or malformed.
  final String? deviceFolder;

  /// The photo library's local identifier on the device that uploaded the file.
  ///
  /// Wire key: `localID`. Null where it is absent, null or malformed.
  final String? localID;

  /// When the photo was taken, in microseconds since 1970.
  ///
  /// Wire key: `creationTime`.
  final int creationTime;

  /// When the file was last changed, in microseconds since 1970.
  ///
  /// Wire key: `modificationTime`.
  final int modificationTime;

  /// What kind of photo it is.
  ///
  /// Wire key: `fileType`.
  final LockstepFileTypeValue fileType;

  /// The photo library's own subtype of the asset.
  ///
  /// Wire key: `subType`. Null where it is absent, null or malformed.
  final int? subType;

  /// Degrees north of the equator.
  ///
  /// Only together with `longitude`.
  ///
  /// Wire key: `latitude`. Null where it is absent, null or malformed.
  final double? latitude;

  /// Degrees east of Greenwich.
  ///
  /// Only together with `latitude`.
  ///
  /// Wire key: `longitude`. Null where it is absent, null or malformed.
  final double? longitude;

  /// How long a video is, in seconds.
  ///
  /// Wire key: `duration`. Null where it is absent, null or malformed.
  final int? duration;

  /// The content hash: BLAKE2b-512, base64; of a live photo
  /// `imageHash:videoHash`.
  ///
  /// Wire key: `hash`. Null where it is absent, null or malformed.
  final String? hash;

  /// The content hash of a live photo's image, as older web clients wrote it
  /// instead of `hash`.
  ///
  /// Wire key: `imageHash`. Null where it is absent, null or malformed.
  final String? imageHash;

  /// The content hash of a live photo's video, as older web clients wrote it
  /// instead of `hash`.
  ///
  /// Wire key: `videoHash`. Null where it is absent, null or malformed.
  final String? videoHash;

  /// Whether the thumbnail is the fixed image that stands for a missing one.
  ///
  /// Wire key: `hasStaticThumbnail`. Null where it is absent, null or
  /// malformed.
  final bool? hasStaticThumbnail;

  /// The metadata's own version: 1, the hash of a live photo is that of its
  /// archive; 2, `imageHash:videoHash`; 3, current.
  ///
  /// Wire key: `version`. Null where it is absent, null or malformed.
  final int? version;

  /// A copy with changes. What is not given stays as it is.
  FileMetadata copyWith({
    String? title,
    Change<String>? deviceFolder,
    Change<String>? localID,
    int? creationTime,
    int? modificationTime,
    LockstepFileTypeValue? fileType,
    Change<int>? subType,
    Change<double>? latitude,
    Change<double>? longitude,
    Change<int>? duration,
    Change<String>? hash,
    Change<String>? imageHash,
    Change<String>? videoHash,
    Change<bool>? hasStaticThumbnail,
    Change<int>? version,
    JsonObject? unknownMembers,
  }) {
    final changes = <ModelMember<Object>, Change<Object>?>{
      FileMetadataMembers.deviceFolder: deviceFolder,
      FileMetadataMembers.localID: localID,
      FileMetadataMembers.subType: subType,
      FileMetadataMembers.latitude: latitude,
      FileMetadataMembers.longitude: longitude,
      FileMetadataMembers.duration: duration,
      FileMetadataMembers.hash: hash,
      FileMetadataMembers.imageHash: imageHash,
      FileMetadataMembers.videoHash: videoHash,
      FileMetadataMembers.hasStaticThumbnail: hasStaticThumbnail,
      FileMetadataMembers.version: version,
    };
    return FileMetadata._(
      title: title ?? this.title,
      deviceFolder: changed(deviceFolder, this.deviceFolder),
      localID: changed(localID, this.localID),
      creationTime: creationTime ?? this.creationTime,
      modificationTime: modificationTime ?? this.modificationTime,
      fileType: fileType ?? this.fileType,
      subType: changed(subType, this.subType),
      latitude: changed(latitude, this.latitude),
      longitude: changed(longitude, this.longitude),
      duration: changed(duration, this.duration),
      hash: changed(hash, this.hash),
      imageHash: changed(imageHash, this.imageHash),
      videoHash: changed(videoHash, this.videoHash),
      hasStaticThumbnail: changed(hasStaticThumbnail, this.hasStaticThumbnail),
      version: changed(version, this.version),
      nulls: nullsAfter(nulls, changes),
      malformed: malformedAfter(malformed, changes),
      unknownMembers: unknownMembers ?? this.unknownMembers,
    );
  }

  @override
  String get modelName => 'FileMetadata';

  @override
  List<MemberValue> get members => [
    (FileMetadataMembers.creationTime, creationTime),
    (FileMetadataMembers.deviceFolder, deviceFolder),
    (FileMetadataMembers.duration, duration),
    (FileMetadataMembers.fileType, fileType),
    (FileMetadataMembers.hasStaticThumbnail, hasStaticThumbnail),
    (FileMetadataMembers.hash, hash),
    (FileMetadataMembers.imageHash, imageHash),
    (FileMetadataMembers.latitude, latitude),
    (FileMetadataMembers.localID, localID),
    (FileMetadataMembers.longitude, longitude),
    (FileMetadataMembers.modificationTime, modificationTime),
    (FileMetadataMembers.subType, subType),
    (FileMetadataMembers.title, title),
    (FileMetadataMembers.version, version),
    (FileMetadataMembers.videoHash, videoHash),
  ];

  static const List<ModelMember<Object>> _known = [
    FileMetadataMembers.creationTime,
    FileMetadataMembers.deviceFolder,
    FileMetadataMembers.duration,
    FileMetadataMembers.fileType,
    FileMetadataMembers.hasStaticThumbnail,
    FileMetadataMembers.hash,
    FileMetadataMembers.imageHash,
    FileMetadataMembers.latitude,
    FileMetadataMembers.localID,
    FileMetadataMembers.longitude,
    FileMetadataMembers.modificationTime,
    FileMetadataMembers.subType,
    FileMetadataMembers.title,
    FileMetadataMembers.version,
    FileMetadataMembers.videoHash,
  ];
}

/// The members of [FileMetadata], as JSON has them.
abstract final class FileMetadataMembers {
  /// What `FileMetadata.title` is in JSON.
  static const title = TextMember('title', isRequired: true);

  /// What `FileMetadata.deviceFolder` is in JSON.
  static const deviceFolder = TextMember('deviceFolder');

  /// What `FileMetadata.localID` is in JSON.
  static const localID = TextMember('localID');

  /// What `FileMetadata.creationTime` is in JSON.
  static const creationTime = IntegerMember('creationTime', isRequired: true);

  /// What `FileMetadata.modificationTime` is in JSON.
  static const modificationTime = IntegerMember(
    'modificationTime',
    isRequired: true,
  );

  /// What `FileMetadata.fileType` is in JSON.
  static const fileType = IntegerEnumMember(
    'fileType',
    LockstepFileTypeValue.new,
    isRequired: true,
  );

  /// What `FileMetadata.subType` is in JSON.
  static const subType = IntegerMember('subType');

  /// What `FileMetadata.latitude` is in JSON.
  static const latitude = NumberMember('latitude', together: ['longitude']);

  /// What `FileMetadata.longitude` is in JSON.
  static const longitude = NumberMember('longitude', together: ['latitude']);

  /// What `FileMetadata.duration` is in JSON.
  static const duration = IntegerMember('duration');

  /// What `FileMetadata.hash` is in JSON.
  static const hash = TextMember('hash');

  /// What `FileMetadata.imageHash` is in JSON.
  static const imageHash = TextMember('imageHash');

  /// What `FileMetadata.videoHash` is in JSON.
  static const videoHash = TextMember('videoHash');

  /// What `FileMetadata.hasStaticThumbnail` is in JSON.
  static const hasStaticThumbnail = BooleanMember('hasStaticThumbnail');

  /// What `FileMetadata.version` is in JSON.
  static const version = IntegerMember('version');
}
