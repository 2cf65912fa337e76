/** The process that keeps the upload records of a run: a request a line, an answer a line. */
import { createInterface } from 'node:readline';
import { UploadRecords } from '@lockstep/ts-client';

interface Request {
  readonly id: number;
  readonly op: string;
  readonly args: { readonly db: string; readonly photo: string; readonly objectKey: string; readonly now: number };
}

const databases = new Map<string, UploadRecords>();

function answer({ op, args: { db, photo, objectKey, now } }: Request): object {
  if (op === 'info') return { result: { pid: process.pid } };
  let records = databases.get(db);
  if (!records) databases.set(db, (records = new UploadRecords(db)));
  const record = records.writeOrAdopt({
    local_id: photo,
    collection_id: 1,
    phase: 'prepared',
    file_object_key: objectKey,
    encrypted_key: 'key',
    key_decryption_nonce: 'nonce',
    file_decryption_header: 'header',
    metadata: 'metadata',
    metadata_decryption_header: 'header',
    encrypted_file_name: `${photo}.encrypted`,
    encrypted_size: 17,
    file_md5: 'md5',
    content_hash: 'hash',
    updated_at: now,
  });
  return { result: { objectKey: record['file_object_key'] } };
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line) as Request;
  process.stdout.write(`${JSON.stringify({ id: request.id, ...answer(request) })}\n`);
}
