// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';
import 'dart:typed_data';

import '../../../lib/src/json/json_value.dart';
import '../../../lib/src/spec/process_type.dart';
import '../../../lib/src/spec/upload.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../enum_table.dart';
import '../request_members.dart';

/// What `upload.photo` is asked.
final class UploadPhotoArguments {
  /// Holds the arguments.
  const UploadPhotoArguments({
    required this.container,
    required this.baseUrl,
    required this.authToken,
    required this.clientPackage,
    required this.clientVersion,
    required this.owner,
    required this.collectionId,
    required this.collections,
    required this.localId,
    required this.image,
    this.video,
    required this.thumbnail,
    required this.metadata,
    this.publicMagicMetadata,
    this.pace,
  });

  /// The container: the database and the folder of encrypted files lie directly
  /// in it; it is made if missing.
  final String container;

  /// The base of the API's addresses.
  final String baseUrl;

  /// The account's token.
  final String authToken;

  /// What the app calls itself.
  final String clientPackage;

  /// The app's version.
  final String clientVersion;

  /// The process.
  final LockstepProcessType owner;

  /// The collection that it is for.
  final int collectionId;

  /// The account's collections, the target's among them.
  final List<UploadPhotoArgumentsCollectionsItem> collections;

  /// The photo's local identifier.
  final String localId;

  /// The image, or a video.
  final String image;

  /// A live photo's video.
  final String? video;

  /// A JPEG.
  final String thumbnail;

  /// The file's metadata; the uploader fills in the hash.
  final JsonValue metadata;

  /// The file's public magic metadata.
  final JsonValue? publicMagicMetadata;

  /// What the pauses between tries are multiplied by: a number from 0 on, 1
  /// unless given.
  final JsonValue? pace;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadPhotoArguments> read(RequestMembers members) {
    final container = members.required('container', const PathType());
    final baseUrl = members.required('baseUrl', const TextType());
    final authToken = members.required('authToken', const TextType());
    final clientPackage = members.required('clientPackage', const TextType());
    final clientVersion = members.required('clientVersion', const TextType());
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final collectionId = members.required('collectionId', const IntegerType());
    final collections = members.required(
      'collections',
      const ListType(ObjectType(UploadPhotoArgumentsCollectionsItem.read)),
    );
    final localId = members.required('localId', const TextType());
    final image = members.required('image', const PathType());
    final video = members.optional('video', const PathType());
    final thumbnail = members.required('thumbnail', const PathType());
    final metadata = members.required('metadata', const JsonType());
    final publicMagicMetadata = members.optional(
      'publicMagicMetadata',
      const JsonType(),
    );
    final pace = members.optional('pace', const JsonType());
    return () => UploadPhotoArguments(
      container: container(),
      baseUrl: baseUrl(),
      authToken: authToken(),
      clientPackage: clientPackage(),
      clientVersion: clientVersion(),
      owner: owner(),
      collectionId: collectionId(),
      collections: collections(),
      localId: localId(),
      image: image(),
      video: video(),
      thumbnail: thumbnail(),
      metadata: metadata(),
      publicMagicMetadata: publicMagicMetadata(),
      pace: pace(),
    );
  }
}

/// What is asked in `upload.photo`, as a part of it.
final class UploadPhotoArgumentsCollectionsItem {
  /// Holds the arguments.
  const UploadPhotoArgumentsCollectionsItem({
    required this.id,
    required this.key,
  });

  /// The server's number of the collection.
  final int id;

  /// Its key.
  final Uint8List key;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadPhotoArgumentsCollectionsItem> read(
    RequestMembers members,
  ) {
    final id = members.required('id', const IntegerType());
    final key = members.required('key', const BytesType(length: 32));
    return () => UploadPhotoArgumentsCollectionsItem(id: id(), key: key());
  }
}

/// What `upload.photo` answers.
final class UploadPhotoResult implements AnswerPart {
  /// Holds the result.
  const UploadPhotoResult({
    required this.outcome,
    required this.fileId,
    required this.sentBytes,
  });

  /// What became of it.
  final UploadOutcome outcome;

  /// The server's number of the file; null where there is none.
  final int? fileId;

  /// The bytes of PUTs that the storage acknowledged.
  final int sentBytes;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('outcome', outcome, uploadOutcomeCodec.nameToJson);
    object.add('fileId', fileId, answers.orNull(answers.integer));
    object.add('sentBytes', sentBytes, answers.integer);
    return object.build();
  }
}

/// What `upload.resume` is asked.
final class UploadResumeArguments {
  /// Holds the arguments.
  const UploadResumeArguments({
    required this.container,
    required this.baseUrl,
    required this.authToken,
    required this.clientPackage,
    required this.clientVersion,
    required this.owner,
    required this.collections,
    this.pace,
  });

  /// The container: the database and the folder of encrypted files lie directly
  /// in it; it is made if missing.
  final String container;

  /// The base of the API's addresses.
  final String baseUrl;

  /// The account's token.
  final String authToken;

  /// What the app calls itself.
  final String clientPackage;

  /// The app's version.
  final String clientVersion;

  /// The process.
  final LockstepProcessType owner;

  /// The account's collections, the target's among them.
  final List<UploadResumeArgumentsCollectionsItem> collections;

  /// What the pauses between tries are multiplied by: a number from 0 on, 1
  /// unless given.
  final JsonValue? pace;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadResumeArguments> read(RequestMembers members) {
    final container = members.required('container', const PathType());
    final baseUrl = members.required('baseUrl', const TextType());
    final authToken = members.required('authToken', const TextType());
    final clientPackage = members.required('clientPackage', const TextType());
    final clientVersion = members.required('clientVersion', const TextType());
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final collections = members.required(
      'collections',
      const ListType(ObjectType(UploadResumeArgumentsCollectionsItem.read)),
    );
    final pace = members.optional('pace', const JsonType());
    return () => UploadResumeArguments(
      container: container(),
      baseUrl: baseUrl(),
      authToken: authToken(),
      clientPackage: clientPackage(),
      clientVersion: clientVersion(),
      owner: owner(),
      collections: collections(),
      pace: pace(),
    );
  }
}

/// What is asked in `upload.resume`, as a part of it.
final class UploadResumeArgumentsCollectionsItem {
  /// Holds the arguments.
  const UploadResumeArgumentsCollectionsItem({
    required this.id,
    required this.key,
  });

  /// The server's number of the collection.
  final int id;

  /// Its key.
  final Uint8List key;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadResumeArgumentsCollectionsItem> read(
    RequestMembers members,
  ) {
    final id = members.required('id', const IntegerType());
    final key = members.required('key', const BytesType(length: 32));
    return () => UploadResumeArgumentsCollectionsItem(id: id(), key: key());
  }
}

/// What `upload.resume` answers.
final class UploadResumeResult implements AnswerPart {
  /// Holds the result.
  const UploadResumeResult({required this.committed});

  /// The server's numbers of the files that were committed.
  final List<int> committed;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('committed', committed, answers.listOf(answers.integer));
    return object.build();
  }
}

/// Answers the `upload.*` operations of the testee protocol.
abstract interface class UploadHandler {
  /// Uploads a photo, from files on disk to a committed entry.
  ///
  /// The spec's `upload.photo`.
  FutureOr<UploadPhotoResult> photo(UploadPhotoArguments arguments);

  /// Finishes the uploads that have a record, without their originals.
  ///
  /// The spec's `upload.resume`.
  FutureOr<UploadResumeResult> resume(UploadResumeArguments arguments);
}
