/** The testee's operations of the uploader: one photo, and what is left of earlier calls. */
import { defineOperation, nullable, optional, t } from './define.ts';
import { Encryption } from './encryption.ts';
import { ProcessType } from './process-type.ts';
import { UploadOutcome } from './upload.ts';

/** Uploads a photo, from files on disk to a committed entry. */
export const uploadPhoto = defineOperation('upload.photo', {
  args: {
    /** The container: the database and the folder of encrypted files lie directly in it; it is made if missing. */
    container: t.path(),
    /** The base of the API's addresses. */
    baseUrl: t.string(),
    /** The account's token. */
    authToken: t.string(),
    /** What the app calls itself. */
    clientPackage: t.string(),
    /** The app's version. */
    clientVersion: t.string(),
    /** The process. */
    owner: t.enum(ProcessType),
    /** The collection that it is for. */
    collectionId: t.integer(),
    /** The account's collections, the target's among them. */
    collections: t.list(
      t.object({
        /** The server's number of the collection. */
        id: t.integer(),
        /** Its key. */
        key: t.bytes({ length: Encryption.values.keyBytes }),
      }),
    ),
    /** The photo's local identifier. */
    localId: t.string(),
    /** The image, or a video. */
    image: t.path(),
    /** A live photo's video. */
    video: optional(t.path()),
    /** A JPEG. */
    thumbnail: t.path(),
    /** The file's metadata; the uploader fills in the hash. */
    metadata: t.json(),
    /** The file's public magic metadata. */
    publicMagicMetadata: optional(t.json()),
    /** What the pauses between tries are multiplied by: a number from 0 on, 1 unless given. */
    pace: optional(t.json()),
  },
  result: {
    /** What became of it. */
    outcome: t.enum(UploadOutcome),
    /** The server's number of the file; null where there is none. */
    fileId: nullable(t.integer()),
    /** The bytes of PUTs that the storage acknowledged. */
    sentBytes: t.integer(),
  },
});

/** Finishes the uploads that have a record, without their originals. */
export const uploadResume = defineOperation('upload.resume', {
  args: {
    /** The container: the database and the folder of encrypted files lie directly in it; it is made if missing. */
    container: t.path(),
    /** The base of the API's addresses. */
    baseUrl: t.string(),
    /** The account's token. */
    authToken: t.string(),
    /** What the app calls itself. */
    clientPackage: t.string(),
    /** The app's version. */
    clientVersion: t.string(),
    /** The process. */
    owner: t.enum(ProcessType),
    /** The account's collections, the target's among them. */
    collections: t.list(
      t.object({
        /** The server's number of the collection. */
        id: t.integer(),
        /** Its key. */
        key: t.bytes({ length: Encryption.values.keyBytes }),
      }),
    ),
    /** What the pauses between tries are multiplied by: a number from 0 on, 1 unless given. */
    pace: optional(t.json()),
  },
  result: {
    /** The server's numbers of the files that were committed. */
    committed: t.list(t.integer()),
  },
});
