// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// The addresses that objects are sent to: asked for, written to the record before use, and used
/// while they live.
extension UploadCall {
  /// Whether an address may be used: it is there, and lives for long enough. One that does not say
  /// how long may be tried.
  func isUsable(_ address: String?) -> Bool {
    guard let address else { return false }
    guard let end = SignedAddress.end(of: address) else { return true }
    return end > environment.clock.now + SignedAddress.marginSeconds * 1_000_000
  }

  // Asked once in a call.
  private func requireEligibility() throws {
    try Cancellation.check(cancellation)
    if isEligible { return }
    try client.requireEligibility(cancellation)
    isEligible = true
  }

  /// Gives the thumbnail an address.
  func addressThumbnail(_ record: UploadRecord) throws -> UploadRecord {
    try requireEligibility()
    let address = try client.uploadURL(
      UploadURLRequest(
        contentLength: record.thumbnailSize ?? 0, contentMD5: record.thumbnailMd5 ?? ""),
      cancellation)
    try require(address.objectKey, toBeAnotherThan: record.fileObjectKey)
    let isSet = try records.setThumbnail(
      record, owner: owner, token: token, objectKey: address.objectKey, url: address.url)
    return try reread(record, changed: isSet)
  }

  /// Gives the file an address, or one for each part.
  func addressFile(_ record: UploadRecord) throws -> UploadRecord {
    try requireEligibility()
    let address =
      try record.partMd5s == nil ? wholeAddress(of: record) : partAddresses(of: record)
    try require(address.objectKey, toBeAnotherThan: record.thumbnailObjectKey)
    let isSet = try records.setFile(record, owner: owner, token: token, address: address)
    return try reread(record, changed: isSet)
  }

  private func wholeAddress(of record: UploadRecord) throws -> UploadRecords.FileAddress {
    let address = try client.uploadURL(
      UploadURLRequest(contentLength: record.encryptedSize, contentMD5: record.fileMd5 ?? ""),
      cancellation)
    return UploadRecords.FileAddress(
      objectKey: address.objectKey, url: address.url, completeURL: nil, partURLs: [])
  }

  private func partAddresses(of record: UploadRecord) throws -> UploadRecords.FileAddress {
    let addresses = try client.multipartURLs(
      MultipartUploadURLRequest(
        contentLength: record.encryptedSize, partLength: record.partSize ?? 0,
        partMd5s: record.partChecksums),
      cancellation)
    return UploadRecords.FileAddress(
      objectKey: addresses.objectKey, url: nil, completeURL: addresses.completeURL,
      partURLs: addresses.partURLs)
  }

  // The server takes no commit whose file and thumbnail are one object.
  private func require(_ objectKey: String, toBeAnotherThan other: String?) throws {
    if objectKey != other { return }
    throw ApiError(
      .invalidResponse, "the server gave the file and its thumbnail the same object key",
      status: 200)
  }
}
