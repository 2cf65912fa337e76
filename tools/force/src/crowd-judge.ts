/** What must hold when a crowd is over: one entry of each photo, and nothing else left. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator, TestAccount } from '@lockstep/simulator';
import { decryptStream, fromBase64, loadProvider, openFileKey } from '@lockstep/ts-client';
import type { TesteeProcess } from './testee-process.ts';

/** A photo of content that no other one has. */
export interface CrowdPhoto {
  readonly localId: string;
  readonly image: string;
}

/** What is judged. */
export interface CrowdEnd {
  /** Lists the locks. */
  readonly testee: Pick<TesteeProcess, 'ask'>;
  readonly simulator: Pick<Simulator, 'files' | 'object' | 'log'>;
  readonly account: TestAccount;
  readonly container: string;
  /** All that was to be uploaded to the account's first collection. */
  readonly photos: readonly CrowdPhoto[];
}

/** Judges the end of a crowd. @returns each rule that was broken */
export async function judgeCrowd({ testee, simulator, account, container, photos }: CrowdEnd): Promise<string[]> {
  const violations: string[] = [];
  const provider = await loadProvider();
  const collectionKey = account.collections[0]?.key ?? new Uint8Array();
  const wanted = new Map(photos.map(({ localId, image }) => [digest(readFileSync(image)), localId]));
  for (const { id, entries, file } of await simulator.files()) {
    const { encryptedKey = '', keyDecryptionNonce = '' } = entries[0] ?? {};
    const key = openFileKey(provider, collectionKey, { encryptedKey, keyDecryptionNonce });
    const bytes = Buffer.from(decryptStream(provider, key, fromBase64(file.decryptionHeader), await simulator.object(file.objectKey)));
    if (entries.length !== 1) violations.push(`the file ${id} has ${entries.length} entries`);
    if (!wanted.delete(digest(bytes))) violations.push(`the file ${id} is a second entry of a photo, or is none`);
  }
  for (const localId of wanted.values()) violations.push(`${localId} was lost`);
  const { locks } = await testee.ask('locks.list', { db: join(container, 'lockstep.db') });
  if ((locks as unknown[]).length > 0) violations.push(`locks are left: ${JSON.stringify(locks)}`);
  const left = readdirSync(join(container, 'uploads'));
  if (left.length > 0) violations.push(`${left.length} files are left in the folder of uploads: ${left.slice(0, 3).join(', ')}`);
  const storage = await simulator.log.entries({ origin: 'storage' });
  if (storage.some(({ hasToken }) => hasToken)) violations.push('the token went to the storage');
  return violations;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
