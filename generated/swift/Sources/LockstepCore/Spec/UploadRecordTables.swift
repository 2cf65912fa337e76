// Generated from the spec's subject `upload-record`; edit the spec instead.

/// An upload that was begun, with everything that its commit needs. Keys, nonces, headers and
/// checksums are base64.
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

  /// How far the upload is.
  ///
  /// Spec: `upload_records.phase`.
  public var phase: UploadPhase

  /// Where the file goes in the storage. The server takes two commits with one object key for the
  /// same one.
  ///
  /// Spec: `upload_records.file_object_key`.
  public var fileObjectKey: String

  /// Where the thumbnail goes; null for an upload that has none.
  ///
  /// Spec: `upload_records.thumbnail_object_key`.
  public var thumbnailObjectKey: String?

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

  /// The MD5 of the encrypted file.
  ///
  /// Spec: `upload_records.file_md5`.
  public var fileMd5: String

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

  /// The hash of the content, by which the same photo is found again.
  ///
  /// Spec: `upload_records.content_hash`.
  public var contentHash: String

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

  /// When the record was changed last, in microseconds since 1970.
  ///
  /// Spec: `upload_records.updated_at`.
  public var updatedAt: Int

  /// Makes a row.
  public init(
    localId: String,
    collectionId: Int,
    phase: UploadPhase,
    fileObjectKey: String,
    thumbnailObjectKey: String? = nil,
    encryptedKey: String,
    keyDecryptionNonce: String,
    fileDecryptionHeader: String,
    thumbnailDecryptionHeader: String? = nil,
    metadata: String,
    metadataDecryptionHeader: String,
    publicMagicMetadata: String? = nil,
    encryptedFileName: String,
    encryptedSize: Int,
    fileMd5: String,
    encryptedThumbnailName: String? = nil,
    thumbnailSize: Int? = nil,
    thumbnailMd5: String? = nil,
    contentHash: String,
    transferId: String? = nil,
    transferDeadline: Int? = nil,
    updatedAt: Int
  ) {
    self.localId = localId
    self.collectionId = collectionId
    self.phase = phase
    self.fileObjectKey = fileObjectKey
    self.thumbnailObjectKey = thumbnailObjectKey
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
    self.encryptedThumbnailName = encryptedThumbnailName
    self.thumbnailSize = thumbnailSize
    self.thumbnailMd5 = thumbnailMd5
    self.contentHash = contentHash
    self.transferId = transferId
    self.transferDeadline = transferDeadline
    self.updatedAt = updatedAt
  }
}

extension UploadRecord: TableRow {
  static let table = "upload_records"

  init(reading row: inout RowReader) throws {
    self.localId = try row.text()
    self.collectionId = try row.integer()
    self.phase = try row.member(of: UploadPhase.self)
    self.fileObjectKey = try row.text()
    self.thumbnailObjectKey = try row.optionalText()
    self.encryptedKey = try row.text()
    self.keyDecryptionNonce = try row.text()
    self.fileDecryptionHeader = try row.text()
    self.thumbnailDecryptionHeader = try row.optionalText()
    self.metadata = try row.text()
    self.metadataDecryptionHeader = try row.text()
    self.publicMagicMetadata = try row.optionalText()
    self.encryptedFileName = try row.text()
    self.encryptedSize = try row.integer()
    self.fileMd5 = try row.text()
    self.encryptedThumbnailName = try row.optionalText()
    self.thumbnailSize = try row.optionalInteger()
    self.thumbnailMd5 = try row.optionalText()
    self.contentHash = try row.text()
    self.transferId = try row.optionalText()
    self.transferDeadline = try row.optionalInteger()
    self.updatedAt = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.localId),
      SQLValue(self.collectionId),
      SQLValue(self.phase),
      SQLValue(self.fileObjectKey),
      SQLValue(self.thumbnailObjectKey),
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
      SQLValue(self.encryptedThumbnailName),
      SQLValue(self.thumbnailSize),
      SQLValue(self.thumbnailMd5),
      SQLValue(self.contentHash),
      SQLValue(self.transferId),
      SQLValue(self.transferDeadline),
      SQLValue(self.updatedAt),
    ]
  }
}

/// The statements on upload records.
///
/// Spec: `UploadRecordStatements`.
public enum UploadRecordStatements {
  /// Writes a record, unless the upload has one: that one is to be adopted. Before the first byte
  /// is sent. Not OR IGNORE, which would pass over a row that the table refuses as well.
  ///
  /// Spec: `UploadRecordStatements.write`.
  public static func write(
    _ row: UploadRecord
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT INTO upload_records (local_id, collection_id, phase, file_object_key, thumbnail_object_key, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, content_hash, transfer_id, transfer_deadline, updated_at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22 WHERE NOT EXISTS (SELECT 1 FROM upload_records WHERE local_id = ?1 AND collection_id = ?2)",
      row.values, durable: true)
  }

  /// The record of an upload.
  ///
  /// Spec: `UploadRecordStatements.read`.
  public static func read(
    localId: String,
    collectionId: Int
  ) -> DatabaseCall<UploadRecord?> {
    DatabaseCall(
      row:
        "SELECT local_id, collection_id, phase, file_object_key, thumbnail_object_key, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, content_hash, transfer_id, transfer_deadline, updated_at FROM upload_records WHERE local_id = ?1 AND collection_id = ?2",
      [SQLValue(localId), SQLValue(collectionId)])
  }

  /// Notes how far an upload is: changes nothing where the record has other object keys, or no move
  /// leads there.
  ///
  /// Spec: `UploadRecordStatements.advance`.
  public static func advance(
    localId: String,
    collectionId: Int,
    fileObjectKey: String,
    phase: UploadPhase,
    updatedAt: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_records SET phase = ?4, updated_at = ?5 WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3 AND (phase || '>' || ?4) IN ('prepared>uploading', 'prepared>failed', 'uploading>uploaded', 'uploading>failed', 'uploaded>committing', 'uploaded>failed', 'committing>committed', 'committing>failed')",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(fileObjectKey),
        SQLValue(phase),
        SQLValue(updatedAt),
      ])
  }

  /// Notes the transfer that is in flight, which outlives its process; null where there is none any
  /// more.
  ///
  /// Spec: `UploadRecordStatements.setTransfer`.
  public static func setTransfer(
    localId: String,
    collectionId: Int,
    fileObjectKey: String,
    transferId: String?,
    transferDeadline: Int?,
    updatedAt: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_records SET transfer_id = ?4, transfer_deadline = ?5, updated_at = ?6 WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(fileObjectKey),
        SQLValue(transferId),
        SQLValue(transferDeadline),
        SQLValue(updatedAt),
      ])
  }

  /// Right before the server is asked to commit: changes one row where the lock is held under its
  /// token and the record still has these object keys, and none otherwise. Then nobody drops the
  /// record any more.
  ///
  /// Spec: `UploadRecordStatements.beginCommit`.
  public static func beginCommit(
    localId: String,
    collectionId: Int,
    fileObjectKey: String,
    updatedAt: Int,
    owner: ProcessType,
    token: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_records SET phase = 'committing', updated_at = ?4 WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3 AND phase IN ('uploaded', 'committing') AND EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1 AND owner = ?5 AND token = ?6)",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(fileObjectKey),
        SQLValue(updatedAt),
        SQLValue(owner),
        SQLValue(token),
      ], durable: true)
  }

  /// Gives an upload new object keys, since the addresses of the old ones ran out before anything
  /// could be committed.
  ///
  /// Spec: `UploadRecordStatements.moveObjects`.
  public static func moveObjects(
    localId: String,
    collectionId: Int,
    fileObjectKey: String,
    thumbnailObjectKey: String?,
    updatedAt: Int,
    newFileObjectKey: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE upload_records SET phase = 'prepared', file_object_key = ?6, thumbnail_object_key = ?4, transfer_id = NULL, transfer_deadline = NULL, updated_at = ?5 WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3 AND phase IN ('prepared', 'uploading')",
      [
        SQLValue(localId),
        SQLValue(collectionId),
        SQLValue(fileObjectKey),
        SQLValue(thumbnailObjectKey),
        SQLValue(updatedAt),
        SQLValue(newFileObjectKey),
      ], durable: true)
  }

  /// Drops a record so that the upload may begin anew; changes nothing from the commit on, where
  /// its keys must stay.
  ///
  /// Spec: `UploadRecordStatements.drop`.
  public static func drop(
    localId: String,
    collectionId: Int,
    fileObjectKey: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3 AND phase IN ('prepared', 'uploading', 'failed')",
      [SQLValue(localId), SQLValue(collectionId), SQLValue(fileObjectKey)])
  }

  /// Removes the record of an upload that the server has.
  ///
  /// Spec: `UploadRecordStatements.remove`.
  public static func remove(
    localId: String,
    collectionId: Int,
    fileObjectKey: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM upload_records WHERE local_id = ?1 AND collection_id = ?2 AND file_object_key = ?3 AND phase IN ('committing', 'committed')",
      [SQLValue(localId), SQLValue(collectionId), SQLValue(fileObjectKey)])
  }

  /// The records whose transfer is in flight, the next deadline first.
  ///
  /// Spec: `UploadRecordStatements.inFlight`.
  public static func inFlight() -> DatabaseCall<[UploadRecord]> {
    DatabaseCall(
      rows:
        "SELECT local_id, collection_id, phase, file_object_key, thumbnail_object_key, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, content_hash, transfer_id, transfer_deadline, updated_at FROM upload_records WHERE transfer_id IS NOT NULL AND phase IN ('uploading') ORDER BY transfer_deadline, local_id, collection_id",
      [])
  }

  /// The records of uploads that are not done, the oldest first.
  ///
  /// Spec: `UploadRecordStatements.unfinished`.
  public static func unfinished() -> DatabaseCall<[UploadRecord]> {
    DatabaseCall(
      rows:
        "SELECT local_id, collection_id, phase, file_object_key, thumbnail_object_key, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, public_magic_metadata, encrypted_file_name, encrypted_size, file_md5, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, content_hash, transfer_id, transfer_deadline, updated_at FROM upload_records WHERE NOT phase IN ('committed', 'failed') ORDER BY updated_at, local_id, collection_id",
      [])
  }
}

/// The phases in which the storage has the encrypted files: the object keys stay, and the files on
/// disk are needed no more.
///
/// Spec: `StoredPhase`.
public struct StoredPhase: Sendable, Hashable {
  /// The phase.
  ///
  /// Spec: `StoredPhase.phase`.
  public let phase: UploadPhase

  /// The rules, in the spec's order.
  public static let all: [StoredPhase] = [
    StoredPhase(phase: .uploaded),
    StoredPhase(phase: .committing),
    StoredPhase(phase: .committed),
  ]
}

/// How an upload goes on: a phase changes along one of these moves, or not at all.
///
/// Spec: `UploadPhaseMove`.
public struct UploadPhaseMove: Sendable, Hashable {
  /// The phase before.
  ///
  /// Spec: `UploadPhaseMove.from`.
  public let from: UploadPhase

  /// The phase after.
  ///
  /// Spec: `UploadPhaseMove.to`.
  public let to: UploadPhase

  /// The rules, in the spec's order.
  public static let all: [UploadPhaseMove] = [
    UploadPhaseMove(from: .prepared, to: .uploading),
    UploadPhaseMove(from: .prepared, to: .failed),
    UploadPhaseMove(from: .uploading, to: .uploaded),
    UploadPhaseMove(from: .uploading, to: .failed),
    UploadPhaseMove(from: .uploaded, to: .committing),
    UploadPhaseMove(from: .uploaded, to: .failed),
    UploadPhaseMove(from: .committing, to: .committed),
    UploadPhaseMove(from: .committing, to: .failed),
  ]
}
