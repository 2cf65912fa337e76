/** The commit: verified, counted before it is sent, and settled where its answer is in doubt. */
import { CommitAnswers, Encryption, UploadPolicy, createFile, getDiff, type DiffEntry, type ParamsOf, type ValueOf } from '@lockstep/spec';
import { ApiError } from '../api/index.ts';
import { fromBase64 } from '../base64.ts';
import { canonicalText, type JsonValue } from '../json/index.ts';
import { openFileKey } from '../keys/index.ts';
import type { UploadRecord } from '../locks/upload-records.ts';
import { FrameDecryptor } from '../stream/frame-decryptor.ts';
import { keyOfCollection } from './photo.ts';
import type { UploadCall } from './upload-call.ts';

const { frameBytes } = Encryption.values;
const { objectMissing } = CommitAnswers.values;
const { maximumDiffPages, diffMarginSeconds } = UploadPolicy.values;
const microseconds = 1_000_000;

/** What the server has of a photo after its commit. */
export interface Committed {
  readonly fileId: number;
  readonly ownerId: number;
  readonly updationTime: number;
}

/** The storage lacks what the commit names: it is to be sent again, to new object keys only where nothing was committed for certain. */
export class ObjectsMissing extends Error {
  constructor(options: ErrorOptions) {
    super('the storage lacks an object of the upload', options);
  }
}

/** Whether the server may have carried out a request to commit of which nobody knows the answer. */
export function isInDoubt({ commits_sent, commits_refused }: UploadRecord): boolean {
  return commits_sent !== commits_refused;
}

/**
 * Asks the server to commit, with the same body in every try.
 * @throws LockLost before anything is sent without the lock; ObjectsMissing; ApiError: the record stays
 * @throws LockstepError `corrupt` where the encrypted file does not open with the key as it would be sent
 */
export async function commit(call: UploadCall, record: UploadRecord): Promise<Committed> {
  const body = record.commit_body ?? bodyOf(record);
  await verify(call, record, body);
  await settleFiles(call, record);
  const retries = call.client.retries(call.signal);
  let current = record;
  for (;;) {
    call.budget.requireTime(); // A request that is not sent must not count as one in doubt.
    current = await begin(call, current, body);
    call.tell(current, 'committing', current.encrypted_size + (current.thumbnail_size ?? 0));
    const sent = current.commit_body ?? body;
    try {
      const { id, ownerID, updationTime } = await call.client.once(createFile, JSON.parse(sent) as ParamsOf<typeof createFile>, {
        signal: call.signal,
      });
      return { fileId: id, ownerId: ownerID, updationTime };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const isRefusal = isDefiniteRefusal(error);
      if (isRefusal) {
        call.container.records.refuseCommit(current);
        current = call.reread(current, true);
      }
      // An answer that can't be read may be a success that was cut: the same body is safe to send again.
      const mayRepeat = error.retryable || error.code === 'invalid_response';
      const mayWait = mayRepeat && retries.areLeft && !(call.completion === 'inDoubt' && isMissing(error));
      if (mayWait) {
        await retries.next(error);
        continue;
      }
      const found = isInDoubt(current) && isRefusal ? await lookForCommit(call, current) : null;
      if (found) return found;
      if (isMissing(error) || (!isInDoubt(current) && error.code === 'bad_request')) throw new ObjectsMissing({ cause: error });
      throw error;
    }
  }
}

/** From here on the object keys stay, and what the storage may turn out to lack can be sent again from these files alone. */
async function settleFiles({ container: { files } }: UploadCall, { encrypted_file_name, encrypted_thumbnail_name }: UploadRecord): Promise<void> {
  await files.settle(encrypted_file_name);
  if (encrypted_thumbnail_name !== null) await files.settle(encrypted_thumbnail_name);
}

/** Counts a request to commit before it is sent. @throws LockLost */
async function begin(call: UploadCall, record: UploadRecord, body: string): Promise<UploadRecord> {
  const { container, hold } = call;
  return call.reread(record, await container.durably(() => container.records.beginCommit(record, hold, body)));
}

/** Whether an answer says for certain that its request was not carried out. It does not judge earlier ones. */
export function isDefiniteRefusal({ status, serverCode }: ApiError): boolean {
  return (status >= 300 && status <= 499) || serverCode === objectMissing;
}

function isMissing({ serverCode }: ApiError): boolean {
  return serverCode === objectMissing;
}

/** The body of the request: canonical JSON of what the record has. */
function bodyOf(record: UploadRecord): string {
  const json = {
    collectionID: record.collection_id,
    encryptedKey: record.encrypted_key,
    keyDecryptionNonce: record.key_decryption_nonce,
    file: { objectKey: record.file_object_key, decryptionHeader: record.file_decryption_header, size: record.encrypted_size },
    thumbnail: { objectKey: record.thumbnail_object_key, decryptionHeader: record.thumbnail_decryption_header, size: record.thumbnail_size ?? 0 },
    metadata: { encryptedData: record.metadata, decryptionHeader: record.metadata_decryption_header },
    ...(record.public_magic_metadata === null ? {} : { pubMagicMetadata: JSON.parse(record.public_magic_metadata) as object }),
  };
  return canonicalText(asJson(json));
}

function asJson(value: unknown): JsonValue {
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  return new Map(Object.entries(value).map(([name, member]) => [name, asJson(member)]));
}

/** Opens the first frame of the encrypted file with the key as it is unwrapped from what will be sent. */
async function verify({ container, environment, keys }: UploadCall, record: UploadRecord, body: string): Promise<void> {
  const { encryptedKey, keyDecryptionNonce, file } = JSON.parse(body) as ParamsOf<typeof createFile>;
  const { provider } = environment;
  const { encrypted_file_name: name } = record;
  // Where there is no file, the storage has it, and it was verified when it was sent.
  await container.files.lookAtStart(name, Math.min(frameBytes, record.encrypted_size), (start, room) => {
    const collectionKey = keyOfCollection(keys, record.collection_id);
    const key = container.watch(name, 'fileKey', () => openFileKey(provider, collectionKey, { encryptedKey, keyDecryptionNonce }));
    try {
      container.watch(name, 'file', () => {
        const decryptor = new FrameDecryptor(provider, key, fromBase64(file.decryptionHeader), name);
        try {
          provider.wipe(decryptor.next(start, record.encrypted_size > frameBytes ? 'more' : 'end', room));
        } finally {
          decryptor.close();
        }
      });
    } finally {
      provider.wipe(key);
    }
  });
}

/** Looks whether the collection has the file of a record; null where it is not seen, which says nothing. */
async function lookForCommit(call: UploadCall, record: UploadRecord): Promise<Committed | null> {
  let sinceTime = Math.max(0, record.created_at - diffMarginSeconds * microseconds);
  for (let page = 0; page < maximumDiffPages; page++) {
    const { diff, hasMore } = await call.client.send(getDiff, { collectionID: record.collection_id, sinceTime }, call.signal);
    const entry = diff.find((each) => isOf(each, record));
    if (entry) return { fileId: entry.id, ownerId: entry.ownerID, updationTime: entry.updationTime };
    const newest = Math.max(...diff.map(({ updationTime }) => updationTime));
    if (!hasMore || !(newest > sinceTime)) return null;
    sinceTime = newest;
  }
  return null;
}

function isOf({ isDeleted, encryptedKey, file }: ValueOf<typeof DiffEntry>, record: UploadRecord): boolean {
  return isDeleted !== true && encryptedKey === record.encrypted_key && file?.decryptionHeader === record.file_decryption_header;
}
