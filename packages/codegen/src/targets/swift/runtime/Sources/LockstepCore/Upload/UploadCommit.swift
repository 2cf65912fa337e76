/// The commit: verified, counted before it is sent, and settled where its answer is in doubt.
extension UploadCall {
  /// What the server has of a photo after its commit.
  typealias Committed = (fileId: Int, ownerId: Int, updationTime: Int)

  /// Asks the server to commit, with the same body in every try.
  ///
  /// - Throws: `UploadEnd.lockLost` before anything is sent without the lock,
  ///   `UploadEnd.objectsMissing`, `ApiError`: then the record stays; `LockstepError` `corrupt`
  ///   where the encrypted file does not open with the key as it would be sent.
  func commit(_ record: UploadRecord) throws -> Committed {
    let body = try record.commitBody ?? Self.body(of: record)
    try verify(record, body)
    var retries = client.retries(cancellation)
    var current = record
    while true {
      try Cancellation.check(cancellation)
      // A request that is not sent must not count as one in doubt.
      try budget.requireTime()
      let isBegun = try records.beginCommit(current, owner: owner, token: token, body: body)
      current = try reread(current, changed: isBegun)
      try tell(current.localId, .uploading, sent: current.totalBytes, of: current.totalBytes)
      do {
        let file = try client.once(
          ApiCalls.createFile, Self.parse(current.commitBody ?? body), cancellation: cancellation)
        return (file.id, file.ownerID, file.updationTime)
      } catch let error as ApiError {
        if error.isDefiniteRefusal {
          _ = try records.refuseCommit(current)
          current = try reread(current, changed: true)
        }
        let isMissing = error.serverCode == CommitAnswers.objectMissing
        // An answer that can't be read may be a success that was cut: the same body is safe to
        // send again.
        let mayRepeat = error.isRetryable || error.code == .invalidResponse
        if mayRepeat, retries.areLeft, !(completion == .inDoubt && isMissing) {
          try retries.next(error)
          continue
        }
        if current.isInDoubt, error.isDefiniteRefusal, let found = try lookForCommit(of: current) {
          return found
        }
        if isMissing || (!current.isInDoubt && error.code == .badRequest) {
          throw UploadEnd.objectsMissing(error)
        }
        throw error
      }
    }
  }

  // The body of the request: canonical JSON of what the record has.
  private static func body(of record: UploadRecord) throws -> String {
    let request = CreateFileRequest(
      collectionID: record.collectionId,
      encryptedKey: record.encryptedKey,
      keyDecryptionNonce: record.keyDecryptionNonce,
      file: StoredObject(
        objectKey: record.fileObjectKey ?? "", decryptionHeader: record.fileDecryptionHeader,
        size: record.encryptedSize),
      thumbnail: StoredObject(
        objectKey: record.thumbnailObjectKey ?? "",
        decryptionHeader: record.thumbnailDecryptionHeader ?? "",
        size: record.thumbnailSize ?? 0),
      metadata: EncryptedMetadata(
        encryptedData: record.metadata, decryptionHeader: record.metadataDecryptionHeader),
      pubMagicMetadata: try record.publicMagicMetadata.map {
        try MagicMetadataRequest(reading: object($0))
      })
    return String(decoding: try CanonicalJson.encode(.object(request.json)), as: UTF8.self)
  }

  private static func parse(_ body: String) throws -> CreateFileRequest {
    try CreateFileRequest(reading: object(body))
  }

  private static func object(_ text: String) throws -> JsonObject {
    let json = try JsonParser.parse(Array(text.utf8), maximumDepth: JsonLimits.maximumDepth)
    guard case .object(let object) = json else {
      throw LockstepError(.corrupt, "an upload's record holds no request")
    }
    return object
  }

  // Opens the first frame of the encrypted file with the key as it is unwrapped from what will be
  // sent.
  private func verify(_ record: UploadRecord, _ body: String) throws {
    let length = min(Encryption.frameBytes, record.encryptedSize)
    // Where it is gone, the storage has it, and it was verified when it was sent.
    guard let start = try files.readStart(record.encryptedFileName, length) else { return }
    let request = try Self.parse(body)
    guard start.count == length, length >= Encryption.frameOverheadBytes,
      let header = Base64.decode(request.file.decryptionHeader),
      header.count == Encryption.headerBytes,
      let box = SealedBox(base64: request.encryptedKey, nonce: request.keyDecryptionNonce)
    else { throw LockstepError.damaged(record.encryptedFileName) }
    let crypto = environment.crypto
    // Who wrote it may be another program, which does not agree with this one then.
    let writer = UploadFileName.writer(of: record.encryptedFileName)
    let collectionKey = try key(of: record.collectionId)
    let fileKey = try container.refusals.watch(writer, .fileKey) {
      try crypto.unwrapFileKey(box, collectionKey: collectionKey)
    }
    try container.refusals.watch(writer, .file) {
      let decryptor = try crypto.makeDecryptor(fileKey, header)
      let chunk = ReusableBuffer(count: length - Encryption.frameOverheadBytes)
      _ = try start.withUnsafeBytes { frame in
        try decryptor.decrypt(
          frame, isLast: record.encryptedSize <= Encryption.frameBytes, into: chunk.bytes)
      }
    }
  }

  // Looks whether the collection has the file of a record; nil where it is not seen, which says
  // nothing.
  private func lookForCommit(of record: UploadRecord) throws -> Committed? {
    var since = max(0, record.createdAt - UploadPolicy.diffMarginSeconds * 1_000_000)
    for _ in 0..<UploadPolicy.maximumDiffPages {
      let page = try client.send(
        ApiCalls.getDiff, DiffRequest(collectionID: record.collectionId, sinceTime: since),
        cancellation)
      for entry in page.diff where Self.isEntry(entry, of: record) {
        return (entry.id, entry.ownerID, entry.updationTime)
      }
      let newest = page.diff.map(\.updationTime).max() ?? since
      if !page.hasMore || newest <= since { return nil }
      since = newest
    }
    return nil
  }

  private static func isEntry(_ entry: DiffEntry, of record: UploadRecord) -> Bool {
    entry.isDeleted != true && entry.encryptedKey == record.encryptedKey
      && entry.file?.decryptionHeader == record.fileDecryptionHeader
  }
}

extension ApiError {
  /// Whether an answer says for certain that its request was not carried out. It does not judge
  /// earlier ones.
  var isDefiniteRefusal: Bool {
    (300...499).contains(status) || serverCode == CommitAnswers.objectMissing
  }
}
