/** What the server has, compared with the library. */
import { FileMetadata } from '@lockstep/spec';
import type { CommittedFile, Simulator, TestAccount } from '@lockstep/simulator';
import { contentHash, decodeModel, decryptBlob, decryptStream, fromBase64, openFileKey, toBase64, type CryptoProvider } from '@lockstep/ts-client';
import type { Library } from './library.ts';

/** Every this many-th file is opened whole; of the others the encrypted metadata is. */
const openedWhole = 20;
const shown = 10;

/** What the judge asks a simulator. */
type Server = Pick<Simulator, 'files' | 'object'>;

/** What was counted. */
export interface Judgement {
  readonly files: number;
  readonly opened: number;
  readonly violations: readonly string[];
}

/** Opens what the server has: every file of the library must be there once, and nothing that never was in it. */
export async function judge(simulator: Server, account: TestAccount, provider: CryptoProvider, library: Library): Promise<Judgement> {
  const files = await simulator.files();
  const counts = new Map<string, number>();
  const violations: string[] = [];
  let opened = 0;
  for (const [index, file] of files.entries()) {
    const key = keyOf(file, account, provider);
    if (!key) {
      violations.push(`the server's file ${file.id} is in ${file.entries.length} collections`);
      continue;
    }
    const text = decryptBlob(provider, key, fromBase64(file.metadata.decryptionHeader), fromBase64(file.metadata.encryptedData ?? ''));
    const { localID, hash } = decodeModel(FileMetadata, text).members;
    const name = `${String(localID)} ${String(hash)}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const what = library.known(String(localID), String(hash));
    if (what === undefined) violations.push(`the server's file ${file.id} is nothing that ${String(localID)} ever was`);
    if (index % openedWhole !== 0 || String(hash).includes(':')) continue;
    opened += 1;
    const bytes = decryptStream(provider, key, fromBase64(file.file.decryptionHeader), await simulator.object(file.file.objectKey));
    if (toBase64(contentHash(provider, bytes)) !== hash) violations.push(`the server's file ${file.id} is not what its metadata says`);
  }
  for (const [name, count] of counts) if (count > 1) violations.push(`${name.split(' ')[0]} was committed ${count} times`);
  const missing = library.wanted().filter(({ id, hash }) => !counts.has(`${id} ${hash}`));
  violations.push(...missing.slice(0, shown).map(({ id, file }) => `${id} lacks its ${file}`));
  if (missing.length > shown) violations.push(`${missing.length - shown} more files are missing`);
  return { files: files.length, opened, violations };
}

function keyOf({ entries }: CommittedFile, account: TestAccount, provider: CryptoProvider): Uint8Array | undefined {
  const [entry, ...others] = entries;
  const collection = account.collections.find(({ id }) => id === entry?.collection);
  return entry && collection && others.length === 0 ? openFileKey(provider, collection.key, entry) : undefined;
}
