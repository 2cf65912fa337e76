/**
 * What API calls send and are answered: JSON documents. A request is judged strictly before it is sent. An answer is judged
 * as far as its call needs it: a required member must be there and of its type, anything else is kept as it came.
 */
import { Encryption, Hashes } from './encryption.ts';
import { d, defineDocument, required, requiredUnless } from './define.ts';

const checksum = d.base64(Hashes.values.uploadChecksumBytes);
const length = d.integer({ minimum: 1, maximum: Encryption.values.maximumEncryptedBytes });
const maximumParts = 10_000;

/** The parameters of a call that has none. */
export const NoParameters = defineDocument('NoParameters', {});

/** What is asked of the server before an address for a single PUT is signed. */
export const UploadURLRequest = defineDocument('UploadURLRequest', {
  /** The size of the encrypted file, in bytes. */
  contentLength: required(length),
  /** The MD5 of the encrypted file: 16 bytes in base64, never in hex. */
  contentMD5: required(checksum),
});

/** How many addresses for single PUTs an older server is asked for. */
export const UploadURLsRequest = defineDocument('UploadURLsRequest', {
  /** The number of addresses. */
  count: required(d.integer({ minimum: 1, maximum: 50 })),
});

/** What is asked of the server before the addresses of a multipart upload are signed. */
export const MultipartUploadURLRequest = defineDocument('MultipartUploadURLRequest', {
  /** The size of the encrypted file, in bytes. */
  contentLength: required(length),
  /** The size of each part but the last, in bytes. */
  partLength: required(length),
  /** The MD5 of each part, in the order of the parts: 16 bytes in base64. */
  partMd5s: required(d.list(checksum, { minimum: 1, maximum: maximumParts })),
});

/** For how many parts an older server is asked for addresses. */
export const MultipartUploadURLsRequest = defineDocument('MultipartUploadURLsRequest', {
  /** The number of parts. */
  count: required(d.integer({ minimum: 1, maximum: maximumParts })),
});

/** What is sent to a signed address in a PUT. */
export const PutRequest = defineDocument('PutRequest', {
  /** The address that the server signed. */
  url: required(d.address()),
  /** The size of the body, in bytes. */
  contentLength: required(length),
  /** The MD5 of the body: 16 bytes in base64. */
  contentMD5: required(checksum),
});

/** What completes a multipart upload. */
export const CompletionRequest = defineDocument('CompletionRequest', {
  /** The address that the server signed for the completion. */
  completeURL: required(d.address()),
  /** What storage answered for each part, in the order of the parts. All of them: a list without the last one makes a shorter object. */
  etags: required(d.list(d.string(), { minimum: 1, maximum: maximumParts })),
});

/** An encrypted file or thumbnail in storage, as a request names it. */
export const StoredObject = defineDocument('StoredObject', {
  /** Where it is in storage. */
  objectKey: required(d.string()),
  /** The header of its encryption: 24 bytes in base64. */
  decryptionHeader: required(d.string()),
  /** The size of the encrypted bytes. The server compares it with what storage has, unless it is 0. */
  size: required(d.integer({ minimum: 0 })),
});

/** Encrypted metadata, as requests and answers hold it. */
export const EncryptedMetadata = defineDocument('EncryptedMetadata', {
  /** The ciphertext, base64. */
  encryptedData: required(d.string()),
  /** The header of its encryption: 24 bytes in base64. */
  decryptionHeader: required(d.string()),
});

/** Magic metadata as it comes with a new file: the server refuses version 0 and count 0. */
export const MagicMetadataRequest = defineDocument('MagicMetadataRequest', {
  /** The version: 1, which the server keeps. */
  version: required(d.integer({ minimum: 1 })),
  /** How many members the magic metadata has. */
  count: required(d.integer({ minimum: 1 })),
  /** The encrypted magic metadata, base64. */
  data: required(d.string()),
  /** The header of its encryption: 24 bytes in base64. */
  header: required(d.string()),
});

/**
 * What commits an upload. Both objects are in storage before. It is written to disk before the first PUT and sent byte for
 * byte the same in every try: the server takes a repeat for the same file where both object keys, both sizes, both headers
 * and the metadata's ciphertext and header are the same.
 */
export const CreateFileRequest = defineDocument('CreateFileRequest', {
  /** The collection that the file is for. */
  collectionID: required(d.integer()),
  /** The file's key, wrapped by the collection's: 48 bytes in base64. The server takes anything; the client checks it. */
  encryptedKey: required(d.string()),
  /** The nonce of that box: 24 bytes in base64. */
  keyDecryptionNonce: required(d.string()),
  /** The encrypted file. */
  file: required(d.object(StoredObject)),
  /** The encrypted thumbnail: another object than the file. */
  thumbnail: required(d.object(StoredObject)),
  /** The encrypted metadata. */
  metadata: required(d.object(EncryptedMetadata)),
  /** The public magic metadata of a new file. */
  pubMagicMetadata: d.object(MagicMetadataRequest),
});

/** What replaces the content of a file. Both objects must be new ones. */
export const UpdateFileRequest = defineDocument('UpdateFileRequest', {
  /** The server's number of the file. */
  id: required(d.integer()),
  /** The new encrypted file. */
  file: required(d.object(StoredObject)),
  /** The new encrypted thumbnail. */
  thumbnail: required(d.object(StoredObject)),
  /** The metadata, encrypted with the file's key. */
  metadata: required(d.object(EncryptedMetadata)),
});

/** From when on collections are asked for. */
export const CollectionsRequest = defineDocument('CollectionsRequest', {
  /** The server's time from which on changes are of interest, in microseconds since 1970; 0 for all. */
  sinceTime: required(d.integer()),
});

/** What a collection is, beside its name. */
export const CollectionAttributes = defineDocument('CollectionAttributes', {
  /** The version of the attributes: 1. */
  version: required(d.integer()),
});

/** A new collection. */
export const CreateCollectionRequest = defineDocument('CreateCollectionRequest', {
  /** The collection's key, wrapped by the master key: 48 bytes in base64. */
  encryptedKey: required(d.string()),
  /** The nonce of that box: 24 bytes in base64. */
  keyDecryptionNonce: required(d.string()),
  /** The name, encrypted with the collection's key: base64. */
  encryptedName: required(d.string()),
  /** The nonce of that box: 24 bytes in base64. */
  nameDecryptionNonce: required(d.string()),
  /** What kind of collection it is: `album`. */
  type: required(d.string()),
  /** What it is beside that. */
  attributes: required(d.object(CollectionAttributes)),
});

/** From when on the changes of a collection are asked for. */
export const DiffRequest = defineDocument('DiffRequest', {
  /** The collection. */
  collectionID: required(d.integer()),
  /** The largest updationTime seen so far, in microseconds since 1970 by the server's clock; 0 for all. */
  sinceTime: required(d.integer()),
});

/** A file that is added to another collection: its key is wrapped anew. */
export const AddedFile = defineDocument('AddedFile', {
  /** The server's number of the file. */
  id: required(d.integer()),
  /** The file's key, wrapped by the key of the collection that it is added to: 48 bytes in base64. */
  encryptedKey: required(d.string()),
  /** The nonce of that box: 24 bytes in base64. */
  keyDecryptionNonce: required(d.string()),
});

/** Files that are added to a collection. */
export const AddFilesRequest = defineDocument('AddFilesRequest', {
  /** The collection. */
  collectionID: required(d.integer()),
  /** The files. */
  files: required(d.list(d.object(AddedFile), { minimum: 1, maximum: 1000 })),
});

/** Magic metadata as an edit sends it. */
export const EditedMagicMetadata = defineDocument('EditedMagicMetadata', {
  /** The version that the server has, of which it makes the next one: 0 where the file has no magic metadata yet. */
  version: required(d.integer({ minimum: 0 })),
  /** How many members the magic metadata has: 0 where an edit removes the last one. */
  count: required(d.integer({ minimum: 0 })),
  /** The encrypted magic metadata, base64. */
  data: required(d.string()),
  /** The header of its encryption: 24 bytes in base64. */
  header: required(d.string()),
});

/** The magic metadata that a file shall have. */
export const MagicMetadataUpdate = defineDocument('MagicMetadataUpdate', {
  /** The server's number of the file. */
  id: required(d.integer()),
  /** The magic metadata, with the version that was last seen. */
  magicMetadata: required(d.object(EditedMagicMetadata)),
});

/** Edits of the magic metadata of files. */
export const MagicMetadataUpdates = defineDocument('MagicMetadataUpdates', {
  /** An edit for each file. */
  metadataList: required(d.list(d.object(MagicMetadataUpdate), { minimum: 1, maximum: 1000 })),
});

/** A file by its number. */
export const FileRequest = defineDocument('FileRequest', {
  /** The server's number of the file. */
  id: required(d.integer()),
});

/** What is read from a signed address. */
export const GetObjectRequest = defineDocument('GetObjectRequest', {
  /** The address that a download was redirected to. */
  url: required(d.address()),
  /** Where to begin, in bytes; 0 where it is absent. */
  offset: d.integer({ minimum: 0 }),
});

/** Where an encrypted file goes in a single PUT. */
export const UploadURL = defineDocument('UploadURL', {
  /** Where it will be in storage. */
  objectKey: required(d.string()),
  /** The signed address. */
  url: required(d.string()),
});

/** Where encrypted files go, each in a single PUT. */
export const UploadURLs = defineDocument('UploadURLs', {
  /** An object key and an address for each. */
  urls: required(d.list(d.object(UploadURL), { isDistinct: true })),
});

/** Where the parts of an encrypted file go, and what completes them. */
export const MultipartUploadURLs = defineDocument('MultipartUploadURLs', {
  /** Where the file will be in storage. */
  objectKey: required(d.string()),
  /** The signed addresses of the parts, in their order. */
  partURLs: required(d.list(d.string(), { minimum: 1, isDistinct: true, distinctFrom: 'completeURL' })),
  /** The signed address of the completion. */
  completeURL: required(d.string()),
});

/** The server's entry of a new file. The rest of it repeats what was sent: of a repeat, too, which changed nothing. */
export const CreatedFile = defineDocument('CreatedFile', {
  /** The server's number of the file. */
  id: required(d.integer()),
  /** The account that owns it. */
  ownerID: required(d.integer()),
  /** The time of this answer by the server's clock, in microseconds since 1970. A repeat has its own: never a cursor. */
  updationTime: required(d.integer()),
});

/** That the content of a file was replaced. */
export const UpdatedFile = defineDocument('UpdatedFile', {
  /** The server's number of the file. */
  id: required(d.integer()),
  /** When it was changed by the server's clock, in microseconds since 1970. */
  updationTime: required(d.integer()),
});

/** Who owns a collection. */
export const CollectionOwner = defineDocument('CollectionOwner', {
  /** The account. */
  id: required(d.integer()),
});

/** A collection. */
export const RemoteCollection = defineDocument('RemoteCollection', {
  /** The server's number of the collection. */
  id: required(d.integer()),
  /** Who owns it. */
  owner: required(d.object(CollectionOwner)),
  /** The collection's key, wrapped by the master key or sealed for the account's public key: base64. */
  encryptedKey: required(d.string()),
  /** The nonce that the key was wrapped with, base64; absent or empty for a sealed one. */
  keyDecryptionNonce: d.string(),
  /** The name, encrypted with the collection's key: base64. */
  encryptedName: d.string(),
  /** The nonce of that box, base64. */
  nameDecryptionNonce: d.string(),
  /** When it was changed by the server's clock, in microseconds since 1970. */
  updationTime: required(d.integer()),
  /** Whether it was deleted. */
  isDeleted: d.boolean(),
});

/** Collections, all at once, in no order. */
export const CollectionList = defineDocument('CollectionList', {
  /** The collections, deleted ones among them. */
  collections: required(d.list(d.object(RemoteCollection))),
});

/** A new collection, as the server keeps it. */
export const CreatedCollection = defineDocument('CreatedCollection', {
  /** The collection. */
  collection: required(d.object(RemoteCollection)),
});

/** An object of a file in a diff: its key and size are not in it. */
export const DiffObject = defineDocument('DiffObject', {
  /** The header of its encryption: 24 bytes in base64. */
  decryptionHeader: required(d.string()),
});

/** The sizes of a file in a diff. */
export const DiffSizes = defineDocument('DiffSizes', {
  /** The size of the encrypted file, in bytes. */
  fileSize: d.integer(),
  /** The size of the encrypted thumbnail, in bytes. */
  thumbSize: d.integer(),
});

/** A file of a collection, or that it is no longer in it. */
export const DiffEntry = defineDocument('DiffEntry', {
  /** The server's number of the file. */
  id: required(d.integer()),
  /** The account that owns it. */
  ownerID: required(d.integer()),
  /** The collection. */
  collectionID: required(d.integer()),
  /** When the entry was changed by the server's clock, in microseconds since 1970. */
  updationTime: required(d.integer()),
  /** Whether the file is no longer in the collection. */
  isDeleted: d.boolean(),
  /** The file's key, wrapped by the collection's: base64. */
  encryptedKey: requiredUnless('isDeleted', d.string()),
  /** The nonce of that box: 24 bytes in base64. */
  keyDecryptionNonce: requiredUnless('isDeleted', d.string()),
  /** The encrypted file. */
  file: requiredUnless('isDeleted', d.object(DiffObject)),
  /** The encrypted thumbnail. */
  thumbnail: requiredUnless('isDeleted', d.object(DiffObject)),
  /** The encrypted metadata. */
  metadata: requiredUnless('isDeleted', d.object(EncryptedMetadata)),
  /** The sizes. */
  info: d.object(DiffSizes),
});

/** A page of a collection's changes. */
export const CollectionDiff = defineDocument('CollectionDiff', {
  /** The entries. Entries of one updationTime are never on two pages. */
  diff: required(d.list(d.object(DiffEntry))),
  /** Whether another page follows: it is asked for from the largest updationTime of this one. */
  hasMore: required(d.boolean()),
});
