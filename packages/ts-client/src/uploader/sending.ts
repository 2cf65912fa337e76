/** The thumbnail, then the file, to storage. What storage has acknowledged is not sent again. */
import { ResumePolicy, UploadPolicy, completeMultipartUpload, putObject, putPart } from '@lockstep/spec';
import { ApiError } from '../api/index.ts';
import type { UploadPart, UploadRecord } from '../locks/upload-records.ts';
import { planMultipart } from '../upload/multipart.ts';
import { addressFile, addressThumbnail, isUsable } from './addresses.ts';
import type { UploadCall } from './upload-call.ts';
import { DamagedFile } from './upload-error.ts';

const { maximumNewAddresses, maximumPartTries } = ResumePolicy.values;
const { triesOfAnAddress } = UploadPolicy.values;

/** An object as it is sent in one request. */
interface WholeObject {
  readonly name: string;
  readonly size: number;
  readonly md5: string;
}

/**
 * Brings thumbnail and file to storage, as far as they are not there.
 * @param anew whether both get new addresses, since the storage lacks what it had acknowledged
 * @returns the record, in the phase `uploaded`
 * @throws ApiError, DamagedFile, LockLost, BudgetSpent
 */
export async function sendObjects(call: UploadCall, record: UploadRecord, anew: boolean): Promise<UploadRecord> {
  if ((await call.container.files.readStart(record.encrypted_file_name, 1)) === null) throw new DamagedFile(record.encrypted_file_name);
  const hasThumbnail = record.encrypted_thumbnail_name !== null;
  const withThumbnail = await sendThumbnail(call, anew && hasThumbnail ? await addressThumbnail(call, record) : record);
  const addressed = anew ? await addressFile(call, withThumbnail) : withThumbnail;
  const sent = addressed.part_md5s === null ? await sendWhole(call, addressed) : await sendParts(call, addressed);
  return call.reread(sent, call.container.records.advance(sent, 'uploaded'));
}

async function sendThumbnail(call: UploadCall, record: UploadRecord): Promise<UploadRecord> {
  const { encrypted_thumbnail_name: name, thumbnail_size, thumbnail_md5 } = record;
  if (name === null || record.thumbnail_stored === 1) return record;
  const object = { name, size: thumbnail_size ?? 0, md5: thumbnail_md5 ?? '' };
  const sent = await putWhole(call, record, object, 0, (each) => each.thumbnail_url, addressThumbnail);
  return call.reread(sent, call.container.records.setThumbnailStored(sent));
}

async function sendWhole(call: UploadCall, record: UploadRecord): Promise<UploadRecord> {
  const object = { name: record.encrypted_file_name, size: record.encrypted_size, md5: record.file_md5 ?? '' };
  return putWhole(call, record, object, record.thumbnail_size ?? 0, (each) => each.file_url, addressFile);
}

/** Sends an object in one request: to its address while that lives, and to new ones where that fails. */
async function putWhole(
  call: UploadCall,
  record: UploadRecord,
  object: WholeObject,
  storedBytes: number,
  urlOf: (record: UploadRecord) => string | null,
  address: (call: UploadCall, record: UploadRecord) => Promise<UploadRecord>,
): Promise<UploadRecord> {
  let current = record;
  let newAddresses = 0;
  const retries = call.client.retries(call.signal, triesOfAnAddress * (1 + maximumNewAddresses));
  let triesHere = 0;
  for (;;) {
    if (!isUsable(call, urlOf(current))) {
      current = await address(call, current);
      triesHere = 0;
    }
    try {
      await put(call, current, urlOf(current) ?? '', object, storedBytes);
      return current;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      triesHere += 1;
      const mayRepeat = error.retryable || error.code === 'bad_digest';
      if (error.code === 'bad_digest') await requireIntact(call, object.name, 0, object.size, object.md5);
      else if (!error.retryable && error.code !== 'upload_url_expired' && error.code !== 'not_found') throw error;
      if (mayRepeat) await retries.next(error);
      if (mayRepeat && triesHere < triesOfAnAddress) continue;
      newAddresses += 1;
      if (newAddresses > maximumNewAddresses) throw error;
      current = await address(call, current);
      triesHere = 0;
    }
  }
}

async function put(call: UploadCall, record: UploadRecord, url: string, { name, size, md5 }: WholeObject, storedBytes: number): Promise<void> {
  call.budget.requireTransfer(size);
  call.tell(record, 'uploading', storedBytes);
  await call.client.once(putObject, { url, contentLength: size, contentMD5: md5 }, {
    slice: call.container.files.slice(name, 0, size),
    signal: call.signal,
    onSent: (bytes) => call.tell(record, 'uploading', storedBytes, bytes),
  });
  call.sentBytes += size;
}

/** @throws DamagedFile where the bytes on disk are not those of the record */
async function requireIntact({ container: { files } }: UploadCall, name: string, offset: number, length: number, md5: string): Promise<void> {
  if ((await files.md5(files.slice(name, offset, length))) !== md5) throw new DamagedFile(name);
}

// ------------------------------------------------------------------------------------------------------- in parts

/** Why a multipart upload begins anew: storage does not know it any more, or its addresses have expired. */
const gone: ReadonlySet<string> = new Set(['upload_expired', 'upload_url_expired']);

async function sendParts(call: UploadCall, record: UploadRecord): Promise<UploadRecord> {
  let current = record;
  for (let newAddresses = 0; ; newAddresses++) {
    if (newAddresses > 0 || !isComplete(call, current)) current = await addressFile(call, current);
    try {
      await putParts(call, current);
      await complete(call, current);
      return current;
    } catch (error) {
      const isRefused = error instanceof ApiError && (gone.has(error.code) || error.code === 'bad_request');
      if (!isRefused || newAddresses >= maximumNewAddresses) throw error;
    }
  }
}

/** Whether the record has usable addresses for all that is still to be sent. */
function isComplete(call: UploadCall, record: UploadRecord): boolean {
  const parts = call.container.records.parts(record);
  const isPlanned = parts.length === planMultipart(record.encrypted_size).parts.length;
  return isPlanned && isUsable(call, record.complete_url) && parts.every(({ part_status, part_url }) => part_status === 'uploaded' || isUsable(call, part_url));
}

async function putParts(call: UploadCall, record: UploadRecord): Promise<void> {
  const { container } = call;
  const md5s = JSON.parse(record.part_md5s ?? '[]') as string[];
  const planned = planMultipart(record.encrypted_size).parts;
  const rows = container.records.parts(record);
  let storedBytes = record.thumbnail_size ?? 0;
  for (const { part_status, part_number } of rows) if (part_status === 'uploaded') storedBytes += planned[part_number]?.length ?? 0;
  for (const row of rows) {
    const part = planned[row.part_number];
    if (row.part_status === 'uploaded' || !part) continue;
    call.tell(record, 'uploading', storedBytes);
    const etag = await putOne(call, record, row, part, md5s[row.part_number] ?? '', storedBytes);
    container.records.setPart(record, row.part_number, etag);
    storedBytes += part.length;
  }
}

/** Sends a part, to the one address that it has. */
async function putOne(
  call: UploadCall,
  record: UploadRecord,
  { part_url: url }: UploadPart,
  { offset, length }: { readonly offset: number; readonly length: number },
  md5: string,
  storedBytes: number,
): Promise<string> {
  const retries = call.client.retries(call.signal, maximumPartTries);
  for (;;) {
    call.budget.requireTransfer(length);
    try {
      const { etag } = await call.client.once(putPart, { url, contentLength: length, contentMD5: md5 }, {
        slice: call.container.files.slice(record.encrypted_file_name, offset, length),
        signal: call.signal,
        onSent: (bytes) => call.tell(record, 'uploading', storedBytes, bytes),
      });
      call.sentBytes += length;
      return etag;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'bad_digest') await requireIntact(call, record.encrypted_file_name, offset, length, md5);
      else if (!error.retryable) throw error;
      await retries.next(error);
    }
  }
}

async function complete(call: UploadCall, record: UploadRecord): Promise<void> {
  const etags = call.container.records.parts(record).map(({ part_etag }) => part_etag ?? '');
  try {
    await call.client.send(completeMultipartUpload, { completeURL: record.complete_url ?? '', etags }, call.signal);
  } catch (error) {
    // Answered so where an earlier try was carried out: the commit shows whether it was.
    if (!(error instanceof ApiError) || error.code !== 'upload_expired') throw error;
    call.isCompletionInDoubt = true;
  }
}
