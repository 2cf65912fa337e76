// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `uploadRecord`.
protocol UploadRecordHandler: Sendable {
  /// The record to continue with; one whose encrypted files are gone is dropped, unless the storage
  /// has them.
  ///
  /// Spec: `uploadRecord.adopt`.
  func adopt(_ arguments: UploadRecordAdoptArguments) throws -> UploadRecordAdoptResult

  /// Notes how far an upload is.
  ///
  /// Spec: `uploadRecord.advance`.
  func advance(_ arguments: UploadRecordAdvanceArguments) throws -> UploadRecordAdvanceResult

  /// Asked right before the server is asked to commit.
  ///
  /// Spec: `uploadRecord.beginCommit`.
  func beginCommit(_ arguments: UploadRecordBeginCommitArguments) throws
    -> UploadRecordBeginCommitResult

  /// Drops a record so that the upload may begin anew.
  ///
  /// Spec: `uploadRecord.drop`.
  func drop(_ arguments: UploadRecordDropArguments) throws -> UploadRecordDropResult

  /// Notes what the server has answered, and removes the record.
  ///
  /// Spec: `uploadRecord.finish`.
  func finish(_ arguments: UploadRecordFinishArguments) throws

  /// The records of uploads that are not done.
  ///
  /// Spec: `uploadRecord.list`.
  func list(_ arguments: UploadRecordListArguments) throws -> UploadRecordListResult

  /// The parts of a record's file.
  ///
  /// Spec: `uploadRecord.parts`.
  func parts(_ arguments: UploadRecordPartsArguments) throws -> UploadRecordPartsResult

  /// Notes that the server has definitely refused a request to commit.
  ///
  /// Spec: `uploadRecord.refuseCommit`.
  func refuseCommit(_ arguments: UploadRecordRefuseCommitArguments) throws
    -> UploadRecordRefuseCommitResult

  /// Gives the file an address, or one for each of its parts.
  ///
  /// Spec: `uploadRecord.setFile`.
  func setFile(_ arguments: UploadRecordSetFileArguments) throws -> UploadRecordSetFileResult

  /// Notes that the storage has a part.
  ///
  /// Spec: `uploadRecord.setPart`.
  func setPart(_ arguments: UploadRecordSetPartArguments) throws -> UploadRecordSetPartResult

  /// Gives the thumbnail an address.
  ///
  /// Spec: `uploadRecord.setThumbnail`.
  func setThumbnail(_ arguments: UploadRecordSetThumbnailArguments) throws
    -> UploadRecordSetThumbnailResult

  /// Notes that the storage has the thumbnail.
  ///
  /// Spec: `uploadRecord.setThumbnailStored`.
  func setThumbnailStored(_ arguments: UploadRecordSetThumbnailStoredArguments) throws
    -> UploadRecordSetThumbnailStoredResult

  /// Notes the transfer that is in flight.
  ///
  /// Spec: `uploadRecord.setTransfer`.
  func setTransfer(_ arguments: UploadRecordSetTransferArguments) throws
    -> UploadRecordSetTransferResult

  /// Writes a record, unless the upload has one.
  ///
  /// Spec: `uploadRecord.writeOrAdopt`.
  func writeOrAdopt(_ arguments: UploadRecordWriteOrAdoptArguments) throws
    -> UploadRecordWriteOrAdoptResult
}

/// The arguments of the operation `uploadRecord.adopt`.
struct UploadRecordAdoptArguments: Sendable {
  /// The shared database.
  let db: String
  /// The photo's local identifier.
  let localId: JsonString
  /// The collection that the file is for.
  let collectionId: Int
  /// The hash of the content.
  let contentHash: JsonString
  /// The folder of encrypted files.
  let folder: String

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let localId = try reader.required("localId", .string())
    let collectionId = try reader.required("collectionId", .integer())
    let contentHash = try reader.required("contentHash", .string())
    let folder = try reader.required("folder", .path())
    return Pending {
      try Self(
        db: db.checked(),
        localId: localId.checked(),
        collectionId: collectionId.checked(),
        contentHash: contentHash.checked(),
        folder: folder.checked())
    }
  }
}

/// The result of the operation `uploadRecord.adopt`.
struct UploadRecordAdoptResult: Sendable {
  /// The record; null where the upload begins anew.
  let record: UploadRecordRowResult?

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append(
      "record",
      .nullable(result.record) { try .object(UploadRecordRowResult.encode($0)) })
    return members
  }
}

/// A row of the table of `UploadRecord`, column by column.
struct UploadRecordRowResult: Sendable {
  /// The photo's local identifier, which its lock has too.
  let localId: String
  /// The collection that the file is for.
  let collectionId: Int
  /// The hash of the content, by which the same photo is found again.
  let contentHash: String
  /// How far the upload is.
  let phase: UploadPhase
  /// Where the file is stored; null until an address was given. The server takes two commits with
  /// one object key for the same one.
  let fileObjectKey: String?
  /// The address that the file is sent to in one request; null for a file that is sent in parts.
  let fileUrl: String?
  /// The address that completes a file that is sent in parts; null for one that is sent in one
  /// request.
  let completeUrl: String?
  /// Where the thumbnail is stored; null until an address was given.
  let thumbnailObjectKey: String?
  /// The address that the thumbnail is sent to.
  let thumbnailUrl: String?
  /// Whether the storage has acknowledged the thumbnail: 1 or 0.
  let thumbnailStored: Int
  /// The file's key, wrapped by the collection's.
  let encryptedKey: String
  /// The nonce that the file's key was wrapped with.
  let keyDecryptionNonce: String
  /// The header of the encrypted file.
  let fileDecryptionHeader: String
  /// The header of the encrypted thumbnail.
  let thumbnailDecryptionHeader: String?
  /// The encrypted metadata, base64.
  let metadata: String
  /// The header of the encrypted metadata.
  let metadataDecryptionHeader: String
  /// The envelope of the public magic metadata as JSON; null for an upload that has none.
  let publicMagicMetadata: String?
  /// The name of the encrypted file in the container's folder of uploads.
  let encryptedFileName: String
  /// The size of the encrypted file, in bytes.
  let encryptedSize: Int
  /// The MD5 of the encrypted file; null for a file that is sent in parts.
  let fileMd5: String?
  /// The size of a part, in bytes; null for a file that is sent in one request.
  let partSize: Int?
  /// The MD5s of the parts in their order, a JSON array; null for a file that is sent in one
  /// request.
  let partMd5s: String?
  /// The name of the encrypted thumbnail in the same folder.
  let encryptedThumbnailName: String?
  /// The size of the encrypted thumbnail, in bytes.
  let thumbnailSize: Int?
  /// The MD5 of the encrypted thumbnail.
  let thumbnailMd5: String?
  /// The body of the request that commits, byte for byte as it is sent in every try; null before
  /// the first one.
  let commitBody: String?
  /// How often the server was asked to commit with these object keys. Counted before the request is
  /// sent.
  let commitsSent: Int
  /// How many of those requests the server has definitely refused. The others are in doubt: they
  /// may have been carried out.
  let commitsRefused: Int
  /// What the system knows the file's transfer by while it is in flight, which is after the
  /// thumbnail was sent.
  let transferId: String?
  /// Until when the transfer may take, in microseconds since 1970: before that, a successor leaves
  /// it alone.
  let transferDeadline: Int?
  /// When the record was written, in microseconds since 1970.
  let createdAt: Int
  /// When the record was changed last, in microseconds since 1970.
  let updatedAt: Int

  /// Shows a row.
  init(_ row: UploadRecord) {
    self.localId = row.localId
    self.collectionId = row.collectionId
    self.contentHash = row.contentHash
    self.phase = row.phase
    self.fileObjectKey = row.fileObjectKey
    self.fileUrl = row.fileUrl
    self.completeUrl = row.completeUrl
    self.thumbnailObjectKey = row.thumbnailObjectKey
    self.thumbnailUrl = row.thumbnailUrl
    self.thumbnailStored = row.thumbnailStored
    self.encryptedKey = row.encryptedKey
    self.keyDecryptionNonce = row.keyDecryptionNonce
    self.fileDecryptionHeader = row.fileDecryptionHeader
    self.thumbnailDecryptionHeader = row.thumbnailDecryptionHeader
    self.metadata = row.metadata
    self.metadataDecryptionHeader = row.metadataDecryptionHeader
    self.publicMagicMetadata = row.publicMagicMetadata
    self.encryptedFileName = row.encryptedFileName
    self.encryptedSize = row.encryptedSize
    self.fileMd5 = row.fileMd5
    self.partSize = row.partSize
    self.partMd5s = row.partMd5s
    self.encryptedThumbnailName = row.encryptedThumbnailName
    self.thumbnailSize = row.thumbnailSize
    self.thumbnailMd5 = row.thumbnailMd5
    self.commitBody = row.commitBody
    self.commitsSent = row.commitsSent
    self.commitsRefused = row.commitsRefused
    self.transferId = row.transferId
    self.transferDeadline = row.transferDeadline
    self.createdAt = row.createdAt
    self.updatedAt = row.updatedAt
  }

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("localId", .text(result.localId))
    members.append("collectionId", .integer(result.collectionId))
    members.append("contentHash", .text(result.contentHash))
    members.append("phase", .text(result.phase.specName))
    members.append("fileObjectKey", .nullable(result.fileObjectKey) { .text($0) })
    members.append("fileUrl", .nullable(result.fileUrl) { .text($0) })
    members.append("completeUrl", .nullable(result.completeUrl) { .text($0) })
    members.append("thumbnailObjectKey", .nullable(result.thumbnailObjectKey) { .text($0) })
    members.append("thumbnailUrl", .nullable(result.thumbnailUrl) { .text($0) })
    members.append("thumbnailStored", .integer(result.thumbnailStored))
    members.append("encryptedKey", .text(result.encryptedKey))
    members.append("keyDecryptionNonce", .text(result.keyDecryptionNonce))
    members.append("fileDecryptionHeader", .text(result.fileDecryptionHeader))
    members.append(
      "thumbnailDecryptionHeader",
      .nullable(result.thumbnailDecryptionHeader) { .text($0) })
    members.append("metadata", .text(result.metadata))
    members.append("metadataDecryptionHeader", .text(result.metadataDecryptionHeader))
    members.append("publicMagicMetadata", .nullable(result.publicMagicMetadata) { .text($0) })
    members.append("encryptedFileName", .text(result.encryptedFileName))
    members.append("encryptedSize", .integer(result.encryptedSize))
    members.append("fileMd5", .nullable(result.fileMd5) { .text($0) })
    members.append("partSize", .nullable(result.partSize) { .integer($0) })
    members.append("partMd5s", .nullable(result.partMd5s) { .text($0) })
    members.append("encryptedThumbnailName", .nullable(result.encryptedThumbnailName) { .text($0) })
    members.append("thumbnailSize", .nullable(result.thumbnailSize) { .integer($0) })
    members.append("thumbnailMd5", .nullable(result.thumbnailMd5) { .text($0) })
    members.append("commitBody", .nullable(result.commitBody) { .text($0) })
    members.append("commitsSent", .integer(result.commitsSent))
    members.append("commitsRefused", .integer(result.commitsRefused))
    members.append("transferId", .nullable(result.transferId) { .text($0) })
    members.append("transferDeadline", .nullable(result.transferDeadline) { .integer($0) })
    members.append("createdAt", .integer(result.createdAt))
    members.append("updatedAt", .integer(result.updatedAt))
    return members
  }
}

/// The arguments of the operation `uploadRecord.advance`.
struct UploadRecordAdvanceArguments: Sendable {
  /// The shared database.
  let db: String
  /// The record as the asking process knows it: its file and its object key distinguish it from one
  /// that was begun anew.
  let record: UploadRecordRowArgument
  /// The phase that it has come to.
  let phase: UploadPhase
  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    let phase = try reader.required("phase", .enumName(UploadPhase.self))
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(
        db: db.checked(),
        record: record.checked(),
        phase: phase.checked(),
        now: now.checked())
    }
  }
}

/// The result of the operation `uploadRecord.advance`.
struct UploadRecordAdvanceResult: Sendable {
  /// Whether the record stands and a move leads there.
  let advanced: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("advanced", .bool(result.advanced))
    return members
  }
}

/// A row of the table of `UploadRecord`, column by column.
struct UploadRecordRowArgument: Sendable {
  /// The photo's local identifier, which its lock has too.
  let localId: JsonString
  /// The collection that the file is for.
  let collectionId: Int
  /// The hash of the content, by which the same photo is found again.
  let contentHash: JsonString
  /// How far the upload is.
  let phase: UploadPhase
  /// Where the file is stored; null until an address was given. The server takes two commits with
  /// one object key for the same one.
  let fileObjectKey: JsonString?
  /// The address that the file is sent to in one request; null for a file that is sent in parts.
  let fileUrl: JsonString?
  /// The address that completes a file that is sent in parts; null for one that is sent in one
  /// request.
  let completeUrl: JsonString?
  /// Where the thumbnail is stored; null until an address was given.
  let thumbnailObjectKey: JsonString?
  /// The address that the thumbnail is sent to.
  let thumbnailUrl: JsonString?
  /// Whether the storage has acknowledged the thumbnail: 1 or 0.
  let thumbnailStored: Int
  /// The file's key, wrapped by the collection's.
  let encryptedKey: JsonString
  /// The nonce that the file's key was wrapped with.
  let keyDecryptionNonce: JsonString
  /// The header of the encrypted file.
  let fileDecryptionHeader: JsonString
  /// The header of the encrypted thumbnail.
  let thumbnailDecryptionHeader: JsonString?
  /// The encrypted metadata, base64.
  let metadata: JsonString
  /// The header of the encrypted metadata.
  let metadataDecryptionHeader: JsonString
  /// The envelope of the public magic metadata as JSON; null for an upload that has none.
  let publicMagicMetadata: JsonString?
  /// The name of the encrypted file in the container's folder of uploads.
  let encryptedFileName: JsonString
  /// The size of the encrypted file, in bytes.
  let encryptedSize: Int
  /// The MD5 of the encrypted file; null for a file that is sent in parts.
  let fileMd5: JsonString?
  /// The size of a part, in bytes; null for a file that is sent in one request.
  let partSize: Int?
  /// The MD5s of the parts in their order, a JSON array; null for a file that is sent in one
  /// request.
  let partMd5s: JsonString?
  /// The name of the encrypted thumbnail in the same folder.
  let encryptedThumbnailName: JsonString?
  /// The size of the encrypted thumbnail, in bytes.
  let thumbnailSize: Int?
  /// The MD5 of the encrypted thumbnail.
  let thumbnailMd5: JsonString?
  /// The body of the request that commits, byte for byte as it is sent in every try; null before
  /// the first one.
  let commitBody: JsonString?
  /// How often the server was asked to commit with these object keys. Counted before the request is
  /// sent.
  let commitsSent: Int
  /// How many of those requests the server has definitely refused. The others are in doubt: they
  /// may have been carried out.
  let commitsRefused: Int
  /// What the system knows the file's transfer by while it is in flight, which is after the
  /// thumbnail was sent.
  let transferId: JsonString?
  /// Until when the transfer may take, in microseconds since 1970: before that, a successor leaves
  /// it alone.
  let transferDeadline: Int?
  /// When the record was written, in microseconds since 1970.
  let createdAt: Int
  /// When the record was changed last, in microseconds since 1970.
  let updatedAt: Int

  /// The row.
  var row: UploadRecord {
    UploadRecord(
      localId: self.localId.text,
      collectionId: self.collectionId,
      contentHash: self.contentHash.text,
      phase: self.phase,
      fileObjectKey: self.fileObjectKey?.text,
      fileUrl: self.fileUrl?.text,
      completeUrl: self.completeUrl?.text,
      thumbnailObjectKey: self.thumbnailObjectKey?.text,
      thumbnailUrl: self.thumbnailUrl?.text,
      thumbnailStored: self.thumbnailStored,
      encryptedKey: self.encryptedKey.text,
      keyDecryptionNonce: self.keyDecryptionNonce.text,
      fileDecryptionHeader: self.fileDecryptionHeader.text,
      thumbnailDecryptionHeader: self.thumbnailDecryptionHeader?.text,
      metadata: self.metadata.text,
      metadataDecryptionHeader: self.metadataDecryptionHeader.text,
      publicMagicMetadata: self.publicMagicMetadata?.text,
      encryptedFileName: self.encryptedFileName.text,
      encryptedSize: self.encryptedSize,
      fileMd5: self.fileMd5?.text,
      partSize: self.partSize,
      partMd5s: self.partMd5s?.text,
      encryptedThumbnailName: self.encryptedThumbnailName?.text,
      thumbnailSize: self.thumbnailSize,
      thumbnailMd5: self.thumbnailMd5?.text,
      commitBody: self.commitBody?.text,
      commitsSent: self.commitsSent,
      commitsRefused: self.commitsRefused,
      transferId: self.transferId?.text,
      transferDeadline: self.transferDeadline,
      createdAt: self.createdAt,
      updatedAt: self.updatedAt)
  }

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let localId = try reader.required("localId", .string())
    let collectionId = try reader.required("collectionId", .integer())
    let contentHash = try reader.required("contentHash", .string())
    let phase = try reader.required("phase", .enumName(UploadPhase.self))
    let fileObjectKey = try reader.required("fileObjectKey", .nullable(.string()))
    let fileUrl = try reader.required("fileUrl", .nullable(.string()))
    let completeUrl = try reader.required("completeUrl", .nullable(.string()))
    let thumbnailObjectKey = try reader.required("thumbnailObjectKey", .nullable(.string()))
    let thumbnailUrl = try reader.required("thumbnailUrl", .nullable(.string()))
    let thumbnailStored = try reader.required("thumbnailStored", .integer())
    let encryptedKey = try reader.required("encryptedKey", .string())
    let keyDecryptionNonce = try reader.required("keyDecryptionNonce", .string())
    let fileDecryptionHeader = try reader.required("fileDecryptionHeader", .string())
    let thumbnailDecryptionHeader = try reader.required(
      "thumbnailDecryptionHeader",
      .nullable(.string()))
    let metadata = try reader.required("metadata", .string())
    let metadataDecryptionHeader = try reader.required("metadataDecryptionHeader", .string())
    let publicMagicMetadata = try reader.required("publicMagicMetadata", .nullable(.string()))
    let encryptedFileName = try reader.required("encryptedFileName", .string())
    let encryptedSize = try reader.required("encryptedSize", .integer())
    let fileMd5 = try reader.required("fileMd5", .nullable(.string()))
    let partSize = try reader.required("partSize", .nullable(.integer()))
    let partMd5s = try reader.required("partMd5s", .nullable(.string()))
    let encryptedThumbnailName = try reader.required("encryptedThumbnailName", .nullable(.string()))
    let thumbnailSize = try reader.required("thumbnailSize", .nullable(.integer()))
    let thumbnailMd5 = try reader.required("thumbnailMd5", .nullable(.string()))
    let commitBody = try reader.required("commitBody", .nullable(.string()))
    let commitsSent = try reader.required("commitsSent", .integer())
    let commitsRefused = try reader.required("commitsRefused", .integer())
    let transferId = try reader.required("transferId", .nullable(.string()))
    let transferDeadline = try reader.required("transferDeadline", .nullable(.integer()))
    let createdAt = try reader.required("createdAt", .integer())
    let updatedAt = try reader.required("updatedAt", .integer())
    return Pending {
      try Self(
        localId: localId.checked(),
        collectionId: collectionId.checked(),
        contentHash: contentHash.checked(),
        phase: phase.checked(),
        fileObjectKey: fileObjectKey.checked(),
        fileUrl: fileUrl.checked(),
        completeUrl: completeUrl.checked(),
        thumbnailObjectKey: thumbnailObjectKey.checked(),
        thumbnailUrl: thumbnailUrl.checked(),
        thumbnailStored: thumbnailStored.checked(),
        encryptedKey: encryptedKey.checked(),
        keyDecryptionNonce: keyDecryptionNonce.checked(),
        fileDecryptionHeader: fileDecryptionHeader.checked(),
        thumbnailDecryptionHeader: thumbnailDecryptionHeader.checked(),
        metadata: metadata.checked(),
        metadataDecryptionHeader: metadataDecryptionHeader.checked(),
        publicMagicMetadata: publicMagicMetadata.checked(),
        encryptedFileName: encryptedFileName.checked(),
        encryptedSize: encryptedSize.checked(),
        fileMd5: fileMd5.checked(),
        partSize: partSize.checked(),
        partMd5s: partMd5s.checked(),
        encryptedThumbnailName: encryptedThumbnailName.checked(),
        thumbnailSize: thumbnailSize.checked(),
        thumbnailMd5: thumbnailMd5.checked(),
        commitBody: commitBody.checked(),
        commitsSent: commitsSent.checked(),
        commitsRefused: commitsRefused.checked(),
        transferId: transferId.checked(),
        transferDeadline: transferDeadline.checked(),
        createdAt: createdAt.checked(),
        updatedAt: updatedAt.checked())
    }
  }
}

/// The arguments of the operation `uploadRecord.beginCommit`.
struct UploadRecordBeginCommitArguments: Sendable {
  /// The shared database.
  let db: String
  /// The record as the asking process knows it: its file and its object key distinguish it from one
  /// that was begun anew.
  let record: UploadRecordRowArgument
  /// The process that asks.
  let owner: ProcessType
  /// The token of the photo's lock.
  let token: Int
  /// The body of the request, unless the record has one.
  let body: JsonString
  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let token = try reader.required("token", .integer())
    let body = try reader.required("body", .string())
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(
        db: db.checked(),
        record: record.checked(),
        owner: owner.checked(),
        token: token.checked(),
        body: body.checked(),
        now: now.checked())
    }
  }
}

/// The result of the operation `uploadRecord.beginCommit`.
struct UploadRecordBeginCommitResult: Sendable {
  /// Whether the lock is held and the record still has its object keys.
  let begun: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("begun", .bool(result.begun))
    return members
  }
}

/// The arguments of the operation `uploadRecord.drop`.
struct UploadRecordDropArguments: Sendable {
  /// The shared database.
  let db: String
  /// The record as the asking process knows it: its file and its object key distinguish it from one
  /// that was begun anew.
  let record: UploadRecordRowArgument

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    return Pending {
      try Self(db: db.checked(), record: record.checked())
    }
  }
}

/// The result of the operation `uploadRecord.drop`.
struct UploadRecordDropResult: Sendable {
  /// Whether it was not too late.
  let dropped: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("dropped", .bool(result.dropped))
    return members
  }
}

/// The arguments of the operation `uploadRecord.finish`.
struct UploadRecordFinishArguments: Sendable {
  /// The shared database.
  let db: String
  /// The record as the asking process knows it: its file and its object key distinguish it from one
  /// that was begun anew.
  let record: UploadRecordRowArgument
  /// The committed file.
  let file: CommittedFileRowArgument

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    let file = try reader.required("file", .object(CommittedFileRowArgument.decode))
    return Pending {
      try Self(db: db.checked(), record: record.checked(), file: file.checked())
    }
  }
}

/// A row of the table of `CommittedFile`, column by column.
struct CommittedFileRowArgument: Sendable {
  /// The server's number of the file.
  let fileId: Int
  /// The photo's local identifier; null for a file of another device.
  let localId: JsonString?
  /// The collection that the file is in.
  let collectionId: Int
  /// The server's number of the account that the file belongs to; null where it is not known.
  let ownerId: Int?
  /// The file's key, wrapped by the collection's.
  let encryptedKey: JsonString
  /// The nonce that the file's key was wrapped with.
  let keyDecryptionNonce: JsonString
  /// The header of the encrypted file.
  let fileDecryptionHeader: JsonString
  /// The header of the encrypted thumbnail.
  let thumbnailDecryptionHeader: JsonString
  /// The header of the encrypted metadata.
  let metadataDecryptionHeader: JsonString
  /// The hash of the content, where it is known.
  let contentHash: JsonString?
  /// When the server changed the file last, in microseconds since 1970, by its clock.
  let updationTime: Int

  /// The row.
  var row: CommittedFile {
    CommittedFile(
      fileId: self.fileId,
      localId: self.localId?.text,
      collectionId: self.collectionId,
      ownerId: self.ownerId,
      encryptedKey: self.encryptedKey.text,
      keyDecryptionNonce: self.keyDecryptionNonce.text,
      fileDecryptionHeader: self.fileDecryptionHeader.text,
      thumbnailDecryptionHeader: self.thumbnailDecryptionHeader.text,
      metadataDecryptionHeader: self.metadataDecryptionHeader.text,
      contentHash: self.contentHash?.text,
      updationTime: self.updationTime)
  }

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let fileId = try reader.required("fileId", .integer())
    let localId = try reader.required("localId", .nullable(.string()))
    let collectionId = try reader.required("collectionId", .integer())
    let ownerId = try reader.required("ownerId", .nullable(.integer()))
    let encryptedKey = try reader.required("encryptedKey", .string())
    let keyDecryptionNonce = try reader.required("keyDecryptionNonce", .string())
    let fileDecryptionHeader = try reader.required("fileDecryptionHeader", .string())
    let thumbnailDecryptionHeader = try reader.required("thumbnailDecryptionHeader", .string())
    let metadataDecryptionHeader = try reader.required("metadataDecryptionHeader", .string())
    let contentHash = try reader.required("contentHash", .nullable(.string()))
    let updationTime = try reader.required("updationTime", .integer())
    return Pending {
      try Self(
        fileId: fileId.checked(),
        localId: localId.checked(),
        collectionId: collectionId.checked(),
        ownerId: ownerId.checked(),
        encryptedKey: encryptedKey.checked(),
        keyDecryptionNonce: keyDecryptionNonce.checked(),
        fileDecryptionHeader: fileDecryptionHeader.checked(),
        thumbnailDecryptionHeader: thumbnailDecryptionHeader.checked(),
        metadataDecryptionHeader: metadataDecryptionHeader.checked(),
        contentHash: contentHash.checked(),
        updationTime: updationTime.checked())
    }
  }
}

/// The arguments of the operation `uploadRecord.list`.
struct UploadRecordListArguments: Sendable {
  /// The shared database.
  let db: String

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    return Pending {
      try Self(db: db.checked())
    }
  }
}

/// The result of the operation `uploadRecord.list`.
struct UploadRecordListResult: Sendable {
  /// All of them, the oldest first.
  let unfinished: [UploadRecordRowResult]
  /// Those whose transfer is in flight, the next deadline first.
  let inFlight: [UploadRecordRowResult]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append(
      "unfinished",
      .list(result.unfinished) { try .object(UploadRecordRowResult.encode($0)) })
    try members.append(
      "inFlight",
      .list(result.inFlight) { try .object(UploadRecordRowResult.encode($0)) })
    return members
  }
}

/// The arguments of the operation `uploadRecord.parts`.
struct UploadRecordPartsArguments: Sendable {
  /// The shared database.
  let db: String
  /// The record as the asking process knows it: its file and its object key distinguish it from one
  /// that was begun anew.
  let record: UploadRecordRowArgument

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    return Pending {
      try Self(db: db.checked(), record: record.checked())
    }
  }
}

/// The result of the operation `uploadRecord.parts`.
struct UploadRecordPartsResult: Sendable {
  /// The parts in their order.
  let parts: [TrackedPartRowResult]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append(
      "parts",
      .list(result.parts) { try .object(TrackedPartRowResult.encode($0)) })
    return members
  }
}

/// A row of the table of `TrackedPart`, column by column.
struct TrackedPartRowResult: Sendable {
  /// Where the file goes in the storage: the upload that the part belongs to.
  let objectKey: String
  /// The part's number, from 0.
  let partNumber: Int
  /// The address that the part is sent to.
  let partUrl: String
  /// What the storage answered for the part.
  let partEtag: String?
  /// How far the part is.
  let partStatus: PartStatus

  /// Shows a row.
  init(_ row: TrackedPart) {
    self.objectKey = row.objectKey
    self.partNumber = row.partNumber
    self.partUrl = row.partUrl
    self.partEtag = row.partEtag
    self.partStatus = row.partStatus
  }

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("objectKey", .text(result.objectKey))
    members.append("partNumber", .integer(result.partNumber))
    members.append("partUrl", .text(result.partUrl))
    members.append("partEtag", .nullable(result.partEtag) { .text($0) })
    members.append("partStatus", .text(result.partStatus.specName))
    return members
  }
}

/// The arguments of the operation `uploadRecord.refuseCommit`.
struct UploadRecordRefuseCommitArguments: Sendable {
  /// The shared database.
  let db: String
  /// The record as the asking process knows it: its file and its object key distinguish it from one
  /// that was begun anew.
  let record: UploadRecordRowArgument
  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(db: db.checked(), record: record.checked(), now: now.checked())
    }
  }
}

/// The result of the operation `uploadRecord.refuseCommit`.
struct UploadRecordRefuseCommitResult: Sendable {
  /// Whether a request was in doubt.
  let noted: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("noted", .bool(result.noted))
    return members
  }
}

/// The arguments of the operation `uploadRecord.setFile`.
struct UploadRecordSetFileArguments: Sendable {
  /// The shared database.
  let db: String
  /// The record as the asking process knows it: its file and its object key distinguish it from one
  /// that was begun anew.
  let record: UploadRecordRowArgument
  /// The process that asks.
  let owner: ProcessType
  /// The token of the photo's lock.
  let token: Int
  /// Where the file is stored.
  let objectKey: JsonString
  /// The address that it is sent to in one request; null for a file in parts.
  let url: JsonString?
  /// The address that completes a file in parts.
  let completeUrl: JsonString?
  /// The addresses of the parts, in their order.
  let partUrls: [JsonString]
  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let token = try reader.required("token", .integer())
    let objectKey = try reader.required("objectKey", .string())
    let url = try reader.required("url", .nullable(.string()))
    let completeUrl = try reader.required("completeUrl", .nullable(.string()))
    let partUrls = try reader.required("partUrls", .list(.string()))
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(
        db: db.checked(),
        record: record.checked(),
        owner: owner.checked(),
        token: token.checked(),
        objectKey: objectKey.checked(),
        url: url.checked(),
        completeUrl: completeUrl.checked(),
        partUrls: partUrls.checked(),
        now: now.checked())
    }
  }
}

/// The result of the operation `uploadRecord.setFile`.
struct UploadRecordSetFileResult: Sendable {
  /// Whether the lock is held and no commit is in doubt.
  let set: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("set", .bool(result.set))
    return members
  }
}

/// The arguments of the operation `uploadRecord.setPart`.
struct UploadRecordSetPartArguments: Sendable {
  /// The shared database.
  let db: String
  /// The record as the asking process knows it: its file and its object key distinguish it from one
  /// that was begun anew.
  let record: UploadRecordRowArgument
  /// The part's number, from 0.
  let number: Int
  /// What the storage answered for it.
  let etag: JsonString

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    let number = try reader.required("number", .integer())
    let etag = try reader.required("etag", .string())
    return Pending {
      try Self(
        db: db.checked(),
        record: record.checked(),
        number: number.checked(),
        etag: etag.checked())
    }
  }
}

/// The result of the operation `uploadRecord.setPart`.
struct UploadRecordSetPartResult: Sendable {
  /// Whether the record's file has this part.
  let noted: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("noted", .bool(result.noted))
    return members
  }
}

/// The arguments of the operation `uploadRecord.setThumbnail`.
struct UploadRecordSetThumbnailArguments: Sendable {
  /// The shared database.
  let db: String
  /// The record as the asking process knows it: its file and its object key distinguish it from one
  /// that was begun anew.
  let record: UploadRecordRowArgument
  /// The process that asks.
  let owner: ProcessType
  /// The token of the photo's lock.
  let token: Int
  /// Where the thumbnail is stored.
  let objectKey: JsonString
  /// The address that it is sent to.
  let url: JsonString
  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let token = try reader.required("token", .integer())
    let objectKey = try reader.required("objectKey", .string())
    let url = try reader.required("url", .string())
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(
        db: db.checked(),
        record: record.checked(),
        owner: owner.checked(),
        token: token.checked(),
        objectKey: objectKey.checked(),
        url: url.checked(),
        now: now.checked())
    }
  }
}

/// The result of the operation `uploadRecord.setThumbnail`.
struct UploadRecordSetThumbnailResult: Sendable {
  /// Whether the lock is held and no commit is in doubt.
  let set: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("set", .bool(result.set))
    return members
  }
}

/// The arguments of the operation `uploadRecord.setThumbnailStored`.
struct UploadRecordSetThumbnailStoredArguments: Sendable {
  /// The shared database.
  let db: String
  /// The record as the asking process knows it: its file and its object key distinguish it from one
  /// that was begun anew.
  let record: UploadRecordRowArgument
  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(db: db.checked(), record: record.checked(), now: now.checked())
    }
  }
}

/// The result of the operation `uploadRecord.setThumbnailStored`.
struct UploadRecordSetThumbnailStoredResult: Sendable {
  /// Whether the record has the thumbnail at this object key.
  let noted: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("noted", .bool(result.noted))
    return members
  }
}

/// The arguments of the operation `uploadRecord.setTransfer`.
struct UploadRecordSetTransferArguments: Sendable {
  /// The shared database.
  let db: String
  /// The record as the asking process knows it: its file and its object key distinguish it from one
  /// that was begun anew.
  let record: UploadRecordRowArgument
  /// What the system knows it by; null where it ended.
  let transferId: JsonString?
  /// Until when it may take, in microseconds since 1970; null where it ended.
  let deadline: Int?
  /// When it is asked, by the asking process's clock, in microseconds since 1970.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    let transferId = try reader.required("transferId", .nullable(.string()))
    let deadline = try reader.required("deadline", .nullable(.integer()))
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(
        db: db.checked(),
        record: record.checked(),
        transferId: transferId.checked(),
        deadline: deadline.checked(),
        now: now.checked())
    }
  }
}

/// The result of the operation `uploadRecord.setTransfer`.
struct UploadRecordSetTransferResult: Sendable {
  /// Whether the record stands.
  let noted: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("noted", .bool(result.noted))
    return members
  }
}

/// The arguments of the operation `uploadRecord.writeOrAdopt`.
struct UploadRecordWriteOrAdoptArguments: Sendable {
  /// The shared database.
  let db: String
  /// What is to be written.
  let record: UploadRecordRowArgument

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let record = try reader.required("record", .object(UploadRecordRowArgument.decode))
    return Pending {
      try Self(db: db.checked(), record: record.checked())
    }
  }
}

/// The result of the operation `uploadRecord.writeOrAdopt`.
struct UploadRecordWriteOrAdoptResult: Sendable {
  /// What the upload continues with: the earlier record, where there is one.
  let record: UploadRecordRowResult

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("record", .object(UploadRecordRowResult.encode(result.record)))
    return members
  }
}
