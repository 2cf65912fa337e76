// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Multipart uploads that the app began by its own table: what came from its old database
/// continues.
extension UploadCall {
  /// Makes a record of the upload of a photo that the app's table has, if it can continue: its
  /// encrypted file is in the container, its key opens, and it was not completed.
  ///
  /// An upload that was completed may have been committed with metadata that is lost. The
  /// thumbnail and the metadata are encrypted with the key of the file.
  ///
  /// - Returns: the record, with the parts that the storage has; nil where the upload begins anew.
  func adoptTracked(
    _ photo: UploadPhoto, hash: String, thumbnail: [UInt8]
  ) throws -> UploadRecord? {
    guard
      let (tracked, parts) = try records.tracked(
        localId: photo.localId, collectionId: photo.collectionId, fileHash: hash,
        folder: container.uploads),
      try canGoOn(tracked, parts), let key = try fileKey(of: tracked)
    else { return nil }
    let partMd5s = try tracked.partMd5s ?? checksums(of: tracked)
    let described = try describe(photo, key: key, contentHash: hash, thumbnail: thumbnail)
    var written: String? = described.thumbnailName
    defer { if let written { try? files.remove(written) } }
    let now = environment.clock.now
    let adopted = try records.takeOver(
      UploadRecord(
        localId: photo.localId,
        collectionId: photo.collectionId,
        contentHash: hash,
        phase: .uploading,
        fileObjectKey: tracked.objectKey,
        completeUrl: tracked.completeUrl,
        thumbnailStored: 0,
        encryptedKey: tracked.encryptedFileKey,
        keyDecryptionNonce: tracked.keyEncryptionNonce,
        fileDecryptionHeader: tracked.fileEncryptionNonce,
        thumbnailDecryptionHeader: described.thumbnailHeader,
        metadata: described.metadata,
        metadataDecryptionHeader: described.metadataHeader,
        publicMagicMetadata: described.publicMagicMetadata,
        encryptedFileName: tracked.encryptedFileName,
        encryptedSize: tracked.encryptedFileSize,
        partSize: tracked.partSize,
        partMd5s: partMd5s,
        encryptedThumbnailName: described.thumbnailName,
        thumbnailSize: described.thumbnailSize,
        thumbnailMd5: described.thumbnailMd5,
        commitsSent: 0,
        commitsRefused: 0,
        createdAt: now,
        updatedAt: now),
      of: tracked)
    if adopted.encryptedThumbnailName == written { written = nil }
    return adopted
  }

  private func canGoOn(_ tracked: TrackedUpload, _ parts: [TrackedPart]) throws -> Bool {
    if tracked.status == .completed || tracked.partSize != Multipart.partBytes { return false }
    let plan = try MultipartPlan(encryptedSize: tracked.encryptedFileSize)
    guard plan.isMultipart, parts.map(\.partNumber) == Array(plan.parts.indices) else {
      return false
    }
    guard let text = tracked.partMd5s else { return true }
    guard
      case .array(let items)? = try? JsonParser.parse(
        Array(text.utf8), maximumDepth: JsonLimits.maximumDepth)
    else { return false }
    return items.count == parts.count
      && items.allSatisfy { if case .string = $0 { true } else { false } }
  }

  // The file's key; nil where it does not open.
  private func fileKey(of tracked: TrackedUpload) throws -> EnteCrypto.FileKey? {
    guard
      let box = SealedBox(base64: tracked.encryptedFileKey, nonce: tracked.keyEncryptionNonce)
    else { return nil }
    let collectionKey = try key(of: tracked.collectionId)
    do {
      return try environment.crypto.unwrapFileKey(box, collectionKey: collectionKey)
    } catch let error as LockstepError where error.code != .internalError {
      return nil
    }
  }

  // The checksums of the parts, which older versions of the app did not keep.
  private func checksums(of tracked: TrackedUpload) throws -> String {
    try requireEncryption(of: tracked.encryptedFileSize)
    let plan = try MultipartPlan(encryptedSize: tracked.encryptedFileSize)
    return try Self.jsonList(
      plan.parts.map { part in
        try files.md5(
          files.slice(tracked.encryptedFileName, offset: part.offset, length: part.length))
      })
  }
}
