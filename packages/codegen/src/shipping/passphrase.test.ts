/** Argon2id needs more memory than an extension may use: nothing that the extension links has it, so that no call of it compiles there. */
import { expect, it } from 'vitest';
import { readAssets } from '../targets/assets.ts';

const sources = readAssets('swift', 'runtime');
const inFolder = (folder: string): [string, string][] => [...sources].filter(([file]) => file.startsWith(folder) && file.endsWith('.swift'));
/** What derives a key from a passphrase, and the module that does. */
const derivation = /crypto_pwhash|derivePassphraseKey\s*\(|func deriveKey|import LockstepPassphrase|"LockstepPassphrase"/;

it.each([
  ['the core, which the extension links', 'Sources/LockstepCore/', 100],
  ['the extension with its manifest and tests', 'PhotoBackupExtension/', 30],
])('%s derives nothing from a passphrase', (_, folder, least) => {
  const files = inFolder(folder);
  expect(files.length).toBeGreaterThan(least);
  expect(files.filter(([, text]) => derivation.test(text)).map(([file]) => file)).toEqual([]);
});

it('a module of its own does', () => {
  expect(inFolder('Sources/LockstepPassphrase/').filter(([, text]) => derivation.test(text)).length).toBe(1);
});
