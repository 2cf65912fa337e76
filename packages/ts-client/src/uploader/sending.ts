/** The thumbnail, then the file, to storage. What storage has acknowledged is not sent again. */
import { ResumePolicy, UploadPolicy, completeMultipartUpload, putObject, putPart } from '@lockstep/spec';
import { ApiError } from '../api/index.ts';
import type { UploadPart, UploadRecord } from '../locks/upload-records.ts';
import { planMultipart } from '../upload/multipart.ts';
import { addressFile, addressThumbnail, isUsable } from './addresses.ts';
import { isInDoubt } from './commit.ts';
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
  if (!(await isThere(call, record.encrypted_file_name))) throw new DamagedFile(record.encrypted_file_name);
  const hasThumbnail = record.encrypted_thumbnail_name !== null;
  const withThumbnail = await sendThumbnail(call, anew && hasThumbnail ? await addressThumbnail(call, record) : record);
  const addressed = anew ? await addressFile(call, withThumbnail) : withThumbnail;
  const sent = addressed.part_md5s === null ? await sendWhole(call, addressed) : await sendParts(call, addressed);
  return call.reread(sent, call.container.records.advance(sent, 'uploaded'));
}

async function sendThumbnail(call: UploadCall, record: UploadRecord): Promise<UploadRecord> {
  const object = thumbnailOf(record);
  if (object === null || record.thumbnail_stored === 1) return record;
  const sent = await putWhole(call, record, object, 0, (each) => each.thumbnail_url, addressThumbnail);
  return call.reread(sent, call.container.records.setThumbnailStored(sent));
}

function thumbnailOf({ encrypted_thumbnail_name: name, thumbnail_size, thumbnail_md5 }: UploadRecord): WholeObject | null {
  return name === null ? null : { name, size: thumbnail_size ?? 0, md5: thumbnail_md5 ?? '' };
}

function fileOf({ encrypted_file_name, encrypted_size, file_md5 }: UploadRecord): WholeObject {
  return { name: encrypted_file_name, size: encrypted_size, md5: file_md5 ?? '' };
}

async function sendWhole(call: UploadCall, record: UploadRecord): Promise<UploadRecord> {
  return putWhole(call, record, fileOf(record), record.thumbnail_size ?? 0, (each) => each.file_url, addressFile);
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
  await call.inTurn(async () => {
    call.budget.requireTransfer(size);
    call.tell(record, 'uploading', storedBytes);
    await call.client.once(
      putObject,
      { url, contentLength: size, contentMD5: md5 },
      {
        slice: call.container.files.slice(name, 0, size),
        signal: call.signal,
        onSent: (bytes) => call.tell(record, 'uploading', storedBytes, bytes),
      },
    );
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
      if (!(error instanceof ApiError && isRefused(error)) || newAddresses >= maximumNewAddresses) throw error;
    }
  }
}

/** Whether storage wants other parts, or another multipart upload. */
function isRefused({ code }: ApiError): boolean {
  return gone.has(code) || code === 'bad_request';
}

/**
 * Whether the record has usable addresses for all that is still to be sent.
 * @param again whether that is all of it
 */
function isComplete(call: UploadCall, record: UploadRecord, again = false): boolean {
  const parts = call.container.records.parts(record);
  const isPlanned = parts.length === planMultipart(record.encrypted_size).parts.length;
  return (
    isPlanned &&
    isUsable(call, record.complete_url) &&
    parts.every(({ part_status, part_url }) => (part_status === 'uploaded' && !again) || isUsable(call, part_url))
  );
}

/** @param again whether those that storage has acknowledged are sent, too */
async function putParts(call: UploadCall, record: UploadRecord, again = false): Promise<void> {
  const { container } = call;
  const md5s = JSON.parse(record.part_md5s ?? '[]') as string[];
  const planned = planMultipart(record.encrypted_size).parts;
  const rows = container.records.parts(record);
  const isStored = ({ part_status }: UploadPart): boolean => part_status === 'uploaded' && !again;
  let storedBytes = record.thumbnail_size ?? 0;
  for (const row of rows) if (isStored(row)) storedBytes += planned[row.part_number]?.length ?? 0;
  for (const row of rows) {
    const part = planned[row.part_number];
    if (isStored(row) || !part) continue;
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
    try {
      const { etag } = await call.inTurn(() => {
        call.budget.requireTransfer(length);
        call.tell(record, 'uploading', storedBytes);
        return call.client.once(
          putPart,
          { url, contentLength: length, contentMD5: md5 },
          {
            slice: call.container.files.slice(record.encrypted_file_name, offset, length),
            signal: call.signal,
            onSent: (bytes) => call.tell(record, 'uploading', storedBytes, bytes),
          },
        );
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

/** @returns false where the answer was 404: an earlier try may have been carried out, which the commit shows */
async function complete(call: UploadCall, record: UploadRecord): Promise<boolean> {
  const etags = call.container.records.parts(record).map(({ part_etag }) => part_etag ?? '');
  try {
    await call.client.send(completeMultipartUpload, { completeURL: record.complete_url ?? '', etags }, call.signal);
    call.completion = 'acknowledged';
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'upload_expired') throw error;
    call.completion = 'inDoubt';
  }
  return call.completion === 'acknowledged';
}

// ----------------------------------------------------------------------------------------- to the addresses of before

/**
 * Brings to storage what it lacks although it was sent, once in a call: to the addresses that the record has, so that the
 * object keys stay. The checksum goes with them: no other bytes can come there, and a commit that was carried out loses nothing.
 * @returns whether anything came to storage; nothing does where the addresses have expired, or the files are gone
 * @throws ApiError where storage fails: a later call tries again
 */
export async function sendAgain(call: UploadCall, record: UploadRecord): Promise<boolean> {
  if (call.isSentAgain) return false;
  call.isSentAgain = true;
  const isInParts = record.part_md5s !== null;
  // New keys may be taken: they need no more than this does, unless it saves all parts.
  if (!isInDoubt(record)) return isInParts && call.completion !== 'acknowledged' && completeAgain(call, record);
  const hasThumbnail = await putAgain(call, record, thumbnailOf(record), record.thumbnail_url);
  const hasFile = isInParts ? await completeAgain(call, record) : await putAgain(call, record, fileOf(record), record.file_url);
  return hasThumbnail || hasFile;
}

/** Sends an object to the address that it was sent to; returns whether storage took it. */
async function putAgain(call: UploadCall, record: UploadRecord, object: WholeObject | null, url: string | null): Promise<boolean> {
  if (object === null || !isUsable(call, url) || !(await isThere(call, object.name))) return false;
  const retries = call.client.retries(call.signal, maximumPartTries);
  for (;;) {
    try {
      await put(call, record, url, object, 0);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'bad_digest') await requireIntact(call, object.name, 0, object.size, object.md5);
      else if (isRefused(error)) return false;
      else if (!error.retryable) throw error;
      await retries.next(error);
    }
  }
}

/** Completes a multipart upload once more, with parts that are sent anew where storage has others; returns whether it did. */
async function completeAgain(call: UploadCall, record: UploadRecord): Promise<boolean> {
  if (!isUsable(call, record.complete_url)) return false;
  try {
    return await complete(call, record);
  } catch (error) {
    if (!(error instanceof ApiError && isRefused(error))) throw error;
    const mayMend = error.code === 'bad_request' && isInDoubt(record) && isComplete(call, record, true);
    if (!mayMend || !(await isThere(call, record.encrypted_file_name))) return false;
  }
  try {
    await putParts(call, record, true);
    return await complete(call, record);
  } catch (error) {
    if (error instanceof ApiError && isRefused(error)) return false;
    throw error;
  }
}

async function isThere({ container: { files } }: UploadCall, name: string): Promise<boolean> {
  return (await files.readStart(name, 1)) !== null;
}
