// Generated from the spec of Lockstep: change it there and generate anew.

import '../database/database_call.dart';
import '../database/row_reader.dart';
import '../database/table_row.dart';
import 'process_type.dart';
import 'upload_record.dart';

/// An upload that was begun, with everything that its commit needs. Keys,
/// nonces, headers and checksums are base64.
///
/// The spec's `UploadRecord`. A row of `upload_records`.
final class UploadRecord extends TableRow {
  /// Makes a row.
  const UploadRecord({
    required this.localId,
    required this.collectionId,
    required this.phase,
    required this.fileObjectKey,
    this.thumbnailObjectKey,
    required this.encryptedKey,
    required this.keyDecryptionNonce,
    required this.fileDecryptionHeader,
    this.thumbnailDecryptionHeader,
    required this.metadata,
    required this.metadataDecryptionHeader,
    this.publicMagicMetadata,
    required this.encryptedFileName,
    required this.encryptedSize,
    required this.fileMd5,
    this.encryptedThumbnailName,
    this.thumbnailSize,
    this.thumbnailMd5,
    required this.contentHash,
    this.transferId,
    this.transferDeadline,
    required this.updatedAt,
  });

  /// Reads a row.
  UploadRecord.read(RowReader row)
    : localId = row.text(),
      collectionId = row.integer(),
      phase = row.member(UploadPhase.fromWire),
      fileObjectKey = row.text(),
      thumbnailObjectKey = row.optionalText(),
      encryptedKey = row.text(),
      keyDecryptionNonce = row.text(),
      fileDecryptionHeader = row.text(),
      thumbnailDecryptionHeader = row.optionalText(),
      metadata = row.text(),
      metadataDecryptionHeader = row.text(),
      publicMagicMetadata = row.optionalText(),
      encryptedFileName = row.text(),
      encryptedSize = row.integer(),
      fileMd5 = row.text(),
      encryptedThumbnailName = row.optionalText(),
      thumbnailSize = row.optionalInteger(),
      thumbnailMd5 = row.optionalText(),
      contentHash = row.text(),
      transferId = row.optionalText(),
      transferDeadline = row.optionalInteger(),
      updatedAt = row.integer();

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

  @override
  List<Object?> get values => [
    localId,
    collectionId,
    phase.wire,
    fileObjectKey,
    thumbnailObjectKey,
    encryptedKey,
    keyDecryptionNonce,
    fileDecryptionHeader,
    thumbnailDecryptionHeader,
    metadata,
    metadataDecryptionHeader,
    publicMagicMetadata,
    encryptedFileName,
    encryptedSize,
    fileMd5,
    encryptedThumbnailName,
    thumbnailSize,
    thumbnailMd5,
    contentHash,
    transferId,
    transferDeadline,
    updatedAt,
  ];
}

/// The statements on upload records.
///
/// The spec's `UploadRecordStatements`.
abstract final class UploadRecordStatements {
  /// Writes a record, unless the upload has one: that one is to be adopted.
  /// Before the first byte is sent. Not OR IGNORE, which would pass over a row
  /// that the table refuses as well.
  static DatabaseCall<int> write(UploadRecord row) {
    const sql =
        'INSERT INTO upload_records (local_id, collection_id, phase, file_object_key, thumbnail_object_key, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, content_hash, transfer_id, transfer_deadline, updated_at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22 WHERE NOT EXISTS (SELECT 1 FROM upload_records WHERE local_id = ?1 AND collection_id = ?2)';
    return DatabaseCall.changes(sql, row.values, durable: true);
  }

  /// The record of an upload.
  static DatabaseCall<UploadRecord?> read({
    required String localId,
    required int collectionId,
  }) {
    const sql =
        'SELECT local_id, collection_id, phase, file_object_key, thumbnail_object_key, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, content_hash, transfer_id, transfer_deadline, updated_at FROM upload_records WHERE local_id = ?1 AND collection_id = ?2';
    final parameters = [localId, collectionId];
    return DatabaseCall.row(sql, parameters, UploadRecord.read);
  }

  /// Notes how far an upload is: changes nothing where the record has other
  /// object keys, or no move leads there.
  static DatabaseCall<int> advance({
    required String localId,
    required int collectionId,
    required String fileObjectKey,
    required UploadPhase phase,
    required int updatedAt,
  }) {
    const sql =
        'UPDATE upload_records SET phase = ?4, updated_at = ?5 WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3 AND (phase || \'>\' || ?4) IN (\'prepared>uploading\', \'prepared>failed\', \'uploading>uploaded\', \'uploading>failed\', \'uploaded>committing\', \'uploaded>failed\', \'committing>committed\', \'committing>failed\')';
    final parameters = [
      localId,
      collectionId,
      fileObjectKey,
      phase.wire,
      updatedAt,
    ];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Notes the transfer that is in flight, which outlives its process; null
  /// where there is none any more.
  static DatabaseCall<int> setTransfer({
    required String localId,
    required int collectionId,
    required String fileObjectKey,
    required String? transferId,
    required int? transferDeadline,
    required int updatedAt,
  }) {
    const sql =
        'UPDATE upload_records SET transfer_id = ?4, transfer_deadline = ?5, updated_at = ?6 WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3';
    final parameters = [
      localId,
      collectionId,
      fileObjectKey,
      transferId,
      transferDeadline,
      updatedAt,
    ];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Right before the server is asked to commit: changes one row where the lock
  /// is held under its token and the record still has these object keys, and
  /// none otherwise. Then nobody drops the record any more.
  static DatabaseCall<int> beginCommit({
    required String localId,
    required int collectionId,
    required String fileObjectKey,
    required int updatedAt,
    required ProcessType owner,
    required int token,
  }) {
    const sql =
        'UPDATE upload_records SET phase = \'committing\', updated_at = ?4 WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3 AND phase IN (\'uploaded\', \'committing\') AND EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1 AND owner = ?5 AND token = ?6)';
    final parameters = [
      localId,
      collectionId,
      fileObjectKey,
      updatedAt,
      owner.wire,
      token,
    ];
    return DatabaseCall.changes(sql, parameters, durable: true);
  }

  /// Gives an upload new object keys, since the addresses of the old ones ran
  /// out before anything could be committed.
  static DatabaseCall<int> moveObjects({
    required String localId,
    required int collectionId,
    required String fileObjectKey,
    required String? thumbnailObjectKey,
    required int updatedAt,
    required String newFileObjectKey,
  }) {
    const sql =
        'UPDATE upload_records SET phase = \'prepared\', file_object_key = ?6, thumbnail_object_key = ?4, transfer_id = NULL, transfer_deadline = NULL, updated_at = ?5 WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3 AND phase IN (\'prepared\', \'uploading\')';
    final parameters = [
      localId,
      collectionId,
      fileObjectKey,
      thumbnailObjectKey,
      updatedAt,
      newFileObjectKey,
    ];
    return DatabaseCall.changes(sql, parameters, durable: true);
  }

  /// Drops a record so that the upload may begin anew; changes nothing from the
  /// commit on, where its keys must stay.
  static DatabaseCall<int> drop({
    required String localId,
    required int collectionId,
    required String fileObjectKey,
  }) {
    const sql =
        'DELETE FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3 AND phase IN (\'prepared\', \'uploading\', \'failed\')';
    final parameters = [localId, collectionId, fileObjectKey];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Removes the record of an upload that the server has.
  static DatabaseCall<int> remove({
    required String localId,
    required int collectionId,
    required String fileObjectKey,
  }) {
    const sql =
        'DELETE FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3 AND phase IN (\'committing\', \'committed\')';
    final parameters = [localId, collectionId, fileObjectKey];
    return DatabaseCall.changes(sql, parameters);
  }

  /// The records whose transfer is in flight, the next deadline first.
  static DatabaseCall<List<UploadRecord>> inFlight() {
    const sql =
        'SELECT local_id, collection_id, phase, file_object_key, thumbnail_object_key, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, content_hash, transfer_id, transfer_deadline, updated_at FROM upload_records WHERE transfer_id IS NOT NULL AND phase IN (\'uploading\') ORDER BY transfer_deadline, local_id, collection_id';
    return DatabaseCall.rows(sql, const [], UploadRecord.read);
  }

  /// The records of uploads that are not done, the oldest first.
  static DatabaseCall<List<UploadRecord>> unfinished() {
    const sql =
        'SELECT local_id, collection_id, phase, file_object_key, thumbnail_object_key, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, content_hash, transfer_id, transfer_deadline, updated_at FROM upload_records WHERE NOT phase IN (\'committed\', \'failed\') ORDER BY updated_at, local_id, collection_id';
    return DatabaseCall.rows(sql, const [], UploadRecord.read);
  }
}

/// The phases in which the storage has the encrypted files: the object keys
/// stay, and the files on disk are needed no more.
///
/// The spec's `StoredPhase`.
final class StoredPhase {
  /// Makes a rule.
  const StoredPhase({required this.phase});

  /// The phase.
  final UploadPhase phase;

  /// The rules, in the spec's order.
  static const List<StoredPhase> all = [
    StoredPhase(phase: UploadPhase.uploaded),
    StoredPhase(phase: UploadPhase.committing),
    StoredPhase(phase: UploadPhase.committed),
  ];
}

/// How an upload goes on: a phase changes along one of these moves, or not at
/// all.
///
/// The spec's `UploadPhaseMove`.
final class UploadPhaseMove {
  /// Makes a rule.
  const UploadPhaseMove({required this.from, required this.to});

  /// The phase before.
  final UploadPhase from;

  /// The phase after.
  final UploadPhase to;

  /// The rules, in the spec's order.
  static const List<UploadPhaseMove> all = [
    UploadPhaseMove(from: UploadPhase.prepared, to: UploadPhase.uploading),
    UploadPhaseMove(from: UploadPhase.prepared, to: UploadPhase.failed),
    UploadPhaseMove(from: UploadPhase.uploading, to: UploadPhase.uploaded),
    UploadPhaseMove(from: UploadPhase.uploading, to: UploadPhase.failed),
    UploadPhaseMove(from: UploadPhase.uploaded, to: UploadPhase.committing),
    UploadPhaseMove(from: UploadPhase.uploaded, to: UploadPhase.failed),
    UploadPhaseMove(from: UploadPhase.committing, to: UploadPhase.committed),
    UploadPhaseMove(from: UploadPhase.committing, to: UploadPhase.failed),
  ];
}
