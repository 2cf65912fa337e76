// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Content that the account has already is not sent again.
extension UploadCall {
  /// How content was found.
  typealias FoundContent = (outcome: UploadOutcome, fileId: Int)

  // What the server answers where a link is not possible: the row is of no use then.
  private static let refusals: Set<ApiErrorCode> = [
    .badRequest, .forbidden, .notFound, .conflict,
  ]

  /// Looks for content in the table of committed files, and adds a file of another collection to
  /// the target's.
  ///
  /// - Parameters:
  ///   - hashes: the forms of the content's hash.
  ///   - target: the collection.
  ///   - accountId: the account, where it is known: a file of another one is not linked.
  func find(_ hashes: [String], in target: Int, accountId: Int?) throws -> FoundContent? {
    let found = try hashes.flatMap { hash in try container.files.withContent(hash) }
    if let present = found.first(where: { $0.collectionId == target }) {
      return (.present, present.fileId)
    }
    for file in found where keys[file.collectionId] != nil {
      if let accountId, let owner = file.ownerId, owner != accountId { continue }
      if try link(file, to: target) { return (.linked, file.fileId) }
    }
    return nil
  }

  private func link(_ file: CommittedFile, to target: Int) throws -> Bool {
    guard let box = try rewrap(file, for: target) else { return false }
    var linked = file
    linked.collectionId = target
    linked.encryptedKey = Base64.encode(box.ciphertext)
    linked.keyDecryptionNonce = Base64.encode(box.nonce)
    let added = AddedFile(
      id: file.fileId, encryptedKey: linked.encryptedKey,
      keyDecryptionNonce: linked.keyDecryptionNonce)
    do {
      _ = try client.send(
        ApiCalls.addFiles, AddFilesRequest(collectionID: target, files: [added]), cancellation)
    } catch let error as ApiError where Self.refusals.contains(error.code) {
      _ = try container.files.remove(fileId: file.fileId, collectionId: file.collectionId)
      return false
    }
    try container.files.write(linked)
    return true
  }

  // The file's key under the target's; nil where the row's does not open.
  private func rewrap(_ file: CommittedFile, for target: Int) throws -> SealedBox? {
    guard let box = SealedBox(base64: file.encryptedKey, nonce: file.keyDecryptionNonce) else {
      return nil
    }
    let crypto = environment.crypto
    guard
      let fileKey = try? crypto.unwrapFileKey(
        box, collectionKey: key(of: file.collectionId))
    else { return nil }
    return try crypto.wrapFileKey(fileKey, collectionKey: key(of: target))
  }
}

extension SealedBox {
  /// A box from base64; nil where it is none.
  init?(base64 ciphertext: String, nonce: String) {
    guard let bytes = Base64.decode(ciphertext), let nonce = Base64.decode(nonce) else {
      return nil
    }
    self.init(nonce: nonce, ciphertext: bytes)
  }
}
