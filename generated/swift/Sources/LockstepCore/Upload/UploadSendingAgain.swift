// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What the storage lacks although it was sent, to the addresses of before.
extension UploadCall {
  /// Brings to storage what it lacks although it was sent, once in a call: to the addresses that
  /// the record has, so that the object keys stay.
  ///
  /// The checksum goes with them: no other bytes can come there, and a commit that was carried out
  /// loses nothing.
  ///
  /// - Returns: whether anything came to storage; nothing does where the addresses have expired, or
  ///   the files are gone.
  /// - Throws: `ApiError` where storage fails: a later call tries again.
  func sendAgain(_ record: UploadRecord) throws -> Bool {
    if isSentAgain { return false }
    isSentAgain = true
    let isInParts = record.partMd5s != nil
    // New keys may be taken: they need no more than this does, unless it saves all parts.
    if !record.isInDoubt {
      return try isInParts && completion != .acknowledged && completeAgain(record)
    }
    let hasThumbnail = try thumbnailObject(of: record).map { try putAgain($0, of: record) } ?? false
    let hasFile =
      try isInParts ? completeAgain(record) : putAgain(fileObject(of: record), of: record)
    return hasThumbnail || hasFile
  }

  // Sends an object to the address that it was sent to; returns whether storage took it.
  private func putAgain(_ object: WholeObject, of record: UploadRecord) throws -> Bool {
    guard isUsable(object.url(record)), try isThere(object.name) else { return false }
    var retries = client.retries(cancellation, maximum: ResumePolicy.maximumPartTries)
    while true {
      do {
        try putOnce(object, of: record, stored: 0)
        return true
      } catch let error as ApiError {
        if error.code == .badDigest {
          try requireIntact(files.slice(object.name, offset: 0, length: object.size), object.md5)
        } else if Self.wantsUpload.contains(error.code) {
          return false
        } else if !error.isRetryable {
          throw error
        }
        try retries.next(error)
      }
    }
  }

  // Completes a multipart upload once more, with parts that are sent anew where storage has others;
  // returns whether it did.
  private func completeAgain(_ record: UploadRecord) throws -> Bool {
    if !isUsable(record.completeUrl) { return false }
    do {
      return try complete(record)
    } catch let error as ApiError where Self.wantsUpload.contains(error.code) {
      guard error.code == .badRequest, record.isInDoubt, try isThere(record.encryptedFileName),
        try hasUsableAddresses(record, again: true)
      else { return false }
    }
    do {
      try putParts(of: record, again: true)
      return try complete(record)
    } catch let error as ApiError where Self.wantsUpload.contains(error.code) {
      return false
    }
  }

  private func isThere(_ name: String) throws -> Bool {
    try files.readStart(name, 1) != nil
  }
}
