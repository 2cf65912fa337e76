// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../database/row_reader.dart';
import '../database/table_row.dart';
import 'multipart.dart';

/// A part of a multipart upload.
///
/// The spec's `TrackedPart`. A row of `upload_parts`.
final class TrackedPart extends TableRow {
  /// Makes a row.
  const TrackedPart({
    required this.objectKey,
    required this.partNumber,
    required this.partUrl,
    this.partEtag,
    required this.partStatus,
  });

  /// Reads a row.
  TrackedPart.read(RowReader row)
    : objectKey = row.text(),
      partNumber = row.integer(),
      partUrl = row.text(),
      partEtag = row.optionalText(),
      partStatus = row.member(PartStatus.fromWire);

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

  @override
  List<Object?> get values => [
    objectKey,
    partNumber,
    partUrl,
    partEtag,
    partStatus.wire,
  ];
}

/// A multipart upload that was begun. Keys, nonces and checksums are base64.
///
/// The spec's `TrackedUpload`. A row of `track_uploads`.
final class TrackedUpload extends TableRow {
  /// Makes a row.
  const TrackedUpload({
    this.id,
    required this.localId,
    required this.fileHash,
    required this.collectionId,
    required this.encryptedFileName,
    required this.encryptedFileSize,
    required this.encryptedFileKey,
    required this.fileEncryptionNonce,
    required this.keyEncryptionNonce,
    required this.objectKey,
    required this.completeUrl,
    required this.status,
    required this.partSize,
    required this.lastAttemptedAt,
    required this.createdAt,
    this.fileMd5,
    this.partMd5s,
  });

  /// Reads a row.
  TrackedUpload.read(RowReader row)
    : id = row.optionalInteger(),
      localId = row.text(),
      fileHash = row.text(),
      collectionId = row.integer(),
      encryptedFileName = row.text(),
      encryptedFileSize = row.integer(),
      encryptedFileKey = row.text(),
      fileEncryptionNonce = row.text(),
      keyEncryptionNonce = row.text(),
      objectKey = row.text(),
      completeUrl = row.text(),
      status = row.member(MultipartStatus.fromWire),
      partSize = row.integer(),
      lastAttemptedAt = row.integer(),
      createdAt = row.integer(),
      fileMd5 = row.optionalText(),
      partMd5s = row.optionalText();

  /// The row's number; null in a new row.
  final int? id;

  /// The photo's local identifier.
  final String localId;

  /// The hash of the content.
  final String fileHash;

  /// The collection that the file is for.
  final int collectionId;

  /// The name of the encrypted file in the container's folder of uploads.
  final String encryptedFileName;

  /// The size of the encrypted file, in bytes. The upload of a file of another
  /// size can't continue.
  final int encryptedFileSize;

  /// The file's key, wrapped by the collection's.
  final String encryptedFileKey;

  /// The header of the encrypted file.
  final String fileEncryptionNonce;

  /// The nonce that the file's key was wrapped with.
  final String keyEncryptionNonce;

  /// Where the file goes in the storage.
  final String objectKey;

  /// The address that completes the upload.
  final String completeUrl;

  /// How far the upload is.
  final MultipartStatus status;

  /// The size of a part, in bytes; the last one is what is left.
  final int partSize;

  /// When it was tried last, in microseconds since 1970.
  final int lastAttemptedAt;

  /// When it was begun, in microseconds since 1970.
  final int createdAt;

  /// The MD5 of the encrypted file, where it is known.
  final String? fileMd5;

  /// The MD5s of the parts, a JSON array, where they are known.
  final String? partMd5s;

  @override
  List<Object?> get values => [
    id,
    localId,
    fileHash,
    collectionId,
    encryptedFileName,
    encryptedFileSize,
    encryptedFileKey,
    fileEncryptionNonce,
    keyEncryptionNonce,
    objectKey,
    completeUrl,
    status.wire,
    partSize,
    lastAttemptedAt,
    createdAt,
    fileMd5,
    partMd5s,
  ];
}

/// The statements on the parts of multipart uploads.
///
/// The spec's `TrackedPartStatements`.
abstract final class TrackedPartStatements {
  /// Writes a part.
  static DatabaseCall<int> write(TrackedPart row) {
    const sql =
        'INSERT INTO upload_parts (object_key, part_number, part_url, part_etag, part_status) VALUES (?1, ?2, ?3, ?4, ?5)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// The parts of an upload, in their order.
  static DatabaseCall<List<TrackedPart>> list({required String objectKey}) {
    const sql =
        'SELECT object_key, part_number, part_url, part_etag, part_status FROM upload_parts WHERE object_key = ?1 ORDER BY part_number';
    final parameters = [objectKey];
    return DatabaseCall.rows(sql, parameters, TrackedPart.read);
  }

  /// Notes that a part is in the storage.
  static DatabaseCall<int> setUploaded({
    required String objectKey,
    required int partNumber,
    required String? partEtag,
  }) {
    const sql =
        'UPDATE upload_parts SET part_status = \'uploaded\', part_etag = ?3 WHERE object_key = ?1 AND part_number = ?2';
    final parameters = [objectKey, partNumber, partEtag];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Forgets the parts of an upload.
  static DatabaseCall<int> remove({required String objectKey}) {
    const sql = 'DELETE FROM upload_parts WHERE object_key = ?1';
    final parameters = [objectKey];
    return DatabaseCall.changes(sql, parameters);
  }
}

/// The statements on multipart uploads.
///
/// The spec's `TrackedUploadStatements`.
abstract final class TrackedUploadStatements {
  /// Writes an upload, before its first part is sent.
  static DatabaseCall<int> write(TrackedUpload row) {
    const sql =
        'INSERT INTO track_uploads (id, local_id, file_hash, collection_id, encrypted_file_name, encrypted_file_size, encrypted_file_key, file_encryption_nonce, key_encryption_nonce, object_key, complete_url, status, part_size, last_attempted_at, created_at, file_md5, part_md5s) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// The upload of a photo with this content into a collection that was begun
  /// last.
  static DatabaseCall<TrackedUpload?> find({
    required String localId,
    required String fileHash,
    required int collectionId,
  }) {
    const sql =
        'SELECT id, local_id, file_hash, collection_id, encrypted_file_name, encrypted_file_size, encrypted_file_key, file_encryption_nonce, key_encryption_nonce, object_key, complete_url, status, part_size, last_attempted_at, created_at, file_md5, part_md5s FROM track_uploads WHERE local_id = ?1 AND file_hash = ?2 AND collection_id = ?3 ORDER BY id DESC LIMIT 1';
    final parameters = [localId, fileHash, collectionId];
    return DatabaseCall.row(sql, parameters, TrackedUpload.read);
  }

  /// All uploads, whose encrypted files stay.
  static DatabaseCall<List<TrackedUpload>> list() {
    const sql =
        'SELECT id, local_id, file_hash, collection_id, encrypted_file_name, encrypted_file_size, encrypted_file_key, file_encryption_nonce, key_encryption_nonce, object_key, complete_url, status, part_size, last_attempted_at, created_at, file_md5, part_md5s FROM track_uploads ORDER BY id';
    return DatabaseCall.rows(sql, const [], TrackedUpload.read);
  }

  /// Notes that an upload is tried.
  static DatabaseCall<int> attempt({
    required String objectKey,
    required int lastAttemptedAt,
  }) {
    const sql =
        'UPDATE track_uploads SET last_attempted_at = ?2 WHERE object_key = ?1';
    final parameters = [objectKey, lastAttemptedAt];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Notes how far an upload is.
  static DatabaseCall<int> setStatus({
    required String objectKey,
    required MultipartStatus status,
  }) {
    const sql = 'UPDATE track_uploads SET status = ?2 WHERE object_key = ?1';
    final parameters = [objectKey, status.wire];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Forgets an upload; its parts are removed by a statement of their own.
  static DatabaseCall<int> remove({required String objectKey}) {
    const sql = 'DELETE FROM track_uploads WHERE object_key = ?1';
    final parameters = [objectKey];
    return DatabaseCall.changes(sql, parameters);
  }
}
