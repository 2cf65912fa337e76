// Generated from the spec's subject `committed-files`. Edit the spec, then run
// `npx nx generate lockstep`.

/// A file that the server has in a collection. Keys, nonces and headers are base64.
///
/// Spec: `CommittedFile`, a row of `committed_files`.
public struct CommittedFile: Sendable, Hashable {
  /// The server's number of the file.
  ///
  /// Spec: `committed_files.file_id`.
  public var fileId: Int

  /// The photo's local identifier; null for a file of another device.
  ///
  /// Spec: `committed_files.local_id`.
  public var localId: String?

  /// The collection that the file is in.
  ///
  /// Spec: `committed_files.collection_id`.
  public var collectionId: Int

  /// The server's number of the account that the file belongs to; null where it is not known.
  ///
  /// Spec: `committed_files.owner_id`.
  public var ownerId: Int?

  /// The file's key, wrapped by the collection's.
  ///
  /// Spec: `committed_files.encrypted_key`.
  public var encryptedKey: String

  /// The nonce that the file's key was wrapped with.
  ///
  /// Spec: `committed_files.key_decryption_nonce`.
  public var keyDecryptionNonce: String

  /// The header of the encrypted file.
  ///
  /// Spec: `committed_files.file_decryption_header`.
  public var fileDecryptionHeader: String

  /// The header of the encrypted thumbnail.
  ///
  /// Spec: `committed_files.thumbnail_decryption_header`.
  public var thumbnailDecryptionHeader: String

  /// The header of the encrypted metadata.
  ///
  /// Spec: `committed_files.metadata_decryption_header`.
  public var metadataDecryptionHeader: String

  /// The hash of the content, where it is known.
  ///
  /// Spec: `committed_files.content_hash`.
  public var contentHash: String?

  /// When the server changed the file last, in microseconds since 1970, by its clock.
  ///
  /// Spec: `committed_files.updation_time`.
  public var updationTime: Int

  /// Makes a row.
  public init(
    fileId: Int,
    localId: String? = nil,
    collectionId: Int,
    ownerId: Int? = nil,
    encryptedKey: String,
    keyDecryptionNonce: String,
    fileDecryptionHeader: String,
    thumbnailDecryptionHeader: String,
    metadataDecryptionHeader: String,
    contentHash: String? = nil,
    updationTime: Int
  ) {
    self.fileId = fileId
    self.localId = localId
    self.collectionId = collectionId
    self.ownerId = ownerId
    self.encryptedKey = encryptedKey
    self.keyDecryptionNonce = keyDecryptionNonce
    self.fileDecryptionHeader = fileDecryptionHeader
    self.thumbnailDecryptionHeader = thumbnailDecryptionHeader
    self.metadataDecryptionHeader = metadataDecryptionHeader
    self.contentHash = contentHash
    self.updationTime = updationTime
  }
}

extension CommittedFile: TableRow {
  init(reading row: inout RowReader) throws {
    self.fileId = try row.integer()
    self.localId = try row.optionalText()
    self.collectionId = try row.integer()
    self.ownerId = try row.optionalInteger()
    self.encryptedKey = try row.text()
    self.keyDecryptionNonce = try row.text()
    self.fileDecryptionHeader = try row.text()
    self.thumbnailDecryptionHeader = try row.text()
    self.metadataDecryptionHeader = try row.text()
    self.contentHash = try row.optionalText()
    self.updationTime = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.fileId),
      SQLValue(self.localId),
      SQLValue(self.collectionId),
      SQLValue(self.ownerId),
      SQLValue(self.encryptedKey),
      SQLValue(self.keyDecryptionNonce),
      SQLValue(self.fileDecryptionHeader),
      SQLValue(self.thumbnailDecryptionHeader),
      SQLValue(self.metadataDecryptionHeader),
      SQLValue(self.contentHash),
      SQLValue(self.updationTime),
    ]
  }
}

/// A collection that files may be uploaded to.
///
/// Spec: `SharedCollection`, a row of `collections`.
public struct SharedCollection: Sendable, Hashable {
  /// The server's number of the collection.
  ///
  /// Spec: `collections.id`.
  public var id: Int

  /// The collection's key, wrapped by the master key, or sealed for the account's public key.
  /// Base64.
  ///
  /// Spec: `collections.encrypted_key`.
  public var encryptedKey: String

  /// The nonce that the key was wrapped with, base64; null for a sealed one.
  ///
  /// Spec: `collections.key_decryption_nonce`.
  public var keyDecryptionNonce: String?

  /// Makes a row.
  public init(
    id: Int,
    encryptedKey: String,
    keyDecryptionNonce: String? = nil
  ) {
    self.id = id
    self.encryptedKey = encryptedKey
    self.keyDecryptionNonce = keyDecryptionNonce
  }
}

extension SharedCollection: TableRow {
  init(reading row: inout RowReader) throws {
    self.id = try row.integer()
    self.encryptedKey = try row.text()
    self.keyDecryptionNonce = try row.optionalText()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.id),
      SQLValue(self.encryptedKey),
      SQLValue(self.keyDecryptionNonce),
    ]
  }
}

/// The statements on committed files.
///
/// Spec: `CommittedFileStatements`.
package enum CommittedFileStatements {
  /// Writes a file, in the place of what was known of it.
  ///
  /// Spec: `CommittedFileStatements.write`.
  package static func write(
    _ row: CommittedFile
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR REPLACE INTO committed_files (file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      row.values)
  }

  /// The files of a collection that have this content: an upload of it would be the same photo once
  /// more.
  ///
  /// Spec: `CommittedFileStatements.findContent`.
  package static func findContent(
    collectionId: Int,
    contentHash: String?
  ) -> DatabaseCall<[CommittedFile]> {
    DatabaseCall(
      rows:
        "SELECT file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time FROM committed_files WHERE collection_id = ?1 AND content_hash = ?2 ORDER BY file_id",
      [SQLValue(collectionId), SQLValue(contentHash)])
  }

  /// The files of all collections that have this content: a link to one of them saves the upload.
  ///
  /// Spec: `CommittedFileStatements.findContentAnywhere`.
  package static func findContentAnywhere(
    contentHash: String?
  ) -> DatabaseCall<[CommittedFile]> {
    DatabaseCall(
      rows:
        "SELECT file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time FROM committed_files WHERE content_hash = ?1 ORDER BY file_id, collection_id",
      [SQLValue(contentHash)])
  }

  /// The files of all collections that were uploaded from this photo, whatever its content was
  /// then.
  ///
  /// Spec: `CommittedFileStatements.findLocalAnywhere`.
  package static func findLocalAnywhere(
    localId: String?
  ) -> DatabaseCall<[CommittedFile]> {
    DatabaseCall(
      rows:
        "SELECT file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time FROM committed_files WHERE local_id = ?1 ORDER BY file_id, collection_id",
      [SQLValue(localId)])
  }

  /// The files of a collection that were uploaded from this photo.
  ///
  /// Spec: `CommittedFileStatements.findLocal`.
  package static func findLocal(
    collectionId: Int,
    localId: String?
  ) -> DatabaseCall<[CommittedFile]> {
    DatabaseCall(
      rows:
        "SELECT file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time FROM committed_files WHERE collection_id = ?1 AND local_id = ?2 ORDER BY file_id",
      [SQLValue(collectionId), SQLValue(localId)])
  }

  /// The files that the server changed at a time or after it, the earliest first. Two files can
  /// share a time, and a process can write a file later than one of a later time: ask from a little
  /// before the last one seen.
  ///
  /// Spec: `CommittedFileStatements.changedSince`.
  package static func changedSince(
    updationTime: Int,
    limit: Int
  ) -> DatabaseCall<[CommittedFile]> {
    DatabaseCall(
      rows:
        "SELECT file_id, local_id, collection_id, owner_id, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata_decryption_header, content_hash, updation_time FROM committed_files WHERE updation_time >= ?1 ORDER BY updation_time, file_id, collection_id LIMIT ?2",
      [SQLValue(updationTime), SQLValue(limit)])
  }

  /// Forgets a file.
  ///
  /// Spec: `CommittedFileStatements.remove`.
  package static func remove(
    fileId: Int,
    collectionId: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM committed_files WHERE file_id = ?1 AND collection_id = ?2",
      [SQLValue(fileId), SQLValue(collectionId)])
  }
}

/// The statements on collections.
///
/// Spec: `SharedCollectionStatements`.
package enum SharedCollectionStatements {
  /// Writes a collection, in the place of what was known of it.
  ///
  /// Spec: `SharedCollectionStatements.write`.
  package static func write(
    _ row: SharedCollection
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR REPLACE INTO collections (id, encrypted_key, key_decryption_nonce) VALUES (?1, ?2, ?3)",
      row.values)
  }

  /// A collection.
  ///
  /// Spec: `SharedCollectionStatements.read`.
  package static func read(
    id: Int
  ) -> DatabaseCall<SharedCollection?> {
    DatabaseCall(
      row:
        "SELECT id, encrypted_key, key_decryption_nonce FROM collections WHERE id = ?1",
      [SQLValue(id)])
  }

  /// All collections, by their numbers.
  ///
  /// Spec: `SharedCollectionStatements.list`.
  package static func list() -> DatabaseCall<[SharedCollection]> {
    DatabaseCall(
      rows:
        "SELECT id, encrypted_key, key_decryption_nonce FROM collections ORDER BY id",
      [])
  }

  /// Forgets a collection.
  ///
  /// Spec: `SharedCollectionStatements.remove`.
  package static func remove(
    id: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM collections WHERE id = ?1",
      [SQLValue(id)])
  }
}
