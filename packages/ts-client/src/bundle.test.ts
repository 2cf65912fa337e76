/** What a browser has to load: Argon2id, a second libsodium, is there only where a passphrase is used. */
import { fileURLToPath } from 'node:url';
import { rolldown, type OutputChunk } from 'rolldown';
import { describe, expect, it } from 'vitest';

const client = fileURLToPath(new URL('browser.ts', import.meta.url));
const page = '\0page';

/** What the pages use: all that an upload needs, also to open and wrap its keys, and the whole chain from the passphrase. */
const upload = 'loadProvider, encryptStream, encryptBlob, decryptBlob, openCollectionKey, makeFileKey, contentHash, canonicalText';
const passphrase = `${upload}, openMasterKey, openFileKey`;

async function bundle(names: string, codeSplitting: boolean): Promise<OutputChunk[]> {
  const build = await rolldown({
    input: page,
    platform: 'browser',
    resolve: { conditionNames: ['@lockstep/source', 'browser', 'import', 'default'] },
    external: [/^node:/],
    logLevel: 'silent',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === page ? id : null),
        load: (id) => (id === page ? `export { ${names} } from ${JSON.stringify(client)};` : null),
      },
    ],
  });
  const { output } = await build.generate({ format: codeSplitting ? 'es' : 'iife', name: 'client', codeSplitting, minify: true });
  await build.close();
  return output.filter((part) => part.type === 'chunk');
}

const hasArgon2id = ({ moduleIds }: OutputChunk): boolean => moduleIds.some((id) => /\/libsodium(-wrappers)?-sumo\//.test(id));
const size = (chunks: readonly OutputChunk[]): number => chunks.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);

describe('the bundle of a page', () => {
  it('that never sees a passphrase is small, and has no Argon2id', async () => {
    const [without, all] = [await bundle(upload, false), await bundle(passphrase, false)];
    expect(without.map(hasArgon2id)).toEqual([false]);
    expect(all.map(hasArgon2id)).toEqual([true]);
    // 650 KB and 1190 KB, of which 218 KB and 407 KB are left when they are zipped.
    expect(size(without)).toBeLessThan(700_000);
    expect(size(all) - size(without)).toBeGreaterThan(400_000);
  });

  it('that asks for one loads Argon2id when it is needed', async () => {
    const chunks = await bundle(passphrase, true);
    const entry = chunks.find(({ isEntry }) => isEntry);
    const later = chunks.filter(hasArgon2id);
    expect(later).toHaveLength(1);
    expect(later[0]).not.toBe(entry);
    // What is loaded at once: the entry, and all that it imports without asking.
    const now = new Set([entry?.fileName]);
    for (const name of now) chunks.find(({ fileName }) => fileName === name)?.imports.forEach((imported) => now.add(imported));
    expect(now).not.toContain(later[0]?.fileName);
  });
});
