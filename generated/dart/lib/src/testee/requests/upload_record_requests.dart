// Generated from the spec of Lockstep: change it there and generate anew.

import 'dart:async';

import '../../json/json_value.dart';
import '../../spec/committed_files_tables.dart';
import '../../spec/process_type.dart';
import '../../spec/upload_record.dart';
import '../../spec/upload_record_tables.dart';
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
    required this.folder,
  });

  /// The shared database.
  final String db;

  /// The photo's local identifier.
  final String localId;

  /// The collection that the file is for.
  final int collectionId;

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
    final folder = members.required('folder', const PathType());
    return () => UploadRecordAdoptArguments(
      db: db(),
      localId: localId(),
      collectionId: collectionId(),
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
    required this.phase,
    required this.fileObjectKey,
    required this.thumbnailObjectKey,
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
    required this.encryptedThumbnailName,
    required this.thumbnailSize,
    required this.thumbnailMd5,
    required this.contentHash,
    required this.transferId,
    required this.transferDeadline,
    required this.updatedAt,
  });

  /// The photo's local identifier, which its lock has too.
  final String localId;

  /// The collection that the file is for.
  final int collectionId;

  /// How far the upload is.
  final UploadPhase phase;

  /// Where the file goes in the storage. The server takes two commits with one
  /// object key for the same one.
  final String fileObjectKey;

  /// Where the thumbnail goes; null for an upload that has none.
  final String? thumbnailObjectKey;

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

  /// The MD5 of the encrypted file.
  final String fileMd5;

  /// The name of the encrypted thumbnail in the same folder.
  final String? encryptedThumbnailName;

  /// The size of the encrypted thumbnail, in bytes.
  final int? thumbnailSize;

  /// The MD5 of the encrypted thumbnail.
  final String? thumbnailMd5;

  /// The hash of the content, by which the same photo is found again.
  final String contentHash;

  /// What the system knows the file's transfer by while it is in flight, which
  /// is after the thumbnail was sent.
  final String? transferId;

  /// Until when the transfer may take, in microseconds since 1970: before that,
  /// a successor leaves it alone.
  final int? transferDeadline;

  /// When the record was changed last, in microseconds since 1970.
  final int updatedAt;

  /// Shows a row.
  factory UploadRecordRowResult.of(UploadRecord row) {
    return UploadRecordRowResult(
      localId: row.localId,
      collectionId: row.collectionId,
      phase: row.phase,
      fileObjectKey: row.fileObjectKey,
      thumbnailObjectKey: row.thumbnailObjectKey,
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
      encryptedThumbnailName: row.encryptedThumbnailName,
      thumbnailSize: row.thumbnailSize,
      thumbnailMd5: row.thumbnailMd5,
      contentHash: row.contentHash,
      transferId: row.transferId,
      transferDeadline: row.transferDeadline,
      updatedAt: row.updatedAt,
    );
  }

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('localId', localId, answers.text);
    object.add('collectionId', collectionId, answers.integer);
    object.add('phase', phase, uploadPhaseCodec.nameToJson);
    object.add('fileObjectKey', fileObjectKey, answers.text);
    object.add(
      'thumbnailObjectKey',
      thumbnailObjectKey,
      answers.orNull(answers.text),
    );
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
    object.add('fileMd5', fileMd5, answers.text);
    object.add(
      'encryptedThumbnailName',
      encryptedThumbnailName,
      answers.orNull(answers.text),
    );
    object.add('thumbnailSize', thumbnailSize, answers.orNull(answers.integer));
    object.add('thumbnailMd5', thumbnailMd5, answers.orNull(answers.text));
    object.add('contentHash', contentHash, answers.text);
    object.add('transferId', transferId, answers.orNull(answers.text));
    object.add(
      'transferDeadline',
      transferDeadline,
      answers.orNull(answers.integer),
    );
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

  /// The record as the asking process knows it: its object key tells it from
  /// one that was begun anew.
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
    required this.phase,
    required this.fileObjectKey,
    required this.thumbnailObjectKey,
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
    required this.encryptedThumbnailName,
    required this.thumbnailSize,
    required this.thumbnailMd5,
    required this.contentHash,
    required this.transferId,
    required this.transferDeadline,
    required this.updatedAt,
  });

  /// The photo's local identifier, which its lock has too.
  final String localId;

  /// The collection that the file is for.
  final int collectionId;

  /// How far the upload is.
  final UploadPhase phase;

  /// Where the file goes in the storage. The server takes two commits with one
  /// object key for the same one.
  final String fileObjectKey;

  /// Where the thumbnail goes; null for an upload that has none.
  final String? thumbnailObjectKey;

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

  /// The MD5 of the encrypted file.
  final String fileMd5;

  /// The name of the encrypted thumbnail in the same folder.
  final String? encryptedThumbnailName;

  /// The size of the encrypted thumbnail, in bytes.
  final int? thumbnailSize;

  /// The MD5 of the encrypted thumbnail.
  final String? thumbnailMd5;

  /// The hash of the content, by which the same photo is found again.
  final String contentHash;

  /// What the system knows the file's transfer by while it is in flight, which
  /// is after the thumbnail was sent.
  final String? transferId;

  /// Until when the transfer may take, in microseconds since 1970: before that,
  /// a successor leaves it alone.
  final int? transferDeadline;

  /// When the record was changed last, in microseconds since 1970.
  final int updatedAt;

  /// The row.
  UploadRecord toRow() {
    return UploadRecord(
      localId: localId,
      collectionId: collectionId,
      phase: phase,
      fileObjectKey: fileObjectKey,
      thumbnailObjectKey: thumbnailObjectKey,
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
      encryptedThumbnailName: encryptedThumbnailName,
      thumbnailSize: thumbnailSize,
      thumbnailMd5: thumbnailMd5,
      contentHash: contentHash,
      transferId: transferId,
      transferDeadline: transferDeadline,
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
    final phase = members.required('phase', EnumType(uploadPhaseCodec.named));
    final fileObjectKey = members.required('fileObjectKey', const TextType());
    final thumbnailObjectKey = members.required(
      'thumbnailObjectKey',
      const NullableType(TextType()),
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
    final fileMd5 = members.required('fileMd5', const TextType());
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
    final contentHash = members.required('contentHash', const TextType());
    final transferId = members.required(
      'transferId',
      const NullableType(TextType()),
    );
    final transferDeadline = members.required(
      'transferDeadline',
      const NullableType(IntegerType()),
    );
    final updatedAt = members.required('updatedAt', const IntegerType());
    return () => UploadRecordRowArgument(
      localId: localId(),
      collectionId: collectionId(),
      phase: phase(),
      fileObjectKey: fileObjectKey(),
      thumbnailObjectKey: thumbnailObjectKey(),
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
      encryptedThumbnailName: encryptedThumbnailName(),
      thumbnailSize: thumbnailSize(),
      thumbnailMd5: thumbnailMd5(),
      contentHash: contentHash(),
      transferId: transferId(),
      transferDeadline: transferDeadline(),
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
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its object key tells it from
  /// one that was begun anew.
  final UploadRecordRowArgument record;

  /// The process that asks.
  final ProcessType owner;

  /// The token of the photo's lock.
  final int token;

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
    final now = members.required('now', const IntegerType());
    return () => UploadRecordBeginCommitArguments(
      db: db(),
      record: record(),
      owner: owner(),
      token: token(),
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

  /// The record as the asking process knows it: its object key tells it from
  /// one that was begun anew.
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

  /// The record as the asking process knows it: its object key tells it from
  /// one that was begun anew.
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

/// What `uploadRecord.moveObjects` is asked.
final class UploadRecordMoveObjectsArguments {
  /// Holds the arguments.
  const UploadRecordMoveObjectsArguments({
    required this.db,
    required this.record,
    required this.newFileObjectKey,
    required this.thumbnailObjectKey,
    required this.now,
  });

  /// The shared database.
  final String db;

  /// The record as the asking process knows it: its object key tells it from
  /// one that was begun anew.
  final UploadRecordRowArgument record;

  /// Where the file goes from now on.
  final String newFileObjectKey;

  /// Where the thumbnail goes from now on; null for an upload that has none.
  final String? thumbnailObjectKey;

  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  final int now;

  /// Reads the arguments of a request: the types first, then the ranges.
  ///
  /// Throws a `LockstepException` with the code `invalid_request`, and what is
  /// returned throws one with `invalid_argument` or `unknown_value`.
  static Checked<UploadRecordMoveObjectsArguments> read(
    RequestMembers members,
  ) {
    final db = members.required('db', const PathType());
    final record = members.required(
      'record',
      const ObjectType(UploadRecordRowArgument.read),
    );
    final newFileObjectKey = members.required(
      'newFileObjectKey',
      const TextType(),
    );
    final thumbnailObjectKey = members.required(
      'thumbnailObjectKey',
      const NullableType(TextType()),
    );
    final now = members.required('now', const IntegerType());
    return () => UploadRecordMoveObjectsArguments(
      db: db(),
      record: record(),
      newFileObjectKey: newFileObjectKey(),
      thumbnailObjectKey: thumbnailObjectKey(),
      now: now(),
    );
  }
}

/// What `uploadRecord.moveObjects` answers.
final class UploadRecordMoveObjectsResult implements AnswerPart {
  /// Holds the result.
  const UploadRecordMoveObjectsResult({required this.moved});

  /// Whether it was not too late.
  final bool moved;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('moved', moved, answers.boolean);
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

  /// The record as the asking process knows it: its object key tells it from
  /// one that was begun anew.
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

  /// What the upload goes on with: the earlier record, where there is one.
  final UploadRecordRowResult record;

  @override
  JsonObject toJson(AnswerValues answers) {
    final object = AnswerObject();
    object.add('record', record, answers.part);
    return object.build();
  }
}

/// Answers the `uploadRecord.*` operations of the testee protocol.
abstract interface class UploadRecordRequests {
  /// The record to go on with; one whose encrypted files are gone is dropped,
  /// unless the storage has them.
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

  /// Gives an upload new object keys.
  ///
  /// The spec's `uploadRecord.moveObjects`.
  FutureOr<UploadRecordMoveObjectsResult> moveObjects(
    UploadRecordMoveObjectsArguments arguments,
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
