/** Where large answers part: a testee answers digests of them, but the same streams as files can be read. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileDecrypt, fileEncrypt, streamDecrypt, streamEncrypt } from '@lockstep/spec';
import type { CryptoProvider } from '@lockstep/ts-client';
import { describeDifference } from './difference.ts';
import { makeFolder, removeFolder } from './folder.ts';
import { requestLine } from './observe.ts';
import { BadAnswer } from './outcome.ts';
import { InFolder, type Folder, type Request } from './scenario.ts';
import { TesteeFailure, type Testee } from './testee.ts';

/** The file operation that makes of a file what an operation makes of bytes. */
const asFile: Readonly<Record<string, { readonly op: string; readonly source: string }>> = {
  [streamEncrypt.name]: { op: fileEncrypt.name, source: 'plaintext' },
  [streamDecrypt.name]: { op: fileDecrypt.name, source: 'ciphertext' },
};

/**
 * Asks two testees for the same once more, as files.
 * @returns lines that show where their files part; none where nothing can be seen
 */
export async function closerLook(provider: CryptoProvider, right: Testee, wrong: Testee, request: Request): Promise<string[]> {
  const way = 'op' in request ? asFile[request.op] : undefined;
  if (!('op' in request) || !way) return ['the answers are digests, and no operation shows their bytes'];
  const { [way.source]: source, key, header } = request.args;
  const content = typeof source === 'string' ? Buffer.from(source, 'base64') : (source as Folder[string]);
  const asked: Request = {
    op: way.op,
    args: { key: key ?? '', header: header ?? '', source: new InFolder('source'), destination: new InFolder('destination') },
  };
  const folders: string[] = [];
  try {
    for (const testee of [right, wrong]) {
      const folder = await makeFolder(provider, { source: content });
      folders.push(folder);
      const { line, id } = requestLine(asked, folder);
      await testee.ask(line, id);
    }
    const files = await Promise.all(folders.map((folder) => readFile(join(folder, 'destination')).catch(() => undefined)));
    const [a, b] = files;
    if (!a || !b) return ['as files they can not be compared: one of the testees makes none'];
    const lines = describeDifference('the same as a file', a, b);
    return lines.length > 0 ? lines : ['as files they are equal'];
  } catch (error) {
    if (error instanceof TesteeFailure || error instanceof BadAnswer) return [`as files they can not be compared: ${error.message}`];
    throw error;
  } finally {
    for (const folder of folders) await removeFolder(folder);
  }
}
