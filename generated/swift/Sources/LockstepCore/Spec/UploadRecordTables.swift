// Generated from the spec's subject `upload-record`. Edit the spec, then run
// `npx nx generate lockstep`.

/// An upload that was begun, with everything that its commit needs. Keys, nonces, headers and
/// checksums are base64. Another content under the same local identifier is another photo, with a
/// record of its own.
///
/// Spec: `UploadRecord`, a row of `upload_records`.
public struct UploadRecord: Sendable, Hashable {
  /// The photo's local identifier, which its lock has too.
  ///
  /// Spec: `upload_records.local_id`.
  public var localId: String

  /// The collection that the file is for.
  ///
  /// Spec: `upload_records.collection_id`.
  public var collectionId: Int

  /// The hash of the content, by which the same photo is found again.
  ///
  /// Spec: `upload_records.content_hash`.
  public var contentHash: String

  /// How far the upload is.
  ///
  /// Spec: `upload_records.phase`.
  public var phase: UploadPhase

  /// Where the file is stored; null until an address was given. The server takes two commits with
  /// one object key for the same one.
  ///
  /// Spec: `upload_records.file_object_key`.
  public var fileObjectKey: String?

  /// The address that the file is sent to in one request; null for a file that is sent in parts.
  ///
  /// Spec: `upload_records.file_url`.
  public var fileUrl: String?

  /// The address that completes a file that is sent in parts; null for one that is sent in one
  /// request.
  ///
  /// Spec: `upload_records.complete_url`.
  public var completeUrl: String?

  /// Where the thumbnail is stored; null until an address was given.
  ///
  /// Spec: `upload_records.thumbnail_object_key`.
  public var thumbnailObjectKey: String?

  /// The address that the thumbnail is sent to.
  ///
  /// Spec: `upload_records.thumbnail_url`.
  public var thumbnailUrl: String?

  /// Whether the storage has acknowledged the thumbnail: 1 or 0.
  ///
  /// Spec: `upload_records.thumbnail_stored`.
  public var thumbnailStored: Int

  /// The file's key, wrapped by the collection's.
  ///
  /// Spec: `upload_records.encrypted_key`.
  public var encryptedKey: String

  /// The nonce that the file's key was wrapped with.
  ///
  /// Spec: `upload_records.key_decryption_nonce`.
  public var keyDecryptionNonce: String

  /// The header of the encrypted file.
  ///
  /// Spec: `upload_records.file_decryption_header`.
  public var fileDecryptionHeader: String

  /// The header of the encrypted thumbnail.
  ///
  /// Spec: `upload_records.thumbnail_decryption_header`.
  public var thumbnailDecryptionHeader: String?

  /// The encrypted metadata, base64.
  ///
  /// Spec: `upload_records.metadata`.
  public var metadata: String

  /// The header of the encrypted metadata.
  ///
  /// Spec: `upload_records.metadata_decryption_header`.
  public var metadataDecryptionHeader: String

  /// The envelope of the public magic metadata as JSON; null for an upload that has none.
  ///
  /// Spec: `upload_records.public_magic_metadata`.
  public var publicMagicMetadata: String?

  /// The name of the encrypted file in the container's folder of uploads.
  ///
  /// Spec: `upload_records.encrypted_file_name`.
  public var encryptedFileName: String

  /// The size of the encrypted file, in bytes.
  ///
  /// Spec: `upload_records.encrypted_size`.
  public var encryptedSize: Int

  /// The MD5 of the encrypted file; null for a file that is sent in parts.
  ///
  /// Spec: `upload_records.file_md5`.
  public var fileMd5: String?

  /// The size of a part, in bytes; null for a file that is sent in one request.
  ///
  /// Spec: `upload_records.part_size`.
  public var partSize: Int?

  /// The MD5s of the parts in their order, a JSON array; null for a file that is sent in one
  /// request.
  ///
  /// Spec: `upload_records.part_md5s`.
  public var partMd5s: String?

  /// The name of the encrypted thumbnail in the same folder.
  ///
  /// Spec: `upload_records.encrypted_thumbnail_name`.
  public var encryptedThumbnailName: String?

  /// The size of the encrypted thumbnail, in bytes.
  ///
  /// Spec: `upload_records.thumbnail_size`.
  public var thumbnailSize: Int?

  /// The MD5 of the encrypted thumbnail.
  ///
  /// Spec: `upload_records.thumbnail_md5`.
  public var thumbnailMd5: String?

  /// The body of the request that commits, byte for byte as it is sent in every try; null before
  /// the first one.
  ///
  /// Spec: `upload_records.commit_body`.
  public var commitBody: String?

  /// How often the server was asked to commit with these object keys. Counted before the request is
  /// sent.
  ///
  /// Spec: `upload_records.commits_sent`.
  public var commitsSent: Int

  /// How many of those requests the server has definitely refused. The others are in doubt: they
  /// may have been carried out.
  ///
  /// Spec: `upload_records.commits_refused`.
  public var commitsRefused: Int

  /// What the system knows the file's transfer by while it is in flight, which is after the
  /// thumbnail was sent.
  ///
  /// Spec: `upload_records.transfer_id`.
  public var transferId: String?

  /// Until when the transfer may take, in microseconds since 1970: before that, a successor leaves
  /// it alone.
  ///
  /// Spec: `upload_records.transfer_deadline`.
  public var transferDeadline: Int?

  /// When the record was written, in microseconds since 1970.
  ///
  /// Spec: `upload_records.created_at`.
  public var createdAt: Int

  /// When the record was changed last, in microseconds since 1970.
  ///
  /// Spec: `upload_records.updated_at`.
  public var updatedAt: Int

  /// Makes a row.
  public init(
    localId: String,
    collectionId: Int,
    contentHash: String,
    phase: UploadPhase,
    fileObjectKey: String? = nil,
    fileUrl: String? = nil,
    completeUrl: String? = nil,
    thumbnailObjectKey: String? = nil,
    thumbnailUrl: String? = nil,
    thumbnailStored: Int,
    encryptedKey: String,
    keyDecryptionNonce: String,
    fileDecryptionHeader: String,
    thumbnailDecryptionHeader: String? = nil,
    metadata: String,
    metadataDecryptionHeader: String,
    publicMagicMetadata: String? = nil,
    encryptedFileName: String,
    encryptedSize: Int,
    fileMd5: String? = nil,
    partSize: Int? = nil,
    partMd5s: String? = nil,
    encryptedThumbnailName: String? = nil,
    thumbnailSize: Int? = nil,
    thumbnailMd5: String? = nil,
    commitBody: String? = nil,
    commitsSent: Int,
    commitsRefused: Int,
    transferId: String? = nil,
    transferDeadline: Int? = nil,
    createdAt: Int,
    updatedAt: Int
  ) {
    self.localId = localId
    self.collectionId = collectionId
    self.contentHash = contentHash
    self.phase = phase
    self.fileObjectKey = fileObjectKey
    self.fileUrl = fileUrl
    self.completeUrl = completeUrl
    self.thumbnailObjectKey = thumbnailObjectKey
    self.thumbnailUrl = thumbnailUrl
    self.thumbnailStored = thumbnailStored
    self.encryptedKey = encryptedKey
    self.keyDecryptionNonce = keyDecryptionNonce
    self.fileDecryptionHeader = fileDecryptionHeader
    self.thumbnailDecryptionHeader = thumbnailDecryptionHeader
    self.metadata = metadata
    self.metadataDecryptionHeader = metadataDecryptionHeader
    self.publicMagicMetadata = publicMagicMetadata
    self.encryptedFileName = encryptedFileName
    self.encryptedSize = encryptedSize
    self.fileMd5 = fileMd5
    self.partSize = partSize
    self.partMd5s = partMd5s
    self.encryptedThumbnailName = encryptedThumbnailName
    self.thumbnailSize = thumbnailSize
    self.thumbnailMd5 = thumbnailMd5
    self.commitBody = commitBody
    self.commitsSent = commitsSent
    self.commitsRefused = commitsRefused
    self.transferId = transferId
    self.transferDeadline = transferDeadline
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

extension UploadRecord: TableRow {
  init(reading row: inout RowReader) throws {
    self.localId = try row.text()
    self.collectionId = try row.integer()
    self.contentHash = try row.text()
    self.phase = try row.member(of: UploadPhase.self)
    self.fileObjectKey = try row.optionalText()
    self.fileUrl = try row.optionalText()
    self.completeUrl = try row.optionalText()
    self.thumbnailObjectKey = try row.optionalText()
    self.thumbnailUrl = try row.optionalText()
    self.thumbnailStored = try row.integer()
    self.encryptedKey = try row.text()
    self.keyDecryptionNonce = try row.text()
    self.fileDecryptionHeader = try row.text()
    self.thumbnailDecryptionHeader = try row.optionalText()
    self.metadata = try row.text()
    self.metadataDecryptionHeader = try row.text()
    self.publicMagicMetadata = try row.optionalText()
    self.encryptedFileName = try row.text()
    self.encryptedSize = try row.integer()
    self.fileMd5 = try row.optionalText()
    self.partSize = try row.optionalInteger()
    self.partMd5s = try row.optionalText()
    self.encryptedThumbnailName = try row.optionalText()
    self.thumbnailSize = try row.optionalInteger()
    self.thumbnailMd5 = try row.optionalText()
    self.commitBody = try row.optionalText()
    self.commitsSent = try row.integer()
    self.commitsRefused = try row.integer()
    self.transferId = try row.optionalText()
    self.transferDeadline = try row.optionalInteger()
    self.createdAt = try row.integer()
    self.updatedAt = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.localId),
      SQLValue(self.collectionId),
      SQLValue(self.contentHash),
      SQLValue(self.phase),
      SQLValue(self.fileObjectKey),
      SQLValue(self.fileUrl),
      SQLValue(self.completeUrl),
      SQLValue(self.thumbnailObjectKey),
      SQLValue(self.thumbnailUrl),
      SQLValue(self.thumbnailStored),
      SQLValue(self.encryptedKey),
      SQLValue(self.keyDecryptionNonce),
      SQLValue(self.fileDecryptionHeader),
      SQLValue(self.thumbnailDecryptionHeader),
      SQLValue(self.metadata),
      SQLValue(self.metadataDecryptionHeader),
      SQLValue(self.publicMagicMetadata),
      SQLValue(self.encryptedFileName),
      SQLValue(self.encryptedSize),
      SQLValue(self.fileMd5),
      SQLValue(self.partSize),
      SQLValue(self.partMd5s),
      SQLValue(self.encryptedThumbnailName),
      SQLValue(self.thumbnailSize),
      SQLValue(self.thumbnailMd5),
      SQLValue(self.commitBody),
      SQLValue(self.commitsSent),
      SQLValue(self.commitsRefused),
      SQLValue(self.transferId),
      SQLValue(self.transferDeadline),
      SQLValue(self.createdAt),
      SQLValue(self.updatedAt),
    ]
  }
}

/// The statements on the parts of a record's file.
///
/// Spec: `UploadPartStatements`.
package enum UploadPartStatements {
  /// Writes a part, where a record has its object key and lacks the part.
  ///
  /// Spec: `UploadPartStatements.write`.
  package static func write(
    _ row: TrackedPart
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT INTO upload_parts (object_key, part_number, part_url, part_etag, part_status) SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM upload_records WHERE file_object_key = ?1) AND NOT EXISTS (SELECT 1 FROM upload_parts WHERE object_key = ?1 AND part_number = ?2)",
      row.values)
  }

  /// Removes the parts of uploads that neither a record nor the app's own table knows.
  ///
  /// Spec: `UploadPartStatements.removeOrphans`.
  package static func removeOrphans() -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM upload_parts WHERE NOT EXISTS (SELECT 1 FROM upload_records WHERE file_object_key = upload_parts.object_key) AND NOT EXISTS (SELECT 1 FROM track_uploads WHERE object_key = upload_parts.object_key)",
      [])
  }
}

/// The statements on upload records.
///
/// Spec: `UploadRecordStatements`.
package enum UploadRecordStatements {
  /// Writes a record, unless the upload has one: that one is to be adopted. Before the first byte
  /// is sent. Not OR IGNORE, which would ignore a row that the table refuses as well.
  ///
  /// Spec: `UploadRecordStatements.write`.
  package static func write(
    _ row: UploadRecord
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT INTO upload_records (local_id, collection_id, content_hash, phase, file_object_key, file_url, complete_url, thumbnail_object_key, thumbnail_url, thumbnail_stored, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, part_size, part_md5s, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, commit_body, commits_sent, commits_refused, transfer_id, transfer_deadline, created_at, updated_at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32 WHERE NOT EXISTS (SELECT 1 FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3)",
      row.values, durable: true)
  }

  /// The record of an upload.
  ///
  /// Spec: `UploadRecordStatements.read`.
  package static func read(
    localId: String,
    collectionId: Int,
    contentHash: String
  ) -> DatabaseCall<UploadRecord?> {
    DatabaseCall(
      row:
        "SELECT local_id, collection_id, content_hash, phase, file_object_key, file_url, complete_url, thumbnail_object_key, thumbnail_url, thumbnail_stored, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, part_size, part_md5s, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, commit_body, commits_sent, commits_refused, transfer_id, transfer_deadline, created_at, updated_at FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3",
      [SQLValue(localId), SQLValue(collectionId), SQLValue(contentHash)])
  }

  /// Notes how far an upload is: changes nothing where the record has other object keys, or no move
  /// leads there.
  ///
  /// Spec: `UploadRecordStatements.advance`.
  package static func advance(
    localId: String,
    collectionId: Int,
    contentHash: String,
    encryptedFileName: String,
    fileObjectKey: String?,
    phase: UploadPhase,
    updatedAt: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_records SET phase = ?6, updated_at = ?7 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND (phase || '>' || ?6) IN ('prepared>uploading', 'prepared>failed', 'uploading>uploaded', 'uploading>failed', 'uploaded>committing', 'uploaded>failed', 'committing>committed', 'committing>failed')",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(contentHash),
        SQLValue(encryptedFileName),
        SQLValue(fileObjectKey),
        SQLValue(phase),
        SQLValue(updatedAt),
      ])
  }

  /// Notes the transfer that is in flight, which outlives its process; null where there is none any
  /// more.
  ///
  /// Spec: `UploadRecordStatements.setTransfer`.
  package static func setTransfer(
    localId: String,
    collectionId: Int,
    contentHash: String,
    encryptedFileName: String,
    fileObjectKey: String?,
    transferId: String?,
    transferDeadline: Int?,
    updatedAt: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_records SET transfer_id = ?6, transfer_deadline = ?7, updated_at = ?8 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(contentHash),
        SQLValue(encryptedFileName),
        SQLValue(fileObjectKey),
        SQLValue(transferId),
        SQLValue(transferDeadline),
        SQLValue(updatedAt),
      ])
  }

  /// Gives the thumbnail an address, before it is sent there. Changes nothing without the photo's
  /// lock, or where a commit with the object keys of before is in doubt.
  ///
  /// Spec: `UploadRecordStatements.setThumbnail`.
  package static func setThumbnail(
    localId: String,
    collectionId: Int,
    contentHash: String,
    encryptedFileName: String,
    fileObjectKey: String?,
    thumbnailObjectKey: String?,
    thumbnailUrl: String?,
    updatedAt: Int,
    owner: ProcessType,
    token: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_records SET phase = 'uploading', thumbnail_object_key = ?6, thumbnail_url = ?7, thumbnail_stored = 0, commit_body = NULL, updated_at = ?8 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND phase IN ('prepared', 'uploading', 'uploaded', 'committing') AND commits_sent = commits_refused AND EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1 AND owner = ?9 AND token = ?10)",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(contentHash),
        SQLValue(encryptedFileName),
        SQLValue(fileObjectKey),
        SQLValue(thumbnailObjectKey),
        SQLValue(thumbnailUrl),
        SQLValue(updatedAt),
        SQLValue(owner),
        SQLValue(token),
      ], durable: true)
  }

  /// Notes that the storage has the thumbnail.
  ///
  /// Spec: `UploadRecordStatements.setThumbnailStored`.
  package static func setThumbnailStored(
    localId: String,
    collectionId: Int,
    contentHash: String,
    encryptedFileName: String,
    fileObjectKey: String?,
    thumbnailObjectKey: String?,
    updatedAt: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_records SET thumbnail_stored = 1, updated_at = ?7 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND thumbnail_object_key IS ?6",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(contentHash),
        SQLValue(encryptedFileName),
        SQLValue(fileObjectKey),
        SQLValue(thumbnailObjectKey),
        SQLValue(updatedAt),
      ])
  }

  /// Gives the file an address, before it is sent there: the first one, or another one where
  /// nothing can have been committed with the object key of before. Changes nothing without the
  /// photo's lock.
  ///
  /// Spec: `UploadRecordStatements.setFile`.
  package static func setFile(
    localId: String,
    collectionId: Int,
    contentHash: String,
    encryptedFileName: String,
    fileObjectKey: String?,
    fileUrl: String?,
    completeUrl: String?,
    updatedAt: Int,
    newFileObjectKey: String,
    owner: ProcessType,
    token: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_records SET phase = 'uploading', file_object_key = ?9, file_url = ?6, complete_url = ?7, commit_body = NULL, transfer_id = NULL, transfer_deadline = NULL, updated_at = ?8 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND phase IN ('prepared', 'uploading', 'uploaded', 'committing') AND commits_sent = commits_refused AND EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1 AND owner = ?10 AND token = ?11)",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(contentHash),
        SQLValue(encryptedFileName),
        SQLValue(fileObjectKey),
        SQLValue(fileUrl),
        SQLValue(completeUrl),
        SQLValue(updatedAt),
        SQLValue(newFileObjectKey),
        SQLValue(owner),
        SQLValue(token),
      ], durable: true)
  }

  /// Right before the server is asked to commit: changes one row where the lock is held under its
  /// token and the record still has these object keys, and none otherwise. The first body stays.
  /// The request counts as in doubt from here on.
  ///
  /// Spec: `UploadRecordStatements.beginCommit`.
  package static func beginCommit(
    localId: String,
    collectionId: Int,
    contentHash: String,
    encryptedFileName: String,
    fileObjectKey: String?,
    updatedAt: Int,
    owner: ProcessType,
    token: Int,
    body: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_records SET phase = 'committing', commits_sent = commits_sent + 1, commit_body = coalesce(commit_body, ?9), updated_at = ?6 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND phase IN ('uploaded', 'committing') AND EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1 AND owner = ?7 AND token = ?8)",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(contentHash),
        SQLValue(encryptedFileName),
        SQLValue(fileObjectKey),
        SQLValue(updatedAt),
        SQLValue(owner),
        SQLValue(token),
        SQLValue(body),
      ], durable: true)
  }

  /// Notes that the server has definitely refused one of the requests to commit.
  ///
  /// Spec: `UploadRecordStatements.refuseCommit`.
  package static func refuseCommit(
    localId: String,
    collectionId: Int,
    contentHash: String,
    encryptedFileName: String,
    fileObjectKey: String?,
    updatedAt: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_records SET commits_refused = commits_refused + 1, updated_at = ?6 WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND commits_refused < commits_sent",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(contentHash),
        SQLValue(encryptedFileName),
        SQLValue(fileObjectKey),
        SQLValue(updatedAt),
      ])
  }

  /// Drops a record so that the upload may begin anew; changes nothing while a commit is in doubt,
  /// or once the server has it.
  ///
  /// Spec: `UploadRecordStatements.drop`.
  package static func drop(
    localId: String,
    collectionId: Int,
    contentHash: String,
    encryptedFileName: String,
    fileObjectKey: String?
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND NOT phase IN ('committed') AND commits_sent = commits_refused",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(contentHash),
        SQLValue(encryptedFileName),
        SQLValue(fileObjectKey),
      ])
  }

  /// Removes the record of an upload that the server has.
  ///
  /// Spec: `UploadRecordStatements.remove`.
  package static func remove(
    localId: String,
    collectionId: Int,
    contentHash: String,
    encryptedFileName: String,
    fileObjectKey: String?
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND content_hash = ?3 AND encrypted_file_name = ?4 AND file_object_key IS ?5 AND phase IN ('committing', 'committed')",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(contentHash),
        SQLValue(encryptedFileName),
        SQLValue(fileObjectKey),
      ])
  }

  /// The records whose transfer is in flight, the next deadline first.
  ///
  /// Spec: `UploadRecordStatements.inFlight`.
  package static func inFlight() -> DatabaseCall<[UploadRecord]> {
    DatabaseCall(
      rows:
        "SELECT local_id, collection_id, content_hash, phase, file_object_key, file_url, complete_url, thumbnail_object_key, thumbnail_url, thumbnail_stored, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, part_size, part_md5s, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, commit_body, commits_sent, commits_refused, transfer_id, transfer_deadline, created_at, updated_at FROM upload_records WHERE transfer_id IS NOT NULL AND phase IN ('uploading') ORDER BY transfer_deadline, local_id, collection_id, content_hash",
      [])
  }

  /// The records of uploads that are not done, the oldest first.
  ///
  /// Spec: `UploadRecordStatements.unfinished`.
  package static func unfinished() -> DatabaseCall<[UploadRecord]> {
    DatabaseCall(
      rows:
        "SELECT local_id, collection_id, content_hash, phase, file_object_key, file_url, complete_url, thumbnail_object_key, thumbnail_url, thumbnail_stored, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, part_size, part_md5s, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, commit_body, commits_sent, commits_refused, transfer_id, transfer_deadline, created_at, updated_at FROM upload_records WHERE NOT phase IN ('committed', 'failed') ORDER BY updated_at, local_id, collection_id, content_hash",
      [])
  }

  /// All records, whose files in the container stay.
  ///
  /// Spec: `UploadRecordStatements.list`.
  package static func list() -> DatabaseCall<[UploadRecord]> {
    DatabaseCall(
      rows:
        "SELECT local_id, collection_id, content_hash, phase, file_object_key, file_url, complete_url, thumbnail_object_key, thumbnail_url, thumbnail_stored, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, part_size, part_md5s, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, commit_body, commits_sent, commits_refused, transfer_id, transfer_deadline, created_at, updated_at FROM upload_records ORDER BY local_id, collection_id, content_hash",
      [])
  }
}

/// The phases in which the storage has the encrypted files: the object keys stay, and the files on
/// disk are needed no more.
///
/// Spec: `StoredPhase`.
package struct StoredPhase: Sendable, Hashable {
  /// The phase.
  ///
  /// Spec: `StoredPhase.phase`.
  package let phase: UploadPhase

  /// The rules, in the spec's order.
  package static let all: [Self] = [
    Self(phase: .uploaded),
    Self(phase: .committing),
    Self(phase: .committed),
  ]
}

/// How an upload continues: a phase changes along one of these moves, or not at all.
///
/// Spec: `UploadPhaseMove`.
package struct UploadPhaseMove: Sendable, Hashable {
  /// The phase before.
  ///
  /// Spec: `UploadPhaseMove.from`.
  package let from: UploadPhase

  /// The phase after.
  ///
  /// Spec: `UploadPhaseMove.to`.
  package let to: UploadPhase

  /// The rules, in the spec's order.
  package static let all: [Self] = [
    Self(from: .prepared, to: .uploading),
    Self(from: .prepared, to: .failed),
    Self(from: .uploading, to: .uploaded),
    Self(from: .uploading, to: .failed),
    Self(from: .uploaded, to: .committing),
    Self(from: .uploaded, to: .failed),
    Self(from: .committing, to: .committed),
    Self(from: .committing, to: .failed),
  ]
}
