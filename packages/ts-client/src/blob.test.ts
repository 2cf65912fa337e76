import { describe, expect, it } from 'vitest';
import { Encryption } from '@lockstep/spec';
import { decryptBlob, encryptBlob } from './blob.ts';
import { providers } from './test-providers.ts';
import { buildFrames, encryptBlobWithHeader } from './testing.ts';

const { plaintextChunkBytes, finalTag, messageTag } = Encryption.values;
const key = new Uint8Array(32).fill(7);
const header = new Uint8Array(24).fill(9);

describe.each(providers)('blobs on $name', (provider) => {
  const codeOf = (ciphertext: Uint8Array): unknown => {
    try {
      return decryptBlob(provider, key, header, ciphertext).length;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it.each([0, 1, 1000, plaintextChunkBytes + 1])('opens what it sealed, %d bytes in one frame', (size) => {
    const plaintext = new Uint8Array(size).fill(1);
    const { header, ciphertext } = encryptBlob(provider, key, plaintext);
    expect(ciphertext.length).toBe(size + 17);
    expect(Buffer.compare(decryptBlob(provider, key, header, ciphertext), plaintext)).toBe(0);
  });

  it('refuses what is no blob', () => {
    const plaintext = new Uint8Array(20);
    const ciphertext = encryptBlobWithHeader(provider, key, header, plaintext);
    const withTag = (tag: number): Uint8Array => buildFrames(provider, key, header, [{ chunk: plaintext, tag }])[0]!;
    expect(codeOf(ciphertext)).toBe(20);
    expect(codeOf(withTag(finalTag))).toBe(20);
    expect(codeOf(new Uint8Array())).toBe('truncated');
    expect(codeOf(ciphertext.subarray(0, 16))).toBe('truncated');
    expect(codeOf(ciphertext.subarray(0, 17))).toBe('corrupt');
    expect(codeOf(Buffer.concat([ciphertext, ciphertext]))).toBe('corrupt');
    expect(codeOf(withTag(messageTag))).toBe('truncated');
    expect(codeOf(withTag(1))).toBe('unexpected_tag');
    expect(codeOf(withTag(2))).toBe('unexpected_tag');
    expect(() => encryptBlob(provider, new Uint8Array(31), plaintext)).toThrow(/32 bytes/);
  });
});
