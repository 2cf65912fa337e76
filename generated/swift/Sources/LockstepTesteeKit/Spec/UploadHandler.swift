// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `upload`.
protocol UploadHandler: Sendable {
  /// Uploads a photo, from files on disk to a committed entry.
  ///
  /// Spec: `upload.photo`.
  func photo(_ arguments: UploadPhotoArguments) throws -> UploadPhotoResult

  /// Finishes the uploads that have a record, without their originals.
  ///
  /// Spec: `upload.resume`.
  func resume(_ arguments: UploadResumeArguments) throws -> UploadResumeResult
}

/// The arguments of the operation `upload.photo`.
struct UploadPhotoArguments: Sendable {
  /// The container: the database and the folder of encrypted files lie directly in it; it is made
  /// if missing.
  let container: String
  /// The base of the API's addresses.
  let baseUrl: JsonString
  /// The account's token.
  let authToken: JsonString
  /// What the app calls itself.
  let clientPackage: JsonString
  /// The app's version.
  let clientVersion: JsonString
  /// The process.
  let owner: ProcessType
  /// The collection that it is for.
  let collectionId: Int
  /// The account's collections, the target's among them.
  let collections: [UploadPhotoArgumentsCollections]
  /// The photo's local identifier.
  let localId: JsonString
  /// The image, or a video.
  let image: String
  /// A live photo's video.
  let video: String?
  /// A JPEG.
  let thumbnail: String
  /// The file's metadata; the uploader fills in the hash.
  let metadata: JsonValue
  /// The file's public magic metadata.
  let publicMagicMetadata: JsonValue?
  /// What the pauses between tries are multiplied by: a number from 0 on, 1 unless given.
  let pace: JsonValue?

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let container = try reader.required("container", .path())
    let baseUrl = try reader.required("baseUrl", .string())
    let authToken = try reader.required("authToken", .string())
    let clientPackage = try reader.required("clientPackage", .string())
    let clientVersion = try reader.required("clientVersion", .string())
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let collectionId = try reader.required("collectionId", .integer())
    let collections = try reader.required(
      "collections",
      .list(.object(UploadPhotoArgumentsCollections.decode)))
    let localId = try reader.required("localId", .string())
    let image = try reader.required("image", .path())
    let video = try reader.optional("video", .path())
    let thumbnail = try reader.required("thumbnail", .path())
    let metadata = try reader.required("metadata", .json())
    let publicMagicMetadata = try reader.optional("publicMagicMetadata", .json())
    let pace = try reader.optional("pace", .json())
    return Pending {
      try Self(
        container: container.checked(),
        baseUrl: baseUrl.checked(),
        authToken: authToken.checked(),
        clientPackage: clientPackage.checked(),
        clientVersion: clientVersion.checked(),
        owner: owner.checked(),
        collectionId: collectionId.checked(),
        collections: collections.checked(),
        localId: localId.checked(),
        image: image.checked(),
        video: video.checked(),
        thumbnail: thumbnail.checked(),
        metadata: metadata.checked(),
        publicMagicMetadata: publicMagicMetadata.checked(),
        pace: pace.checked())
    }
  }
}

/// The result of the operation `upload.photo`.
struct UploadPhotoResult: Sendable {
  /// What became of it.
  let outcome: UploadOutcome
  /// The server's number of the file; null where there is none.
  let fileId: Int?
  /// The bytes of PUTs that the storage acknowledged.
  let sentBytes: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("outcome", .text(result.outcome.specName))
    members.append("fileId", .nullable(result.fileId) { .integer($0) })
    members.append("sentBytes", .integer(result.sentBytes))
    return members
  }
}

/// An object in `collections` of `UploadPhotoArguments`.
struct UploadPhotoArgumentsCollections: Sendable {
  /// The server's number of the collection.
  let id: Int
  /// Its key.
  let key: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let id = try reader.required("id", .integer())
    let key = try reader.required("key", .bytes(length: 32))
    return Pending {
      try Self(id: id.checked(), key: key.checked())
    }
  }
}

/// The arguments of the operation `upload.resume`.
struct UploadResumeArguments: Sendable {
  /// The container: the database and the folder of encrypted files lie directly in it; it is made
  /// if missing.
  let container: String
  /// The base of the API's addresses.
  let baseUrl: JsonString
  /// The account's token.
  let authToken: JsonString
  /// What the app calls itself.
  let clientPackage: JsonString
  /// The app's version.
  let clientVersion: JsonString
  /// The process.
  let owner: ProcessType
  /// The account's collections, the target's among them.
  let collections: [UploadResumeArgumentsCollections]
  /// What the pauses between tries are multiplied by: a number from 0 on, 1 unless given.
  let pace: JsonValue?

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let container = try reader.required("container", .path())
    let baseUrl = try reader.required("baseUrl", .string())
    let authToken = try reader.required("authToken", .string())
    let clientPackage = try reader.required("clientPackage", .string())
    let clientVersion = try reader.required("clientVersion", .string())
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let collections = try reader.required(
      "collections",
      .list(.object(UploadResumeArgumentsCollections.decode)))
    let pace = try reader.optional("pace", .json())
    return Pending {
      try Self(
        container: container.checked(),
        baseUrl: baseUrl.checked(),
        authToken: authToken.checked(),
        clientPackage: clientPackage.checked(),
        clientVersion: clientVersion.checked(),
        owner: owner.checked(),
        collections: collections.checked(),
        pace: pace.checked())
    }
  }
}

/// The result of the operation `upload.resume`.
struct UploadResumeResult: Sendable {
  /// The server's numbers of the files that were committed.
  let committed: [Int]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("committed", .list(result.committed) { .integer($0) })
    return members
  }
}

/// An object in `collections` of `UploadResumeArguments`.
struct UploadResumeArgumentsCollections: Sendable {
  /// The server's number of the collection.
  let id: Int
  /// Its key.
  let key: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let id = try reader.required("id", .integer())
    let key = try reader.required("key", .bytes(length: 32))
    return Pending {
      try Self(id: id.checked(), key: key.checked())
    }
  }
}
