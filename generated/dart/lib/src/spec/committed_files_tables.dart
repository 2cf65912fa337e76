// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../database/row_reader.dart';
import '../database/table_row.dart';

/// A file that the server has in a collection. Keys, nonces and headers are
/// base64.
///
/// The spec's `CommittedFile`. A row of `committed_files`.
final class CommittedFile extends TableRow {
  /// Makes a row.
  const CommittedFile({
    required this.fileId,
    this.localId,
    required this.collectionId,
    this.ownerId,
    required this.encryptedKey,
    required this.keyDecryptionNonce,
    required this.fileDecryptionHeader,
    required this.thumbnailDecryptionHeader,
    required this.metadataDecryptionHeader,
    this.contentHash,
    required this.updationTime,
  });

  /// Reads a row.
  CommittedFile.read(RowReader row)
    : fileId = row.integer(),
      localId = row.optionalText(),
      collectionId = row.integer(),
      ownerId = row.optionalInteger(),
      encryptedKey = row.text(),
      keyDecryptionNonce = row.text(),
      fileDecryptionHeader = row.text(),
      thumbnailDecryptionHeader = row.text(),
      metadataDecryptionHeader = row.text(),
      contentHash = row.optionalText(),
      updationTime = row.integer();

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

  @override
  List<Object?> get values => [
    fileId,
    localId,
    collectionId,
    ownerId,
    encryptedKey,
    keyDecryptionNonce,
    fileDecryptionHeader,
    thumbnailDecryptionHeader,
    metadataDecryptionHeader,
    contentHash,
    updationTime,
  ];
}

/// A collection that files may be uploaded to.
///
/// The spec's `SharedCollection`. A row of `collections`.
final class SharedCollection extends TableRow {
  /// Makes a row.
  const SharedCollection({
    required this.id,
    required this.encryptedKey,
    this.keyDecryptionNonce,
  });

  /// Reads a row.
  SharedCollection.read(RowReader row)
    : id = row.integer(),
      encryptedKey = row.text(),
      keyDecryptionNonce = row.optionalText();

  /// The server's number of the collection.
  final int id;

  /// The collection's key, wrapped by the master key, or sealed for the
  /// account's public key. Base64.
  final String encryptedKey;

  /// The nonce that the key was wrapped with, base64; null for a sealed one.
  final String? keyDecryptionNonce;

  @override
  List<Object?> get values => [id, encryptedKey, keyDecryptionNonce];
}

/// The statements on committed files.
///
/// The spec's `CommittedFileStatements`.
abstract final class CommittedFileStatements {
  /// Writes a file, in the place of what was known of it.
  static DatabaseCall<int> write(CommittedFile row) {
    const sql =
        'INSERT OR REPLACE INTO committed_files (file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// The files of a collection that have this content: an upload of it would be
  /// the same photo once more.
  static DatabaseCall<List<CommittedFile>> findContent({
    required int collectionId,
    required String? contentHash,
  }) {
    const sql =
        'SELECT file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time FROM committed_files WHERE collection_id = ?1 AND content_hash = ?2 ORDER BY file_id';
    final parameters = [collectionId, contentHash];
    return DatabaseCall.rows(sql, parameters, CommittedFile.read);
  }

  /// The files of all collections that have this content: a link to one of them
  /// saves the upload.
  static DatabaseCall<List<CommittedFile>> findContentAnywhere({
    required String? contentHash,
  }) {
    const sql =
        'SELECT file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time FROM committed_files WHERE content_hash = ?1 ORDER BY file_id, collection_id';
    final parameters = [contentHash];
    return DatabaseCall.rows(sql, parameters, CommittedFile.read);
  }

  /// The files of all collections that were uploaded from this photo, whatever
  /// its content was then.
  static DatabaseCall<List<CommittedFile>> findLocalAnywhere({
    required String? localId,
  }) {
    const sql =
        'SELECT file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time FROM committed_files WHERE local_id = ?1 ORDER BY file_id, collection_id';
    final parameters = [localId];
    return DatabaseCall.rows(sql, parameters, CommittedFile.read);
  }

  /// The files of a collection that were uploaded from this photo.
  static DatabaseCall<List<CommittedFile>> findLocal({
    required int collectionId,
    required String? localId,
  }) {
    const sql =
        'SELECT file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time FROM committed_files WHERE collection_id = ?1 AND local_id = ?2 ORDER BY file_id';
    final parameters = [collectionId, localId];
    return DatabaseCall.rows(sql, parameters, CommittedFile.read);
  }

  /// The files that the server changed at a time or after it, the earliest
  /// first. Two files can share a time, and a process can write a file later
  /// than one of a later time: ask from a little before the last one seen.
  static DatabaseCall<List<CommittedFile>> changedSince({
    required int updationTime,
    required int limit,
  }) {
    const sql =
        'SELECT file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time FROM committed_files WHERE updation_time >= ?1 ORDER BY updation_time, file_id, collection_id LIMIT ?2';
    final parameters = [updationTime, limit];
    return DatabaseCall.rows(sql, parameters, CommittedFile.read);
  }

  /// Forgets a file.
  static DatabaseCall<int> remove({
    required int fileId,
    required int collectionId,
  }) {
    const sql =
        'DELETE FROM committed_files WHERE file_id = ?1 AND collection_id = ?2';
    final parameters = [fileId, collectionId];
    return DatabaseCall.changes(sql, parameters);
  }
}

/// The statements on collections.
///
/// The spec's `SharedCollectionStatements`.
abstract final class SharedCollectionStatements {
  /// Writes a collection, in the place of what was known of it.
  static DatabaseCall<int> write(SharedCollection row) {
    const sql =
        'INSERT OR REPLACE INTO collections (id, encrypted_key, key_decryption_nonce) VALUES (?1, ?2, ?3)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// A collection.
  static DatabaseCall<SharedCollection?> read({required int id}) {
    const sql =
        'SELECT id, encrypted_key, key_decryption_nonce FROM collections WHERE id = ?1';
    final parameters = [id];
    return DatabaseCall.row(sql, parameters, SharedCollection.read);
  }

  /// All collections, by their numbers.
  static DatabaseCall<List<SharedCollection>> list() {
    const sql =
        'SELECT id, encrypted_key, key_decryption_nonce FROM collections ORDER BY id';
    return DatabaseCall.rows(sql, const [], SharedCollection.read);
  }

  /// Forgets a collection.
  static DatabaseCall<int> remove({required int id}) {
    const sql = 'DELETE FROM collections WHERE id = ?1';
    final parameters = [id];
    return DatabaseCall.changes(sql, parameters);
  }
}
