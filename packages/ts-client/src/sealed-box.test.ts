import { describe, expect, it } from 'vitest';
import { toBase64 } from './base64.ts';
import { openSharedCollectionKey } from './keys/index.ts';
import { openSealed, sealForKey } from './sealed-box.ts';
import { providers } from './test-providers.ts';

const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');
const code = (problem: string) => expect.objectContaining({ code: problem }) as Error;

describe.each(providers.map((provider) => [provider.name, provider] as const))('sealed boxes, with %s', (_, provider) => {
  const keys = provider.makeKeyPair();

  it('open with the key pair that they are sealed for, and differ each time', () => {
    for (const size of [0, 1, 32, 100_000]) {
      const plaintext = provider.randomBytes(size);
      const [sealed, again] = [sealForKey(provider, keys.publicKey, plaintext), sealForKey(provider, keys.publicKey, plaintext)];
      expect(sealed.length).toBe(size + 48);
      expect(Buffer.compare(sealed, again)).not.toBe(0);
      expect(Buffer.compare(openSealed(provider, keys, sealed), plaintext)).toBe(0);
    }
  });

  it('are noticed to be changed in every byte', () => {
    const sealed = sealForKey(provider, keys.publicKey, provider.randomBytes(32));
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => openSealed(provider, keys, changed)).toThrow(code('corrupt'));
    }
    expect(() => openSealed(provider, keys, sealed.subarray(0, 47))).toThrow(code('corrupt'));
  });

  it('are not made for keys that anybody can open', () => {
    for (const key of ['00'.repeat(32), `01${'00'.repeat(31)}`]) {
      expect(() => sealForKey(provider, hex(key), new Uint8Array(32))).toThrow(code('invalid_argument'));
    }
  });

  it('hold the key of a collection that somebody shared', () => {
    const key = provider.randomBytes(32);
    const encryptedKey = toBase64(sealForKey(provider, keys.publicKey, key));
    expect(openSharedCollectionKey(provider, keys, { encryptedKey })).toEqual(key);
    const wrong = (problem: string) => expect.objectContaining({ problem, member: 'collection.encryptedKey' }) as Error;
    expect(() => openSharedCollectionKey(provider, provider.makeKeyPair(), { encryptedKey })).toThrow(wrong('wrong_key'));
    expect(() => openSharedCollectionKey(provider, keys, { encryptedKey: toBase64(key) })).toThrow(wrong('unreadable'));
    expect(() => openSharedCollectionKey(provider, keys, {} as { encryptedKey: string })).toThrow(wrong('missing'));
  });
});
