/** The addresses that objects are sent to: asked for, written to the record before use, and used while they live. */
import { SignedAddress } from '@lockstep/spec';
import { ApiError, signedAddressEnd } from '../api/index.ts';
import type { FileAddress, UploadRecord } from '../locks/upload-records.ts';
import type { UploadCall } from './upload-call.ts';

const { marginSeconds } = SignedAddress.values;
const microseconds = 1_000_000;

/** Whether an address may be used: it is there, and lives for long enough. One that does not say how long may be tried. */
export function isUsable({ environment }: UploadCall, address: string | null): address is string {
  if (address === null) return false;
  const end = signedAddressEnd(address);
  return end === null || end > environment.now() + marginSeconds * microseconds;
}

/** Asks, once in a call, whether the account may upload. */
async function requireEligibility(call: UploadCall): Promise<void> {
  if (call.isEligible) return;
  await call.client.requireEligibility(call.signal);
  call.isEligible = true;
}

/** Gives the thumbnail an address. @throws LockLost, ApiError */
export async function addressThumbnail(call: UploadCall, record: UploadRecord): Promise<UploadRecord> {
  await requireEligibility(call);
  const params = { contentLength: record.thumbnail_size ?? 0, contentMD5: record.thumbnail_md5 ?? '' };
  const { objectKey, url } = await call.client.uploadURL(params, call.signal);
  requireAnother(objectKey, record.file_object_key);
  const { records } = call.container;
  return call.reread(record, await call.container.durably(() => records.setThumbnail(record, call.hold, objectKey, url)));
}

/** Gives the file an address, or one for each part. @throws LockLost, ApiError */
export async function addressFile(call: UploadCall, record: UploadRecord): Promise<UploadRecord> {
  await requireEligibility(call);
  const address = record.part_md5s === null ? await wholeAddress(call, record) : await partAddresses(call, record, record.part_md5s);
  requireAnother(address.objectKey, record.thumbnail_object_key);
  const { records } = call.container;
  return call.reread(record, await call.container.durably(() => records.setFile(record, call.hold, address)));
}

async function wholeAddress(call: UploadCall, { encrypted_size, file_md5 }: UploadRecord): Promise<FileAddress> {
  const params = { contentLength: encrypted_size, contentMD5: file_md5 ?? '' };
  const { objectKey, url } = await call.client.uploadURL(params, call.signal);
  return { objectKey, url, completeUrl: null, partUrls: [] };
}

async function partAddresses(call: UploadCall, { encrypted_size, part_size }: UploadRecord, md5s: string): Promise<FileAddress> {
  const params = { contentLength: encrypted_size, partLength: part_size ?? 0, partMd5s: JSON.parse(md5s) as string[] };
  const { objectKey, partURLs, completeURL } = await call.client.multipartURLs(params, call.signal);
  return { objectKey, url: null, completeUrl: completeURL, partUrls: partURLs };
}

/** The server takes no commit whose file and thumbnail are one object. */
function requireAnother(objectKey: string, other: string | null): void {
  if (objectKey === other) throw new ApiError('invalid_response', 'the server gave the file and its thumbnail the same object key', { status: 200 });
}
