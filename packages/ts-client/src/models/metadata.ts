/** Metadata of files: encrypted as blobs with the file's key, magic metadata in the envelopes that the API knows. */
import { LivePhoto, MagicMetadataEdits, MagicMetadataEnvelope, type FileMetadata, type Model } from '@lockstep/spec';
import { fromBase64, toBase64 } from '../base64.ts';
import { decryptBlob, encryptBlob } from '../blob.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { LockstepError } from '../errors.ts';
import type { Encrypted } from '../stream/stream.ts';
import { decodeModel, encodeModel, modelJson, modelObject, type ModelObject } from './model-object.ts';

/**
 * The content hash that metadata has, in the form of today: a live photo's is that of the image, a separator, and that
 * of the video, also where an older web client wrote the two apart.
 * @returns null where the metadata has none
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
 * @param version the version that the server has: it refuses an edit of another one
 * @throws ModelError for a version below 0, and for what the types did not hold back
 */
export function encryptMagicMetadata<D extends Model>(
  provider: CryptoProvider,
  key: Uint8Array,
  model: D,
  object: ModelObject<D>,
  version: number,
): ModelObject<typeof MagicMetadataEnvelope> {
  const { header, ciphertext } = encryptMetadata(provider, key, model, object);
  // All members count, those that this version does not know or can't read among them.
  const count = modelJson(model, object).size;
  const envelope = modelObject(MagicMetadataEnvelope, { version, count, data: toBase64(ciphertext), header: toBase64(header) });
  encodeModel(MagicMetadataEnvelope, envelope);
  return envelope;
}

/**
 * Opens an envelope. Its count is not compared with what is in it: the data alone are authentic.
 * @param key the file's key, 32 bytes
 * @throws LockstepError `invalid_argument` for what is not base64, and as decryptBlob does
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

/**
 * Edits magic metadata: opens its envelope, changes what is in it and puts it into another one of the same version, which is
 * the one that the server wants to see.
 * @param key the file's key, 32 bytes
 * @param envelope the envelope as the server has it
 * @param change makes the object that shall be there of the one that is; {@link editModel} keeps what it does not change
 * @throws LockstepError `invalid_argument` for an edit that the server would refuse: one that removes more members than
 * `MagicMetadataEdits.maximumLostMembers`, or has so many fewer than the server counts; and as decryptMagicMetadata does
 * @throws JsonError, ModelError as encryptMagicMetadata does
 */
export function editMagicMetadata<D extends Model>(
  provider: CryptoProvider,
  key: Uint8Array,
  envelope: ModelObject<typeof MagicMetadataEnvelope>,
  model: D,
  change: (before: ModelObject<D>) => ModelObject<D>,
): ModelObject<typeof MagicMetadataEnvelope> {
  const before = decryptMagicMetadata(provider, key, envelope, model);
  const after = change(before);
  const kept = modelJson(model, after);
  const removed = [...modelJson(model, before).keys()].filter((wire) => !kept.has(wire)).length;
  requireFewLost(model, removed, 'removes');
  requireFewLost(model, (envelope.members.count ?? 0) - kept.size, 'has, of those that the server counts, fewer by');
  return encryptMagicMetadata(provider, key, model, after, envelope.members.version);
}

function requireFewLost({ name }: Model, lost: number, what: string): void {
  const most = MagicMetadataEdits.values.maximumLostMembers;
  if (lost <= most) return;
  throw new LockstepError(
    'invalid_argument',
    `an edit of ${name} may lose ${most} members at most, or the server refuses it; this one ${what} ${lost}: make several edits`,
  );
}
