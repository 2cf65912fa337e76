/** Multipart uploads that the app began by its own table: what came from its old database continues. */
import { Multipart } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';
import { KeyError, openFileKey } from '../keys/index.ts';
import type { NewUploadRecord, UploadRecord } from '../locks/upload-records.ts';
import { planMultipart } from '../upload/multipart.ts';
import { describePhoto } from './preparation.ts';
import { keyOfCollection, type MadeThumbnail, type Photo } from './photo.ts';
import type { TrackedRow } from './container.ts';
import type { UploadCall } from './upload-call.ts';

const { partBytes } = Multipart.values;

/**
 * Makes a record of the upload of a photo that the app's table has, if it can continue: its encrypted file is in the container, its
 * key opens, and it was not completed. An upload that was completed may have been committed with metadata that is lost. The
 * thumbnail and the metadata are encrypted with the key of the file.
 * @param hash the content's
 * @returns the record, with the parts that the storage has; null where the upload begins anew
 */
export async function adoptTracked(
  call: UploadCall,
  photo: Photo,
  hash: string,
  thumbnail: () => Promise<MadeThumbnail>,
): Promise<UploadRecord | null> {
  const { container, environment, budget } = call;
  const tracked = container.records.tracked(photo.localId, photo.collectionId, hash, container.folder);
  if (!tracked || !canGoOn(call, tracked)) return null;
  const key = openKey(call, tracked);
  if (!key) return null;
  let written: string | null | undefined;
  try {
    const partMd5s = tracked.part_md5s ?? (budget.requireEncryption(tracked.encrypted_file_size), JSON.stringify(await md5sOf(call, tracked)));
    const described = await describePhoto(call, photo, key, hash, await thumbnail());
    written = described.encrypted_thumbnail_name;
    const record: NewUploadRecord = {
      ...described,
      phase: 'uploading',
      file_object_key: tracked.object_key,
      complete_url: tracked.complete_url,
      encrypted_key: tracked.encrypted_file_key,
      key_decryption_nonce: tracked.key_encryption_nonce,
      file_decryption_header: tracked.file_encryption_nonce,
      encrypted_file_name: tracked.encrypted_file_name,
      encrypted_size: tracked.encrypted_file_size,
      file_md5: null,
      part_size: tracked.part_size,
      part_md5s: partMd5s,
    };
    const adopted = await container.durably(() => container.records.takeOver(record, tracked));
    if (adopted.encrypted_thumbnail_name === written) written = null;
    return adopted;
  } finally {
    environment.provider.wipe(key);
    if (written) await container.files.remove(written);
  }
}

function canGoOn({ container }: UploadCall, { status, part_size, encrypted_file_size, object_key, part_md5s }: TrackedRow): boolean {
  if (status === 'completed' || part_size !== partBytes) return false;
  const { multipart, parts } = planMultipart(encrypted_file_size);
  const rows = container.records.parts({ file_object_key: object_key });
  const isPlanned = multipart && rows.length === parts.length && rows.every(({ part_number }, index) => part_number === index);
  return isPlanned && (part_md5s === null || isListOf(part_md5s, parts.length));
}

function isListOf(json: string, length: number): boolean {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) && list.length === length && list.every((each) => typeof each === 'string');
  } catch {
    return false;
  }
}

/** The file's key; null where it does not open, or opens something else. */
function openKey(
  { environment: { provider }, keys }: UploadCall,
  { collection_id, encrypted_file_key, key_encryption_nonce }: TrackedRow,
): Uint8Array | null {
  try {
    return openFileKey(provider, keyOfCollection(keys, collection_id), {
      encryptedKey: encrypted_file_key,
      keyDecryptionNonce: key_encryption_nonce,
    });
  } catch (error) {
    if (error instanceof KeyError || (error instanceof LockstepError && error.code === 'corrupt')) return null;
    throw error;
  }
}

/** The checksums of the parts, which older versions of the app did not keep. */
async function md5sOf({ container: { files } }: UploadCall, { encrypted_file_name, encrypted_file_size }: TrackedRow): Promise<string[]> {
  const md5s: string[] = [];
  for (const { offset, length } of planMultipart(encrypted_file_size).parts)
    md5s.push(await files.md5(files.slice(encrypted_file_name, offset, length)));
  return md5s;
}
