// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import 'dart:async';

import '../../../lib/src/json/json_value.dart';
import '../../../lib/src/spec/committed_files_tables.dart';
import '../../../lib/src/spec/multipart.dart';
import '../../../lib/src/spec/process_type.dart';
import '../../../lib/src/spec/upload_record.dart';
import '../../../lib/src/spec/upload_record_tables.dart';
import '../../../lib/src/spec/upload_resume_tables.dart';
import '../answer_values.dart';
import '../argument_types.dart';
import '../enum_table.dart';
import '../request_members.dart';

/// What `uploadRecord.adopt` is asked.
final class UploadRecordAdoptArguments {
  /// Holds the arguments.
  const UploadRecordAdoptArguments({
    required this.db,
    required this.localId,
    required this.collectionId,
    required this.contentHash,
    required this.folder,
  });

  /// The shared database.
  final String db;

  /// The photo's local identifier.
  final String localId;

  /// The collection that the file is for.
  final int collectionId;

  /// The hash of the content.
  final String contentHash;

  /// The folder of encrypted files.
  final String folder;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordAdoptArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final localId = members.required('localId', const TextType());
    final collectionId = members.required('collectionId', const IntegerType());
    final contentHash = members.required('contentHash', const TextType());
    final folder = members.required('folder', const PathType());
    return () => UploadRecordAdoptArguments(
      db: db(),
      localId: localId(),
      collectionId: collectionId(),
      contentHash: contentHash(),
      folder: folder(),
    );
  }
}

/// What `uploadRecord.adopt` answers.
final class UploadRecordAdoptResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordAdoptResult({required this.record});

  /// The record; null where the upload begins anew.
  final UploadRecordRowResult? record;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('record', record, answers.orNull(answers.part));
    return object.build();
  }
}

/// A row of the table of `UploadRecord`, column by column.
final class UploadRecordRowResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordRowResult({
    required this.localId,
    required this.collectionId,
    required this.contentHash,
    required this.phase,
    required this.fileObjectKey,
    required this.fileUrl,
    required this.completeUrl,
    required this.thumbnailObjectKey,
    required this.thumbnailUrl,
    required this.thumbnailStored,
    required this.encryptedKey,
    required this.keyDecryptionNonce,
    required this.fileDecryptionHeader,
    required this.thumbnailDecryptionHeader,
    required this.metadata,
    required this.metadataDecryptionHeader,
    required this.publicMagicMetadata,
    required this.encryptedFileName,
    required this.encryptedSize,
    required this.fileMd5,
    required this.partSize,
    required this.partMd5s,
    required this.encryptedThumbnailName,
    required this.thumbnailSize,
    required this.thumbnailMd5,
    required this.commitBody,
    required this.commitsSent,
    required this.commitsRefused,
    required this.transferId,
    required this.transferDeadline,
    required this.createdAt,
    required this.updatedAt,
  });

  /// The photo's local identifier, which its lock has too.
  final String localId;

  /// The collection that the file is for.
  final int collectionId;

  /// The hash of the content, by which the same photo is found again.
  final String contentHash;

  /// How far the upload is.
  final UploadPhase phase;

  /// Where the file is stored; null until an address was given. The server
  /// takes two commits with one object key for the same one.
  final String? fileObjectKey;

  /// The address that the file is sent to in one request; null for a file that
  /// is sent in parts.
  final String? fileUrl;

  /// The address that completes a file that is sent in parts; null for one that
  /// is sent in one request.
  final String? completeUrl;

  /// Where the thumbnail is stored; null until an address was given.
  final String? thumbnailObjectKey;

  /// The address that the thumbnail is sent to.
  final String? thumbnailUrl;

  /// Whether the storage has acknowledged the thumbnail: 1 or 0.
  final int thumbnailStored;

  /// The file's key, wrapped by the collection's.
  final String encryptedKey;

  /// The nonce that the file's key was wrapped with.
  final String keyDecryptionNonce;

  /// The header of the encrypted file.
  final String fileDecryptionHeader;

  /// The header of the encrypted thumbnail.
  final String? thumbnailDecryptionHeader;

  /// The encrypted metadata, base64.
  final String metadata;

  /// The header of the encrypted metadata.
  final String metadataDecryptionHeader;

  /// The envelope of the public magic metadata as JSON; null for an upload that
  /// has none.
  final String? publicMagicMetadata;

  /// The name of the encrypted file in the container's folder of uploads.
  final String encryptedFileName;

  /// The size of the encrypted file, in bytes.
  final int encryptedSize;

  /// The MD5 of the encrypted file; null for a file that is sent in parts.
  final String? fileMd5;

  /// The size of a part, in bytes; null for a file that is sent in one request.
  final int? partSize;

  /// The MD5s of the parts in their order, a JSON array; null for a file that
  /// is sent in one request.
  final String? partMd5s;

  /// The name of the encrypted thumbnail in the same folder.
  final String? encryptedThumbnailName;

  /// The size of the encrypted thumbnail, in bytes.
  final int? thumbnailSize;

  /// The MD5 of the encrypted thumbnail.
  final String? thumbnailMd5;

  /// The body of the request that commits, byte for byte as it is sent in every
  /// try; null before the first one.
  final String? commitBody;

  /// How often the server was asked to commit with these object keys. Counted
  /// before the request is sent.
  final int commitsSent;

  /// How many of those requests the server has definitely refused. The others
  /// are in doubt: they may have been carried out.
  final int commitsRefused;

  /// What the system knows the file's transfer by while it is in flight, which
  /// is after the thumbnail was sent.
  final String? transferId;

  /// Until when the transfer may take, in microseconds since 1970: before that,
  /// a successor leaves it alone.
  final int? transferDeadline;

  /// When the record was written, in microseconds since 1970.
  final int createdAt;

  /// When the record was changed last, in microseconds since 1970.
  final int updatedAt;

  /// Shows a row.
  factory UploadRecordRowResult.of(UploadRecord row) {
    return UploadRecordRowResult(
      localId: row.localId,
      collectionId: row.collectionId,
      contentHash: row.contentHash,
      phase: row.phase,
      fileObjectKey: row.fileObjectKey,
      fileUrl: row.fileUrl,
      completeUrl: row.completeUrl,
      thumbnailObjectKey: row.thumbnailObjectKey,
      thumbnailUrl: row.thumbnailUrl,
      thumbnailStored: row.thumbnailStored,
      encryptedKey: row.encryptedKey,
      keyDecryptionNonce: row.keyDecryptionNonce,
      fileDecryptionHeader: row.fileDecryptionHeader,
      thumbnailDecryptionHeader: row.thumbnailDecryptionHeader,
      metadata: row.metadata,
      metadataDecryptionHeader: row.metadataDecryptionHeader,
      publicMagicMetadata: row.publicMagicMetadata,
      encryptedFileName: row.encryptedFileName,
      encryptedSize: row.encryptedSize,
      fileMd5: row.fileMd5,
      partSize: row.partSize,
      partMd5s: row.partMd5s,
      encryptedThumbnailName: row.encryptedThumbnailName,
      thumbnailSize: row.thumbnailSize,
      thumbnailMd5: row.thumbnailMd5,
      commitBody: row.commitBody,
      commitsSent: row.commitsSent,
      commitsRefused: row.commitsRefused,
      transferId: row.transferId,
      transferDeadline: row.transferDeadline,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    );
  }

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('localId', localId, answers.text);
    object.add('collectionId', collectionId, answers.integer);
    object.add('contentHash', contentHash, answers.text);
    object.add('phase', phase, uploadPhaseCodec.nameToJson);
    object.add('fileObjectKey', fileObjectKey, answers.orNull(answers.text));
    object.add('fileUrl', fileUrl, answers.orNull(answers.text));
    object.add('completeUrl', completeUrl, answers.orNull(answers.text));
    object.add(
      'thumbnailObjectKey',
      thumbnailObjectKey,
      answers.orNull(answers.text),
    );
    object.add('thumbnailUrl', thumbnailUrl, answers.orNull(answers.text));
    object.add('thumbnailStored', thumbnailStored, answers.integer);
    object.add('encryptedKey', encryptedKey, answers.text);
    object.add('keyDecryptionNonce', keyDecryptionNonce, answers.text);
    object.add('fileDecryptionHeader', fileDecryptionHeader, answers.text);
    object.add(
      'thumbnailDecryptionHeader',
      thumbnailDecryptionHeader,
      answers.orNull(answers.text),
    );
    object.add('metadata', metadata, answers.text);
    object.add(
      'metadataDecryptionHeader',
      metadataDecryptionHeader,
      answers.text,
    );
    object.add(
      'publicMagicMetadata',
      publicMagicMetadata,
      answers.orNull(answers.text),
    );
    object.add('encryptedFileName', encryptedFileName, answers.text);
    object.add('encryptedSize', encryptedSize, answers.integer);
    object.add('fileMd5', fileMd5, answers.orNull(answers.text));
    object.add('partSize', partSize, answers.orNull(answers.integer));
    object.add('partMd5s', partMd5s, answers.orNull(answers.text));
    object.add(
      'encryptedThumbnailName',
      encryptedThumbnailName,
      answers.orNull(answers.text),
    );
    object.add('thumbnailSize', thumbnailSize, answers.orNull(answers.integer));
    object.add('thumbnailMd5', thumbnailMd5, answers.orNull(answers.text));
    object.add('commitBody', commitBody, answers.orNull(answers.text));
    object.add('commitsSent', commitsSent, answers.integer);
    object.add('commitsRefused', commitsRefused, answers.integer);
    object.add('transferId', transferId, answers.orNull(answers.text));
    object.add(
      'transferDeadline',
      transferDeadline,
      answers.orNull(answers.integer),
    );
    object.add('createdAt', createdAt, answers.integer);
    object.add('updatedAt', updatedAt, answers.integer);
    return object.build();
  }
}

/// What `uploadRecord.advance` is asked.
final class UploadRecordAdvanceArguments {
  /// Holds the arguments.
  const UploadRecordAdvanceArguments({
    required this.db,
    required this.record,
    required this.phase,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its file and its object key
  /// distinguish it from one that was begun anew.
  final UploadRecordRowArgument record;

  /// The phase that it has come to.
  final UploadPhase phase;

  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordAdvanceArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    final phase = members.required('phase', EnumType(uploadPhaseCodec.named));
    final now = members.required('now', const IntegerType());
    return () => UploadRecordAdvanceArguments(
      db: db(),
      record: record(),
      phase: phase(),
      now: now(),
    );
  }
}

/// A row of the table of `UploadRecord`, column by column.
final class UploadRecordRowArgument {
  /// Holds the arguments.
  const UploadRecordRowArgument({
    required this.localId,
    required this.collectionId,
    required this.contentHash,
    required this.phase,
    required this.fileObjectKey,
    required this.fileUrl,
    required this.completeUrl,
    required this.thumbnailObjectKey,
    required this.thumbnailUrl,
    required this.thumbnailStored,
    required this.encryptedKey,
    required this.keyDecryptionNonce,
    required this.fileDecryptionHeader,
    required this.thumbnailDecryptionHeader,
    required this.metadata,
    required this.metadataDecryptionHeader,
    required this.publicMagicMetadata,
    required this.encryptedFileName,
    required this.encryptedSize,
    required this.fileMd5,
    required this.partSize,
    required this.partMd5s,
    required this.encryptedThumbnailName,
    required this.thumbnailSize,
    required this.thumbnailMd5,
    required this.commitBody,
    required this.commitsSent,
    required this.commitsRefused,
    required this.transferId,
    required this.transferDeadline,
    required this.createdAt,
    required this.updatedAt,
  });

  /// The photo's local identifier, which its lock has too.
  final String localId;

  /// The collection that the file is for.
  final int collectionId;

  /// The hash of the content, by which the same photo is found again.
  final String contentHash;

  /// How far the upload is.
  final UploadPhase phase;

  /// Where the file is stored; null until an address was given. The server
  /// takes two commits with one object key for the same one.
  final String? fileObjectKey;

  /// The address that the file is sent to in one request; null for a file that
  /// is sent in parts.
  final String? fileUrl;

  /// The address that completes a file that is sent in parts; null for one that
  /// is sent in one request.
  final String? completeUrl;

  /// Where the thumbnail is stored; null until an address was given.
  final String? thumbnailObjectKey;

  /// The address that the thumbnail is sent to.
  final String? thumbnailUrl;

  /// Whether the storage has acknowledged the thumbnail: 1 or 0.
  final int thumbnailStored;

  /// The file's key, wrapped by the collection's.
  final String encryptedKey;

  /// The nonce that the file's key was wrapped with.
  final String keyDecryptionNonce;

  /// The header of the encrypted file.
  final String fileDecryptionHeader;

  /// The header of the encrypted thumbnail.
  final String? thumbnailDecryptionHeader;

  /// The encrypted metadata, base64.
  final String metadata;

  /// The header of the encrypted metadata.
  final String metadataDecryptionHeader;

  /// The envelope of the public magic metadata as JSON; null for an upload that
  /// has none.
  final String? publicMagicMetadata;

  /// The name of the encrypted file in the container's folder of uploads.
  final String encryptedFileName;

  /// The size of the encrypted file, in bytes.
  final int encryptedSize;

  /// The MD5 of the encrypted file; null for a file that is sent in parts.
  final String? fileMd5;

  /// The size of a part, in bytes; null for a file that is sent in one request.
  final int? partSize;

  /// The MD5s of the parts in their order, a JSON array; null for a file that
  /// is sent in one request.
  final String? partMd5s;

  /// The name of the encrypted thumbnail in the same folder.
  final String? encryptedThumbnailName;

  /// The size of the encrypted thumbnail, in bytes.
  final int? thumbnailSize;

  /// The MD5 of the encrypted thumbnail.
  final String? thumbnailMd5;

  /// The body of the request that commits, byte for byte as it is sent in every
  /// try; null before the first one.
  final String? commitBody;

  /// How often the server was asked to commit with these object keys. Counted
  /// before the request is sent.
  final int commitsSent;

  /// How many of those requests the server has definitely refused. The others
  /// are in doubt: they may have been carried out.
  final int commitsRefused;

  /// What the system knows the file's transfer by while it is in flight, which
  /// is after the thumbnail was sent.
  final String? transferId;

  /// Until when the transfer may take, in microseconds since 1970: before that,
  /// a successor leaves it alone.
  final int? transferDeadline;

  /// When the record was written, in microseconds since 1970.
  final int createdAt;

  /// When the record was changed last, in microseconds since 1970.
  final int updatedAt;

  /// The row.
  UploadRecord toRow() {
    return UploadRecord(
      localId: localId,
      collectionId: collectionId,
      contentHash: contentHash,
      phase: phase,
      fileObjectKey: fileObjectKey,
      fileUrl: fileUrl,
      completeUrl: completeUrl,
      thumbnailObjectKey: thumbnailObjectKey,
      thumbnailUrl: thumbnailUrl,
      thumbnailStored: thumbnailStored,
      encryptedKey: encryptedKey,
      keyDecryptionNonce: keyDecryptionNonce,
      fileDecryptionHeader: fileDecryptionHeader,
      thumbnailDecryptionHeader: thumbnailDecryptionHeader,
      metadata: metadata,
      metadataDecryptionHeader: metadataDecryptionHeader,
      publicMagicMetadata: publicMagicMetadata,
      encryptedFileName: encryptedFileName,
      encryptedSize: encryptedSize,
      fileMd5: fileMd5,
      partSize: partSize,
      partMd5s: partMd5s,
      encryptedThumbnailName: encryptedThumbnailName,
      thumbnailSize: thumbnailSize,
      thumbnailMd5: thumbnailMd5,
      commitBody: commitBody,
      commitsSent: commitsSent,
      commitsRefused: commitsRefused,
      transferId: transferId,
      transferDeadline: transferDeadline,
      createdAt: createdAt,
      updatedAt: updatedAt,
    );
  }

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordRowArgument> read(RequestMembers members) {
    final localId = members.required('localId', const TextType());
    final collectionId = members.required('collectionId', const IntegerType());
    final contentHash = members.required('contentHash', const TextType());
    final phase = members.required('phase', EnumType(uploadPhaseCodec.named));
    final fileObjectKey = members.required(
      'fileObjectKey',
      const NullableType(TextType()),
    );
    final fileUrl = members.required('fileUrl', const NullableType(TextType()));
    final completeUrl = members.required(
      'completeUrl',
      const NullableType(TextType()),
    );
    final thumbnailObjectKey = members.required(
      'thumbnailObjectKey',
      const NullableType(TextType()),
    );
    final thumbnailUrl = members.required(
      'thumbnailUrl',
      const NullableType(TextType()),
    );
    final thumbnailStored = members.required(
      'thumbnailStored',
      const IntegerType(),
    );
    final encryptedKey = members.required('encryptedKey', const TextType());
    final keyDecryptionNonce = members.required(
      'keyDecryptionNonce',
      const TextType(),
    );
    final fileDecryptionHeader = members.required(
      'fileDecryptionHeader',
      const TextType(),
    );
    final thumbnailDecryptionHeader = members.required(
      'thumbnailDecryptionHeader',
      const NullableType(TextType()),
    );
    final metadata = members.required('metadata', const TextType());
    final metadataDecryptionHeader = members.required(
      'metadataDecryptionHeader',
      const TextType(),
    );
    final publicMagicMetadata = members.required(
      'publicMagicMetadata',
      const NullableType(TextType()),
    );
    final encryptedFileName = members.required(
      'encryptedFileName',
      const TextType(),
    );
    final encryptedSize = members.required(
      'encryptedSize',
      const IntegerType(),
    );
    final fileMd5 = members.required('fileMd5', const NullableType(TextType()));
    final partSize = members.required(
      'partSize',
      const NullableType(IntegerType()),
    );
    final partMd5s = members.required(
      'partMd5s',
      const NullableType(TextType()),
    );
    final encryptedThumbnailName = members.required(
      'encryptedThumbnailName',
      const NullableType(TextType()),
    );
    final thumbnailSize = members.required(
      'thumbnailSize',
      const NullableType(IntegerType()),
    );
    final thumbnailMd5 = members.required(
      'thumbnailMd5',
      const NullableType(TextType()),
    );
    final commitBody = members.required(
      'commitBody',
      const NullableType(TextType()),
    );
    final commitsSent = members.required('commitsSent', const IntegerType());
    final commitsRefused = members.required(
      'commitsRefused',
      const IntegerType(),
    );
    final transferId = members.required(
      'transferId',
      const NullableType(TextType()),
    );
    final transferDeadline = members.required(
      'transferDeadline',
      const NullableType(IntegerType()),
    );
    final createdAt = members.required('createdAt', const IntegerType());
    final updatedAt = members.required('updatedAt', const IntegerType());
    return () => UploadRecordRowArgument(
      localId: localId(),
      collectionId: collectionId(),
      contentHash: contentHash(),
      phase: phase(),
      fileObjectKey: fileObjectKey(),
      fileUrl: fileUrl(),
      completeUrl: completeUrl(),
      thumbnailObjectKey: thumbnailObjectKey(),
      thumbnailUrl: thumbnailUrl(),
      thumbnailStored: thumbnailStored(),
      encryptedKey: encryptedKey(),
      keyDecryptionNonce: keyDecryptionNonce(),
      fileDecryptionHeader: fileDecryptionHeader(),
      thumbnailDecryptionHeader: thumbnailDecryptionHeader(),
      metadata: metadata(),
      metadataDecryptionHeader: metadataDecryptionHeader(),
      publicMagicMetadata: publicMagicMetadata(),
      encryptedFileName: encryptedFileName(),
      encryptedSize: encryptedSize(),
      fileMd5: fileMd5(),
      partSize: partSize(),
      partMd5s: partMd5s(),
      encryptedThumbnailName: encryptedThumbnailName(),
      thumbnailSize: thumbnailSize(),
      thumbnailMd5: thumbnailMd5(),
      commitBody: commitBody(),
      commitsSent: commitsSent(),
      commitsRefused: commitsRefused(),
      transferId: transferId(),
      transferDeadline: transferDeadline(),
      createdAt: createdAt(),
      updatedAt: updatedAt(),
    );
  }
}

/// What `uploadRecord.advance` answers.
final class UploadRecordAdvanceResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordAdvanceResult({required this.advanced});

  /// Whether the record stands and a move leads there.
  final bool advanced;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('advanced', advanced, answers.boolean);
    return object.build();
  }
}

/// What `uploadRecord.beginCommit` is asked.
final class UploadRecordBeginCommitArguments {
  /// Holds the arguments.
  const UploadRecordBeginCommitArguments({
    required this.db,
    required this.record,
    required this.owner,
    required this.token,
    required this.body,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its file and its object key
  /// distinguish it from one that was begun anew.
  final UploadRecordRowArgument record;

  /// The process that asks.
  final LockstepProcessType owner;

  /// The token of the photo's lock.
  final int token;

  /// The body of the request, unless the record has one.
  final String body;

  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordBeginCommitArguments> read(
    RequestMembers members,
  ) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final token = members.required('token', const IntegerType());
    final body = members.required('body', const TextType());
    final now = members.required('now', const IntegerType());
    return () => UploadRecordBeginCommitArguments(
      db: db(),
      record: record(),
      owner: owner(),
      token: token(),
      body: body(),
      now: now(),
    );
  }
}

/// What `uploadRecord.beginCommit` answers.
final class UploadRecordBeginCommitResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordBeginCommitResult({required this.begun});

  /// Whether the lock is held and the record still has its object keys.
  final bool begun;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('begun', begun, answers.boolean);
    return object.build();
  }
}

/// What `uploadRecord.drop` is asked.
final class UploadRecordDropArguments {
  /// Holds the arguments.
  const UploadRecordDropArguments({required this.db, required this.record});

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its file and its object key
  /// distinguish it from one that was begun anew.
  final UploadRecordRowArgument record;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordDropArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    return () => UploadRecordDropArguments(db: db(), record: record());
  }
}

/// What `uploadRecord.drop` answers.
final class UploadRecordDropResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordDropResult({required this.dropped});

  /// Whether it was not too late.
  final bool dropped;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('dropped', dropped, answers.boolean);
    return object.build();
  }
}

/// What `uploadRecord.finish` is asked.
final class UploadRecordFinishArguments {
  /// Holds the arguments.
  const UploadRecordFinishArguments({
    required this.db,
    required this.record,
    required this.file,
  });

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its file and its object key
  /// distinguish it from one that was begun anew.
  final UploadRecordRowArgument record;

  /// The committed file.
  final CommittedFileRowArgument file;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordFinishArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    final file = members.required(
      'file',
      const ObjectType(CommittedFileRowArgument.read),
    );
    return () =>
        UploadRecordFinishArguments(db: db(), record: record(), file: file());
  }
}

/// A row of the table of `CommittedFile`, column by column.
final class CommittedFileRowArgument {
  /// Holds the arguments.
  const CommittedFileRowArgument({
    required this.fileId,
    required this.localId,
    required this.collectionId,
    required this.ownerId,
    required this.encryptedKey,
    required this.keyDecryptionNonce,
    required this.fileDecryptionHeader,
    required this.thumbnailDecryptionHeader,
    required this.metadataDecryptionHeader,
    required this.contentHash,
    required this.updationTime,
  });

  /// The server's number of the file.
  final int fileId;

  /// The photo's local identifier; null for a file of another device.
  final String? localId;

  /// The collection that the file is in.
  final int collectionId;

  /// The server's number of the account that the file belongs to; null where it
  /// is not known.
  final int? ownerId;

  /// The file's key, wrapped by the collection's.
  final String encryptedKey;

  /// The nonce that the file's key was wrapped with.
  final String keyDecryptionNonce;

  /// The header of the encrypted file.
  final String fileDecryptionHeader;

  /// The header of the encrypted thumbnail.
  final String thumbnailDecryptionHeader;

  /// The header of the encrypted metadata.
  final String metadataDecryptionHeader;

  /// The hash of the content, where it is known.
  final String? contentHash;

  /// When the server changed the file last, in microseconds since 1970, by its
  /// clock.
  final int updationTime;

  /// The row.
  CommittedFile toRow() {
    return CommittedFile(
      fileId: fileId,
      localId: localId,
      collectionId: collectionId,
      ownerId: ownerId,
      encryptedKey: encryptedKey,
      keyDecryptionNonce: keyDecryptionNonce,
      fileDecryptionHeader: fileDecryptionHeader,
      thumbnailDecryptionHeader: thumbnailDecryptionHeader,
      metadataDecryptionHeader: metadataDecryptionHeader,
      contentHash: contentHash,
      updationTime: updationTime,
    );
  }

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<CommittedFileRowArgument> read(RequestMembers members) {
    final fileId = members.required('fileId', const IntegerType());
    final localId = members.required('localId', const NullableType(TextType()));
    final collectionId = members.required('collectionId', const IntegerType());
    final ownerId = members.required(
      'ownerId',
      const NullableType(IntegerType()),
    );
    final encryptedKey = members.required('encryptedKey', const TextType());
    final keyDecryptionNonce = members.required(
      'keyDecryptionNonce',
      const TextType(),
    );
    final fileDecryptionHeader = members.required(
      'fileDecryptionHeader',
      const TextType(),
    );
    final thumbnailDecryptionHeader = members.required(
      'thumbnailDecryptionHeader',
      const TextType(),
    );
    final metadataDecryptionHeader = members.required(
      'metadataDecryptionHeader',
      const TextType(),
    );
    final contentHash = members.required(
      'contentHash',
      const NullableType(TextType()),
    );
    final updationTime = members.required('updationTime', const IntegerType());
    return () => CommittedFileRowArgument(
      fileId: fileId(),
      localId: localId(),
      collectionId: collectionId(),
      ownerId: ownerId(),
      encryptedKey: encryptedKey(),
      keyDecryptionNonce: keyDecryptionNonce(),
      fileDecryptionHeader: fileDecryptionHeader(),
      thumbnailDecryptionHeader: thumbnailDecryptionHeader(),
      metadataDecryptionHeader: metadataDecryptionHeader(),
      contentHash: contentHash(),
      updationTime: updationTime(),
    );
  }
}

/// What `uploadRecord.list` is asked.
final class UploadRecordListArguments {
  /// Holds the arguments.
  const UploadRecordListArguments({required this.db});

  /// The shared database.
  final String db;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordListArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    return () => UploadRecordListArguments(db: db());
  }
}

/// What `uploadRecord.list` answers.
final class UploadRecordListResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordListResult({
    required this.unfinished,
    required this.inFlight,
  });

  /// All of them, the oldest first.
  final List<UploadRecordRowResult> unfinished;

  /// Those whose transfer is in flight, the next deadline first.
  final List<UploadRecordRowResult> inFlight;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('unfinished', unfinished, answers.listOf(answers.part));
    object.add('inFlight', inFlight, answers.listOf(answers.part));
    return object.build();
  }
}

/// What `uploadRecord.parts` is asked.
final class UploadRecordPartsArguments {
  /// Holds the arguments.
  const UploadRecordPartsArguments({required this.db, required this.record});

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its file and its object key
  /// distinguish it from one that was begun anew.
  final UploadRecordRowArgument record;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordPartsArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    return () => UploadRecordPartsArguments(db: db(), record: record());
  }
}

/// What `uploadRecord.parts` answers.
final class UploadRecordPartsResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordPartsResult({required this.parts});

  /// The parts in their order.
  final List<TrackedPartRowResult> parts;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('parts', parts, answers.listOf(answers.part));
    return object.build();
  }
}

/// A row of the table of `TrackedPart`, column by column.
final class TrackedPartRowResult implements AnswerPart {
  /// Holds the result.
  const TrackedPartRowResult({
    required this.objectKey,
    required this.partNumber,
    required this.partUrl,
    required this.partEtag,
    required this.partStatus,
  });

  /// Where the file goes in the storage: the upload that the part belongs to.
  final String objectKey;

  /// The part's number, from 0.
  final int partNumber;

  /// The address that the part is sent to.
  final String partUrl;

  /// What the storage answered for the part.
  final String? partEtag;

  /// How far the part is.
  final PartStatus partStatus;

  /// Shows a row.
  factory TrackedPartRowResult.of(TrackedPart row) {
    return TrackedPartRowResult(
      objectKey: row.objectKey,
      partNumber: row.partNumber,
      partUrl: row.partUrl,
      partEtag: row.partEtag,
      partStatus: row.partStatus,
    );
  }

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('objectKey', objectKey, answers.text);
    object.add('partNumber', partNumber, answers.integer);
    object.add('partUrl', partUrl, answers.text);
    object.add('partEtag', partEtag, answers.orNull(answers.text));
    object.add('partStatus', partStatus, partStatusCodec.nameToJson);
    return object.build();
  }
}

/// What `uploadRecord.refuseCommit` is asked.
final class UploadRecordRefuseCommitArguments {
  /// Holds the arguments.
  const UploadRecordRefuseCommitArguments({
    required this.db,
    required this.record,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its file and its object key
  /// distinguish it from one that was begun anew.
  final UploadRecordRowArgument record;

  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordRefuseCommitArguments> read(
    RequestMembers members,
  ) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    final now = members.required('now', const IntegerType());
    return () => UploadRecordRefuseCommitArguments(
      db: db(),
      record: record(),
      now: now(),
    );
  }
}

/// What `uploadRecord.refuseCommit` answers.
final class UploadRecordRefuseCommitResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordRefuseCommitResult({required this.noted});

  /// Whether a request was in doubt.
  final bool noted;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('noted', noted, answers.boolean);
    return object.build();
  }
}

/// What `uploadRecord.setFile` is asked.
final class UploadRecordSetFileArguments {
  /// Holds the arguments.
  const UploadRecordSetFileArguments({
    required this.db,
    required this.record,
    required this.owner,
    required this.token,
    required this.objectKey,
    required this.url,
    required this.completeUrl,
    required this.partUrls,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its file and its object key
  /// distinguish it from one that was begun anew.
  final UploadRecordRowArgument record;

  /// The process that asks.
  final LockstepProcessType owner;

  /// The token of the photo's lock.
  final int token;

  /// Where the file is stored.
  final String objectKey;

  /// The address that it is sent to in one request; null for a file in parts.
  final String? url;

  /// The address that completes a file in parts.
  final String? completeUrl;

  /// The addresses of the parts, in their order.
  final List<String> partUrls;

  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordSetFileArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final token = members.required('token', const IntegerType());
    final objectKey = members.required('objectKey', const TextType());
    final url = members.required('url', const NullableType(TextType()));
    final completeUrl = members.required(
      'completeUrl',
      const NullableType(TextType()),
    );
    final partUrls = members.required('partUrls', const ListType(TextType()));
    final now = members.required('now', const IntegerType());
    return () => UploadRecordSetFileArguments(
      db: db(),
      record: record(),
      owner: owner(),
      token: token(),
      objectKey: objectKey(),
      url: url(),
      completeUrl: completeUrl(),
      partUrls: partUrls(),
      now: now(),
    );
  }
}

/// What `uploadRecord.setFile` answers.
final class UploadRecordSetFileResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordSetFileResult({required this.set});

  /// Whether the lock is held and no commit is in doubt.
  final bool set;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('set', set, answers.boolean);
    return object.build();
  }
}

/// What `uploadRecord.setPart` is asked.
final class UploadRecordSetPartArguments {
  /// Holds the arguments.
  const UploadRecordSetPartArguments({
    required this.db,
    required this.record,
    required this.number,
    required this.etag,
  });

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its file and its object key
  /// distinguish it from one that was begun anew.
  final UploadRecordRowArgument record;

  /// The part's number, from 0.
  final int number;

  /// What the storage answered for it.
  final String etag;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordSetPartArguments> read(RequestMembers members) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    final number = members.required('number', const IntegerType());
    final etag = members.required('etag', const TextType());
    return () => UploadRecordSetPartArguments(
      db: db(),
      record: record(),
      number: number(),
      etag: etag(),
    );
  }
}

/// What `uploadRecord.setPart` answers.
final class UploadRecordSetPartResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordSetPartResult({required this.noted});

  /// Whether the record's file has this part.
  final bool noted;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('noted', noted, answers.boolean);
    return object.build();
  }
}

/// What `uploadRecord.setThumbnail` is asked.
final class UploadRecordSetThumbnailArguments {
  /// Holds the arguments.
  const UploadRecordSetThumbnailArguments({
    required this.db,
    required this.record,
    required this.owner,
    required this.token,
    required this.objectKey,
    required this.url,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its file and its object key
  /// distinguish it from one that was begun anew.
  final UploadRecordRowArgument record;

  /// The process that asks.
  final LockstepProcessType owner;

  /// The token of the photo's lock.
  final int token;

  /// Where the thumbnail is stored.
  final String objectKey;

  /// The address that it is sent to.
  final String url;

  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordSetThumbnailArguments> read(
    RequestMembers members,
  ) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    final owner = members.required('owner', EnumType(processTypeCodec.named));
    final token = members.required('token', const IntegerType());
    final objectKey = members.required('objectKey', const TextType());
    final url = members.required('url', const TextType());
    final now = members.required('now', const IntegerType());
    return () => UploadRecordSetThumbnailArguments(
      db: db(),
      record: record(),
      owner: owner(),
      token: token(),
      objectKey: objectKey(),
      url: url(),
      now: now(),
    );
  }
}

/// What `uploadRecord.setThumbnail` answers.
final class UploadRecordSetThumbnailResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordSetThumbnailResult({required this.set});

  /// Whether the lock is held and no commit is in doubt.
  final bool set;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('set', set, answers.boolean);
    return object.build();
  }
}

/// What `uploadRecord.setThumbnailStored` is asked.
final class UploadRecordSetThumbnailStoredArguments {
  /// Holds the arguments.
  const UploadRecordSetThumbnailStoredArguments({
    required this.db,
    required this.record,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its file and its object key
  /// distinguish it from one that was begun anew.
  final UploadRecordRowArgument record;

  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordSetThumbnailStoredArguments> read(
    RequestMembers members,
  ) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    final now = members.required('now', const IntegerType());
    return () => UploadRecordSetThumbnailStoredArguments(
      db: db(),
      record: record(),
      now: now(),
    );
  }
}

/// What `uploadRecord.setThumbnailStored` answers.
final class UploadRecordSetThumbnailStoredResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordSetThumbnailStoredResult({required this.noted});

  /// Whether the record has the thumbnail at this object key.
  final bool noted;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('noted', noted, answers.boolean);
    return object.build();
  }
}

/// What `uploadRecord.setTransfer` is asked.
final class UploadRecordSetTransferArguments {
  /// Holds the arguments.
  const UploadRecordSetTransferArguments({
    required this.db,
    required this.record,
    required this.transferId,
    required this.deadline,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its file and its object key
  /// distinguish it from one that was begun anew.
  final UploadRecordRowArgument record;

  /// What the system knows it by; null where it ended.
  final String? transferId;

  /// Until when it may take, in microseconds since 1970; null where it ended.
  final int? deadline;

  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordSetTransferArguments> read(
    RequestMembers members,
  ) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    final transferId = members.required(
      'transferId',
      const NullableType(TextType()),
    );
    final deadline = members.required(
      'deadline',
      const NullableType(IntegerType()),
    );
    final now = members.required('now', const IntegerType());
    return () => UploadRecordSetTransferArguments(
      db: db(),
      record: record(),
      transferId: transferId(),
      deadline: deadline(),
      now: now(),
    );
  }
}

/// What `uploadRecord.setTransfer` answers.
final class UploadRecordSetTransferResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordSetTransferResult({required this.noted});

  /// Whether the record stands.
  final bool noted;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('noted', noted, answers.boolean);
    return object.build();
  }
}

/// What `uploadRecord.writeOrAdopt` is asked.
final class UploadRecordWriteOrAdoptArguments {
  /// Holds the arguments.
  const UploadRecordWriteOrAdoptArguments({
    required this.db,
    required this.record,
  });

  /// The shared database.
  final String db;

  /// What is to be written.
  final UploadRecordRowArgument record;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordWriteOrAdoptArguments> read(
    RequestMembers members,
  ) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    return () => UploadRecordWriteOrAdoptArguments(db: db(), record: record());
  }
}

/// What `uploadRecord.writeOrAdopt` answers.
final class UploadRecordWriteOrAdoptResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordWriteOrAdoptResult({required this.record});

  /// What the upload continues with: the earlier record, where there is one.
  final UploadRecordRowResult record;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('record', record, answers.part);
    return object.build();
  }
}

/// Answers the `uploadRecord.*` operations of the testee protocol.
abstract interface class UploadRecordHandler {
  /// The record to continue with; one whose encrypted files are gone is
  /// dropped, unless the storage has them.
  ///
  /// The spec's `uploadRecord.adopt`.
  FutureOr<UploadRecordAdoptResult> adopt(UploadRecordAdoptArguments arguments);

  /// Notes how far an upload is.
  ///
  /// The spec's `uploadRecord.advance`.
  FutureOr<UploadRecordAdvanceResult> advance(
    UploadRecordAdvanceArguments arguments,
  );

  /// Asked right before the server is asked to commit.
  ///
  /// The spec's `uploadRecord.beginCommit`.
  FutureOr<UploadRecordBeginCommitResult> beginCommit(
    UploadRecordBeginCommitArguments arguments,
  );

  /// Drops a record so that the upload may begin anew.
  ///
  /// The spec's `uploadRecord.drop`.
  FutureOr<UploadRecordDropResult> drop(UploadRecordDropArguments arguments);

  /// Notes what the server has answered, and removes the record.
  ///
  /// The spec's `uploadRecord.finish`.
  FutureOr<void> finish(UploadRecordFinishArguments arguments);

  /// The records of uploads that are not done.
  ///
  /// The spec's `uploadRecord.list`.
  FutureOr<UploadRecordListResult> list(UploadRecordListArguments arguments);

  /// The parts of a record's file.
  ///
  /// The spec's `uploadRecord.parts`.
  FutureOr<UploadRecordPartsResult> parts(UploadRecordPartsArguments arguments);

  /// Notes that the server has definitely refused a request to commit.
  ///
  /// The spec's `uploadRecord.refuseCommit`.
  FutureOr<UploadRecordRefuseCommitResult> refuseCommit(
    UploadRecordRefuseCommitArguments arguments,
  );

  /// Gives the file an address, or one for each of its parts.
  ///
  /// The spec's `uploadRecord.setFile`.
  FutureOr<UploadRecordSetFileResult> setFile(
    UploadRecordSetFileArguments arguments,
  );

  /// Notes that the storage has a part.
  ///
  /// The spec's `uploadRecord.setPart`.
  FutureOr<UploadRecordSetPartResult> setPart(
    UploadRecordSetPartArguments arguments,
  );

  /// Gives the thumbnail an address.
  ///
  /// The spec's `uploadRecord.setThumbnail`.
  FutureOr<UploadRecordSetThumbnailResult> setThumbnail(
    UploadRecordSetThumbnailArguments arguments,
  );

  /// Notes that the storage has the thumbnail.
  ///
  /// The spec's `uploadRecord.setThumbnailStored`.
  FutureOr<UploadRecordSetThumbnailStoredResult> setThumbnailStored(
    UploadRecordSetThumbnailStoredArguments arguments,
  );

  /// Notes the transfer that is in flight.
  ///
  /// The spec's `uploadRecord.setTransfer`.
  FutureOr<UploadRecordSetTransferResult> setTransfer(
    UploadRecordSetTransferArguments arguments,
  );

  /// Writes a record, unless the upload has one.
  ///
  /// The spec's `uploadRecord.writeOrAdopt`.
  FutureOr<UploadRecordWriteOrAdoptResult> writeOrAdopt(
    UploadRecordWriteOrAdoptArguments arguments,
  );
}
