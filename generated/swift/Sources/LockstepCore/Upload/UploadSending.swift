// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// The thumbnail, then the file, to storage. What storage has acknowledged is not sent again.
extension UploadCall {
  /// An object as it is sent in one request.
  struct WholeObject {
    let name: String
    let size: Int
    let md5: String
    let url: (UploadRecord) -> String?
    let address: (UploadRecord) throws -> UploadRecord
  }

  /// Brings thumbnail and file to storage, as far as they are not there, and returns the record, in
  /// the phase `uploaded`.
  ///
  /// - Parameters:
  ///   - record: the upload.
  ///   - anew: whether both get new addresses, since the storage lacks what it had acknowledged.
  func sendObjects(_ record: UploadRecord, anew: Bool) throws -> UploadRecord {
    if try files.readStart(record.encryptedFileName, 1) == nil {
      throw LockstepError.damaged(record.encryptedFileName)
    }
    let isReset = anew && record.encryptedThumbnailName != nil
    let withThumbnail = try sendThumbnail(isReset ? addressThumbnail(record) : record)
    let addressed = try anew ? addressFile(withThumbnail) : withThumbnail
    let sent = try addressed.partMd5s == nil ? sendFile(addressed) : sendParts(addressed)
    return try reread(sent, changed: records.advance(sent, to: .uploaded))
  }

  private func sendThumbnail(_ record: UploadRecord) throws -> UploadRecord {
    guard let object = thumbnailObject(of: record), record.thumbnailStored == 0 else {
      return record
    }
    let sent = try put(object, of: record, stored: 0)
    return try reread(sent, changed: records.setThumbnailStored(sent))
  }

  private func sendFile(_ record: UploadRecord) throws -> UploadRecord {
    try put(fileObject(of: record), of: record, stored: record.thumbnailSize ?? 0)
  }

  /// The thumbnail of a record; nil where it has none.
  func thumbnailObject(of record: UploadRecord) -> WholeObject? {
    record.encryptedThumbnailName.map {
      WholeObject(
        name: $0, size: record.thumbnailSize ?? 0, md5: record.thumbnailMd5 ?? "",
        url: \.thumbnailUrl, address: addressThumbnail)
    }
  }

  /// The file of a record, where it is sent in one request.
  func fileObject(of record: UploadRecord) -> WholeObject {
    WholeObject(
      name: record.encryptedFileName, size: record.encryptedSize, md5: record.fileMd5 ?? "",
      url: \.fileUrl, address: addressFile)
  }

  // Sends an object in one request: to its address while that lives, and to new ones where that
  // fails.
  private func put(
    _ object: WholeObject, of record: UploadRecord, stored: Int
  ) throws -> UploadRecord {
    var current = record
    var newAddresses = 0
    var triesHere = 0
    var retries = client.retries(
      cancellation,
      maximum: UploadPolicy.triesOfAnAddress * (1 + ResumePolicy.maximumNewAddresses))
    while true {
      if !isUsable(object.url(current)) {
        current = try object.address(current)
        triesHere = 0
      }
      do {
        try putOnce(object, of: current, stored: stored)
        return current
      } catch let error as ApiError {
        triesHere += 1
        let isDigest = error.code == .badDigest
        if isDigest {
          try requireIntact(files.slice(object.name, offset: 0, length: object.size), object.md5)
        } else if !error.isRetryable, error.code != .uploadUrlExpired, error.code != .notFound {
          throw error
        }
        let mayRepeat = error.isRetryable || isDigest
        if mayRepeat { try retries.next(error) }
        if mayRepeat, triesHere < UploadPolicy.triesOfAnAddress { continue }
        newAddresses += 1
        if newAddresses > ResumePolicy.maximumNewAddresses { throw error }
        current = try object.address(current)
        triesHere = 0
      }
    }
  }

  /// Sends an object once.
  func putOnce(_ object: WholeObject, of record: UploadRecord, stored: Int) throws {
    try requireTransfer(of: object.size)
    try tell(record.localId, .uploading, sent: stored, of: record.totalBytes)
    _ = try client.once(
      ApiCalls.putObject,
      PutRequest(
        url: object.url(record) ?? "", contentLength: object.size, contentMD5: object.md5),
      slice: files.slice(object.name, offset: 0, length: object.size), cancellation: cancellation)
    sentBytes += object.size
  }

  /// Throws where the bytes on disk are not those of the record.
  func requireIntact(_ slice: FileSlice, _ md5: String) throws {
    if try files.md5(slice) != md5 { throw LockstepError.damaged(slice.path) }
  }

  // MARK: In parts

  /// Why a multipart upload begins anew: storage does not know it any more, its addresses have
  /// expired, or it has other parts.
  static let wantsUpload: Set<ApiErrorCode> = [
    .uploadExpired, .uploadUrlExpired, .badRequest,
  ]

  private func sendParts(_ record: UploadRecord) throws -> UploadRecord {
    var current = record
    var newAddresses = 0
    while true {
      if try newAddresses > 0 || !hasUsableAddresses(current) {
        current = try addressFile(current)
      }
      do {
        try putParts(of: current)
        _ = try complete(current)
        return current
      } catch let error as ApiError where Self.wantsUpload.contains(error.code) {
        if newAddresses >= ResumePolicy.maximumNewAddresses { throw error }
        newAddresses += 1
      }
    }
  }

  /// Whether the record has usable addresses for all that is still to be sent; again: all of it.
  func hasUsableAddresses(_ record: UploadRecord, again: Bool = false) throws -> Bool {
    let parts = try records.parts(record)
    let planned = try MultipartPlan(encryptedSize: record.encryptedSize).parts
    return parts.count == planned.count && isUsable(record.completeUrl)
      && parts.allSatisfy { ($0.partStatus == .uploaded && !again) || isUsable($0.partUrl) }
  }

  /// Sends the parts that storage has not acknowledged; again: all of them.
  func putParts(of record: UploadRecord, again: Bool = false) throws {
    let md5s = record.partChecksums
    let planned = try MultipartPlan(encryptedSize: record.encryptedSize).parts
    let rows = try records.parts(record)
    guard rows.allSatisfy({ planned.indices.contains($0.partNumber) }), md5s.count == planned.count
    else { throw LockstepError.damaged(record.encryptedFileName) }
    let isStored = { (row: TrackedPart) in row.partStatus == .uploaded && !again }
    var stored = record.thumbnailSize ?? 0
    for row in rows where isStored(row) { stored += planned[row.partNumber].length }
    for row in rows where !isStored(row) {
      let part = planned[row.partNumber]
      try tell(record.localId, .uploading, sent: stored, of: record.totalBytes)
      let etag = try putPart(
        row.partUrl,
        files.slice(
          record.encryptedFileName, offset: part.offset, length: part.length),
        md5s[row.partNumber])
      _ = try records.setPart(record, number: row.partNumber, etag: etag)
      stored += part.length
    }
  }

  // Sends a part, to the one address that it has.
  private func putPart(_ url: String, _ slice: FileSlice, _ md5: String) throws -> String {
    var retries = client.retries(cancellation, maximum: ResumePolicy.maximumPartTries)
    while true {
      try requireTransfer(of: slice.length)
      do {
        let stored = try client.once(
          ApiCalls.putPart,
          PutRequest(url: url, contentLength: slice.length, contentMD5: md5), slice: slice,
          cancellation: cancellation)
        sentBytes += slice.length
        return stored.etag
      } catch let error as ApiError {
        if error.code == .badDigest {
          try requireIntact(slice, md5)
        } else if !error.isRetryable {
          throw error
        }
        try retries.next(error)
      }
    }
  }

  /// Completes a multipart upload. Returns false where the answer was 404: an earlier try may have
  /// been carried out, which the commit shows.
  func complete(_ record: UploadRecord) throws -> Bool {
    let etags = try records.parts(record).map { $0.partEtag ?? "" }
    do {
      _ = try client.send(
        ApiCalls.completeMultipartUpload,
        CompletionRequest(completeURL: record.completeUrl ?? "", etags: etags), cancellation)
      completion = .acknowledged
      return true
    } catch let error as ApiError where error.code == .uploadExpired {
      completion = .inDoubt
      return false
    }
  }
}
