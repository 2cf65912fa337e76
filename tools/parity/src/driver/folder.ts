/** A testee's own folder: made before a request, listed after it, removed in the end. */
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash, type CryptoProvider } from '@lockstep/ts-client';
import { deterministicBytes } from '@lockstep/ts-client/testing';
import type { Folder } from './scenario.ts';

/** Makes a folder with what a request needs, and returns its path. */
export async function makeFolder(provider: CryptoProvider, before: Folder): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-parity-'));
  for (const [name, content] of Object.entries(before)) {
    const path = join(folder, name);
    if (content === 'directory') await mkdir(path);
    else if (content instanceof Uint8Array) await writeFile(path, content);
    else await writeFile(path, deterministicBytes(provider, content.size, Buffer.from(content.seed, 'base64')));
  }
  return folder;
}

/**
 * What is in a folder: names in the order of their code units, with the size and digest of each file.
 * @param ignored the beginning of names that are left out
 */
export async function listing(provider: CryptoProvider, folder: string, ignored?: string): Promise<string> {
  const all = await readdir(folder, { withFileTypes: true });
  const entries = all.filter(({ name }) => ignored === undefined || !name.startsWith(ignored));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: [string, unknown][] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) {
      found.push([entry.name, 'directory']);
      continue;
    }
    const bytes = await readFile(join(folder, entry.name));
    const blake2b = Buffer.from(contentHash(provider, bytes)).toString('base64');
    found.push([entry.name, { size: bytes.length, blake2b }]);
  }
  return JSON.stringify(Object.fromEntries(found));
}

/** Removes a folder and all that is in it. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
