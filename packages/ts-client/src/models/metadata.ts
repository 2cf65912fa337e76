/** Metadata of files: encrypted as blobs with the file's key, magic metadata in the envelopes that the API knows. */
import { LivePhoto, MagicMetadataEnvelope, type FileMetadata, type Model } from '@lockstep/spec';
import { fromBase64, toBase64 } from '../base64.ts';
import { decryptBlob, encryptBlob } from '../blob.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import type { Encrypted } from '../stream/stream.ts';
import { decodeModel, encodeModel, modelJson, modelObject, type ModelObject } from './model-object.ts';

/**
 * The content hash that metadata tells, in the form of today: a live photo's is that of the image, a separator, and that
 * of the video, also where an older web client wrote the two apart.
 * @returns null where the metadata tells none
 */
export function contentHashOf({ members }: ModelObject<typeof FileMetadata>): string | null {
  const { hash, imageHash, videoHash } = members;
  if (typeof hash === 'string') return hash;
  if (typeof imageHash !== 'string' || typeof videoHash !== 'string') return null;
  return imageHash + LivePhoto.values.hashSeparator + videoHash;
}

/**
 * Encrypts an object of a model, as canonical JSON, to one frame under a header of its own.
 * @param key the file's key, 32 bytes
 * @throws ModelError, JsonError for what the types did not hold back
 * @throws LockstepError `invalid_argument` for a key of another length
 */
export function encryptMetadata<D extends Model>(provider: CryptoProvider, key: Uint8Array, model: D, object: ModelObject<D>): Encrypted {
  return encryptBlob(provider, key, encodeModel(model, object));
}

/**
 * Decrypts an object of a model.
 * @param key the file's key, 32 bytes
 * @param header the blob's own, 24 bytes
 * @throws LockstepError as decryptBlob does
 * @throws JsonError, ModelError for what is authentic and no such object
 */
export function decryptMetadata<D extends Model>(
  provider: CryptoProvider,
  key: Uint8Array,
  header: Uint8Array,
  ciphertext: Uint8Array,
  model: D,
): ModelObject<D> {
  return decodeModel(model, decryptBlob(provider, key, header, ciphertext));
}

/**
 * Puts magic metadata, public or private, into its envelope.
 * @param key the file's key, 32 bytes
 * @param version the version that the server has, from 1: it refuses an edit of another one
 * @throws ModelError for a version below 1, and for what the types did not hold back
 */
export function encryptMagicMetadata<D extends Model>(
  provider: CryptoProvider,
  key: Uint8Array,
  model: D,
  object: ModelObject<D>,
  version: number,
): ModelObject<typeof MagicMetadataEnvelope> {
  const { header, ciphertext } = encryptMetadata(provider, key, model, object);
  // All members count, null ones and those that this version does not know among them.
  const count = modelJson(model, object).size;
  const envelope = modelObject(MagicMetadataEnvelope, { version, count, data: toBase64(ciphertext), header: toBase64(header) });
  encodeModel(MagicMetadataEnvelope, envelope);
  return envelope;
}

/**
 * Opens an envelope. Its count is not compared with what is in it: the data alone are authentic.
 * @param key the file's key, 32 bytes
 * @throws LockstepError `invalid_argument` for what is no base64, and as decryptBlob does
 * @throws JsonError, ModelError for what is authentic and no such object
 */
export function decryptMagicMetadata<D extends Model>(
  provider: CryptoProvider,
  key: Uint8Array,
  { members: { header, data } }: ModelObject<typeof MagicMetadataEnvelope>,
  model: D,
): ModelObject<D> {
  return decryptMetadata(provider, key, fromBase64(header), fromBase64(data), model);
}
