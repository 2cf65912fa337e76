// Generated from the spec's documents; edit the spec instead.

/// Files that are added to a collection.
///
/// Spec: `AddFilesRequest`.
public struct AddFilesRequest: ApiDocument {
  /// The collection.
  ///
  /// Spec: `AddFilesRequest.collectionID`.
  public var collectionID: Int

  /// The files.
  ///
  /// Spec: `AddFilesRequest.files`.
  public var files: [AddedFile]

  /// Makes a document; what is nil is absent.
  public init(collectionID: Int, files: [AddedFile]) {
    self.collectionID = collectionID
    self.files = files
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "AddFilesRequest",
    [
      DocumentMember("collectionID", .integer, .required),
      DocumentMember(
        "files",
        .list(.object(AddedFile.shape), DocumentListRange(minimum: 1, maximum: 1000)),
        .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.collectionID = try json.required("collectionID")
    self.files = try json.required("files")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("collectionID", self.collectionID.documentValue)
    json.append("files", self.files.documentValue)
    return json
  }
}

/// A file that is added to another collection: its key is wrapped anew.
///
/// Spec: `AddedFile`.
public struct AddedFile: ApiDocument {
  /// The server's number of the file.
  ///
  /// Spec: `AddedFile.id`.
  public var id: Int

  /// The file's key, wrapped by the key of the collection that it is added to: 48 bytes in base64.
  ///
  /// Spec: `AddedFile.encryptedKey`.
  public var encryptedKey: String

  /// The nonce of that box: 24 bytes in base64.
  ///
  /// Spec: `AddedFile.keyDecryptionNonce`.
  public var keyDecryptionNonce: String

  /// Makes a document; what is nil is absent.
  public init(id: Int, encryptedKey: String, keyDecryptionNonce: String) {
    self.id = id
    self.encryptedKey = encryptedKey
    self.keyDecryptionNonce = keyDecryptionNonce
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "AddedFile",
    [
      DocumentMember("id", .integer, .required),
      DocumentMember("encryptedKey", .text, .required),
      DocumentMember("keyDecryptionNonce", .text, .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.id = try json.required("id")
    self.encryptedKey = try json.required("encryptedKey")
    self.keyDecryptionNonce = try json.required("keyDecryptionNonce")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("id", self.id.documentValue)
    json.append("encryptedKey", self.encryptedKey.documentValue)
    json.append("keyDecryptionNonce", self.keyDecryptionNonce.documentValue)
    return json
  }
}

/// What a collection is, beside its name.
///
/// Spec: `CollectionAttributes`.
public struct CollectionAttributes: ApiDocument {
  /// The version of the attributes: 1.
  ///
  /// Spec: `CollectionAttributes.version`.
  public var version: Int

  /// Makes a document; what is nil is absent.
  public init(version: Int) {
    self.version = version
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "CollectionAttributes",
    [DocumentMember("version", .integer, .required)])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.version = try json.required("version")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("version", self.version.documentValue)
    return json
  }
}

/// A page of a collection's changes.
///
/// Spec: `CollectionDiff`.
public struct CollectionDiff: ApiDocument {
  /// The entries. Entries of one updationTime are never on two pages.
  ///
  /// Spec: `CollectionDiff.diff`.
  public var diff: [DiffEntry]

  /// Whether another page follows: it is asked for from the largest updationTime of this one.
  ///
  /// Spec: `CollectionDiff.hasMore`.
  public var hasMore: Bool

  /// Makes a document; what is nil is absent.
  public init(diff: [DiffEntry], hasMore: Bool) {
    self.diff = diff
    self.hasMore = hasMore
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "CollectionDiff",
    [
      DocumentMember("diff", .list(.object(DiffEntry.shape), DocumentListRange()), .required),
      DocumentMember("hasMore", .flag, .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.diff = try json.required("diff")
    self.hasMore = try json.required("hasMore")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("diff", self.diff.documentValue)
    json.append("hasMore", self.hasMore.documentValue)
    return json
  }
}

/// Collections, all at once, in no order.
///
/// Spec: `CollectionList`.
public struct CollectionList: ApiDocument {
  /// The collections, deleted ones among them.
  ///
  /// Spec: `CollectionList.collections`.
  public var collections: [RemoteCollection]

  /// Makes a document; what is nil is absent.
  public init(collections: [RemoteCollection]) {
    self.collections = collections
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "CollectionList",
    [
      DocumentMember(
        "collections",
        .list(.object(RemoteCollection.shape), DocumentListRange()),
        .required)
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.collections = try json.required("collections")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("collections", self.collections.documentValue)
    return json
  }
}

/// Who owns a collection.
///
/// Spec: `CollectionOwner`.
public struct CollectionOwner: ApiDocument {
  /// The account.
  ///
  /// Spec: `CollectionOwner.id`.
  public var id: Int

  /// Makes a document; what is nil is absent.
  public init(id: Int) {
    self.id = id
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "CollectionOwner",
    [DocumentMember("id", .integer, .required)])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.id = try json.required("id")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("id", self.id.documentValue)
    return json
  }
}

/// From when on collections are asked for.
///
/// Spec: `CollectionsRequest`.
public struct CollectionsRequest: ApiDocument {
  /// The server's time from which on changes are of interest, in microseconds since 1970; 0 for
  /// all.
  ///
  /// Spec: `CollectionsRequest.sinceTime`.
  public var sinceTime: Int

  /// Makes a document; what is nil is absent.
  public init(sinceTime: Int) {
    self.sinceTime = sinceTime
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "CollectionsRequest",
    [DocumentMember("sinceTime", .integer, .required)])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.sinceTime = try json.required("sinceTime")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("sinceTime", self.sinceTime.documentValue)
    return json
  }
}

/// What completes a multipart upload.
///
/// Spec: `CompletionRequest`.
public struct CompletionRequest: ApiDocument {
  /// The address that the server signed for the completion.
  ///
  /// Spec: `CompletionRequest.completeURL`.
  public var completeURL: String

  /// What storage answered for each part, in the order of the parts. All of them: a list without
  /// the last one makes a shorter object.
  ///
  /// Spec: `CompletionRequest.etags`.
  public var etags: [String]

  /// Makes a document; what is nil is absent.
  public init(completeURL: String, etags: [String]) {
    self.completeURL = completeURL
    self.etags = etags
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "CompletionRequest",
    [
      DocumentMember("completeURL", .address, .required),
      DocumentMember(
        "etags",
        .list(.text, DocumentListRange(minimum: 1, maximum: 10000)),
        .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.completeURL = try json.required("completeURL")
    self.etags = try json.required("etags")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("completeURL", self.completeURL.documentValue)
    json.append("etags", self.etags.documentValue)
    return json
  }
}

/// A new collection.
///
/// Spec: `CreateCollectionRequest`.
public struct CreateCollectionRequest: ApiDocument {
  /// The collection's key, wrapped by the master key: 48 bytes in base64.
  ///
  /// Spec: `CreateCollectionRequest.encryptedKey`.
  public var encryptedKey: String

  /// The nonce of that box: 24 bytes in base64.
  ///
  /// Spec: `CreateCollectionRequest.keyDecryptionNonce`.
  public var keyDecryptionNonce: String

  /// The name, encrypted with the collection's key: base64.
  ///
  /// Spec: `CreateCollectionRequest.encryptedName`.
  public var encryptedName: String

  /// The nonce of that box: 24 bytes in base64.
  ///
  /// Spec: `CreateCollectionRequest.nameDecryptionNonce`.
  public var nameDecryptionNonce: String

  /// What kind of collection it is: `album`.
  ///
  /// Spec: `CreateCollectionRequest.type`.
  public var type: String

  /// What it is beside that.
  ///
  /// Spec: `CreateCollectionRequest.attributes`.
  public var attributes: CollectionAttributes

  /// Makes a document; what is nil is absent.
  public init(
    encryptedKey: String,
    keyDecryptionNonce: String,
    encryptedName: String,
    nameDecryptionNonce: String,
    type: String,
    attributes: CollectionAttributes
  ) {
    self.encryptedKey = encryptedKey
    self.keyDecryptionNonce = keyDecryptionNonce
    self.encryptedName = encryptedName
    self.nameDecryptionNonce = nameDecryptionNonce
    self.type = type
    self.attributes = attributes
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "CreateCollectionRequest",
    [
      DocumentMember("encryptedKey", .text, .required),
      DocumentMember("keyDecryptionNonce", .text, .required),
      DocumentMember("encryptedName", .text, .required),
      DocumentMember("nameDecryptionNonce", .text, .required),
      DocumentMember("type", .text, .required),
      DocumentMember("attributes", .object(CollectionAttributes.shape), .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.encryptedKey = try json.required("encryptedKey")
    self.keyDecryptionNonce = try json.required("keyDecryptionNonce")
    self.encryptedName = try json.required("encryptedName")
    self.nameDecryptionNonce = try json.required("nameDecryptionNonce")
    self.type = try json.required("type")
    self.attributes = try json.required("attributes")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("encryptedKey", self.encryptedKey.documentValue)
    json.append("keyDecryptionNonce", self.keyDecryptionNonce.documentValue)
    json.append("encryptedName", self.encryptedName.documentValue)
    json.append("nameDecryptionNonce", self.nameDecryptionNonce.documentValue)
    json.append("type", self.type.documentValue)
    json.append("attributes", self.attributes.documentValue)
    return json
  }
}

/// What commits an upload. Both objects are in storage before. It is written to disk before the
/// first PUT and sent byte for byte the same in every try: the server takes a repeat for the same
/// file where both object keys, both sizes, both headers and the metadata's ciphertext and header
/// are the same.
///
/// Spec: `CreateFileRequest`.
public struct CreateFileRequest: ApiDocument {
  /// The collection that the file is for.
  ///
  /// Spec: `CreateFileRequest.collectionID`.
  public var collectionID: Int

  /// The file's key, wrapped by the collection's: 48 bytes in base64. The server takes anything;
  /// the client checks it.
  ///
  /// Spec: `CreateFileRequest.encryptedKey`.
  public var encryptedKey: String

  /// The nonce of that box: 24 bytes in base64.
  ///
  /// Spec: `CreateFileRequest.keyDecryptionNonce`.
  public var keyDecryptionNonce: String

  /// The encrypted file.
  ///
  /// Spec: `CreateFileRequest.file`.
  public var file: StoredObject

  /// The encrypted thumbnail: another object than the file.
  ///
  /// Spec: `CreateFileRequest.thumbnail`.
  public var thumbnail: StoredObject

  /// The encrypted metadata.
  ///
  /// Spec: `CreateFileRequest.metadata`.
  public var metadata: EncryptedMetadata

  /// The public magic metadata of a new file.
  ///
  /// Spec: `CreateFileRequest.pubMagicMetadata`.
  public var pubMagicMetadata: MagicMetadataRequest?

  /// Makes a document; what is nil is absent.
  public init(
    collectionID: Int,
    encryptedKey: String,
    keyDecryptionNonce: String,
    file: StoredObject,
    thumbnail: StoredObject,
    metadata: EncryptedMetadata,
    pubMagicMetadata: MagicMetadataRequest? = nil
  ) {
    self.collectionID = collectionID
    self.encryptedKey = encryptedKey
    self.keyDecryptionNonce = keyDecryptionNonce
    self.file = file
    self.thumbnail = thumbnail
    self.metadata = metadata
    self.pubMagicMetadata = pubMagicMetadata
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "CreateFileRequest",
    [
      DocumentMember("collectionID", .integer, .required),
      DocumentMember("encryptedKey", .text, .required),
      DocumentMember("keyDecryptionNonce", .text, .required),
      DocumentMember("file", .object(StoredObject.shape), .required),
      DocumentMember("thumbnail", .object(StoredObject.shape), .required),
      DocumentMember("metadata", .object(EncryptedMetadata.shape), .required),
      DocumentMember("pubMagicMetadata", .object(MagicMetadataRequest.shape)),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.collectionID = try json.required("collectionID")
    self.encryptedKey = try json.required("encryptedKey")
    self.keyDecryptionNonce = try json.required("keyDecryptionNonce")
    self.file = try json.required("file")
    self.thumbnail = try json.required("thumbnail")
    self.metadata = try json.required("metadata")
    self.pubMagicMetadata = json.optional("pubMagicMetadata")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("collectionID", self.collectionID.documentValue)
    json.append("encryptedKey", self.encryptedKey.documentValue)
    json.append("keyDecryptionNonce", self.keyDecryptionNonce.documentValue)
    json.append("file", self.file.documentValue)
    json.append("thumbnail", self.thumbnail.documentValue)
    json.append("metadata", self.metadata.documentValue)
    json.append("pubMagicMetadata", self.pubMagicMetadata?.documentValue)
    return json
  }
}

/// A new collection, as the server keeps it.
///
/// Spec: `CreatedCollection`.
public struct CreatedCollection: ApiDocument {
  /// The collection.
  ///
  /// Spec: `CreatedCollection.collection`.
  public var collection: RemoteCollection

  /// Makes a document; what is nil is absent.
  public init(collection: RemoteCollection) {
    self.collection = collection
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "CreatedCollection",
    [DocumentMember("collection", .object(RemoteCollection.shape), .required)])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.collection = try json.required("collection")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("collection", self.collection.documentValue)
    return json
  }
}

/// The server's entry of a new file. The rest of it repeats what was sent: of a repeat, too, which
/// changed nothing.
///
/// Spec: `CreatedFile`.
public struct CreatedFile: ApiDocument {
  /// The server's number of the file.
  ///
  /// Spec: `CreatedFile.id`.
  public var id: Int

  /// The account that owns it.
  ///
  /// Spec: `CreatedFile.ownerID`.
  public var ownerID: Int

  /// The time of this answer by the server's clock, in microseconds since 1970. A repeat has its
  /// own: never a cursor.
  ///
  /// Spec: `CreatedFile.updationTime`.
  public var updationTime: Int

  /// Makes a document; what is nil is absent.
  public init(id: Int, ownerID: Int, updationTime: Int) {
    self.id = id
    self.ownerID = ownerID
    self.updationTime = updationTime
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "CreatedFile",
    [
      DocumentMember("id", .integer, .required),
      DocumentMember("ownerID", .integer, .required),
      DocumentMember("updationTime", .integer, .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.id = try json.required("id")
    self.ownerID = try json.required("ownerID")
    self.updationTime = try json.required("updationTime")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("id", self.id.documentValue)
    json.append("ownerID", self.ownerID.documentValue)
    json.append("updationTime", self.updationTime.documentValue)
    return json
  }
}

/// A file of a collection, or that it is no longer in it.
///
/// Spec: `DiffEntry`.
public struct DiffEntry: ApiDocument {
  /// The server's number of the file.
  ///
  /// Spec: `DiffEntry.id`.
  public var id: Int

  /// The account that owns it.
  ///
  /// Spec: `DiffEntry.ownerID`.
  public var ownerID: Int

  /// The collection.
  ///
  /// Spec: `DiffEntry.collectionID`.
  public var collectionID: Int

  /// When the entry was changed by the server's clock, in microseconds since 1970.
  ///
  /// Spec: `DiffEntry.updationTime`.
  public var updationTime: Int

  /// Whether the file is no longer in the collection.
  ///
  /// Spec: `DiffEntry.isDeleted`.
  public var isDeleted: Bool?

  /// The file's key, wrapped by the collection's: base64.
  ///
  /// Spec: `DiffEntry.encryptedKey`.
  public var encryptedKey: String?

  /// The nonce of that box: 24 bytes in base64.
  ///
  /// Spec: `DiffEntry.keyDecryptionNonce`.
  public var keyDecryptionNonce: String?

  /// The encrypted file.
  ///
  /// Spec: `DiffEntry.file`.
  public var file: DiffObject?

  /// The encrypted thumbnail.
  ///
  /// Spec: `DiffEntry.thumbnail`.
  public var thumbnail: DiffObject?

  /// The encrypted metadata.
  ///
  /// Spec: `DiffEntry.metadata`.
  public var metadata: EncryptedMetadata?

  /// The sizes.
  ///
  /// Spec: `DiffEntry.info`.
  public var info: DiffSizes?

  /// Makes a document; what is nil is absent.
  public init(
    id: Int,
    ownerID: Int,
    collectionID: Int,
    updationTime: Int,
    isDeleted: Bool? = nil,
    encryptedKey: String? = nil,
    keyDecryptionNonce: String? = nil,
    file: DiffObject? = nil,
    thumbnail: DiffObject? = nil,
    metadata: EncryptedMetadata? = nil,
    info: DiffSizes? = nil
  ) {
    self.id = id
    self.ownerID = ownerID
    self.collectionID = collectionID
    self.updationTime = updationTime
    self.isDeleted = isDeleted
    self.encryptedKey = encryptedKey
    self.keyDecryptionNonce = keyDecryptionNonce
    self.file = file
    self.thumbnail = thumbnail
    self.metadata = metadata
    self.info = info
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "DiffEntry",
    [
      DocumentMember("id", .integer, .required),
      DocumentMember("ownerID", .integer, .required),
      DocumentMember("collectionID", .integer, .required),
      DocumentMember("updationTime", .integer, .required),
      DocumentMember("isDeleted", .flag),
      DocumentMember("encryptedKey", .text, .requiredUnless("isDeleted")),
      DocumentMember("keyDecryptionNonce", .text, .requiredUnless("isDeleted")),
      DocumentMember("file", .object(DiffObject.shape), .requiredUnless("isDeleted")),
      DocumentMember("thumbnail", .object(DiffObject.shape), .requiredUnless("isDeleted")),
      DocumentMember("metadata", .object(EncryptedMetadata.shape), .requiredUnless("isDeleted")),
      DocumentMember("info", .object(DiffSizes.shape)),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.id = try json.required("id")
    self.ownerID = try json.required("ownerID")
    self.collectionID = try json.required("collectionID")
    self.updationTime = try json.required("updationTime")
    self.isDeleted = json.optional("isDeleted")
    self.encryptedKey = json.optional("encryptedKey")
    self.keyDecryptionNonce = json.optional("keyDecryptionNonce")
    self.file = json.optional("file")
    self.thumbnail = json.optional("thumbnail")
    self.metadata = json.optional("metadata")
    self.info = json.optional("info")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("id", self.id.documentValue)
    json.append("ownerID", self.ownerID.documentValue)
    json.append("collectionID", self.collectionID.documentValue)
    json.append("updationTime", self.updationTime.documentValue)
    json.append("isDeleted", self.isDeleted?.documentValue)
    json.append("encryptedKey", self.encryptedKey?.documentValue)
    json.append("keyDecryptionNonce", self.keyDecryptionNonce?.documentValue)
    json.append("file", self.file?.documentValue)
    json.append("thumbnail", self.thumbnail?.documentValue)
    json.append("metadata", self.metadata?.documentValue)
    json.append("info", self.info?.documentValue)
    return json
  }
}

/// An object of a file in a diff: its key and size are not in it.
///
/// Spec: `DiffObject`.
public struct DiffObject: ApiDocument {
  /// The header of its encryption: 24 bytes in base64.
  ///
  /// Spec: `DiffObject.decryptionHeader`.
  public var decryptionHeader: String

  /// Makes a document; what is nil is absent.
  public init(decryptionHeader: String) {
    self.decryptionHeader = decryptionHeader
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "DiffObject",
    [DocumentMember("decryptionHeader", .text, .required)])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.decryptionHeader = try json.required("decryptionHeader")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("decryptionHeader", self.decryptionHeader.documentValue)
    return json
  }
}

/// From when on the changes of a collection are asked for.
///
/// Spec: `DiffRequest`.
public struct DiffRequest: ApiDocument {
  /// The collection.
  ///
  /// Spec: `DiffRequest.collectionID`.
  public var collectionID: Int

  /// The largest updationTime seen so far, in microseconds since 1970 by the server's clock; 0 for
  /// all.
  ///
  /// Spec: `DiffRequest.sinceTime`.
  public var sinceTime: Int

  /// Makes a document; what is nil is absent.
  public init(collectionID: Int, sinceTime: Int) {
    self.collectionID = collectionID
    self.sinceTime = sinceTime
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "DiffRequest",
    [
      DocumentMember("collectionID", .integer, .required),
      DocumentMember("sinceTime", .integer, .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.collectionID = try json.required("collectionID")
    self.sinceTime = try json.required("sinceTime")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("collectionID", self.collectionID.documentValue)
    json.append("sinceTime", self.sinceTime.documentValue)
    return json
  }
}

/// The sizes of a file in a diff.
///
/// Spec: `DiffSizes`.
public struct DiffSizes: ApiDocument {
  /// The size of the encrypted file, in bytes.
  ///
  /// Spec: `DiffSizes.fileSize`.
  public var fileSize: Int?

  /// The size of the encrypted thumbnail, in bytes.
  ///
  /// Spec: `DiffSizes.thumbSize`.
  public var thumbSize: Int?

  /// Makes a document; what is nil is absent.
  public init(fileSize: Int? = nil, thumbSize: Int? = nil) {
    self.fileSize = fileSize
    self.thumbSize = thumbSize
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "DiffSizes",
    [DocumentMember("fileSize", .integer), DocumentMember("thumbSize", .integer)])

  /// Reads what was judged.
  public init(reading json: JsonObject) {
    self.fileSize = json.optional("fileSize")
    self.thumbSize = json.optional("thumbSize")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("fileSize", self.fileSize?.documentValue)
    json.append("thumbSize", self.thumbSize?.documentValue)
    return json
  }
}

/// Magic metadata as an edit sends it.
///
/// Spec: `EditedMagicMetadata`.
public struct EditedMagicMetadata: ApiDocument {
  /// The version that the server has, of which it makes the next one: 0 where the file has no magic
  /// metadata yet.
  ///
  /// Spec: `EditedMagicMetadata.version`.
  public var version: Int

  /// How many members the magic metadata has: 0 where an edit removes the last one.
  ///
  /// Spec: `EditedMagicMetadata.count`.
  public var count: Int

  /// The encrypted magic metadata, base64.
  ///
  /// Spec: `EditedMagicMetadata.data`.
  public var data: String

  /// The header of its encryption: 24 bytes in base64.
  ///
  /// Spec: `EditedMagicMetadata.header`.
  public var header: String

  /// Makes a document; what is nil is absent.
  public init(version: Int, count: Int, data: String, header: String) {
    self.version = version
    self.count = count
    self.data = data
    self.header = header
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "EditedMagicMetadata",
    [
      DocumentMember(
        "version",
        .ranged(minimum: 0, maximum: JsonLimits.maximumExactInteger),
        .required),
      DocumentMember(
        "count",
        .ranged(minimum: 0, maximum: JsonLimits.maximumExactInteger),
        .required),
      DocumentMember("data", .text, .required),
      DocumentMember("header", .text, .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.version = try json.required("version")
    self.count = try json.required("count")
    self.data = try json.required("data")
    self.header = try json.required("header")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("version", self.version.documentValue)
    json.append("count", self.count.documentValue)
    json.append("data", self.data.documentValue)
    json.append("header", self.header.documentValue)
    return json
  }
}

/// Encrypted metadata, as requests and answers hold it.
///
/// Spec: `EncryptedMetadata`.
public struct EncryptedMetadata: ApiDocument {
  /// The ciphertext, base64.
  ///
  /// Spec: `EncryptedMetadata.encryptedData`.
  public var encryptedData: String

  /// The header of its encryption: 24 bytes in base64.
  ///
  /// Spec: `EncryptedMetadata.decryptionHeader`.
  public var decryptionHeader: String

  /// Makes a document; what is nil is absent.
  public init(encryptedData: String, decryptionHeader: String) {
    self.encryptedData = encryptedData
    self.decryptionHeader = decryptionHeader
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "EncryptedMetadata",
    [
      DocumentMember("encryptedData", .text, .required),
      DocumentMember("decryptionHeader", .text, .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.encryptedData = try json.required("encryptedData")
    self.decryptionHeader = try json.required("decryptionHeader")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("encryptedData", self.encryptedData.documentValue)
    json.append("decryptionHeader", self.decryptionHeader.documentValue)
    return json
  }
}

/// A file by its number.
///
/// Spec: `FileRequest`.
public struct FileRequest: ApiDocument {
  /// The server's number of the file.
  ///
  /// Spec: `FileRequest.id`.
  public var id: Int

  /// Makes a document; what is nil is absent.
  public init(id: Int) {
    self.id = id
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "FileRequest",
    [DocumentMember("id", .integer, .required)])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.id = try json.required("id")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("id", self.id.documentValue)
    return json
  }
}

/// What is read from a signed address.
///
/// Spec: `GetObjectRequest`.
public struct GetObjectRequest: ApiDocument {
  /// The address that a download was redirected to.
  ///
  /// Spec: `GetObjectRequest.url`.
  public var url: String

  /// Where to begin, in bytes; 0 where it is absent.
  ///
  /// Spec: `GetObjectRequest.offset`.
  public var offset: Int?

  /// Makes a document; what is nil is absent.
  public init(url: String, offset: Int? = nil) {
    self.url = url
    self.offset = offset
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "GetObjectRequest",
    [
      DocumentMember("url", .address, .required),
      DocumentMember("offset", .ranged(minimum: 0, maximum: JsonLimits.maximumExactInteger)),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.url = try json.required("url")
    self.offset = json.optional("offset")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("url", self.url.documentValue)
    json.append("offset", self.offset?.documentValue)
    return json
  }
}

/// Magic metadata as it comes with a new file: the server refuses version 0 and count 0.
///
/// Spec: `MagicMetadataRequest`.
public struct MagicMetadataRequest: ApiDocument {
  /// The version: 1, which the server keeps.
  ///
  /// Spec: `MagicMetadataRequest.version`.
  public var version: Int

  /// How many members the magic metadata has.
  ///
  /// Spec: `MagicMetadataRequest.count`.
  public var count: Int

  /// The encrypted magic metadata, base64.
  ///
  /// Spec: `MagicMetadataRequest.data`.
  public var data: String

  /// The header of its encryption: 24 bytes in base64.
  ///
  /// Spec: `MagicMetadataRequest.header`.
  public var header: String

  /// Makes a document; what is nil is absent.
  public init(version: Int, count: Int, data: String, header: String) {
    self.version = version
    self.count = count
    self.data = data
    self.header = header
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "MagicMetadataRequest",
    [
      DocumentMember(
        "version",
        .ranged(minimum: 1, maximum: JsonLimits.maximumExactInteger),
        .required),
      DocumentMember(
        "count",
        .ranged(minimum: 1, maximum: JsonLimits.maximumExactInteger),
        .required),
      DocumentMember("data", .text, .required),
      DocumentMember("header", .text, .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.version = try json.required("version")
    self.count = try json.required("count")
    self.data = try json.required("data")
    self.header = try json.required("header")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("version", self.version.documentValue)
    json.append("count", self.count.documentValue)
    json.append("data", self.data.documentValue)
    json.append("header", self.header.documentValue)
    return json
  }
}

/// The magic metadata that a file shall have.
///
/// Spec: `MagicMetadataUpdate`.
public struct MagicMetadataUpdate: ApiDocument {
  /// The server's number of the file.
  ///
  /// Spec: `MagicMetadataUpdate.id`.
  public var id: Int

  /// The magic metadata, with the version that was last seen.
  ///
  /// Spec: `MagicMetadataUpdate.magicMetadata`.
  public var magicMetadata: EditedMagicMetadata

  /// Makes a document; what is nil is absent.
  public init(id: Int, magicMetadata: EditedMagicMetadata) {
    self.id = id
    self.magicMetadata = magicMetadata
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "MagicMetadataUpdate",
    [
      DocumentMember("id", .integer, .required),
      DocumentMember("magicMetadata", .object(EditedMagicMetadata.shape), .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.id = try json.required("id")
    self.magicMetadata = try json.required("magicMetadata")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("id", self.id.documentValue)
    json.append("magicMetadata", self.magicMetadata.documentValue)
    return json
  }
}

/// Edits of the magic metadata of files.
///
/// Spec: `MagicMetadataUpdates`.
public struct MagicMetadataUpdates: ApiDocument {
  /// An edit for each file.
  ///
  /// Spec: `MagicMetadataUpdates.metadataList`.
  public var metadataList: [MagicMetadataUpdate]

  /// Makes a document; what is nil is absent.
  public init(metadataList: [MagicMetadataUpdate]) {
    self.metadataList = metadataList
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "MagicMetadataUpdates",
    [
      DocumentMember(
        "metadataList",
        .list(.object(MagicMetadataUpdate.shape), DocumentListRange(minimum: 1, maximum: 1000)),
        .required)
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.metadataList = try json.required("metadataList")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("metadataList", self.metadataList.documentValue)
    return json
  }
}

/// What is asked of the server before the addresses of a multipart upload are signed.
///
/// Spec: `MultipartUploadURLRequest`.
public struct MultipartUploadURLRequest: ApiDocument {
  /// The size of the encrypted file, in bytes.
  ///
  /// Spec: `MultipartUploadURLRequest.contentLength`.
  public var contentLength: Int

  /// The size of each part but the last, in bytes.
  ///
  /// Spec: `MultipartUploadURLRequest.partLength`.
  public var partLength: Int

  /// The MD5 of each part, in the order of the parts: 16 bytes in base64.
  ///
  /// Spec: `MultipartUploadURLRequest.partMd5s`.
  public var partMd5s: [String]

  /// Makes a document; what is nil is absent.
  public init(contentLength: Int, partLength: Int, partMd5s: [String]) {
    self.contentLength = contentLength
    self.partLength = partLength
    self.partMd5s = partMd5s
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "MultipartUploadURLRequest",
    [
      DocumentMember("contentLength", .ranged(minimum: 1, maximum: 10_737_418_240), .required),
      DocumentMember("partLength", .ranged(minimum: 1, maximum: 10_737_418_240), .required),
      DocumentMember(
        "partMd5s",
        .list(.base64(bytes: 16), DocumentListRange(minimum: 1, maximum: 10000)),
        .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.contentLength = try json.required("contentLength")
    self.partLength = try json.required("partLength")
    self.partMd5s = try json.required("partMd5s")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("contentLength", self.contentLength.documentValue)
    json.append("partLength", self.partLength.documentValue)
    json.append("partMd5s", self.partMd5s.documentValue)
    return json
  }
}

/// Where the parts of an encrypted file go, and what completes them.
///
/// Spec: `MultipartUploadURLs`.
public struct MultipartUploadURLs: ApiDocument {
  /// Where the file will be in storage.
  ///
  /// Spec: `MultipartUploadURLs.objectKey`.
  public var objectKey: String

  /// The signed addresses of the parts, in their order.
  ///
  /// Spec: `MultipartUploadURLs.partURLs`.
  public var partURLs: [String]

  /// The signed address of the completion.
  ///
  /// Spec: `MultipartUploadURLs.completeURL`.
  public var completeURL: String

  /// Makes a document; what is nil is absent.
  public init(objectKey: String, partURLs: [String], completeURL: String) {
    self.objectKey = objectKey
    self.partURLs = partURLs
    self.completeURL = completeURL
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "MultipartUploadURLs",
    [
      DocumentMember("objectKey", .text, .required),
      DocumentMember(
        "partURLs",
        .list(.text, DocumentListRange(minimum: 1, isDistinct: true, distinctFrom: "completeURL")),
        .required),
      DocumentMember("completeURL", .text, .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.objectKey = try json.required("objectKey")
    self.partURLs = try json.required("partURLs")
    self.completeURL = try json.required("completeURL")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("objectKey", self.objectKey.documentValue)
    json.append("partURLs", self.partURLs.documentValue)
    json.append("completeURL", self.completeURL.documentValue)
    return json
  }
}

/// For how many parts an older server is asked for addresses.
///
/// Spec: `MultipartUploadURLsRequest`.
public struct MultipartUploadURLsRequest: ApiDocument {
  /// The number of parts.
  ///
  /// Spec: `MultipartUploadURLsRequest.count`.
  public var count: Int

  /// Makes a document; what is nil is absent.
  public init(count: Int) {
    self.count = count
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "MultipartUploadURLsRequest",
    [DocumentMember("count", .ranged(minimum: 1, maximum: 10000), .required)])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.count = try json.required("count")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("count", self.count.documentValue)
    return json
  }
}

/// The parameters of a call that has none.
///
/// Spec: `NoParameters`.
public struct NoParameters: ApiDocument {
  /// Makes a document; what is nil is absent.
  public init() {
  }

  /// What is judged of it.
  public static let shape = DocumentShape("NoParameters", [])

  /// Reads what was judged.
  public init(reading json: JsonObject) {
  }

  /// The members as JSON.
  public var json: JsonObject {
    JsonObject()
  }
}

/// What is sent to a signed address in a PUT.
///
/// Spec: `PutRequest`.
public struct PutRequest: ApiDocument {
  /// The address that the server signed.
  ///
  /// Spec: `PutRequest.url`.
  public var url: String

  /// The size of the body, in bytes.
  ///
  /// Spec: `PutRequest.contentLength`.
  public var contentLength: Int

  /// The MD5 of the body: 16 bytes in base64.
  ///
  /// Spec: `PutRequest.contentMD5`.
  public var contentMD5: String

  /// Makes a document; what is nil is absent.
  public init(url: String, contentLength: Int, contentMD5: String) {
    self.url = url
    self.contentLength = contentLength
    self.contentMD5 = contentMD5
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "PutRequest",
    [
      DocumentMember("url", .address, .required),
      DocumentMember("contentLength", .ranged(minimum: 1, maximum: 10_737_418_240), .required),
      DocumentMember("contentMD5", .base64(bytes: 16), .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.url = try json.required("url")
    self.contentLength = try json.required("contentLength")
    self.contentMD5 = try json.required("contentMD5")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("url", self.url.documentValue)
    json.append("contentLength", self.contentLength.documentValue)
    json.append("contentMD5", self.contentMD5.documentValue)
    return json
  }
}

/// A collection.
///
/// Spec: `RemoteCollection`.
public struct RemoteCollection: ApiDocument {
  /// The server's number of the collection.
  ///
  /// Spec: `RemoteCollection.id`.
  public var id: Int

  /// Who owns it.
  ///
  /// Spec: `RemoteCollection.owner`.
  public var owner: CollectionOwner

  /// The collection's key, wrapped by the master key or sealed for the account's public key:
  /// base64.
  ///
  /// Spec: `RemoteCollection.encryptedKey`.
  public var encryptedKey: String

  /// The nonce that the key was wrapped with, base64; absent or empty for a sealed one.
  ///
  /// Spec: `RemoteCollection.keyDecryptionNonce`.
  public var keyDecryptionNonce: String?

  /// The name, encrypted with the collection's key: base64.
  ///
  /// Spec: `RemoteCollection.encryptedName`.
  public var encryptedName: String?

  /// The nonce of that box, base64.
  ///
  /// Spec: `RemoteCollection.nameDecryptionNonce`.
  public var nameDecryptionNonce: String?

  /// When it was changed by the server's clock, in microseconds since 1970.
  ///
  /// Spec: `RemoteCollection.updationTime`.
  public var updationTime: Int

  /// Whether it was deleted.
  ///
  /// Spec: `RemoteCollection.isDeleted`.
  public var isDeleted: Bool?

  /// Makes a document; what is nil is absent.
  public init(
    id: Int,
    owner: CollectionOwner,
    encryptedKey: String,
    keyDecryptionNonce: String? = nil,
    encryptedName: String? = nil,
    nameDecryptionNonce: String? = nil,
    updationTime: Int,
    isDeleted: Bool? = nil
  ) {
    self.id = id
    self.owner = owner
    self.encryptedKey = encryptedKey
    self.keyDecryptionNonce = keyDecryptionNonce
    self.encryptedName = encryptedName
    self.nameDecryptionNonce = nameDecryptionNonce
    self.updationTime = updationTime
    self.isDeleted = isDeleted
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "RemoteCollection",
    [
      DocumentMember("id", .integer, .required),
      DocumentMember("owner", .object(CollectionOwner.shape), .required),
      DocumentMember("encryptedKey", .text, .required),
      DocumentMember("keyDecryptionNonce", .text),
      DocumentMember("encryptedName", .text),
      DocumentMember("nameDecryptionNonce", .text),
      DocumentMember("updationTime", .integer, .required),
      DocumentMember("isDeleted", .flag),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.id = try json.required("id")
    self.owner = try json.required("owner")
    self.encryptedKey = try json.required("encryptedKey")
    self.keyDecryptionNonce = json.optional("keyDecryptionNonce")
    self.encryptedName = json.optional("encryptedName")
    self.nameDecryptionNonce = json.optional("nameDecryptionNonce")
    self.updationTime = try json.required("updationTime")
    self.isDeleted = json.optional("isDeleted")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("id", self.id.documentValue)
    json.append("owner", self.owner.documentValue)
    json.append("encryptedKey", self.encryptedKey.documentValue)
    json.append("keyDecryptionNonce", self.keyDecryptionNonce?.documentValue)
    json.append("encryptedName", self.encryptedName?.documentValue)
    json.append("nameDecryptionNonce", self.nameDecryptionNonce?.documentValue)
    json.append("updationTime", self.updationTime.documentValue)
    json.append("isDeleted", self.isDeleted?.documentValue)
    return json
  }
}

/// An encrypted file or thumbnail in storage, as a request names it.
///
/// Spec: `StoredObject`.
public struct StoredObject: ApiDocument {
  /// Where it is in storage.
  ///
  /// Spec: `StoredObject.objectKey`.
  public var objectKey: String

  /// The header of its encryption: 24 bytes in base64.
  ///
  /// Spec: `StoredObject.decryptionHeader`.
  public var decryptionHeader: String

  /// The size of the encrypted bytes. The server compares it with what storage has, unless it is 0.
  ///
  /// Spec: `StoredObject.size`.
  public var size: Int

  /// Makes a document; what is nil is absent.
  public init(objectKey: String, decryptionHeader: String, size: Int) {
    self.objectKey = objectKey
    self.decryptionHeader = decryptionHeader
    self.size = size
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "StoredObject",
    [
      DocumentMember("objectKey", .text, .required),
      DocumentMember("decryptionHeader", .text, .required),
      DocumentMember(
        "size",
        .ranged(minimum: 0, maximum: JsonLimits.maximumExactInteger),
        .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.objectKey = try json.required("objectKey")
    self.decryptionHeader = try json.required("decryptionHeader")
    self.size = try json.required("size")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("objectKey", self.objectKey.documentValue)
    json.append("decryptionHeader", self.decryptionHeader.documentValue)
    json.append("size", self.size.documentValue)
    return json
  }
}

/// What replaces the content of a file. Both objects must be new ones.
///
/// Spec: `UpdateFileRequest`.
public struct UpdateFileRequest: ApiDocument {
  /// The server's number of the file.
  ///
  /// Spec: `UpdateFileRequest.id`.
  public var id: Int

  /// The new encrypted file.
  ///
  /// Spec: `UpdateFileRequest.file`.
  public var file: StoredObject

  /// The new encrypted thumbnail.
  ///
  /// Spec: `UpdateFileRequest.thumbnail`.
  public var thumbnail: StoredObject

  /// The metadata, encrypted with the file's key.
  ///
  /// Spec: `UpdateFileRequest.metadata`.
  public var metadata: EncryptedMetadata

  /// Makes a document; what is nil is absent.
  public init(id: Int, file: StoredObject, thumbnail: StoredObject, metadata: EncryptedMetadata) {
    self.id = id
    self.file = file
    self.thumbnail = thumbnail
    self.metadata = metadata
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "UpdateFileRequest",
    [
      DocumentMember("id", .integer, .required),
      DocumentMember("file", .object(StoredObject.shape), .required),
      DocumentMember("thumbnail", .object(StoredObject.shape), .required),
      DocumentMember("metadata", .object(EncryptedMetadata.shape), .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.id = try json.required("id")
    self.file = try json.required("file")
    self.thumbnail = try json.required("thumbnail")
    self.metadata = try json.required("metadata")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("id", self.id.documentValue)
    json.append("file", self.file.documentValue)
    json.append("thumbnail", self.thumbnail.documentValue)
    json.append("metadata", self.metadata.documentValue)
    return json
  }
}

/// That the content of a file was replaced.
///
/// Spec: `UpdatedFile`.
public struct UpdatedFile: ApiDocument {
  /// The server's number of the file.
  ///
  /// Spec: `UpdatedFile.id`.
  public var id: Int

  /// When it was changed by the server's clock, in microseconds since 1970.
  ///
  /// Spec: `UpdatedFile.updationTime`.
  public var updationTime: Int

  /// Makes a document; what is nil is absent.
  public init(id: Int, updationTime: Int) {
    self.id = id
    self.updationTime = updationTime
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "UpdatedFile",
    [
      DocumentMember("id", .integer, .required),
      DocumentMember("updationTime", .integer, .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.id = try json.required("id")
    self.updationTime = try json.required("updationTime")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("id", self.id.documentValue)
    json.append("updationTime", self.updationTime.documentValue)
    return json
  }
}

/// Where an encrypted file goes in a single PUT.
///
/// Spec: `UploadURL`.
public struct UploadURL: ApiDocument {
  /// Where it will be in storage.
  ///
  /// Spec: `UploadURL.objectKey`.
  public var objectKey: String

  /// The signed address.
  ///
  /// Spec: `UploadURL.url`.
  public var url: String

  /// Makes a document; what is nil is absent.
  public init(objectKey: String, url: String) {
    self.objectKey = objectKey
    self.url = url
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "UploadURL",
    [DocumentMember("objectKey", .text, .required), DocumentMember("url", .text, .required)])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.objectKey = try json.required("objectKey")
    self.url = try json.required("url")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("objectKey", self.objectKey.documentValue)
    json.append("url", self.url.documentValue)
    return json
  }
}

/// What is asked of the server before an address for a single PUT is signed.
///
/// Spec: `UploadURLRequest`.
public struct UploadURLRequest: ApiDocument {
  /// The size of the encrypted file, in bytes.
  ///
  /// Spec: `UploadURLRequest.contentLength`.
  public var contentLength: Int

  /// The MD5 of the encrypted file: 16 bytes in base64, never in hex.
  ///
  /// Spec: `UploadURLRequest.contentMD5`.
  public var contentMD5: String

  /// Makes a document; what is nil is absent.
  public init(contentLength: Int, contentMD5: String) {
    self.contentLength = contentLength
    self.contentMD5 = contentMD5
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "UploadURLRequest",
    [
      DocumentMember("contentLength", .ranged(minimum: 1, maximum: 10_737_418_240), .required),
      DocumentMember("contentMD5", .base64(bytes: 16), .required),
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.contentLength = try json.required("contentLength")
    self.contentMD5 = try json.required("contentMD5")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("contentLength", self.contentLength.documentValue)
    json.append("contentMD5", self.contentMD5.documentValue)
    return json
  }
}

/// Where encrypted files go, each in a single PUT.
///
/// Spec: `UploadURLs`.
public struct UploadURLs: ApiDocument {
  /// An object key and an address for each.
  ///
  /// Spec: `UploadURLs.urls`.
  public var urls: [UploadURL]

  /// Makes a document; what is nil is absent.
  public init(urls: [UploadURL]) {
    self.urls = urls
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "UploadURLs",
    [
      DocumentMember(
        "urls",
        .list(.object(UploadURL.shape), DocumentListRange(isDistinct: true)),
        .required)
    ])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.urls = try json.required("urls")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("urls", self.urls.documentValue)
    return json
  }
}

/// How many addresses for single PUTs an older server is asked for.
///
/// Spec: `UploadURLsRequest`.
public struct UploadURLsRequest: ApiDocument {
  /// The number of addresses.
  ///
  /// Spec: `UploadURLsRequest.count`.
  public var count: Int

  /// Makes a document; what is nil is absent.
  public init(count: Int) {
    self.count = count
  }

  /// What is judged of it.
  public static let shape = DocumentShape(
    "UploadURLsRequest",
    [DocumentMember("count", .ranged(minimum: 1, maximum: 50), .required)])

  /// Reads what was judged.
  public init(reading json: JsonObject) throws(LockstepError) {
    self.count = try json.required("count")
  }

  /// The members as JSON.
  public var json: JsonObject {
    var json = JsonObject()
    json.append("count", self.count.documentValue)
    return json
  }
}
