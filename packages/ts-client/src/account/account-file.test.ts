import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAccountFile, readAccountFile } from './account-file.ts';

const key = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const keyAttributes = {
  kekSalt: 'a',
  encryptedKey: 'b',
  keyDecryptionNonce: 'c',
  publicKey: 'd',
  encryptedSecretKey: 'e',
  secretKeyDecryptionNonce: 'f',
  memLimit: 1,
  opsLimit: 2,
};
const base = { endpoint: 'http://127.0.0.1:1', token: 'secret' };

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'account-file-'));
  path = join(folder, 'account.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('reads what was written, and its owner alone may', async () => {
  await createAccountFile(path, { ...base, masterKey: key(1), keyPair: { publicKey: key(2), secretKey: key(3) }, keyAttributes });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await readAccountFile(path)).toEqual({
    account: {
      ...base,
      clientPackage: 'io.ente.frame',
      clientVersion: undefined,
      masterKey: key(1),
      keyAttributes,
      keyPair: { publicKey: key(2), secretKey: key(3) },
    },
    isShared: false,
  });
  chmodSync(path, 0o640);
  expect((await readAccountFile(path)).isShared).toBe(true);
});

it('replaces no file', async () => {
  writeFileSync(path, 'mine');
  await expect(createAccountFile(path, { ...base, masterKey: key(1) })).rejects.toMatchObject({ code: 'already_exists' });
  expect(readFileSync(path, 'utf8')).toBe('mine');
});

it.each([
  ['{', /is not an account file: /],
  ['[]', /AccountFile must be an object/],
  [JSON.stringify({ token: 'secret' }), /AccountFile.endpoint is missing/],
  [JSON.stringify({ ...base, endpoint: 'file:///x' }), /endpoint/],
  [JSON.stringify(base), /must have a masterKey or keyAttributes/],
  [JSON.stringify({ ...base, masterKey: 'c2VjcmV0' }), /AccountFile.masterKey must be the base64 of 32 bytes/],
  [JSON.stringify({ ...base, keyAttributes: { ...keyAttributes, memLimit: 'x' } }), /memLimit/],
  [JSON.stringify({ ...base, keyAttributes, secretKey: Buffer.from(key(1)).toString('base64') }), /must have publicKey and secretKey, or neither/],
  [' '.repeat(70_000), /must have at most 65536 bytes/],
])('names what is wrong with a file, and shows no secret: %.60s', async (text, message) => {
  writeFileSync(path, text);
  const error = (await readAccountFile(path).catch((reason: unknown) => reason)) as Error;
  expect(error).toMatchObject({ code: 'invalid_argument' });
  expect(error.message).toMatch(message);
  expect(error.message).toContain(path);
  expect(error.message).not.toMatch(/secret"|c2VjcmV0/);
});

it('says which file can not be read', async () => {
  await expect(readAccountFile(path)).rejects.toMatchObject({ code: 'io_error', message: expect.stringContaining(path) as string });
});
