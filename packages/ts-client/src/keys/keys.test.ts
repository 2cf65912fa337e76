/** The whole chain, made and opened, and every way in which a link of it can be broken. */
import { describe, expect, it } from 'vitest';
import { KeyAttributes as KeyAttributesModel, KeyHierarchy, PassphraseDerivation, type KeyStep } from '@lockstep/spec';
import { fromBase64, toBase64 } from '../base64.ts';
import { encryptBlob } from '../blob.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { deriveLoginKey, derivePassphraseKey, passphraseBytes } from '../kdf.ts';
import { decryptStream, encryptStream } from '../stream/stream.ts';
import { browserProvider, providers, withArgon2id } from '../test-providers.ts';
import {
  KeyError,
  makeCollectionKey,
  makeFileKey,
  openCollectionKey,
  openFileKey,
  openMasterKey,
  openMetadata,
  openRecoveryKey,
  openSecretKey,
  openThumbnail,
  recoverMasterKey,
  storedHeader,
  type KeyAttributes,
  type StoredFile,
} from './index.ts';
import { makeAccountUnder, type NewAccount } from './make.ts';

const passphrase = 'correct horse, pferd 🐴';
const parameters = { salt: new Uint8Array(16).fill(5), opsLimit: 1, memLimit: PassphraseDerivation.values.minimumMemLimit };

/** An account with limits that cost nothing. */
async function weakAccount(provider: CryptoProvider): Promise<NewAccount & { readonly keyEncryptionKey: Uint8Array }> {
  const key = await derivePassphraseKey(provider, passphraseBytes(passphrase), parameters);
  return { ...makeAccountUnder(provider, { key, parameters }), keyEncryptionKey: key };
}

/** The failure of some work, which must be one of keys and must not show any. */
async function failure(work: () => unknown, ...secrets: Uint8Array[]): Promise<{ problem: string; member: string; code: string; message: string }> {
  try {
    await work();
  } catch (error) {
    const { problem, member, code, message, cause } = error as KeyError;
    const told = [message, String(cause), JSON.stringify(error)].join('\n');
    for (const secret of secrets) {
      expect(told).not.toContain(toBase64(secret));
      expect(told).not.toContain(Buffer.from(secret).toString('hex'));
    }
    expect(told).not.toContain(passphrase);
    expect(error).toBeInstanceOf(KeyError);
    return { problem, member, code, message };
  }
  throw new Error('nothing failed');
}

describe.each([...providers, browserProvider])('a chain on $name', (provider) => {
  it('opens from the passphrase to the file, its metadata and its thumbnail', async () => {
    const account = await weakAccount(provider);
    const collection = makeCollectionKey(provider, account.masterKey);
    const made = makeFileKey(provider, collection.key);
    const [photo, jpeg, json] = [provider.randomBytes(5000), provider.randomBytes(300), passphraseBytes('{"title":"a.jpg"}')];
    const content = encryptStream(provider, made.key, photo);
    const [thumbnail, metadata] = [encryptBlob(provider, made.key, jpeg), encryptBlob(provider, made.key, json)];
    // All that the server has: it travels as JSON.
    const server = JSON.parse(
      JSON.stringify({
        attributes: account.attributes,
        collection: collection.wrapped,
        file: {
          ...made.wrapped,
          file: { decryptionHeader: toBase64(content.header) },
          thumbnail: { decryptionHeader: toBase64(thumbnail.header) },
          metadata: { decryptionHeader: toBase64(metadata.header), encryptedData: toBase64(metadata.ciphertext) },
        } satisfies StoredFile,
      }),
    ) as { attributes: KeyAttributes; collection: typeof collection.wrapped; file: StoredFile };

    for (const reader of providers) {
      const masterKey = await openMasterKey(reader, passphrase, server.attributes);
      const collectionKey = openCollectionKey(reader, masterKey, server.collection);
      const fileKey = openFileKey(reader, collectionKey, server.file);
      expect(Buffer.compare(decryptStream(reader, fileKey, storedHeader(server.file, 'content'), content.ciphertext), photo)).toBe(0);
      expect(Buffer.compare(openThumbnail(reader, fileKey, server.file, thumbnail.ciphertext), jpeg)).toBe(0);
      expect(Buffer.compare(openMetadata(reader, fileKey, server.file), json)).toBe(0);
    }
  });

  it('opens from the recovery key, too', async () => {
    const { attributes, masterKey, recoveryKey, loginKey, keyEncryptionKey } = await weakAccount(provider);
    expect(recoverMasterKey(provider, recoveryKey, attributes)).toEqual(masterKey);
    expect(openRecoveryKey(provider, masterKey, attributes)).toEqual(recoveryKey);
    expect(openSecretKey(provider, masterKey, attributes)).toHaveLength(32);
    expect(loginKey).toEqual(deriveLoginKey(provider, keyEncryptionKey));
    const { recoveryKeyDecryptionNonce: _, ...without } = attributes;
    expect(await failure(() => openRecoveryKey(provider, masterKey, without))).toMatchObject({
      problem: 'missing',
      member: 'KeyAttributes.recoveryKeyDecryptionNonce',
    });
    expect(await failure(() => recoverMasterKey(provider, masterKey, attributes), masterKey)).toMatchObject({
      problem: 'wrong_key',
      code: 'corrupt',
    });
  });

  it('tells a wrong passphrase, and says nothing of the right one', async () => {
    const { attributes, masterKey } = await weakAccount(provider);
    for (const wrong of ['', 'Correct horse, pferd 🐴', `${passphrase} `]) {
      const told = await failure(() => openMasterKey(provider, wrong, attributes), masterKey);
      expect(told).toMatchObject({ problem: 'wrong_passphrase', member: 'KeyAttributes.encryptedKey', code: 'corrupt' });
    }
  });

  it('tells a collection or file of another account', async () => {
    const { masterKey } = await weakAccount(provider);
    const collection = makeCollectionKey(provider, masterKey);
    const file = makeFileKey(provider, collection.key);
    expect(await failure(() => openCollectionKey(provider, collection.key, collection.wrapped), collection.key)).toMatchObject({
      problem: 'wrong_key',
      member: 'collection.encryptedKey',
    });
    expect(await failure(() => openFileKey(provider, masterKey, file.wrapped), masterKey, file.key)).toMatchObject({
      problem: 'wrong_key',
      member: 'file.encryptedKey',
    });
    const shared = { encryptedKey: collection.wrapped.encryptedKey } as typeof collection.wrapped;
    expect(await failure(() => openCollectionKey(provider, masterKey, shared))).toMatchObject({
      problem: 'missing',
      member: 'collection.keyDecryptionNonce',
    });
  });

  it('wipes what lies between', async () => {
    const { attributes } = await weakAccount(provider);
    const keys: Uint8Array[] = [];
    const watched = withArgon2id(provider, async () => {
      const key = await derivePassphraseKey(provider, passphraseBytes(passphrase), parameters);
      keys.push(key);
      return key;
    });
    await openMasterKey(watched, passphrase, attributes);
    await failure(() => openMasterKey(watched, passphrase, { ...attributes, keyDecryptionNonce: toBase64(new Uint8Array(24)) }));
    expect(keys).toHaveLength(2);
    expect(keys.every((key) => key.every((byte) => byte === 0))).toBe(true);
  });
});

describe('key attributes', () => {
  const provider = providers[0]!;
  const open = async (change: Record<string, unknown>): Promise<{ problem: string; member: string; message: string }> => {
    const { attributes, masterKey } = await weakAccount(provider);
    return failure(() => openMasterKey(provider, passphrase, { ...attributes, ...change }), masterKey);
  };

  it.each([
    ['missing', undefined],
    ['missing', null],
    ['unreadable', ''],
    ['unreadable', 7],
    ['unreadable', 'not base64!'],
    ['unreadable', 'AAAA'],
    ['unreadable', toBase64(new Uint8Array(17))],
    ['unreadable', toBase64(new Uint8Array(32))],
    ['unreadable', toBase64(new Uint8Array(49))],
    ['unreadable', `${toBase64(new Uint8Array(48))}\n`],
    ['unreadable', toBase64(new Uint8Array(23))],
    ['unreadable', toBase64(new Uint8Array(25))],
  ])('whose member is %s, like %j, name it', async (problem, value) => {
    for (const member of ['kekSalt', 'encryptedKey', 'keyDecryptionNonce']) {
      expect(await open({ [member]: value })).toMatchObject({ problem, member: `KeyAttributes.${member}`, code: 'invalid_argument' });
    }
  });

  it.each([
    ['missing', undefined],
    ['missing', null],
    ['unreadable', '8192'],
    ['unreadable', 1.5],
    ['unreadable', NaN],
    ['unreadable', true],
    ['beyond_limits', 0],
    ['beyond_limits', -1],
    ['beyond_limits', 64 * 1024 ** 3],
    ['beyond_limits', 2 ** 32 + 8192],
    ['beyond_limits', Number.MAX_SAFE_INTEGER],
  ])('whose limit is %s, like %j, are refused at once', async (problem, value) => {
    for (const member of ['opsLimit', 'memLimit']) {
      const told = await open({ [member]: value });
      expect(told).toMatchObject({ problem, member: `KeyAttributes.${member}`, code: 'invalid_argument' });
      if (problem === 'beyond_limits') expect(told.message).toContain(`asks for ${value as number}`);
    }
  });

  it('that are truncated anywhere never open', async () => {
    const { attributes } = await weakAccount(provider);
    for (const member of ['kekSalt', 'encryptedKey', 'keyDecryptionNonce'] as const) {
      const bytes = fromBase64(attributes[member]);
      for (let size = 0; size < bytes.length; size++)
        expect(await open({ [member]: toBase64(bytes.subarray(0, size)) })).toMatchObject({ problem: 'unreadable' });
    }
  });

  it('hold what the hierarchy says, and open at each of its steps', async () => {
    const { attributes } = await weakAccount(provider);
    const steps = Object.values(KeyHierarchy.steps) as KeyStep[];
    const stored = steps.filter(({ storedIn }) => storedIn === KeyAttributesModel.name).flatMap(({ parts }) => Object.values(parts));
    expect(Object.keys(attributes).sort()).toEqual([...stored, 'publicKey'].sort());
  });
});

describe('the members of a file', () => {
  it('are named where they are broken', async () => {
    const provider = providers[0]!;
    const file = (header: unknown, encryptedData: unknown): StoredFile => ({ metadata: { decryptionHeader: header, encryptedData } }) as StoredFile;
    const key = new Uint8Array(32);
    const header = toBase64(new Uint8Array(24));
    expect(await failure(() => openMetadata(provider, key, {} as StoredFile))).toMatchObject({
      problem: 'missing',
      member: 'file.metadata.decryptionHeader',
    });
    expect(await failure(() => openMetadata(provider, key, file('AAAA', '')))).toMatchObject({
      problem: 'unreadable',
      member: 'file.metadata.decryptionHeader',
    });
    expect(await failure(() => openMetadata(provider, key, file(header, '?')))).toMatchObject({
      problem: 'unreadable',
      member: 'file.metadata.encryptedData',
    });
    expect(() => openMetadata(provider, key, file(header, toBase64(new Uint8Array(20))))).toThrow(/not authentic/);
    expect(await failure(() => storedHeader(file(header, ''), 'content'))).toMatchObject({
      problem: 'missing',
      member: 'file.file.decryptionHeader',
    });
  });
});
