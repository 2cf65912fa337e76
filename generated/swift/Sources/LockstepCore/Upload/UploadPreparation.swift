// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// From originals to a record: everything that the commit needs is in it before anything is
/// sent.
extension UploadCall {
  /// What was encrypted, with the record of it, which is not written yet.
  typealias Prepared = (record: UploadRecord, encrypted: EncryptedPhoto)

  /// Encrypts a photo, its thumbnail and its metadata under a new key, which is wiped. Nothing is
  /// left where it fails.
  func prepare(_ photo: UploadPhoto, thumbnail: [UInt8]) throws -> Prepared {
    try requireEncryption(of: files.size(photo))
    try tell(photo.localId, .encrypting)
    let crypto = environment.crypto
    let key = crypto.generateKey()
    var written: [String] = []
    defer { for name in written { try? files.remove(name) } }
    let wrapped = try crypto.wrapFileKey(key, collectionKey: self.key(of: photo.collectionId))
    let encrypted = try files.encrypt(photo, key: key, cancellation)
    written.append(encrypted.name)
    let described = try describe(
      photo, key: key, contentHash: encrypted.contentHash, thumbnail: thumbnail)
    written.append(described.thumbnailName)
    let now = environment.clock.now
    let record = UploadRecord(
      localId: photo.localId,
      collectionId: photo.collectionId,
      contentHash: encrypted.contentHash,
      phase: .prepared,
      thumbnailStored: 0,
      encryptedKey: Base64.encode(wrapped.ciphertext),
      keyDecryptionNonce: Base64.encode(wrapped.nonce),
      fileDecryptionHeader: Base64.encode(encrypted.file.header),
      thumbnailDecryptionHeader: described.thumbnailHeader,
      metadata: described.metadata,
      metadataDecryptionHeader: described.metadataHeader,
      publicMagicMetadata: described.publicMagicMetadata,
      encryptedFileName: encrypted.name,
      encryptedSize: encrypted.file.size,
      fileMd5: encrypted.file.md5.map(Base64.encode),
      partSize: encrypted.file.partMd5s == nil ? nil : Multipart.partBytes,
      partMd5s: try encrypted.file.partMd5s.map(Self.jsonList),
      encryptedThumbnailName: described.thumbnailName,
      thumbnailSize: described.thumbnailSize,
      thumbnailMd5: described.thumbnailMd5,
      commitsSent: 0,
      commitsRefused: 0,
      createdAt: now,
      updatedAt: now)
    written = []
    return (record, encrypted)
  }

  /// What goes with a file, encrypted with its key, in base64: its thumbnail is a new file of the
  /// container.
  struct Description {
    let metadata: String
    let metadataHeader: String
    let publicMagicMetadata: String?
    let thumbnailHeader: String
    let thumbnailMd5: String
    let thumbnailName: String
    let thumbnailSize: Int
  }

  /// Encrypts what goes with the file of a photo under the file's key.
  func describe(
    _ photo: UploadPhoto, key: EnteCrypto.FileKey, contentHash: String, thumbnail: [UInt8]
  ) throws -> Description {
    let crypto = environment.crypto
    var described = photo.metadata
    described.hash = .value(contentHash)
    let metadata = try crypto.encryptMetadata(described, key: key)
    let magic = try magicMetadata(photo, key)
    let sealed = try crypto.encryptBlob(thumbnail, key: key)
    let checksum = try crypto.provider.makeChecksum()
    checksum.update(sealed.ciphertext)
    return Description(
      metadata: Base64.encode(metadata.ciphertext),
      metadataHeader: Base64.encode(metadata.header), publicMagicMetadata: magic,
      thumbnailHeader: Base64.encode(sealed.header),
      thumbnailMd5: Base64.encode(checksum.finish()),
      thumbnailName: try files.write(sealed.ciphertext), thumbnailSize: sealed.ciphertext.count)
  }

  private static func jsonList(_ md5s: [[UInt8]]) throws -> String {
    try jsonList(md5s.map(Base64.encode))
  }

  /// A JSON array of texts.
  static func jsonList(_ texts: [String]) throws -> String {
    let items = texts.map { JsonValue.string(JsonString($0)) }
    return String(decoding: try CanonicalJson.encode(.array(items)), as: UTF8.self)
  }

  /// Deletes what was encrypted in vain: the content is known, or somebody has begun the upload.
  func discard(_ record: UploadRecord) throws {
    try files.remove(record.encryptedFileName)
    if let thumbnail = record.encryptedThumbnailName { try files.remove(thumbnail) }
  }

  // The envelope as the commit sends it; nil where there is nothing in it, which the server would
  // refuse.
  private func magicMetadata(_ photo: UploadPhoto, _ key: EnteCrypto.FileKey) throws -> String? {
    guard let magic = photo.publicMagicMetadata else { return nil }
    let json = try magic.json
    if json.members.isEmpty { return nil }
    let envelope = try environment.crypto.encryptMagicMetadata(
      magic, version: MagicMetadataEdits.firstVersion, key: key)
    return String(decoding: try envelope.encoded(), as: UTF8.self)
  }
}
