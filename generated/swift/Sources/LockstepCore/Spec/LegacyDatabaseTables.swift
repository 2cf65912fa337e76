// Generated from the spec's subject `legacy-database`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The multipart uploads that came from the old database, each once: one that was finished since
/// does not come again.
///
/// Spec: `ImportedUpload`, a row of `imported_uploads`.
package struct ImportedUpload: Sendable, Hashable {
  /// Where the file goes in the storage.
  ///
  /// Spec: `imported_uploads.object_key`.
  package var objectKey: String

  /// Makes a row.
  package init(
    objectKey: String
  ) {
    self.objectKey = objectKey
  }
}

extension ImportedUpload: TableRow {
  init(reading row: inout RowReader) throws {
    self.objectKey = try row.text()
  }

  var values: [SQLValue] {
    [SQLValue(self.objectKey)]
  }
}

/// What the old database has: of each thing 1 or 0.
///
/// Spec: `LegacyContents`.
package struct LegacyContents: Sendable, Hashable {
  /// Whether it has the table of locks.
  ///
  /// Spec: `LegacyContents.has_locks`.
  package var hasLocks: Int

  /// Whether it has multipart uploads. Older ones have none.
  ///
  /// Spec: `LegacyContents.has_uploads`.
  package var hasUploads: Int

  /// Whether its multipart uploads have checksums.
  ///
  /// Spec: `LegacyContents.has_checksums`.
  package var hasChecksums: Int

  /// Makes a row.
  package init(
    hasLocks: Int,
    hasUploads: Int,
    hasChecksums: Int
  ) {
    self.hasLocks = hasLocks
    self.hasUploads = hasUploads
    self.hasChecksums = hasChecksums
  }
}

extension LegacyContents: TableRow {
  init(reading row: inout RowReader) throws {
    self.hasLocks = try row.integer()
    self.hasUploads = try row.integer()
    self.hasChecksums = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.hasLocks),
      SQLValue(self.hasUploads),
      SQLValue(self.hasChecksums),
    ]
  }
}

/// A lock of the old database, as it stands there.
///
/// Spec: `LegacyLock`.
package struct LegacyLock: Sendable, Hashable {
  /// The photo's local identifier.
  ///
  /// Spec: `LegacyLock.id`.
  package var id: String

  /// The process, with or without ownerPrefix before its name.
  ///
  /// Spec: `LegacyLock.owner`.
  package var owner: String

  /// When it was taken, in microseconds since 1970: an integer in decimal, where it can be read.
  ///
  /// Spec: `LegacyLock.time`.
  package var time: String

  /// Makes a row.
  package init(
    id: String,
    owner: String,
    time: String
  ) {
    self.id = id
    self.owner = owner
    self.time = time
  }
}

extension LegacyLock: TableRow {
  init(reading row: inout RowReader) throws {
    self.id = try row.text()
    self.owner = try row.text()
    self.time = try row.text()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.id),
      SQLValue(self.owner),
      SQLValue(self.time),
    ]
  }
}

/// A part of a multipart upload of the old database: the columns of the shared table, as texts that
/// the table judges.
///
/// Spec: `LegacyPart`.
package struct LegacyPart: Sendable, Hashable {
  /// Where the file goes in the storage.
  ///
  /// Spec: `LegacyPart.object_key`.
  package var objectKey: String?

  /// The part's number, from 0.
  ///
  /// Spec: `LegacyPart.part_number`.
  package var partNumber: String?

  /// The address that the part is sent to.
  ///
  /// Spec: `LegacyPart.part_url`.
  package var partUrl: String?

  /// What the storage answered for the part.
  ///
  /// Spec: `LegacyPart.part_etag`.
  package var partEtag: String?

  /// How far the part is.
  ///
  /// Spec: `LegacyPart.part_status`.
  package var partStatus: String?

  /// Makes a row.
  package init(
    objectKey: String? = nil,
    partNumber: String? = nil,
    partUrl: String? = nil,
    partEtag: String? = nil,
    partStatus: String? = nil
  ) {
    self.objectKey = objectKey
    self.partNumber = partNumber
    self.partUrl = partUrl
    self.partEtag = partEtag
    self.partStatus = partStatus
  }
}

extension LegacyPart: TableRow {
  init(reading row: inout RowReader) throws {
    self.objectKey = try row.optionalText()
    self.partNumber = try row.optionalText()
    self.partUrl = try row.optionalText()
    self.partEtag = try row.optionalText()
    self.partStatus = try row.optionalText()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.objectKey),
      SQLValue(self.partNumber),
      SQLValue(self.partUrl),
      SQLValue(self.partEtag),
      SQLValue(self.partStatus),
    ]
  }
}

/// A multipart upload of the old database: the columns of the shared table without its number, as
/// texts that the table judges.
///
/// Spec: `LegacyUpload`.
package struct LegacyUpload: Sendable, Hashable {
  /// The photo's local identifier.
  ///
  /// Spec: `LegacyUpload.local_id`.
  package var localId: String?

  /// The hash of the content.
  ///
  /// Spec: `LegacyUpload.file_hash`.
  package var fileHash: String?

  /// The collection that the file is for.
  ///
  /// Spec: `LegacyUpload.collection_id`.
  package var collectionId: String?

  /// The name of the encrypted file in the app's temporary folder.
  ///
  /// Spec: `LegacyUpload.encrypted_file_name`.
  package var encryptedFileName: String?

  /// The size of the encrypted file, in bytes.
  ///
  /// Spec: `LegacyUpload.encrypted_file_size`.
  package var encryptedFileSize: String?

  /// The file's key, wrapped by the collection's.
  ///
  /// Spec: `LegacyUpload.encrypted_file_key`.
  package var encryptedFileKey: String?

  /// The header of the encrypted file.
  ///
  /// Spec: `LegacyUpload.file_encryption_nonce`.
  package var fileEncryptionNonce: String?

  /// The nonce that the file's key was wrapped with.
  ///
  /// Spec: `LegacyUpload.key_encryption_nonce`.
  package var keyEncryptionNonce: String?

  /// Where the file goes in the storage.
  ///
  /// Spec: `LegacyUpload.object_key`.
  package var objectKey: String?

  /// The address that completes the upload.
  ///
  /// Spec: `LegacyUpload.complete_url`.
  package var completeUrl: String?

  /// How far the upload is.
  ///
  /// Spec: `LegacyUpload.status`.
  package var status: String?

  /// The size of a part, in bytes.
  ///
  /// Spec: `LegacyUpload.part_size`.
  package var partSize: String?

  /// When it was tried last, in microseconds since 1970.
  ///
  /// Spec: `LegacyUpload.last_attempted_at`.
  package var lastAttemptedAt: String?

  /// When it was begun, in microseconds since 1970.
  ///
  /// Spec: `LegacyUpload.created_at`.
  package var createdAt: String?

  /// The MD5 of the encrypted file, where it is known.
  ///
  /// Spec: `LegacyUpload.file_md5`.
  package var fileMd5: String?

  /// The MD5s of the parts, a JSON array, where they are known.
  ///
  /// Spec: `LegacyUpload.part_md5s`.
  package var partMd5s: String?

  /// Makes a row.
  package init(
    localId: String? = nil,
    fileHash: String? = nil,
    collectionId: String? = nil,
    encryptedFileName: String? = nil,
    encryptedFileSize: String? = nil,
    encryptedFileKey: String? = nil,
    fileEncryptionNonce: String? = nil,
    keyEncryptionNonce: String? = nil,
    objectKey: String? = nil,
    completeUrl: String? = nil,
    status: String? = nil,
    partSize: String? = nil,
    lastAttemptedAt: String? = nil,
    createdAt: String? = nil,
    fileMd5: String? = nil,
    partMd5s: String? = nil
  ) {
    self.localId = localId
    self.fileHash = fileHash
    self.collectionId = collectionId
    self.encryptedFileName = encryptedFileName
    self.encryptedFileSize = encryptedFileSize
    self.encryptedFileKey = encryptedFileKey
    self.fileEncryptionNonce = fileEncryptionNonce
    self.keyEncryptionNonce = keyEncryptionNonce
    self.objectKey = objectKey
    self.completeUrl = completeUrl
    self.status = status
    self.partSize = partSize
    self.lastAttemptedAt = lastAttemptedAt
    self.createdAt = createdAt
    self.fileMd5 = fileMd5
    self.partMd5s = partMd5s
  }
}

extension LegacyUpload: TableRow {
  init(reading row: inout RowReader) throws {
    self.localId = try row.optionalText()
    self.fileHash = try row.optionalText()
    self.collectionId = try row.optionalText()
    self.encryptedFileName = try row.optionalText()
    self.encryptedFileSize = try row.optionalText()
    self.encryptedFileKey = try row.optionalText()
    self.fileEncryptionNonce = try row.optionalText()
    self.keyEncryptionNonce = try row.optionalText()
    self.objectKey = try row.optionalText()
    self.completeUrl = try row.optionalText()
    self.status = try row.optionalText()
    self.partSize = try row.optionalText()
    self.lastAttemptedAt = try row.optionalText()
    self.createdAt = try row.optionalText()
    self.fileMd5 = try row.optionalText()
    self.partMd5s = try row.optionalText()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.localId),
      SQLValue(self.fileHash),
      SQLValue(self.collectionId),
      SQLValue(self.encryptedFileName),
      SQLValue(self.encryptedFileSize),
      SQLValue(self.encryptedFileKey),
      SQLValue(self.fileEncryptionNonce),
      SQLValue(self.keyEncryptionNonce),
      SQLValue(self.objectKey),
      SQLValue(self.completeUrl),
      SQLValue(self.status),
      SQLValue(self.partSize),
      SQLValue(self.lastAttemptedAt),
      SQLValue(self.createdAt),
      SQLValue(self.fileMd5),
      SQLValue(self.partMd5s),
    ]
  }
}

/// The statements on the uploads that came.
///
/// Spec: `ImportedUploadStatements`.
package enum ImportedUploadStatements {
  /// Notes that an upload came, after its parts.
  ///
  /// Spec: `ImportedUploadStatements.note`.
  package static func note(
    objectKey: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR IGNORE INTO imported_uploads (object_key) SELECT object_key FROM track_uploads WHERE object_key = ?1",
      [SQLValue(objectKey)])
  }
}

/// The statements that ask what the old database has.
///
/// Spec: `LegacyContentsStatements`.
package enum LegacyContentsStatements {
  /// What it has: one row.
  ///
  /// Spec: `LegacyContentsStatements.read`.
  package static func read() -> DatabaseCall<LegacyContents?> {
    DatabaseCall(
      row:
        "SELECT (SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'upload_locks') AS has_locks, (SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'track_uploads') AS has_uploads, (SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'track_uploads' AND sql LIKE '%part_md5s%') AS has_checksums",
      [])
  }
}

/// The statements on locks of the old database.
///
/// Spec: `LegacyLockStatements`.
package enum LegacyLockStatements {
  /// Its locks whose columns are texts, the time an integer or a text.
  ///
  /// Spec: `LegacyLockStatements.list`.
  package static func list() -> DatabaseCall<[LegacyLock]> {
    DatabaseCall(
      rows:
        "SELECT id, owner, CAST(time AS TEXT) AS time FROM upload_locks WHERE typeof(id) = 'text' AND typeof(owner) = 'text' AND typeof(time) IN ('text', 'integer') AND instr(id || owner || time, char(0)) = 0",
      [])
  }
}

/// The statements on parts of multipart uploads of the old database.
///
/// Spec: `LegacyPartStatements`.
package enum LegacyPartStatements {
  /// The parts of its multipart uploads.
  ///
  /// Spec: `LegacyPartStatements.list`.
  package static func list() -> DatabaseCall<[LegacyPart]> {
    DatabaseCall(
      rows:
        "SELECT CAST(object_key AS TEXT) AS object_key, CAST(part_number AS TEXT) AS part_number, CAST(part_url AS TEXT) AS part_url, CAST(part_etag AS TEXT) AS part_etag, CAST(part_status AS TEXT) AS part_status FROM upload_parts WHERE instr(coalesce(object_key, '') || coalesce(part_number, '') || coalesce(part_url, '') || coalesce(part_etag, '') || coalesce(part_status, ''), char(0)) = 0 ORDER BY object_key, part_number",
      [])
  }

  /// Copies a part of an upload that was just copied.
  ///
  /// Spec: `LegacyPartStatements.importInto`.
  package static func importInto(
    _ row: LegacyPart
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR IGNORE INTO upload_parts (object_key, part_number, part_url, part_etag, part_status) SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM imported_uploads WHERE object_key = ?1) AND EXISTS (SELECT 1 FROM track_uploads WHERE object_key = ?1)",
      row.values)
  }
}

/// The statements on multipart uploads of the old database.
///
/// Spec: `LegacyUploadStatements`.
package enum LegacyUploadStatements {
  /// Its multipart uploads, with times in microseconds.
  ///
  /// Spec: `LegacyUploadStatements.list`.
  package static func list() -> DatabaseCall<[LegacyUpload]> {
    DatabaseCall(
      rows:
        "SELECT CAST(local_id AS TEXT) AS local_id, CAST(file_hash AS TEXT) AS file_hash, CAST(collection_id AS TEXT) AS collection_id, CAST(encrypted_file_name AS TEXT) AS encrypted_file_name, CAST(encrypted_file_size AS TEXT) AS encrypted_file_size, CAST(encrypted_file_key AS TEXT) AS encrypted_file_key, CAST(file_encryption_nonce AS TEXT) AS file_encryption_nonce, CAST(key_encryption_nonce AS TEXT) AS key_encryption_nonce, CAST(object_key AS TEXT) AS object_key, CAST(complete_url AS TEXT) AS complete_url, CAST(status AS TEXT) AS status, CAST(part_size AS TEXT) AS part_size, CAST(CASE WHEN typeof(last_attempted_at) = 'integer' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END AS TEXT) AS last_attempted_at, CAST(CASE WHEN typeof(created_at) = 'text' THEN coalesce(strftime('%s', created_at) * 1000000, CASE WHEN typeof(last_attempted_at) = 'integer' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END) ELSE CASE WHEN typeof(created_at) = 'integer' AND created_at BETWEEN 0 AND 100000000000000 THEN created_at * 1000 ELSE created_at END END AS TEXT) AS created_at, CAST(file_md5 AS TEXT) AS file_md5, CAST(part_md5s AS TEXT) AS part_md5s FROM track_uploads WHERE instr(coalesce(local_id, '') || coalesce(file_hash, '') || coalesce(collection_id, '') || coalesce(encrypted_file_name, '') || coalesce(encrypted_file_size, '') || coalesce(encrypted_file_key, '') || coalesce(file_encryption_nonce, '') || coalesce(key_encryption_nonce, '') || coalesce(object_key, '') || coalesce(complete_url, '') || coalesce(status, '') || coalesce(part_size, '') || coalesce(last_attempted_at, '') || coalesce(created_at, '') || coalesce(file_md5, '') || coalesce(part_md5s, ''), char(0)) = 0 ORDER BY id",
      [])
  }

  /// The same of one without checksums.
  ///
  /// Spec: `LegacyUploadStatements.listWithoutChecksums`.
  package static func listWithoutChecksums() -> DatabaseCall<[LegacyUpload]> {
    DatabaseCall(
      rows:
        "SELECT CAST(local_id AS TEXT) AS local_id, CAST(file_hash AS TEXT) AS file_hash, CAST(collection_id AS TEXT) AS collection_id, CAST(encrypted_file_name AS TEXT) AS encrypted_file_name, CAST(encrypted_file_size AS TEXT) AS encrypted_file_size, CAST(encrypted_file_key AS TEXT) AS encrypted_file_key, CAST(file_encryption_nonce AS TEXT) AS file_encryption_nonce, CAST(key_encryption_nonce AS TEXT) AS key_encryption_nonce, CAST(object_key AS TEXT) AS object_key, CAST(complete_url AS TEXT) AS complete_url, CAST(status AS TEXT) AS status, CAST(part_size AS TEXT) AS part_size, CAST(CASE WHEN typeof(last_attempted_at) = 'integer' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END AS TEXT) AS last_attempted_at, CAST(CASE WHEN typeof(created_at) = 'text' THEN coalesce(strftime('%s', created_at) * 1000000, CASE WHEN typeof(last_attempted_at) = 'integer' AND last_attempted_at BETWEEN 0 AND 100000000000000 THEN last_attempted_at * 1000 ELSE last_attempted_at END) ELSE CASE WHEN typeof(created_at) = 'integer' AND created_at BETWEEN 0 AND 100000000000000 THEN created_at * 1000 ELSE created_at END END AS TEXT) AS created_at, NULL AS file_md5, NULL AS part_md5s FROM track_uploads WHERE instr(coalesce(local_id, '') || coalesce(file_hash, '') || coalesce(collection_id, '') || coalesce(encrypted_file_name, '') || coalesce(encrypted_file_size, '') || coalesce(encrypted_file_key, '') || coalesce(file_encryption_nonce, '') || coalesce(key_encryption_nonce, '') || coalesce(object_key, '') || coalesce(complete_url, '') || coalesce(status, '') || coalesce(part_size, '') || coalesce(last_attempted_at, '') || coalesce(created_at, ''), char(0)) = 0 ORDER BY id",
      [])
  }

  /// Copies one into the shared database, unless it came before. A row that breaks the table's
  /// rules is left behind.
  ///
  /// Spec: `LegacyUploadStatements.importInto`.
  package static func importInto(
    _ row: LegacyUpload
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR IGNORE INTO track_uploads (local_id, file_hash, collection_id, encrypted_file_name, encrypted_file_size, encrypted_file_key, file_encryption_nonce, key_encryption_nonce, object_key, complete_url, status, part_size, last_attempted_at, created_at, file_md5, part_md5s) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16 WHERE NOT EXISTS (SELECT 1 FROM imported_uploads WHERE object_key = ?9)",
      row.values)
  }
}
