// Generated from the spec of Lockstep: change it there and generate anew.

import '../api/api_document.dart';
import '../api/document_shape.dart';
import '../json/json_value.dart';

/// Files that are added to a collection.
///
/// The spec's `AddFilesRequest`.
final class AddFilesRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const AddFilesRequest({required this.collectionID, required this.files});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory AddFilesRequest.fromJson(JsonObject json) {
    return AddFilesRequest(
      collectionID: requiredMember(json, 'collectionID', readInteger),
      files: requiredMember(
        json,
        'files',
        readList(readObject(AddedFile.shape, AddedFile.fromJson)),
      ),
    );
  }

  /// The collection.
  final int collectionID;

  /// The files.
  final List<AddedFile> files;

  /// What is judged of it.
  static const shape = DocumentShape('AddFilesRequest', [
    DocumentMember('collectionID', IntegerContent(), isRequired: true),
    DocumentMember(
      'files',
      ListContent(ObjectContent(AddedFile.shape), minimum: 1, maximum: 1000),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'AddFilesRequest';

  @override
  JsonObject toJson() {
    return documentJson({
      'collectionID': integerJson(collectionID),
      'files': listJson(files, objectJson),
    });
  }
}

/// A file that is added to another collection: its key is wrapped anew.
///
/// The spec's `AddedFile`.
final class AddedFile extends ApiDocument {
  /// Makes a document; what is null is absent.
  const AddedFile({
    required this.id,
    required this.encryptedKey,
    required this.keyDecryptionNonce,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory AddedFile.fromJson(JsonObject json) {
    return AddedFile(
      id: requiredMember(json, 'id', readInteger),
      encryptedKey: requiredMember(json, 'encryptedKey', readText),
      keyDecryptionNonce: requiredMember(json, 'keyDecryptionNonce', readText),
    );
  }

  /// The server's number of the file.
  final int id;

  /// The file's key, wrapped by the key of the collection that it is added to:
  /// 48 bytes in base64.
  final String encryptedKey;

  /// The nonce of that box: 24 bytes in base64.
  final String keyDecryptionNonce;

  /// What is judged of it.
  static const shape = DocumentShape('AddedFile', [
    DocumentMember('id', IntegerContent(), isRequired: true),
    DocumentMember('encryptedKey', TextContent(), isRequired: true),
    DocumentMember('keyDecryptionNonce', TextContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'AddedFile';

  @override
  JsonObject toJson() {
    return documentJson({
      'id': integerJson(id),
      'encryptedKey': textJson(encryptedKey),
      'keyDecryptionNonce': textJson(keyDecryptionNonce),
    });
  }
}

/// What a collection is, beside its name.
///
/// The spec's `CollectionAttributes`.
final class CollectionAttributes extends ApiDocument {
  /// Makes a document; what is null is absent.
  const CollectionAttributes({required this.version});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory CollectionAttributes.fromJson(JsonObject json) {
    return CollectionAttributes(
      version: requiredMember(json, 'version', readInteger),
    );
  }

  /// The version of the attributes: 1.
  final int version;

  /// What is judged of it.
  static const shape = DocumentShape('CollectionAttributes', [
    DocumentMember('version', IntegerContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'CollectionAttributes';

  @override
  JsonObject toJson() {
    return documentJson({'version': integerJson(version)});
  }
}

/// A page of a collection's changes.
///
/// The spec's `CollectionDiff`.
final class CollectionDiff extends ApiDocument {
  /// Makes a document; what is null is absent.
  const CollectionDiff({required this.diff, required this.hasMore});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory CollectionDiff.fromJson(JsonObject json) {
    return CollectionDiff(
      diff: requiredMember(
        json,
        'diff',
        readList(readObject(DiffEntry.shape, DiffEntry.fromJson)),
      ),
      hasMore: requiredMember(json, 'hasMore', readFlag),
    );
  }

  /// The entries. Entries of one updationTime are never on two pages.
  final List<DiffEntry> diff;

  /// Whether another page follows: it is asked for from the largest
  /// updationTime of this one.
  final bool hasMore;

  /// What is judged of it.
  static const shape = DocumentShape('CollectionDiff', [
    DocumentMember(
      'diff',
      ListContent(ObjectContent(DiffEntry.shape)),
      isRequired: true,
    ),
    DocumentMember('hasMore', FlagContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'CollectionDiff';

  @override
  JsonObject toJson() {
    return documentJson({
      'diff': listJson(diff, objectJson),
      'hasMore': flagJson(hasMore),
    });
  }
}

/// Collections, all at once, in no order.
///
/// The spec's `CollectionList`.
final class CollectionList extends ApiDocument {
  /// Makes a document; what is null is absent.
  const CollectionList({required this.collections});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory CollectionList.fromJson(JsonObject json) {
    return CollectionList(
      collections: requiredMember(
        json,
        'collections',
        readList(readObject(RemoteCollection.shape, RemoteCollection.fromJson)),
      ),
    );
  }

  /// The collections, deleted ones among them.
  final List<RemoteCollection> collections;

  /// What is judged of it.
  static const shape = DocumentShape('CollectionList', [
    DocumentMember(
      'collections',
      ListContent(ObjectContent(RemoteCollection.shape)),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'CollectionList';

  @override
  JsonObject toJson() {
    return documentJson({'collections': listJson(collections, objectJson)});
  }
}

/// Who owns a collection.
///
/// The spec's `CollectionOwner`.
final class CollectionOwner extends ApiDocument {
  /// Makes a document; what is null is absent.
  const CollectionOwner({required this.id});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory CollectionOwner.fromJson(JsonObject json) {
    return CollectionOwner(id: requiredMember(json, 'id', readInteger));
  }

  /// The account.
  final int id;

  /// What is judged of it.
  static const shape = DocumentShape('CollectionOwner', [
    DocumentMember('id', IntegerContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'CollectionOwner';

  @override
  JsonObject toJson() {
    return documentJson({'id': integerJson(id)});
  }
}

/// From when on collections are asked for.
///
/// The spec's `CollectionsRequest`.
final class CollectionsRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const CollectionsRequest({required this.sinceTime});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory CollectionsRequest.fromJson(JsonObject json) {
    return CollectionsRequest(
      sinceTime: requiredMember(json, 'sinceTime', readInteger),
    );
  }

  /// The server's time from which on changes are of interest, in microseconds
  /// since 1970; 0 for all.
  final int sinceTime;

  /// What is judged of it.
  static const shape = DocumentShape('CollectionsRequest', [
    DocumentMember('sinceTime', IntegerContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'CollectionsRequest';

  @override
  JsonObject toJson() {
    return documentJson({'sinceTime': integerJson(sinceTime)});
  }
}

/// What completes a multipart upload.
///
/// The spec's `CompletionRequest`.
final class CompletionRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const CompletionRequest({required this.completeURL, required this.etags});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory CompletionRequest.fromJson(JsonObject json) {
    return CompletionRequest(
      completeURL: requiredMember(json, 'completeURL', readText),
      etags: requiredMember(json, 'etags', readList(readText)),
    );
  }

  /// The address that the server signed for the completion.
  final String completeURL;

  /// What storage answered for each part, in the order of the parts. All of
  /// them: a list without the last one makes a shorter object.
  final List<String> etags;

  /// What is judged of it.
  static const shape = DocumentShape('CompletionRequest', [
    DocumentMember('completeURL', TextContent.address(), isRequired: true),
    DocumentMember(
      'etags',
      ListContent(TextContent(), minimum: 1, maximum: 10_000),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'CompletionRequest';

  @override
  JsonObject toJson() {
    return documentJson({
      'completeURL': textJson(completeURL),
      'etags': listJson(etags, textJson),
    });
  }
}

/// A new collection.
///
/// The spec's `CreateCollectionRequest`.
final class CreateCollectionRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const CreateCollectionRequest({
    required this.encryptedKey,
    required this.keyDecryptionNonce,
    required this.encryptedName,
    required this.nameDecryptionNonce,
    required this.type,
    required this.attributes,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory CreateCollectionRequest.fromJson(JsonObject json) {
    return CreateCollectionRequest(
      encryptedKey: requiredMember(json, 'encryptedKey', readText),
      keyDecryptionNonce: requiredMember(json, 'keyDecryptionNonce', readText),
      encryptedName: requiredMember(json, 'encryptedName', readText),
      nameDecryptionNonce: requiredMember(
        json,
        'nameDecryptionNonce',
        readText,
      ),
      type: requiredMember(json, 'type', readText),
      attributes: requiredMember(
        json,
        'attributes',
        readObject(CollectionAttributes.shape, CollectionAttributes.fromJson),
      ),
    );
  }

  /// The collection's key, wrapped by the master key: 48 bytes in base64.
  final String encryptedKey;

  /// The nonce of that box: 24 bytes in base64.
  final String keyDecryptionNonce;

  /// The name, encrypted with the collection's key: base64.
  final String encryptedName;

  /// The nonce of that box: 24 bytes in base64.
  final String nameDecryptionNonce;

  /// What kind of collection it is: `album`.
  final String type;

  /// What it is beside that.
  final CollectionAttributes attributes;

  /// What is judged of it.
  static const shape = DocumentShape('CreateCollectionRequest', [
    DocumentMember('encryptedKey', TextContent(), isRequired: true),
    DocumentMember('keyDecryptionNonce', TextContent(), isRequired: true),
    DocumentMember('encryptedName', TextContent(), isRequired: true),
    DocumentMember('nameDecryptionNonce', TextContent(), isRequired: true),
    DocumentMember('type', TextContent(), isRequired: true),
    DocumentMember(
      'attributes',
      ObjectContent(CollectionAttributes.shape),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'CreateCollectionRequest';

  @override
  JsonObject toJson() {
    return documentJson({
      'encryptedKey': textJson(encryptedKey),
      'keyDecryptionNonce': textJson(keyDecryptionNonce),
      'encryptedName': textJson(encryptedName),
      'nameDecryptionNonce': textJson(nameDecryptionNonce),
      'type': textJson(type),
      'attributes': objectJson(attributes),
    });
  }
}

/// What commits an upload. Both objects are in storage before. It is written to
/// disk before the first PUT and sent byte for byte the same in every try: the
/// server takes a repeat for the same file where both object keys, both sizes,
/// both headers and the metadata's ciphertext and header are the same.
///
/// The spec's `CreateFileRequest`.
final class CreateFileRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const CreateFileRequest({
    required this.collectionID,
    required this.encryptedKey,
    required this.keyDecryptionNonce,
    required this.file,
    required this.thumbnail,
    required this.metadata,
    this.pubMagicMetadata,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory CreateFileRequest.fromJson(JsonObject json) {
    return CreateFileRequest(
      collectionID: requiredMember(json, 'collectionID', readInteger),
      encryptedKey: requiredMember(json, 'encryptedKey', readText),
      keyDecryptionNonce: requiredMember(json, 'keyDecryptionNonce', readText),
      file: requiredMember(
        json,
        'file',
        readObject(StoredObject.shape, StoredObject.fromJson),
      ),
      thumbnail: requiredMember(
        json,
        'thumbnail',
        readObject(StoredObject.shape, StoredObject.fromJson),
      ),
      metadata: requiredMember(
        json,
        'metadata',
        readObject(EncryptedMetadata.shape, EncryptedMetadata.fromJson),
      ),
      pubMagicMetadata: optionalMember(
        json,
        'pubMagicMetadata',
        readObject(MagicMetadataRequest.shape, MagicMetadataRequest.fromJson),
      ),
    );
  }

  /// The collection that the file is for.
  final int collectionID;

  /// The file's key, wrapped by the collection's: 48 bytes in base64. The
  /// server takes anything; the client checks it.
  final String encryptedKey;

  /// The nonce of that box: 24 bytes in base64.
  final String keyDecryptionNonce;

  /// The encrypted file.
  final StoredObject file;

  /// The encrypted thumbnail: another object than the file.
  final StoredObject thumbnail;

  /// The encrypted metadata.
  final EncryptedMetadata metadata;

  /// The public magic metadata of a new file.
  ///
  /// Null where it is absent, or has no reading.
  final MagicMetadataRequest? pubMagicMetadata;

  /// What is judged of it.
  static const shape = DocumentShape('CreateFileRequest', [
    DocumentMember('collectionID', IntegerContent(), isRequired: true),
    DocumentMember('encryptedKey', TextContent(), isRequired: true),
    DocumentMember('keyDecryptionNonce', TextContent(), isRequired: true),
    DocumentMember('file', ObjectContent(StoredObject.shape), isRequired: true),
    DocumentMember(
      'thumbnail',
      ObjectContent(StoredObject.shape),
      isRequired: true,
    ),
    DocumentMember(
      'metadata',
      ObjectContent(EncryptedMetadata.shape),
      isRequired: true,
    ),
    DocumentMember(
      'pubMagicMetadata',
      ObjectContent(MagicMetadataRequest.shape),
    ),
  ]);

  @override
  String get documentName => 'CreateFileRequest';

  @override
  JsonObject toJson() {
    return documentJson({
      'collectionID': integerJson(collectionID),
      'encryptedKey': textJson(encryptedKey),
      'keyDecryptionNonce': textJson(keyDecryptionNonce),
      'file': objectJson(file),
      'thumbnail': objectJson(thumbnail),
      'metadata': objectJson(metadata),
      'pubMagicMetadata': objectJson(pubMagicMetadata),
    });
  }
}

/// A new collection, as the server keeps it.
///
/// The spec's `CreatedCollection`.
final class CreatedCollection extends ApiDocument {
  /// Makes a document; what is null is absent.
  const CreatedCollection({required this.collection});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory CreatedCollection.fromJson(JsonObject json) {
    return CreatedCollection(
      collection: requiredMember(
        json,
        'collection',
        readObject(RemoteCollection.shape, RemoteCollection.fromJson),
      ),
    );
  }

  /// The collection.
  final RemoteCollection collection;

  /// What is judged of it.
  static const shape = DocumentShape('CreatedCollection', [
    DocumentMember(
      'collection',
      ObjectContent(RemoteCollection.shape),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'CreatedCollection';

  @override
  JsonObject toJson() {
    return documentJson({'collection': objectJson(collection)});
  }
}

/// The server's entry of a new file. The rest of it repeats what was sent: of a
/// repeat, too, which changed nothing.
///
/// The spec's `CreatedFile`.
final class CreatedFile extends ApiDocument {
  /// Makes a document; what is null is absent.
  const CreatedFile({
    required this.id,
    required this.ownerID,
    required this.updationTime,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory CreatedFile.fromJson(JsonObject json) {
    return CreatedFile(
      id: requiredMember(json, 'id', readInteger),
      ownerID: requiredMember(json, 'ownerID', readInteger),
      updationTime: requiredMember(json, 'updationTime', readInteger),
    );
  }

  /// The server's number of the file.
  final int id;

  /// The account that owns it.
  final int ownerID;

  /// The time of this answer by the server's clock, in microseconds since 1970.
  /// A repeat has its own: never a cursor.
  final int updationTime;

  /// What is judged of it.
  static const shape = DocumentShape('CreatedFile', [
    DocumentMember('id', IntegerContent(), isRequired: true),
    DocumentMember('ownerID', IntegerContent(), isRequired: true),
    DocumentMember('updationTime', IntegerContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'CreatedFile';

  @override
  JsonObject toJson() {
    return documentJson({
      'id': integerJson(id),
      'ownerID': integerJson(ownerID),
      'updationTime': integerJson(updationTime),
    });
  }
}

/// A file of a collection, or that it is no longer in it.
///
/// The spec's `DiffEntry`.
final class DiffEntry extends ApiDocument {
  /// Makes a document; what is null is absent.
  const DiffEntry({
    required this.id,
    required this.ownerID,
    required this.collectionID,
    required this.updationTime,
    this.isDeleted,
    this.encryptedKey,
    this.keyDecryptionNonce,
    this.file,
    this.thumbnail,
    this.metadata,
    this.info,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory DiffEntry.fromJson(JsonObject json) {
    return DiffEntry(
      id: requiredMember(json, 'id', readInteger),
      ownerID: requiredMember(json, 'ownerID', readInteger),
      collectionID: requiredMember(json, 'collectionID', readInteger),
      updationTime: requiredMember(json, 'updationTime', readInteger),
      isDeleted: optionalMember(json, 'isDeleted', readFlag),
      encryptedKey: optionalMember(json, 'encryptedKey', readText),
      keyDecryptionNonce: optionalMember(json, 'keyDecryptionNonce', readText),
      file: optionalMember(
        json,
        'file',
        readObject(DiffObject.shape, DiffObject.fromJson),
      ),
      thumbnail: optionalMember(
        json,
        'thumbnail',
        readObject(DiffObject.shape, DiffObject.fromJson),
      ),
      metadata: optionalMember(
        json,
        'metadata',
        readObject(EncryptedMetadata.shape, EncryptedMetadata.fromJson),
      ),
      info: optionalMember(
        json,
        'info',
        readObject(DiffSizes.shape, DiffSizes.fromJson),
      ),
    );
  }

  /// The server's number of the file.
  final int id;

  /// The account that owns it.
  final int ownerID;

  /// The collection.
  final int collectionID;

  /// When the entry was changed by the server's clock, in microseconds since 1970.
  final int updationTime;

  /// Whether the file is no longer in the collection.
  ///
  /// Null where it is absent, or has no reading.
  final bool? isDeleted;

  /// The file's key, wrapped by the collection's: base64.
  ///
  /// Null where it is absent, or has no reading.
  final String? encryptedKey;

  /// The nonce of that box: 24 bytes in base64.
  ///
  /// Null where it is absent, or has no reading.
  final String? keyDecryptionNonce;

  /// The encrypted file.
  ///
  /// Null where it is absent, or has no reading.
  final DiffObject? file;

  /// The encrypted thumbnail.
  ///
  /// Null where it is absent, or has no reading.
  final DiffObject? thumbnail;

  /// The encrypted metadata.
  ///
  /// Null where it is absent, or has no reading.
  final EncryptedMetadata? metadata;

  /// The sizes.
  ///
  /// Null where it is absent, or has no reading.
  final DiffSizes? info;

  /// What is judged of it.
  static const shape = DocumentShape('DiffEntry', [
    DocumentMember('id', IntegerContent(), isRequired: true),
    DocumentMember('ownerID', IntegerContent(), isRequired: true),
    DocumentMember('collectionID', IntegerContent(), isRequired: true),
    DocumentMember('updationTime', IntegerContent(), isRequired: true),
    DocumentMember('isDeleted', FlagContent()),
    DocumentMember('encryptedKey', TextContent(), requiredUnless: 'isDeleted'),
    DocumentMember(
      'keyDecryptionNonce',
      TextContent(),
      requiredUnless: 'isDeleted',
    ),
    DocumentMember(
      'file',
      ObjectContent(DiffObject.shape),
      requiredUnless: 'isDeleted',
    ),
    DocumentMember(
      'thumbnail',
      ObjectContent(DiffObject.shape),
      requiredUnless: 'isDeleted',
    ),
    DocumentMember(
      'metadata',
      ObjectContent(EncryptedMetadata.shape),
      requiredUnless: 'isDeleted',
    ),
    DocumentMember('info', ObjectContent(DiffSizes.shape)),
  ]);

  @override
  String get documentName => 'DiffEntry';

  @override
  JsonObject toJson() {
    return documentJson({
      'id': integerJson(id),
      'ownerID': integerJson(ownerID),
      'collectionID': integerJson(collectionID),
      'updationTime': integerJson(updationTime),
      'isDeleted': flagJson(isDeleted),
      'encryptedKey': textJson(encryptedKey),
      'keyDecryptionNonce': textJson(keyDecryptionNonce),
      'file': objectJson(file),
      'thumbnail': objectJson(thumbnail),
      'metadata': objectJson(metadata),
      'info': objectJson(info),
    });
  }
}

/// An object of a file in a diff: its key and size are not in it.
///
/// The spec's `DiffObject`.
final class DiffObject extends ApiDocument {
  /// Makes a document; what is null is absent.
  const DiffObject({required this.decryptionHeader});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory DiffObject.fromJson(JsonObject json) {
    return DiffObject(
      decryptionHeader: requiredMember(json, 'decryptionHeader', readText),
    );
  }

  /// The header of its encryption: 24 bytes in base64.
  final String decryptionHeader;

  /// What is judged of it.
  static const shape = DocumentShape('DiffObject', [
    DocumentMember('decryptionHeader', TextContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'DiffObject';

  @override
  JsonObject toJson() {
    return documentJson({'decryptionHeader': textJson(decryptionHeader)});
  }
}

/// From when on the changes of a collection are asked for.
///
/// The spec's `DiffRequest`.
final class DiffRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const DiffRequest({required this.collectionID, required this.sinceTime});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory DiffRequest.fromJson(JsonObject json) {
    return DiffRequest(
      collectionID: requiredMember(json, 'collectionID', readInteger),
      sinceTime: requiredMember(json, 'sinceTime', readInteger),
    );
  }

  /// The collection.
  final int collectionID;

  /// The largest updationTime seen so far, in microseconds since 1970 by the
  /// server's clock; 0 for all.
  final int sinceTime;

  /// What is judged of it.
  static const shape = DocumentShape('DiffRequest', [
    DocumentMember('collectionID', IntegerContent(), isRequired: true),
    DocumentMember('sinceTime', IntegerContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'DiffRequest';

  @override
  JsonObject toJson() {
    return documentJson({
      'collectionID': integerJson(collectionID),
      'sinceTime': integerJson(sinceTime),
    });
  }
}

/// The sizes of a file in a diff.
///
/// The spec's `DiffSizes`.
final class DiffSizes extends ApiDocument {
  /// Makes a document; what is null is absent.
  const DiffSizes({this.fileSize, this.thumbSize});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory DiffSizes.fromJson(JsonObject json) {
    return DiffSizes(
      fileSize: optionalMember(json, 'fileSize', readInteger),
      thumbSize: optionalMember(json, 'thumbSize', readInteger),
    );
  }

  /// The size of the encrypted file, in bytes.
  ///
  /// Null where it is absent, or has no reading.
  final int? fileSize;

  /// The size of the encrypted thumbnail, in bytes.
  ///
  /// Null where it is absent, or has no reading.
  final int? thumbSize;

  /// What is judged of it.
  static const shape = DocumentShape('DiffSizes', [
    DocumentMember('fileSize', IntegerContent()),
    DocumentMember('thumbSize', IntegerContent()),
  ]);

  @override
  String get documentName => 'DiffSizes';

  @override
  JsonObject toJson() {
    return documentJson({
      'fileSize': integerJson(fileSize),
      'thumbSize': integerJson(thumbSize),
    });
  }
}

/// Magic metadata as an edit sends it.
///
/// The spec's `EditedMagicMetadata`.
final class EditedMagicMetadata extends ApiDocument {
  /// Makes a document; what is null is absent.
  const EditedMagicMetadata({
    required this.version,
    required this.count,
    required this.data,
    required this.header,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory EditedMagicMetadata.fromJson(JsonObject json) {
    return EditedMagicMetadata(
      version: requiredMember(json, 'version', readInteger),
      count: requiredMember(json, 'count', readInteger),
      data: requiredMember(json, 'data', readText),
      header: requiredMember(json, 'header', readText),
    );
  }

  /// The version that the server has, of which it makes the next one: 0 where
  /// the file has no magic metadata yet.
  final int version;

  /// How many members the magic metadata has: 0 where an edit removes the last
  /// one.
  final int count;

  /// The encrypted magic metadata, base64.
  final String data;

  /// The header of its encryption: 24 bytes in base64.
  final String header;

  /// What is judged of it.
  static const shape = DocumentShape('EditedMagicMetadata', [
    DocumentMember('version', IntegerContent(minimum: 0), isRequired: true),
    DocumentMember('count', IntegerContent(minimum: 0), isRequired: true),
    DocumentMember('data', TextContent(), isRequired: true),
    DocumentMember('header', TextContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'EditedMagicMetadata';

  @override
  JsonObject toJson() {
    return documentJson({
      'version': integerJson(version),
      'count': integerJson(count),
      'data': textJson(data),
      'header': textJson(header),
    });
  }
}

/// Encrypted metadata, as requests and answers hold it.
///
/// The spec's `EncryptedMetadata`.
final class EncryptedMetadata extends ApiDocument {
  /// Makes a document; what is null is absent.
  const EncryptedMetadata({
    required this.encryptedData,
    required this.decryptionHeader,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory EncryptedMetadata.fromJson(JsonObject json) {
    return EncryptedMetadata(
      encryptedData: requiredMember(json, 'encryptedData', readText),
      decryptionHeader: requiredMember(json, 'decryptionHeader', readText),
    );
  }

  /// The ciphertext, base64.
  final String encryptedData;

  /// The header of its encryption: 24 bytes in base64.
  final String decryptionHeader;

  /// What is judged of it.
  static const shape = DocumentShape('EncryptedMetadata', [
    DocumentMember('encryptedData', TextContent(), isRequired: true),
    DocumentMember('decryptionHeader', TextContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'EncryptedMetadata';

  @override
  JsonObject toJson() {
    return documentJson({
      'encryptedData': textJson(encryptedData),
      'decryptionHeader': textJson(decryptionHeader),
    });
  }
}

/// A file by its number.
///
/// The spec's `FileRequest`.
final class FileRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const FileRequest({required this.id});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory FileRequest.fromJson(JsonObject json) {
    return FileRequest(id: requiredMember(json, 'id', readInteger));
  }

  /// The server's number of the file.
  final int id;

  /// What is judged of it.
  static const shape = DocumentShape('FileRequest', [
    DocumentMember('id', IntegerContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'FileRequest';

  @override
  JsonObject toJson() {
    return documentJson({'id': integerJson(id)});
  }
}

/// What is read from a signed address.
///
/// The spec's `GetObjectRequest`.
final class GetObjectRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const GetObjectRequest({required this.url, this.offset});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory GetObjectRequest.fromJson(JsonObject json) {
    return GetObjectRequest(
      url: requiredMember(json, 'url', readText),
      offset: optionalMember(json, 'offset', readInteger),
    );
  }

  /// The address that a download was redirected to.
  final String url;

  /// Where to begin, in bytes; 0 where it is absent.
  ///
  /// Null where it is absent, or has no reading.
  final int? offset;

  /// What is judged of it.
  static const shape = DocumentShape('GetObjectRequest', [
    DocumentMember('url', TextContent.address(), isRequired: true),
    DocumentMember('offset', IntegerContent(minimum: 0)),
  ]);

  @override
  String get documentName => 'GetObjectRequest';

  @override
  JsonObject toJson() {
    return documentJson({'url': textJson(url), 'offset': integerJson(offset)});
  }
}

/// Magic metadata as it comes with a new file: the server refuses version 0 and
/// count 0.
///
/// The spec's `MagicMetadataRequest`.
final class MagicMetadataRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const MagicMetadataRequest({
    required this.version,
    required this.count,
    required this.data,
    required this.header,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory MagicMetadataRequest.fromJson(JsonObject json) {
    return MagicMetadataRequest(
      version: requiredMember(json, 'version', readInteger),
      count: requiredMember(json, 'count', readInteger),
      data: requiredMember(json, 'data', readText),
      header: requiredMember(json, 'header', readText),
    );
  }

  /// The version: 1, which the server keeps.
  final int version;

  /// How many members the magic metadata has.
  final int count;

  /// The encrypted magic metadata, base64.
  final String data;

  /// The header of its encryption: 24 bytes in base64.
  final String header;

  /// What is judged of it.
  static const shape = DocumentShape('MagicMetadataRequest', [
    DocumentMember('version', IntegerContent(minimum: 1), isRequired: true),
    DocumentMember('count', IntegerContent(minimum: 1), isRequired: true),
    DocumentMember('data', TextContent(), isRequired: true),
    DocumentMember('header', TextContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'MagicMetadataRequest';

  @override
  JsonObject toJson() {
    return documentJson({
      'version': integerJson(version),
      'count': integerJson(count),
      'data': textJson(data),
      'header': textJson(header),
    });
  }
}

/// The magic metadata that a file shall have.
///
/// The spec's `MagicMetadataUpdate`.
final class MagicMetadataUpdate extends ApiDocument {
  /// Makes a document; what is null is absent.
  const MagicMetadataUpdate({required this.id, required this.magicMetadata});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory MagicMetadataUpdate.fromJson(JsonObject json) {
    return MagicMetadataUpdate(
      id: requiredMember(json, 'id', readInteger),
      magicMetadata: requiredMember(
        json,
        'magicMetadata',
        readObject(EditedMagicMetadata.shape, EditedMagicMetadata.fromJson),
      ),
    );
  }

  /// The server's number of the file.
  final int id;

  /// The magic metadata, with the version that was last seen.
  final EditedMagicMetadata magicMetadata;

  /// What is judged of it.
  static const shape = DocumentShape('MagicMetadataUpdate', [
    DocumentMember('id', IntegerContent(), isRequired: true),
    DocumentMember(
      'magicMetadata',
      ObjectContent(EditedMagicMetadata.shape),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'MagicMetadataUpdate';

  @override
  JsonObject toJson() {
    return documentJson({
      'id': integerJson(id),
      'magicMetadata': objectJson(magicMetadata),
    });
  }
}

/// Edits of the magic metadata of files.
///
/// The spec's `MagicMetadataUpdates`.
final class MagicMetadataUpdates extends ApiDocument {
  /// Makes a document; what is null is absent.
  const MagicMetadataUpdates({required this.metadataList});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory MagicMetadataUpdates.fromJson(JsonObject json) {
    return MagicMetadataUpdates(
      metadataList: requiredMember(
        json,
        'metadataList',
        readList(
          readObject(MagicMetadataUpdate.shape, MagicMetadataUpdate.fromJson),
        ),
      ),
    );
  }

  /// An edit for each file.
  final List<MagicMetadataUpdate> metadataList;

  /// What is judged of it.
  static const shape = DocumentShape('MagicMetadataUpdates', [
    DocumentMember(
      'metadataList',
      ListContent(
        ObjectContent(MagicMetadataUpdate.shape),
        minimum: 1,
        maximum: 1000,
      ),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'MagicMetadataUpdates';

  @override
  JsonObject toJson() {
    return documentJson({'metadataList': listJson(metadataList, objectJson)});
  }
}

/// What is asked of the server before the addresses of a multipart upload are
/// signed.
///
/// The spec's `MultipartUploadURLRequest`.
final class MultipartUploadURLRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const MultipartUploadURLRequest({
    required this.contentLength,
    required this.partLength,
    required this.partMd5s,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory MultipartUploadURLRequest.fromJson(JsonObject json) {
    return MultipartUploadURLRequest(
      contentLength: requiredMember(json, 'contentLength', readInteger),
      partLength: requiredMember(json, 'partLength', readInteger),
      partMd5s: requiredMember(json, 'partMd5s', readList(readText)),
    );
  }

  /// The size of the encrypted file, in bytes.
  final int contentLength;

  /// The size of each part but the last, in bytes.
  final int partLength;

  /// The MD5 of each part, in the order of the parts: 16 bytes in base64.
  final List<String> partMd5s;

  /// What is judged of it.
  static const shape = DocumentShape('MultipartUploadURLRequest', [
    DocumentMember(
      'contentLength',
      IntegerContent(minimum: 1, maximum: 10_737_418_240),
      isRequired: true,
    ),
    DocumentMember(
      'partLength',
      IntegerContent(minimum: 1, maximum: 10_737_418_240),
      isRequired: true,
    ),
    DocumentMember(
      'partMd5s',
      ListContent(TextContent.base64(16), minimum: 1, maximum: 10_000),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'MultipartUploadURLRequest';

  @override
  JsonObject toJson() {
    return documentJson({
      'contentLength': integerJson(contentLength),
      'partLength': integerJson(partLength),
      'partMd5s': listJson(partMd5s, textJson),
    });
  }
}

/// Where the parts of an encrypted file go, and what completes them.
///
/// The spec's `MultipartUploadURLs`.
final class MultipartUploadURLs extends ApiDocument {
  /// Makes a document; what is null is absent.
  const MultipartUploadURLs({
    required this.objectKey,
    required this.partURLs,
    required this.completeURL,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory MultipartUploadURLs.fromJson(JsonObject json) {
    return MultipartUploadURLs(
      objectKey: requiredMember(json, 'objectKey', readText),
      partURLs: requiredMember(json, 'partURLs', readList(readText)),
      completeURL: requiredMember(json, 'completeURL', readText),
    );
  }

  /// Where the file will be in storage.
  final String objectKey;

  /// The signed addresses of the parts, in their order.
  final List<String> partURLs;

  /// The signed address of the completion.
  final String completeURL;

  /// What is judged of it.
  static const shape = DocumentShape('MultipartUploadURLs', [
    DocumentMember('objectKey', TextContent(), isRequired: true),
    DocumentMember(
      'partURLs',
      ListContent(
        TextContent(),
        minimum: 1,
        isDistinct: true,
        distinctFrom: 'completeURL',
      ),
      isRequired: true,
    ),
    DocumentMember('completeURL', TextContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'MultipartUploadURLs';

  @override
  JsonObject toJson() {
    return documentJson({
      'objectKey': textJson(objectKey),
      'partURLs': listJson(partURLs, textJson),
      'completeURL': textJson(completeURL),
    });
  }
}

/// For how many parts an older server is asked for addresses.
///
/// The spec's `MultipartUploadURLsRequest`.
final class MultipartUploadURLsRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const MultipartUploadURLsRequest({required this.count});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory MultipartUploadURLsRequest.fromJson(JsonObject json) {
    return MultipartUploadURLsRequest(
      count: requiredMember(json, 'count', readInteger),
    );
  }

  /// The number of parts.
  final int count;

  /// What is judged of it.
  static const shape = DocumentShape('MultipartUploadURLsRequest', [
    DocumentMember(
      'count',
      IntegerContent(minimum: 1, maximum: 10_000),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'MultipartUploadURLsRequest';

  @override
  JsonObject toJson() {
    return documentJson({'count': integerJson(count)});
  }
}

/// The parameters of a call that has none.
///
/// The spec's `NoParameters`.
final class NoParameters extends ApiDocument {
  /// Makes a document; what is null is absent.
  const NoParameters();

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory NoParameters.fromJson(JsonObject json) {
    return const NoParameters();
  }

  /// What is judged of it.
  static const shape = DocumentShape('NoParameters', []);

  @override
  String get documentName => 'NoParameters';

  @override
  JsonObject toJson() {
    return documentJson({});
  }
}

/// What is sent to a signed address in a PUT.
///
/// The spec's `PutRequest`.
final class PutRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const PutRequest({
    required this.url,
    required this.contentLength,
    required this.contentMD5,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory PutRequest.fromJson(JsonObject json) {
    return PutRequest(
      url: requiredMember(json, 'url', readText),
      contentLength: requiredMember(json, 'contentLength', readInteger),
      contentMD5: requiredMember(json, 'contentMD5', readText),
    );
  }

  /// The address that the server signed.
  final String url;

  /// The size of the body, in bytes.
  final int contentLength;

  /// The MD5 of the body: 16 bytes in base64.
  final String contentMD5;

  /// What is judged of it.
  static const shape = DocumentShape('PutRequest', [
    DocumentMember('url', TextContent.address(), isRequired: true),
    DocumentMember(
      'contentLength',
      IntegerContent(minimum: 1, maximum: 10_737_418_240),
      isRequired: true,
    ),
    DocumentMember('contentMD5', TextContent.base64(16), isRequired: true),
  ]);

  @override
  String get documentName => 'PutRequest';

  @override
  JsonObject toJson() {
    return documentJson({
      'url': textJson(url),
      'contentLength': integerJson(contentLength),
      'contentMD5': textJson(contentMD5),
    });
  }
}

/// A collection.
///
/// The spec's `RemoteCollection`.
final class RemoteCollection extends ApiDocument {
  /// Makes a document; what is null is absent.
  const RemoteCollection({
    required this.id,
    required this.owner,
    required this.encryptedKey,
    this.keyDecryptionNonce,
    this.encryptedName,
    this.nameDecryptionNonce,
    required this.updationTime,
    this.isDeleted,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory RemoteCollection.fromJson(JsonObject json) {
    return RemoteCollection(
      id: requiredMember(json, 'id', readInteger),
      owner: requiredMember(
        json,
        'owner',
        readObject(CollectionOwner.shape, CollectionOwner.fromJson),
      ),
      encryptedKey: requiredMember(json, 'encryptedKey', readText),
      keyDecryptionNonce: optionalMember(json, 'keyDecryptionNonce', readText),
      encryptedName: optionalMember(json, 'encryptedName', readText),
      nameDecryptionNonce: optionalMember(
        json,
        'nameDecryptionNonce',
        readText,
      ),
      updationTime: requiredMember(json, 'updationTime', readInteger),
      isDeleted: optionalMember(json, 'isDeleted', readFlag),
    );
  }

  /// The server's number of the collection.
  final int id;

  /// Who owns it.
  final CollectionOwner owner;

  /// The collection's key, wrapped by the master key or sealed for the
  /// account's public key: base64.
  final String encryptedKey;

  /// The nonce that the key was wrapped with, base64; absent or empty for a
  /// sealed one.
  ///
  /// Null where it is absent, or has no reading.
  final String? keyDecryptionNonce;

  /// The name, encrypted with the collection's key: base64.
  ///
  /// Null where it is absent, or has no reading.
  final String? encryptedName;

  /// The nonce of that box, base64.
  ///
  /// Null where it is absent, or has no reading.
  final String? nameDecryptionNonce;

  /// When it was changed by the server's clock, in microseconds since 1970.
  final int updationTime;

  /// Whether it was deleted.
  ///
  /// Null where it is absent, or has no reading.
  final bool? isDeleted;

  /// What is judged of it.
  static const shape = DocumentShape('RemoteCollection', [
    DocumentMember('id', IntegerContent(), isRequired: true),
    DocumentMember(
      'owner',
      ObjectContent(CollectionOwner.shape),
      isRequired: true,
    ),
    DocumentMember('encryptedKey', TextContent(), isRequired: true),
    DocumentMember('keyDecryptionNonce', TextContent()),
    DocumentMember('encryptedName', TextContent()),
    DocumentMember('nameDecryptionNonce', TextContent()),
    DocumentMember('updationTime', IntegerContent(), isRequired: true),
    DocumentMember('isDeleted', FlagContent()),
  ]);

  @override
  String get documentName => 'RemoteCollection';

  @override
  JsonObject toJson() {
    return documentJson({
      'id': integerJson(id),
      'owner': objectJson(owner),
      'encryptedKey': textJson(encryptedKey),
      'keyDecryptionNonce': textJson(keyDecryptionNonce),
      'encryptedName': textJson(encryptedName),
      'nameDecryptionNonce': textJson(nameDecryptionNonce),
      'updationTime': integerJson(updationTime),
      'isDeleted': flagJson(isDeleted),
    });
  }
}

/// An encrypted file or thumbnail in storage, as a request names it.
///
/// The spec's `StoredObject`.
final class StoredObject extends ApiDocument {
  /// Makes a document; what is null is absent.
  const StoredObject({
    required this.objectKey,
    required this.decryptionHeader,
    required this.size,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory StoredObject.fromJson(JsonObject json) {
    return StoredObject(
      objectKey: requiredMember(json, 'objectKey', readText),
      decryptionHeader: requiredMember(json, 'decryptionHeader', readText),
      size: requiredMember(json, 'size', readInteger),
    );
  }

  /// Where it is in storage.
  final String objectKey;

  /// The header of its encryption: 24 bytes in base64.
  final String decryptionHeader;

  /// The size of the encrypted bytes. The server compares it with what storage
  /// has, unless it is 0.
  final int size;

  /// What is judged of it.
  static const shape = DocumentShape('StoredObject', [
    DocumentMember('objectKey', TextContent(), isRequired: true),
    DocumentMember('decryptionHeader', TextContent(), isRequired: true),
    DocumentMember('size', IntegerContent(minimum: 0), isRequired: true),
  ]);

  @override
  String get documentName => 'StoredObject';

  @override
  JsonObject toJson() {
    return documentJson({
      'objectKey': textJson(objectKey),
      'decryptionHeader': textJson(decryptionHeader),
      'size': integerJson(size),
    });
  }
}

/// What replaces the content of a file. Both objects must be new ones.
///
/// The spec's `UpdateFileRequest`.
final class UpdateFileRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const UpdateFileRequest({
    required this.id,
    required this.file,
    required this.thumbnail,
    required this.metadata,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory UpdateFileRequest.fromJson(JsonObject json) {
    return UpdateFileRequest(
      id: requiredMember(json, 'id', readInteger),
      file: requiredMember(
        json,
        'file',
        readObject(StoredObject.shape, StoredObject.fromJson),
      ),
      thumbnail: requiredMember(
        json,
        'thumbnail',
        readObject(StoredObject.shape, StoredObject.fromJson),
      ),
      metadata: requiredMember(
        json,
        'metadata',
        readObject(EncryptedMetadata.shape, EncryptedMetadata.fromJson),
      ),
    );
  }

  /// The server's number of the file.
  final int id;

  /// The new encrypted file.
  final StoredObject file;

  /// The new encrypted thumbnail.
  final StoredObject thumbnail;

  /// The metadata, encrypted with the file's key.
  final EncryptedMetadata metadata;

  /// What is judged of it.
  static const shape = DocumentShape('UpdateFileRequest', [
    DocumentMember('id', IntegerContent(), isRequired: true),
    DocumentMember('file', ObjectContent(StoredObject.shape), isRequired: true),
    DocumentMember(
      'thumbnail',
      ObjectContent(StoredObject.shape),
      isRequired: true,
    ),
    DocumentMember(
      'metadata',
      ObjectContent(EncryptedMetadata.shape),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'UpdateFileRequest';

  @override
  JsonObject toJson() {
    return documentJson({
      'id': integerJson(id),
      'file': objectJson(file),
      'thumbnail': objectJson(thumbnail),
      'metadata': objectJson(metadata),
    });
  }
}

/// That the content of a file was replaced.
///
/// The spec's `UpdatedFile`.
final class UpdatedFile extends ApiDocument {
  /// Makes a document; what is null is absent.
  const UpdatedFile({required this.id, required this.updationTime});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory UpdatedFile.fromJson(JsonObject json) {
    return UpdatedFile(
      id: requiredMember(json, 'id', readInteger),
      updationTime: requiredMember(json, 'updationTime', readInteger),
    );
  }

  /// The server's number of the file.
  final int id;

  /// When it was changed by the server's clock, in microseconds since 1970.
  final int updationTime;

  /// What is judged of it.
  static const shape = DocumentShape('UpdatedFile', [
    DocumentMember('id', IntegerContent(), isRequired: true),
    DocumentMember('updationTime', IntegerContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'UpdatedFile';

  @override
  JsonObject toJson() {
    return documentJson({
      'id': integerJson(id),
      'updationTime': integerJson(updationTime),
    });
  }
}

/// Where an encrypted file goes in a single PUT.
///
/// The spec's `UploadURL`.
final class UploadURL extends ApiDocument {
  /// Makes a document; what is null is absent.
  const UploadURL({required this.objectKey, required this.url});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory UploadURL.fromJson(JsonObject json) {
    return UploadURL(
      objectKey: requiredMember(json, 'objectKey', readText),
      url: requiredMember(json, 'url', readText),
    );
  }

  /// Where it will be in storage.
  final String objectKey;

  /// The signed address.
  final String url;

  /// What is judged of it.
  static const shape = DocumentShape('UploadURL', [
    DocumentMember('objectKey', TextContent(), isRequired: true),
    DocumentMember('url', TextContent(), isRequired: true),
  ]);

  @override
  String get documentName => 'UploadURL';

  @override
  JsonObject toJson() {
    return documentJson({
      'objectKey': textJson(objectKey),
      'url': textJson(url),
    });
  }
}

/// What is asked of the server before an address for a single PUT is signed.
///
/// The spec's `UploadURLRequest`.
final class UploadURLRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const UploadURLRequest({
    required this.contentLength,
    required this.contentMD5,
  });

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory UploadURLRequest.fromJson(JsonObject json) {
    return UploadURLRequest(
      contentLength: requiredMember(json, 'contentLength', readInteger),
      contentMD5: requiredMember(json, 'contentMD5', readText),
    );
  }

  /// The size of the encrypted file, in bytes.
  final int contentLength;

  /// The MD5 of the encrypted file: 16 bytes in base64, never in hex.
  final String contentMD5;

  /// What is judged of it.
  static const shape = DocumentShape('UploadURLRequest', [
    DocumentMember(
      'contentLength',
      IntegerContent(minimum: 1, maximum: 10_737_418_240),
      isRequired: true,
    ),
    DocumentMember('contentMD5', TextContent.base64(16), isRequired: true),
  ]);

  @override
  String get documentName => 'UploadURLRequest';

  @override
  JsonObject toJson() {
    return documentJson({
      'contentLength': integerJson(contentLength),
      'contentMD5': textJson(contentMD5),
    });
  }
}

/// Where encrypted files go, each in a single PUT.
///
/// The spec's `UploadURLs`.
final class UploadURLs extends ApiDocument {
  /// Makes a document; what is null is absent.
  const UploadURLs({required this.urls});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory UploadURLs.fromJson(JsonObject json) {
    return UploadURLs(
      urls: requiredMember(
        json,
        'urls',
        readList(readObject(UploadURL.shape, UploadURL.fromJson)),
      ),
    );
  }

  /// An object key and an address for each.
  final List<UploadURL> urls;

  /// What is judged of it.
  static const shape = DocumentShape('UploadURLs', [
    DocumentMember(
      'urls',
      ListContent(ObjectContent(UploadURL.shape), isDistinct: true),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'UploadURLs';

  @override
  JsonObject toJson() {
    return documentJson({'urls': listJson(urls, objectJson)});
  }
}

/// How many addresses for single PUTs an older server is asked for.
///
/// The spec's `UploadURLsRequest`.
final class UploadURLsRequest extends ApiDocument {
  /// Makes a document; what is null is absent.
  const UploadURLsRequest({required this.count});

  /// Reads what was judged.
  ///
  /// Throws a `ModelException` for what was not.
  factory UploadURLsRequest.fromJson(JsonObject json) {
    return UploadURLsRequest(count: requiredMember(json, 'count', readInteger));
  }

  /// The number of addresses.
  final int count;

  /// What is judged of it.
  static const shape = DocumentShape('UploadURLsRequest', [
    DocumentMember(
      'count',
      IntegerContent(minimum: 1, maximum: 50),
      isRequired: true,
    ),
  ]);

  @override
  String get documentName => 'UploadURLsRequest';

  @override
  JsonObject toJson() {
    return documentJson({'count': integerJson(count)});
  }
}
