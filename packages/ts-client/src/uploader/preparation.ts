/** From originals to a record: everything that the commit needs is in it before anything is sent. */
import { FileMetadata, MagicMetadataEdits, Multipart, PublicMagicMetadata } from '@lockstep/spec';
import { toBase64 } from '../base64.ts';
import { encryptBlob } from '../blob.ts';
import { canonicalText } from '../json/index.ts';
import { makeFileKey } from '../keys/index.ts';
import type { NewUploadRecord } from '../locks/upload-records.ts';
import { encryptMagicMetadata, encryptMetadata, editModel, modelObject } from '../models/index.ts';
import type { EncryptedPhoto } from './container.ts';
import { keyOfCollection, type MadeThumbnail, type Photo } from './photo.ts';
import type { UploadCall } from './upload-call.ts';

/** What was encrypted, and what its commit needs beside it. */
export interface PreparedPhoto {
  readonly record: NewUploadRecord;
  readonly encrypted: EncryptedPhoto;
}

/**
 * Encrypts a photo, its thumbnail and its metadata under a new key, which is wiped.
 * @param thumbnail makes the thumbnail, while the photo is encrypted
 * @returns the record, which is not written yet
 * @throws LockstepError `io_error`, `invalid_argument`; nothing is left then
 */
export async function preparePhoto(call: UploadCall, photo: Photo, thumbnail: () => Promise<MadeThumbnail>): Promise<PreparedPhoto> {
  const { environment, container, keys, signal, budget, options } = call;
  const { provider } = environment;
  budget.requireEncryption(await container.files.size(photo));
  container.note({ localId: photo.localId, state: 'encrypting', sentBytes: 0, totalBytes: 0, failure: null });
  options.onProgress?.({ localId: photo.localId, state: 'encrypting', sentBytes: 0, totalBytes: 0 });
  const { key, wrapped } = makeFileKey(provider, keyOfCollection(keys, photo.collectionId));
  const written: string[] = [];
  try {
    const making = thumbnail();
    making.catch(() => undefined); // Reported where it is awaited.
    const encrypted = await container.files.encrypt(photo, key, signal);
    written.push(encrypted.name);
    const described = await describePhoto(call, photo, key, encrypted.contentHash, await making);
    const record: NewUploadRecord = {
      ...described,
      phase: 'prepared',
      encrypted_key: wrapped.encryptedKey,
      key_decryption_nonce: wrapped.keyDecryptionNonce,
      file_decryption_header: toBase64(encrypted.header),
      encrypted_file_name: encrypted.name,
      encrypted_size: encrypted.size,
      file_md5: encrypted.md5,
      part_size: encrypted.partMd5s ? Multipart.values.partBytes : null,
      part_md5s: encrypted.partMd5s ? JSON.stringify(encrypted.partMd5s) : null,
    };
    written.length = 0;
    return { record, encrypted };
  } finally {
    provider.wipe(key);
    for (const name of written) await container.files.remove(name);
  }
}

type OfTheFile =
  | 'phase'
  | 'encrypted_key'
  | 'key_decryption_nonce'
  | 'file_decryption_header'
  | 'encrypted_file_name'
  | 'encrypted_size'
  | 'file_md5'
  | 'part_size'
  | 'part_md5s';

/**
 * Encrypts what goes with a file, under the file's key: its thumbnail into a new file of the container, and its metadata.
 * @returns what a record has beside the file's own columns
 */
export async function describePhoto(
  call: UploadCall,
  photo: Photo,
  key: Uint8Array,
  contentHash: string,
  { jpeg, isMissing }: MadeThumbnail,
): Promise<Omit<NewUploadRecord, OfTheFile>> {
  const { environment, container } = call;
  const { provider } = environment;
  const metadata = encryptMetadata(provider, key, FileMetadata, editModel(photo.metadata, { hash: contentHash }));
  const magic = magicMetadataOf(call, key, photo, isMissing);
  const sealed = encryptBlob(provider, key, jpeg);
  const thumbnailMd5 = toBase64(await md5(call, sealed.ciphertext));
  const now = environment.now();
  return {
    local_id: photo.localId,
    collection_id: photo.collectionId,
    content_hash: contentHash,
    thumbnail_stored: 0,
    thumbnail_decryption_header: toBase64(sealed.header),
    metadata: toBase64(metadata.ciphertext),
    metadata_decryption_header: toBase64(metadata.header),
    public_magic_metadata: magic,
    encrypted_thumbnail_name: await container.files.write(sealed.ciphertext),
    thumbnail_size: sealed.ciphertext.length,
    thumbnail_md5: thumbnailMd5,
    commits_sent: 0,
    commits_refused: 0,
    created_at: now,
    updated_at: now,
  };
}

/** Deletes what was encrypted in vain: the content is known, or somebody has begun the upload. */
export async function discardPrepared({ container }: UploadCall, { record }: PreparedPhoto): Promise<void> {
  await container.files.remove(record.encrypted_file_name);
  if (record.encrypted_thumbnail_name) await container.files.remove(record.encrypted_thumbnail_name);
}

/** The envelope as the commit sends it; null where there is nothing in it, which the server would refuse. */
function magicMetadataOf(
  { environment: { provider } }: UploadCall,
  key: Uint8Array,
  { publicMagicMetadata }: Photo,
  isMissing: boolean,
): string | null {
  const given = publicMagicMetadata ?? modelObject(PublicMagicMetadata, {});
  const magic = isMissing ? editModel(given, { noThumbnail: true }) : given;
  const { members } = encryptMagicMetadata(provider, key, PublicMagicMetadata, magic, MagicMetadataEdits.values.firstVersion);
  const { version, count, data, header } = members;
  return count === 0
    ? null
    : canonicalText(
        new Map<string, string | number>([
          ['version', version],
          ['count', count ?? 0],
          ['data', data],
          ['header', header],
        ]),
      );
}

async function md5({ environment: { provider } }: UploadCall, bytes: Uint8Array): Promise<Uint8Array> {
  const hash = await provider.md5();
  hash.update(bytes);
  return hash.digest();
}
