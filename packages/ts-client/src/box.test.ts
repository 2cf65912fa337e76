import { describe, expect, it } from 'vitest';
import { Secretbox } from '@lockstep/spec';
import { openBox, sealBox } from './box.ts';
import { browserProvider, providers } from './test-providers.ts';
import { sealBoxWithNonce } from './testing.ts';

const { keyBytes, nonceBytes, macBytes } = Secretbox.values;
const key = new Uint8Array(keyBytes).fill(7);

describe.each([...providers, browserProvider])('boxes on $name', (provider) => {
  const codeOf = (open: () => unknown): unknown => {
    try {
      return open();
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it.each([0, 1, 32, 70_000])('are opened by their key alone, %d bytes', (size) => {
    const plaintext = provider.randomBytes(size);
    const first = sealBox(provider, key, plaintext);
    const second = sealBox(provider, key, plaintext);
    expect(Buffer.compare(first.nonce, second.nonce)).not.toBe(0);
    expect(first.ciphertext).toHaveLength(size + macBytes);
    expect(Buffer.compare(openBox(provider, key, first), plaintext)).toBe(0);
    expect(codeOf(() => openBox(provider, key, { ...first, nonce: second.nonce }))).toBe('corrupt');
    expect(codeOf(() => openBox(provider, new Uint8Array(keyBytes), first))).toBe('corrupt');
  });

  it('are the same in every build of libsodium', () => {
    const [nonce, plaintext] = [new Uint8Array(nonceBytes).fill(3), new Uint8Array(100).fill(4)];
    const expected = sealBoxWithNonce(providers[0]!, key, nonce, plaintext);
    expect(Buffer.compare(sealBoxWithNonce(provider, key, nonce, plaintext), expected)).toBe(0);
    expect(() => sealBoxWithNonce(provider, key, nonce.subarray(1), plaintext)).toThrow(/24 bytes/);
  });

  it('are refused where a length is wrong', () => {
    const box = sealBox(provider, key, new Uint8Array(9));
    expect(codeOf(() => sealBox(provider, key.subarray(1), box.nonce))).toBe('invalid_argument');
    expect(codeOf(() => openBox(provider, key.subarray(1), box))).toBe('invalid_argument');
    expect(codeOf(() => openBox(provider, key, { ...box, nonce: key }))).toBe('invalid_argument');
    expect(codeOf(() => openBox(provider, key, { ...box, ciphertext: box.ciphertext.subarray(0, macBytes - 1) }))).toBe('corrupt');
    expect(codeOf(() => openBox(provider, key, { ...box, ciphertext: new Uint8Array() }))).toBe('corrupt');
  });
});
