// Generated from the spec's subject `upload-resume`. Edit the spec, then run
// `npx nx generate lockstep`.

/// A part of a multipart upload.
///
/// Spec: `TrackedPart`, a row of `upload_parts`.
public struct TrackedPart: Sendable, Hashable {
  /// Where the file goes in the storage: the upload that the part belongs to.
  ///
  /// Spec: `upload_parts.object_key`.
  public var objectKey: String

  /// The part's number, from 0.
  ///
  /// Spec: `upload_parts.part_number`.
  public var partNumber: Int

  /// The address that the part is sent to.
  ///
  /// Spec: `upload_parts.part_url`.
  public var partUrl: String

  /// What the storage answered for the part.
  ///
  /// Spec: `upload_parts.part_etag`.
  public var partEtag: String?

  /// How far the part is.
  ///
  /// Spec: `upload_parts.part_status`.
  public var partStatus: PartStatus

  /// Makes a row.
  public init(
    objectKey: String,
    partNumber: Int,
    partUrl: String,
    partEtag: String? = nil,
    partStatus: PartStatus
  ) {
    self.objectKey = objectKey
    self.partNumber = partNumber
    self.partUrl = partUrl
    self.partEtag = partEtag
    self.partStatus = partStatus
  }
}

extension TrackedPart: TableRow {
  init(reading row: inout RowReader) throws {
    self.objectKey = try row.text()
    self.partNumber = try row.integer()
    self.partUrl = try row.text()
    self.partEtag = try row.optionalText()
    self.partStatus = try row.member(of: PartStatus.self)
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

/// A multipart upload that was begun. Keys, nonces and checksums are base64.
///
/// Spec: `TrackedUpload`, a row of `track_uploads`.
public struct TrackedUpload: Sendable, Hashable {
  /// The row's number; null in a new row.
  ///
  /// Spec: `track_uploads.id`.
  public var id: Int?

  /// The photo's local identifier.
  ///
  /// Spec: `track_uploads.local_id`.
  public var localId: String

  /// The hash of the content.
  ///
  /// Spec: `track_uploads.file_hash`.
  public var fileHash: String

  /// The collection that the file is for.
  ///
  /// Spec: `track_uploads.collection_id`.
  public var collectionId: Int

  /// The name of the encrypted file in the container's folder of uploads.
  ///
  /// Spec: `track_uploads.encrypted_file_name`.
  public var encryptedFileName: String

  /// The size of the encrypted file, in bytes. The upload of a file of another size can't continue.
  ///
  /// Spec: `track_uploads.encrypted_file_size`.
  public var encryptedFileSize: Int

  /// The file's key, wrapped by the collection's.
  ///
  /// Spec: `track_uploads.encrypted_file_key`.
  public var encryptedFileKey: String

  /// The header of the encrypted file.
  ///
  /// Spec: `track_uploads.file_encryption_nonce`.
  public var fileEncryptionNonce: String

  /// The nonce that the file's key was wrapped with.
  ///
  /// Spec: `track_uploads.key_encryption_nonce`.
  public var keyEncryptionNonce: String

  /// Where the file goes in the storage.
  ///
  /// Spec: `track_uploads.object_key`.
  public var objectKey: String

  /// The address that completes the upload.
  ///
  /// Spec: `track_uploads.complete_url`.
  public var completeUrl: String

  /// How far the upload is.
  ///
  /// Spec: `track_uploads.status`.
  public var status: MultipartStatus

  /// The size of a part, in bytes; the last one is what is left.
  ///
  /// Spec: `track_uploads.part_size`.
  public var partSize: Int

  /// When it was tried last, in microseconds since 1970.
  ///
  /// Spec: `track_uploads.last_attempted_at`.
  public var lastAttemptedAt: Int

  /// When it was begun, in microseconds since 1970.
  ///
  /// Spec: `track_uploads.created_at`.
  public var createdAt: Int

  /// The MD5 of the encrypted file, where it is known.
  ///
  /// Spec: `track_uploads.file_md5`.
  public var fileMd5: String?

  /// The MD5s of the parts, a JSON array, where they are known.
  ///
  /// Spec: `track_uploads.part_md5s`.
  public var partMd5s: String?

  /// Makes a row.
  public init(
    id: Int? = nil,
    localId: String,
    fileHash: String,
    collectionId: Int,
    encryptedFileName: String,
    encryptedFileSize: Int,
    encryptedFileKey: String,
    fileEncryptionNonce: String,
    keyEncryptionNonce: String,
    objectKey: String,
    completeUrl: String,
    status: MultipartStatus,
    partSize: Int,
    lastAttemptedAt: Int,
    createdAt: Int,
    fileMd5: String? = nil,
    partMd5s: String? = nil
  ) {
    self.id = id
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

extension TrackedUpload: TableRow {
  init(reading row: inout RowReader) throws {
    self.id = try row.optionalInteger()
    self.localId = try row.text()
    self.fileHash = try row.text()
    self.collectionId = try row.integer()
    self.encryptedFileName = try row.text()
    self.encryptedFileSize = try row.integer()
    self.encryptedFileKey = try row.text()
    self.fileEncryptionNonce = try row.text()
    self.keyEncryptionNonce = try row.text()
    self.objectKey = try row.text()
    self.completeUrl = try row.text()
    self.status = try row.member(of: MultipartStatus.self)
    self.partSize = try row.integer()
    self.lastAttemptedAt = try row.integer()
    self.createdAt = try row.integer()
    self.fileMd5 = try row.optionalText()
    self.partMd5s = try row.optionalText()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.id),
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

/// The statements on the parts of multipart uploads.
///
/// Spec: `TrackedPartStatements`.
package enum TrackedPartStatements {
  /// Writes a part.
  ///
  /// Spec: `TrackedPartStatements.write`.
  package static func write(
    _ row: TrackedPart
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT INTO upload_parts (object_key, part_number, part_url, part_etag, part_status) VALUES (?1, ?2, ?3, ?4, ?5)",
      row.values)
  }

  /// The parts of an upload, in their order.
  ///
  /// Spec: `TrackedPartStatements.list`.
  package static func list(
    objectKey: String
  ) -> DatabaseCall<[TrackedPart]> {
    DatabaseCall(
      rows:
        "SELECT object_key, part_number, part_url, part_etag, part_status FROM upload_parts WHERE object_key = ?1 ORDER BY part_number",
      [SQLValue(objectKey)])
  }

  /// Notes that a part is in the storage.
  ///
  /// Spec: `TrackedPartStatements.setUploaded`.
  package static func setUploaded(
    objectKey: String,
    partNumber: Int,
    partEtag: String?
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_parts SET part_status = 'uploaded', part_etag = ?3 WHERE object_key = ?1 AND part_number = ?2",
      [SQLValue(objectKey), SQLValue(partNumber), SQLValue(partEtag)])
  }

  /// Forgets the parts of an upload.
  ///
  /// Spec: `TrackedPartStatements.remove`.
  package static func remove(
    objectKey: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM upload_parts WHERE object_key = ?1",
      [SQLValue(objectKey)])
  }
}

/// The statements on multipart uploads.
///
/// Spec: `TrackedUploadStatements`.
package enum TrackedUploadStatements {
  /// Writes an upload, before its first part is sent.
  ///
  /// Spec: `TrackedUploadStatements.write`.
  package static func write(
    _ row: TrackedUpload
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT INTO track_uploads (id, local_id, file_hash, collection_id, encrypted_file_name, encrypted_file_size, encrypted_file_key, file_encryption_nonce, key_encryption_nonce, object_key, complete_url, status, part_size, last_attempted_at, created_at, file_md5, part_md5s) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
      row.values)
  }

  /// The upload of a photo with this content into a collection that was begun last.
  ///
  /// Spec: `TrackedUploadStatements.find`.
  package static func find(
    localId: String,
    fileHash: String,
    collectionId: Int
  ) -> DatabaseCall<TrackedUpload?> {
    DatabaseCall(
      row:
        "SELECT id, local_id, file_hash, collection_id, encrypted_file_name, encrypted_file_size, encrypted_file_key, file_encryption_nonce, key_encryption_nonce, object_key, complete_url, status, part_size, last_attempted_at, created_at, file_md5, part_md5s FROM track_uploads WHERE local_id = ?1 AND file_hash = ?2 AND collection_id = ?3 ORDER BY id DESC LIMIT 1",
      [SQLValue(localId), SQLValue(fileHash), SQLValue(collectionId)])
  }

  /// All uploads, whose encrypted files stay.
  ///
  /// Spec: `TrackedUploadStatements.list`.
  package static func list() -> DatabaseCall<[TrackedUpload]> {
    DatabaseCall(
      rows:
        "SELECT id, local_id, file_hash, collection_id, encrypted_file_name, encrypted_file_size, encrypted_file_key, file_encryption_nonce, key_encryption_nonce, object_key, complete_url, status, part_size, last_attempted_at, created_at, file_md5, part_md5s FROM track_uploads ORDER BY id",
      [])
  }

  /// Notes that an upload is tried.
  ///
  /// Spec: `TrackedUploadStatements.attempt`.
  package static func attempt(
    objectKey: String,
    lastAttemptedAt: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE track_uploads SET last_attempted_at = ?2 WHERE object_key = ?1",
      [SQLValue(objectKey), SQLValue(lastAttemptedAt)])
  }

  /// Notes how far an upload is.
  ///
  /// Spec: `TrackedUploadStatements.setStatus`.
  package static func setStatus(
    objectKey: String,
    status: MultipartStatus
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE track_uploads SET status = ?2 WHERE object_key = ?1",
      [SQLValue(objectKey), SQLValue(status)])
  }

  /// Forgets an upload; its parts are removed by a statement of their own.
  ///
  /// Spec: `TrackedUploadStatements.remove`.
  package static func remove(
    objectKey: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM track_uploads WHERE object_key = ?1",
      [SQLValue(objectKey)])
  }
}
