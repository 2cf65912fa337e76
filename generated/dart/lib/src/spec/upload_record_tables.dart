// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../database/row_reader.dart';
import '../database/table_row.dart';
import 'process_type.dart';
import 'upload_record.dart';
import 'upload_resume_tables.dart';

/// An upload that was begun, with everything that its commit needs. Keys,
/// nonces, headers and checksums are base64. Another content under the same
/// local identifier is another photo, with a record of its own.
///
/// The spec's `UploadRecord`. A row of `upload_records`.
final class UploadRecord extends TableRow {
  /// Makes a row.
  const UploadRecord({
    required this.localId,
    required this.collectionId,
    required this.contentHash,
    required this.phase,
    this.fileObjectKey,
    this.fileUrl,
    this.completeUrl,
    this.thumbnailObjectKey,
    this.thumbnailUrl,
    required this.thumbnailStored,
    required this.encryptedKey,
    required this.keyDecryptionNonce,
    required this.fileDecryptionHeader,
    this.thumbnailDecryptionHeader,
    required this.metadata,
    required this.metadataDecryptionHeader,
    this.publicMagicMetadata,
    required this.encryptedFileName,
    required this.encryptedSize,
    this.fileMd5,
    this.partSize,
    this.partMd5s,
    this.encryptedThumbnailName,
    this.thumbnailSize,
    this.thumbnailMd5,
    this.commitBody,
    required this.commitsSent,
    required this.commitsRefused,
    this.transferId,
    this.transferDeadline,
    required this.createdAt,
    required this.updatedAt,
  });

  /// Reads a row.
  UploadRecord.read(RowReader row)
    : localId = row.text(),
      collectionId = row.integer(),
      contentHash = row.text(),
      phase = row.member(UploadPhase.fromWire),
      fileObjectKey = row.optionalText(),
      fileUrl = row.optionalText(),
      completeUrl = row.optionalText(),
      thumbnailObjectKey = row.optionalText(),
      thumbnailUrl = row.optionalText(),
      thumbnailStored = row.integer(),
      encryptedKey = row.text(),
      keyDecryptionNonce = row.text(),
      fileDecryptionHeader = row.text(),
      thumbnailDecryptionHeader = row.optionalText(),
      metadata = row.text(),
      metadataDecryptionHeader = row.text(),
      publicMagicMetadata = row.optionalText(),
      encryptedFileName = row.text(),
      encryptedSize = row.integer(),
      fileMd5 = row.optionalText(),
      partSize = row.optionalInteger(),
      partMd5s = row.optionalText(),
      encryptedThumbnailName = row.optionalText(),
      thumbnailSize = row.optionalInteger(),
      thumbnailMd5 = row.optionalText(),
      commitBody = row.optionalText(),
      commitsSent = row.integer(),
      commitsRefused = row.integer(),
      transferId = row.optionalText(),
      transferDeadline = row.optionalInteger(),
      createdAt = row.integer(),
      updatedAt = row.integer();

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

  @override
  List<Object?> get values => [
    localId,
    collectionId,
    contentHash,
    phase.wire,
    fileObjectKey,
    fileUrl,
    completeUrl,
    thumbnailObjectKey,
    thumbnailUrl,
    thumbnailStored,
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
    partSize,
    partMd5s,
    encryptedThumbnailName,
    thumbnailSize,
    thumbnailMd5,
    commitBody,
    commitsSent,
    commitsRefused,
    transferId,
    transferDeadline,
    createdAt,
    updatedAt,
  ];
}

/// The statements on the parts of a record's file.
///
/// The spec's `UploadPartStatements`.
abstract final class UploadPartStatements {
  /// Writes a part, where a record has its object key and lacks the part.
  static DatabaseCall<int> write(TrackedPart row) {
    const sql =
        'INSERT INTO upload_parts (object_key, part_number, part_url, part_etag, part_status) SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM upload_records WHERE file_object_key = ?1) AND NOT EXISTS (SELECT 1 FROM upload_parts WHERE object_key = ?1 AND part_number = ?2)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// Removes the parts of uploads that neither a record nor the app's own table
  /// knows.
  static DatabaseCall<int> removeOrphans() {
    const sql =
        'DELETE FROM upload_parts WHERE NOT EXISTS (SELECT 1 FROM upload_records WHERE file_object_key = upload_parts.object_key) AND NOT EXISTS (SELECT 1 FROM track_uploads WHERE object_key = upload_parts.object_key)';
    return DatabaseCall.changes(sql, const []);
  }
}

/// The statements on upload records.
///
/// The spec's `UploadRecordStatements`.
abstract final class UploadRecordStatements {
  /// Writes a record, unless the upload has one: that one is to be adopted.
  /// Before the first byte is sent. Not OR IGNORE, which would ignore a row
  /// that the table refuses as well.
  static DatabaseCall<int> write(UploadRecord row) {
    const sql =
        'INSERT INTO upload_records (local_id, collection_id, content_hash, phase, file_object_key, file_url, complete_url, thumbnail_object_key, thumbnail_url, thumbnail_stored, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, part_size, part_md5s, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, commit_body, commits_sent, commits_refused, transfer_id, transfer_deadline, created_at, updated_at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32 WHERE NOT EXISTS (SELECT 1 FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3)';
    return DatabaseCall.changes(sql, row.values, durable: true);
  }

  /// The record of an upload.
  static DatabaseCall<UploadRecord?> read({
    required String localId,
    required int collectionId,
    required String contentHash,
  }) {
    const sql =
        'SELECT local_id, collection_id, content_hash, phase, file_object_key, file_url, complete_url, thumbnail_object_key, thumbnail_url, thumbnail_stored, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, part_size, part_md5s, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, commit_body, commits_sent, commits_refused, transfer_id, transfer_deadline, created_at, updated_at FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3';
    final parameters = [localId, collectionId, contentHash];
    return DatabaseCall.row(sql, parameters, UploadRecord.read);
  }

  /// Notes how far an upload is: changes nothing where the record has other
  /// object keys, or no move leads there.
  static DatabaseCall<int> advance({
    required String localId,
    required int collectionId,
    required String contentHash,
    required String encryptedFileName,
    required String? fileObjectKey,
    required UploadPhase phase,
    required int updatedAt,
  }) {
    const sql =
        'UPDATE upload_records SET phase = ?6, updated_at = ?7 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND (phase || \'>\' || ?6) IN (\'prepared>uploading\', \'prepared>failed\', \'uploading>uploaded\', \'uploading>failed\', \'uploaded>committing\', \'uploaded>failed\', \'committing>committed\', \'committing>failed\')';
    final parameters = [
      localId,
      collectionId,
      contentHash,
      encryptedFileName,
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
    required String contentHash,
    required String encryptedFileName,
    required String? fileObjectKey,
    required String? transferId,
    required int? transferDeadline,
    required int updatedAt,
  }) {
    const sql =
        'UPDATE upload_records SET transfer_id = ?6, transfer_deadline = ?7, updated_at = ?8 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5';
    final parameters = [
      localId,
      collectionId,
      contentHash,
      encryptedFileName,
      fileObjectKey,
      transferId,
      transferDeadline,
      updatedAt,
    ];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Gives the thumbnail an address, before it is sent there. Changes nothing
  /// without the photo's lock, or where a commit with the object keys of before
  /// is in doubt.
  static DatabaseCall<int> setThumbnail({
    required String localId,
    required int collectionId,
    required String contentHash,
    required String encryptedFileName,
    required String? fileObjectKey,
    required String? thumbnailObjectKey,
    required String? thumbnailUrl,
    required int updatedAt,
    required LockstepProcessType owner,
    required int token,
  }) {
    const sql =
        'UPDATE upload_records SET phase = \'uploading\', thumbnail_object_key = ?6, thumbnail_url = ?7, thumbnail_stored = 0, commit_body = NULL, updated_at = ?8 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND phase IN (\'prepared\', \'uploading\', \'uploaded\', \'committing\') AND commits_sent = commits_refused AND EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1 AND owner = ?9 AND token = ?10)';
    final parameters = [
      localId,
      collectionId,
      contentHash,
      encryptedFileName,
      fileObjectKey,
      thumbnailObjectKey,
      thumbnailUrl,
      updatedAt,
      owner.wire,
      token,
    ];
    return DatabaseCall.changes(sql, parameters, durable: true);
  }

  /// Notes that the storage has the thumbnail.
  static DatabaseCall<int> setThumbnailStored({
    required String localId,
    required int collectionId,
    required String contentHash,
    required String encryptedFileName,
    required String? fileObjectKey,
    required String? thumbnailObjectKey,
    required int updatedAt,
  }) {
    const sql =
        'UPDATE upload_records SET thumbnail_stored = 1, updated_at = ?7 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND thumbnail_object_key IS ?6';
    final parameters = [
      localId,
      collectionId,
      contentHash,
      encryptedFileName,
      fileObjectKey,
      thumbnailObjectKey,
      updatedAt,
    ];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Gives the file an address, before it is sent there: the first one, or
  /// another one where nothing can have been committed with the object key of
  /// before. Changes nothing without the photo's lock.
  static DatabaseCall<int> setFile({
    required String localId,
    required int collectionId,
    required String contentHash,
    required String encryptedFileName,
    required String? fileObjectKey,
    required String? fileUrl,
    required String? completeUrl,
    required int updatedAt,
    required String newFileObjectKey,
    required LockstepProcessType owner,
    required int token,
  }) {
    const sql =
        'UPDATE upload_records SET phase = \'uploading\', file_object_key = ?9, file_url = ?6, complete_url = ?7, commit_body = NULL, transfer_id = NULL, transfer_deadline = NULL, updated_at = ?8 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND phase IN (\'prepared\', \'uploading\', \'uploaded\', \'committing\') AND commits_sent = commits_refused AND EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1 AND owner = ?10 AND token = ?11)';
    final parameters = [
      localId,
      collectionId,
      contentHash,
      encryptedFileName,
      fileObjectKey,
      fileUrl,
      completeUrl,
      updatedAt,
      newFileObjectKey,
      owner.wire,
      token,
    ];
    return DatabaseCall.changes(sql, parameters, durable: true);
  }

  /// Right before the server is asked to commit: changes one row where the lock
  /// is held under its token and the record still has these object keys, and
  /// none otherwise. The first body stays. The request counts as in doubt from
  /// here on.
  static DatabaseCall<int> beginCommit({
    required String localId,
    required int collectionId,
    required String contentHash,
    required String encryptedFileName,
    required String? fileObjectKey,
    required int updatedAt,
    required LockstepProcessType owner,
    required int token,
    required String body,
  }) {
    const sql =
        'UPDATE upload_records SET phase = \'committing\', commits_sent = commits_sent + 1, commit_body = coalesce(commit_body, ?9), updated_at = ?6 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND phase IN (\'uploaded\', \'committing\') AND EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1 AND owner = ?7 AND token = ?8)';
    final parameters = [
      localId,
      collectionId,
      contentHash,
      encryptedFileName,
      fileObjectKey,
      updatedAt,
      owner.wire,
      token,
      body,
    ];
    return DatabaseCall.changes(sql, parameters, durable: true);
  }

  /// Notes that the server has definitely refused one of the requests to
  /// commit.
  static DatabaseCall<int> refuseCommit({
    required String localId,
    required int collectionId,
    required String contentHash,
    required String encryptedFileName,
    required String? fileObjectKey,
    required int updatedAt,
  }) {
    const sql =
        'UPDATE upload_records SET commits_refused = commits_refused + 1, updated_at = ?6 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND commits_refused < commits_sent';
    final parameters = [
      localId,
      collectionId,
      contentHash,
      encryptedFileName,
      fileObjectKey,
      updatedAt,
    ];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Drops a record so that the upload may begin anew; changes nothing while a
  /// commit is in doubt, or once the server has it.
  static DatabaseCall<int> drop({
    required String localId,
    required int collectionId,
    required String contentHash,
    required String encryptedFileName,
    required String? fileObjectKey,
  }) {
    const sql =
        'DELETE FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND NOT phase IN (\'committed\') AND commits_sent = commits_refused';
    final parameters = [
      localId,
      collectionId,
      contentHash,
      encryptedFileName,
      fileObjectKey,
    ];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Removes the record of an upload that the server has.
  static DatabaseCall<int> remove({
    required String localId,
    required int collectionId,
    required String contentHash,
    required String encryptedFileName,
    required String? fileObjectKey,
  }) {
    const sql =
        'DELETE FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND phase IN (\'committing\', \'committed\')';
    final parameters = [
      localId,
      collectionId,
      contentHash,
      encryptedFileName,
      fileObjectKey,
    ];
    return DatabaseCall.changes(sql, parameters);
  }

  /// The records whose transfer is in flight, the next deadline first.
  static DatabaseCall<List<UploadRecord>> inFlight() {
    const sql =
        'SELECT local_id, collection_id, content_hash, phase, file_object_key, file_url, complete_url, thumbnail_object_key, thumbnail_url, thumbnail_stored, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, part_size, part_md5s, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, commit_body, commits_sent, commits_refused, transfer_id, transfer_deadline, created_at, updated_at FROM upload_records WHERE transfer_id IS NOT NULL AND phase IN (\'uploading\') ORDER BY transfer_deadline, local_id, collection_id, content_hash';
    return DatabaseCall.rows(sql, const [], UploadRecord.read);
  }

  /// The records of uploads that are not done, the oldest first.
  static DatabaseCall<List<UploadRecord>> unfinished() {
    const sql =
        'SELECT local_id, collection_id, content_hash, phase, file_object_key, file_url, complete_url, thumbnail_object_key, thumbnail_url, thumbnail_stored, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, part_size, part_md5s, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, commit_body, commits_sent, commits_refused, transfer_id, transfer_deadline, created_at, updated_at FROM upload_records WHERE NOT phase IN (\'committed\', \'failed\') ORDER BY updated_at, local_id, collection_id, content_hash';
    return DatabaseCall.rows(sql, const [], UploadRecord.read);
  }

  /// All records, whose files in the container stay.
  static DatabaseCall<List<UploadRecord>> list() {
    const sql =
        'SELECT local_id, collection_id, content_hash, phase, file_object_key, file_url, complete_url, thumbnail_object_key, thumbnail_url, thumbnail_stored, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, part_size, part_md5s, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, commit_body, commits_sent, commits_refused, transfer_id, transfer_deadline, created_at, updated_at FROM upload_records ORDER BY local_id, collection_id, content_hash';
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

/// How an upload continues: a phase changes along one of these moves, or not at
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
