// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../database/row_reader.dart';
import '../database/table_row.dart';

/// The multipart uploads that came from the old database, each once: one that
/// was finished since does not come again.
///
/// The spec's `ImportedUpload`. A row of `imported_uploads`.
final class ImportedUpload extends TableRow {
  /// Makes a row.
  const ImportedUpload({required this.objectKey});

  /// Reads a row.
  ImportedUpload.read(RowReader row) : objectKey = row.text();

  /// Where the file goes in the storage.
  final String objectKey;

  @override
  List<Object?> get values => [objectKey];
}

/// What the old database has: of each thing 1 or 0.
///
/// The spec's `LegacyContents`.
final class LegacyContents extends TableRow {
  /// Makes a row.
  const LegacyContents({
    required this.hasLocks,
    required this.hasUploads,
    required this.hasChecksums,
  });

  /// Reads a row.
  LegacyContents.read(RowReader row)
    : hasLocks = row.integer(),
      hasUploads = row.integer(),
      hasChecksums = row.integer();

  /// Whether it has the table of locks.
  final int hasLocks;

  /// Whether it has multipart uploads. Older ones have none.
  final int hasUploads;

  /// Whether its multipart uploads have checksums.
  final int hasChecksums;

  @override
  List<Object?> get values => [hasLocks, hasUploads, hasChecksums];
}

/// A lock of the old database, as it stands there.
///
/// The spec's `LegacyLock`.
final class LegacyLock extends TableRow {
  /// Makes a row.
  const LegacyLock({required this.id, required this.owner, required this.time});

  /// Reads a row.
  LegacyLock.read(RowReader row)
    : id = row.text(),
      owner = row.text(),
      time = row.text();

  /// The photo's local identifier.
  final String id;

  /// The process, with or without ownerPrefix before its name.
  final String owner;

  /// When it was taken, in microseconds since 1970: an integer in decimal,
  /// where it can be read.
  final String time;

  @override
  List<Object?> get values => [id, owner, time];
}

/// A part of a multipart upload of the old database: the columns of the shared
/// table, as texts that the table judges.
///
/// The spec's `LegacyPart`.
final class LegacyPart extends TableRow {
  /// Makes a row.
  const LegacyPart({
    this.objectKey,
    this.partNumber,
    this.partUrl,
    this.partEtag,
    this.partStatus,
  });

  /// Reads a row.
  LegacyPart.read(RowReader row)
    : objectKey = row.optionalText(),
      partNumber = row.optionalText(),
      partUrl = row.optionalText(),
      partEtag = row.optionalText(),
      partStatus = row.optionalText();

  /// Where the file goes in the storage.
  final String? objectKey;

  /// The part's number, from 0.
  final String? partNumber;

  /// The address that the part is sent to.
  final String? partUrl;

  /// What the storage answered for the part.
  final String? partEtag;

  /// How far the part is.
  final String? partStatus;

  @override
  List<Object?> get values => [
    objectKey,
    partNumber,
    partUrl,
    partEtag,
    partStatus,
  ];
}

/// A multipart upload of the old database: the columns of the shared table
/// without its number, as texts that the table judges.
///
/// The spec's `LegacyUpload`.
final class LegacyUpload extends TableRow {
  /// Makes a row.
  const LegacyUpload({
    this.localId,
    this.fileHash,
    this.collectionId,
    this.encryptedFileName,
    this.encryptedFileSize,
    this.encryptedFileKey,
    this.fileEncryptionNonce,
    this.keyEncryptionNonce,
    this.objectKey,
    this.completeUrl,
    this.status,
    this.partSize,
    this.lastAttemptedAt,
    this.createdAt,
    this.fileMd5,
    this.partMd5s,
  });

  /// Reads a row.
  LegacyUpload.read(RowReader row)
    : localId = row.optionalText(),
      fileHash = row.optionalText(),
      collectionId = row.optionalText(),
      encryptedFileName = row.optionalText(),
      encryptedFileSize = row.optionalText(),
      encryptedFileKey = row.optionalText(),
      fileEncryptionNonce = row.optionalText(),
      keyEncryptionNonce = row.optionalText(),
      objectKey = row.optionalText(),
      completeUrl = row.optionalText(),
      status = row.optionalText(),
      partSize = row.optionalText(),
      lastAttemptedAt = row.optionalText(),
      createdAt = row.optionalText(),
      fileMd5 = row.optionalText(),
      partMd5s = row.optionalText();

  /// The photo's local identifier.
  final String? localId;

  /// The hash of the content.
  final String? fileHash;

  /// The collection that the file is for.
  final String? collectionId;

  /// The name of the encrypted file in the app's temporary folder.
  final String? encryptedFileName;

  /// The size of the encrypted file, in bytes.
  final String? encryptedFileSize;

  /// The file's key, wrapped by the collection's.
  final String? encryptedFileKey;

  /// The header of the encrypted file.
  final String? fileEncryptionNonce;

  /// The nonce that the file's key was wrapped with.
  final String? keyEncryptionNonce;

  /// Where the file goes in the storage.
  final String? objectKey;

  /// The address that completes the upload.
  final String? completeUrl;

  /// How far the upload is.
  final String? status;

  /// The size of a part, in bytes.
  final String? partSize;

  /// When it was tried last, in microseconds since 1970.
  final String? lastAttemptedAt;

  /// When it was begun, in microseconds since 1970.
  final String? createdAt;

  /// The MD5 of the encrypted file, where it is known.
  final String? fileMd5;

  /// The MD5s of the parts, a JSON array, where they are known.
  final String? partMd5s;

  @override
  List<Object?> get values => [
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
    status,
    partSize,
    lastAttemptedAt,
    createdAt,
    fileMd5,
    partMd5s,
  ];
}

/// The statements on the uploads that came.
///
/// The spec's `ImportedUploadStatements`.
abstract final class ImportedUploadStatements {
  /// Notes that an upload came, after its parts.
  static DatabaseCall<int> note({required String objectKey}) {
    const sql =
        'INSERT OR IGNORE INTO imported_uploads (object_key) SELECT object_key FROM track_uploads WHERE object_key = ?1';
    final parameters = [objectKey];
    return DatabaseCall.changes(sql, parameters);
  }
}

/// The statements that ask what the old database has.
///
/// The spec's `LegacyContentsStatements`.
abstract final class LegacyContentsStatements {
  /// What it has: one row.
  static DatabaseCall<LegacyContents?> read() {
    const sql =
        'SELECT (SELECT count(*) FROM sqlite_master WHERE type = \'table\' AND name = \'upload_locks\') AS has_locks, (SELECT count(*) FROM sqlite_master WHERE type = \'table\' AND name = \'track_uploads\') AS has_uploads, (SELECT count(*) FROM sqlite_master WHERE type = \'table\' AND name = \'track_uploads\' AND sql LIKE \'%part_md5s%\') AS has_checksums';
    return DatabaseCall.row(sql, const [], LegacyContents.read);
  }
}

/// The statements on locks of the old database.
///
/// The spec's `LegacyLockStatements`.
abstract final class LegacyLockStatements {
  /// Its locks whose columns are texts, the time an integer or a text.
  static DatabaseCall<List<LegacyLock>> list() {
    const sql =
        'SELECT id, owner, CAST(time AS TEXT) AS time FROM upload_locks WHERE typeof(id) = \'text\' AND typeof(owner) = \'text\' AND typeof(time) IN (\'text\', \'integer\') AND instr(id || owner || time, char(0)) = 0';
    return DatabaseCall.rows(sql, const [], LegacyLock.read);
  }
}

/// The statements on parts of multipart uploads of the old database.
///
/// The spec's `LegacyPartStatements`.
abstract final class LegacyPartStatements {
  /// The parts of its multipart uploads.
  static DatabaseCall<List<LegacyPart>> list() {
    const sql =
        'SELECT CAST(object_key AS TEXT) AS object_key, CAST(part_number AS TEXT) AS part_number, CAST(part_url AS TEXT) AS part_url, CAST(part_etag AS TEXT) AS part_etag, CAST(part_status AS TEXT) AS part_status FROM upload_parts WHERE instr(coalesce(object_key, \'\') || coalesce(part_number, \'\') || coalesce(part_url, \'\') || coalesce(part_etag, \'\') || coalesce(part_status, \'\'), char(0)) = 0 ORDER BY object_key, part_number';
    return DatabaseCall.rows(sql, const [], LegacyPart.read);
  }

  /// Copies a part of an upload that was just copied.
  static DatabaseCall<int> importInto(LegacyPart row) {
    const sql =
        'INSERT OR IGNORE INTO upload_parts (object_key, part_number, part_url, part_etag, part_status) SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM imported_uploads WHERE object_key = ?1) AND EXISTS (SELECT 1 FROM track_uploads WHERE object_key = ?1)';
    return DatabaseCall.changes(sql, row.values);
  }
}

/// The statements on multipart uploads of the old database.
///
/// The spec's `LegacyUploadStatements`.
abstract final class LegacyUploadStatements {
  /// Its multipart uploads, with times in microseconds.
  static DatabaseCall<List<LegacyUpload>> list() {
    const sql =
        'SELECT CAST(local_id AS TEXT) AS local_id, CAST(file_hash AS TEXT) AS file_hash, CAST(collection_id AS TEXT) AS collection_id, CAST(encrypted_file_name AS TEXT) AS encrypted_file_name, CAST(encrypted_file_size AS TEXT) AS encrypted_file_size, CAST(encrypted_file_key AS TEXT) AS encrypted_file_key, CAST(file_encryption_nonce AS TEXT) AS file_encryption_nonce, CAST(key_encryption_nonce AS TEXT) AS key_encryption_nonce, CAST(object_key AS TEXT) AS object_key, CAST(complete_url AS TEXT) AS complete_url, CAST(status AS TEXT) AS status, CAST(part_size AS TEXT) AS part_size, CAST(CASE WHEN typeof(last_attempted_at) = \'integer\' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END AS TEXT) AS last_attempted_at, CAST(CASE WHEN typeof(created_at) = \'text\' THEN coalesce(strftime(\'%s\', created_at) * 1000000, CASE WHEN typeof(last_attempted_at) = \'integer\' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END) ELSE CASE WHEN typeof(created_at) = \'integer\' AND created_at BETWEEN 0 AND 100000000000000 THEN created_at * 1000 ELSE created_at END END AS TEXT) AS created_at, CAST(file_md5 AS TEXT) AS file_md5, CAST(part_md5s AS TEXT) AS part_md5s FROM track_uploads WHERE instr(coalesce(local_id, \'\') || coalesce(file_hash, \'\') || coalesce(collection_id, \'\') || coalesce(encrypted_file_name, \'\') || coalesce(encrypted_file_size, \'\') || coalesce(encrypted_file_key, \'\') || coalesce(file_encryption_nonce, \'\') || coalesce(key_encryption_nonce, \'\') || coalesce(object_key, \'\') || coalesce(complete_url, \'\') || coalesce(status, \'\') || coalesce(part_size, \'\') || coalesce(last_attempted_at, \'\') || coalesce(created_at, \'\') || coalesce(file_md5, \'\') || coalesce(part_md5s, \'\'), char(0)) = 0 ORDER BY id';
    return DatabaseCall.rows(sql, const [], LegacyUpload.read);
  }

  /// The same of one without checksums.
  static DatabaseCall<List<LegacyUpload>> listWithoutChecksums() {
    const sql =
        'SELECT CAST(local_id AS TEXT) AS local_id, CAST(file_hash AS TEXT) AS file_hash, CAST(collection_id AS TEXT) AS collection_id, CAST(encrypted_file_name AS TEXT) AS encrypted_file_name, CAST(encrypted_file_size AS TEXT) AS encrypted_file_size, CAST(encrypted_file_key AS TEXT) AS encrypted_file_key, CAST(file_encryption_nonce AS TEXT) AS file_encryption_nonce, CAST(key_encryption_nonce AS TEXT) AS key_encryption_nonce, CAST(object_key AS TEXT) AS object_key, CAST(complete_url AS TEXT) AS complete_url, CAST(status AS TEXT) AS status, CAST(part_size AS TEXT) AS part_size, CAST(CASE WHEN typeof(last_attempted_at) = \'integer\' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END AS TEXT) AS last_attempted_at, CAST(CASE WHEN typeof(created_at) = \'text\' THEN coalesce(strftime(\'%s\', created_at) * 1000000, CASE WHEN typeof(last_attempted_at) = \'integer\' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END) ELSE CASE WHEN typeof(created_at) = \'integer\' AND created_at BETWEEN 0 AND 100000000000000 THEN created_at * 1000 ELSE created_at END END AS TEXT) AS created_at, NULL AS file_md5, NULL AS part_md5s FROM track_uploads WHERE instr(coalesce(local_id, \'\') || coalesce(file_hash, \'\') || coalesce(collection_id, \'\') || coalesce(encrypted_file_name, \'\') || coalesce(encrypted_file_size, \'\') || coalesce(encrypted_file_key, \'\') || coalesce(file_encryption_nonce, \'\') || coalesce(key_encryption_nonce, \'\') || coalesce(object_key, \'\') || coalesce(complete_url, \'\') || coalesce(status, \'\') || coalesce(part_size, \'\') || coalesce(last_attempted_at, \'\') || coalesce(created_at, \'\'), char(0)) = 0 ORDER BY id';
    return DatabaseCall.rows(sql, const [], LegacyUpload.read);
  }

  /// Copies one into the shared database, unless it came before. A row that
  /// breaks the table's rules is left behind.
  static DatabaseCall<int> importInto(LegacyUpload row) {
    const sql =
        'INSERT OR IGNORE INTO track_uploads (local_id, file_hash, collection_id, encrypted_file_name, encrypted_file_size, encrypted_file_key, file_encryption_nonce, key_encryption_nonce, object_key, complete_url, status, part_size, last_attempted_at, created_at, file_md5, part_md5s) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16 WHERE NOT EXISTS (SELECT 1 FROM imported_uploads WHERE object_key = ?9)';
    return DatabaseCall.changes(sql, row.values);
  }
}
