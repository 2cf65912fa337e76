import { describe, expect, it } from 'vitest';
import { Encryption } from '@lockstep/spec';
import { buildFrames, deterministicBytes, encryptStreamWithHeader, startFramesWithHeader } from '../testing.ts';
import type { LockstepErrorCode } from '../errors.ts';
import { generateKey } from '../keys/index.ts';
import { providers } from '../test-providers.ts';
import { FrameDecryptor } from './frame-decryptor.ts';
import { FrameEncryptor } from './frame-encryptor.ts';
import { encryptedSize, maximumPlaintextBytes, plaintextSize } from './sizes.ts';
import { StreamDecryptor, StreamEncryptor, decryptStream, encryptStream } from './stream.ts';

const {
  plaintextChunkBytes: chunk,
  frameBytes: frame,
  frameOverheadBytes: overhead,
  finalTag,
  messageTag,
  maximumEncryptedBytes,
} = Encryption.values;
const key = new Uint8Array(32).fill(7);
const header = new Uint8Array(24).fill(9);
const random = deterministicBytes(providers[0]!, 2 * chunk + 1, new Uint8Array(32).fill(3));
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);

describe.each(providers)('streams on $name', (provider) => {
  const codeOf = (ciphertext: Uint8Array, withKey = key, withHeader = header): LockstepErrorCode | 'none' => {
    try {
      decryptStream(provider, withKey, withHeader, ciphertext);
      return 'none';
    } catch (error) {
      return (error as { code: LockstepErrorCode }).code;
    }
  };

  it.each([0, 1, 16, 17, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 1])('opens what it sealed, %d bytes', (size) => {
    const plaintext = random.subarray(0, size);
    const { header, ciphertext } = encryptStream(provider, key, plaintext);
    expect(ciphertext.length).toBe(encryptedSize(size));
    expect(plaintextSize(ciphertext.length)).toBe(size);
    expect(same(decryptStream(provider, key, header, ciphertext), plaintext)).toBe(true);
  });

  it('draws a new header each time', () => {
    const headers = [1, 2].map(() => Buffer.from(encryptStream(provider, key, random.subarray(0, 5)).header).toString('hex'));
    expect(new Set(headers).size).toBe(2);
    expect(same(generateKey(provider), generateKey(provider))).toBe(false);
  });

  it('makes the same frames from pieces of any size', () => {
    const sealed: Uint8Array[] = [];
    const stream = new StreamEncryptor(provider, key, (bytes) => sealed.push(bytes.slice()));
    for (const [from, to] of [
      [0, 0],
      [0, 5],
      [5, chunk],
      [chunk, chunk],
      [chunk, 2 * chunk],
      [2 * chunk, 2 * chunk + 1],
    ]) {
      stream.update(random.subarray(from, to));
    }
    stream.finish();
    expect(sealed.map(({ length }) => length)).toEqual([frame, frame, 1 + overhead]);

    for (const size of [1000_003, frame, 2 * frame, 3 * frame]) {
      const opened: Uint8Array[] = [];
      const reader = new StreamDecryptor(provider, key, stream.header, (bytes) => opened.push(bytes.slice()));
      const all = join(...sealed);
      for (let at = 0; at < all.length; at += size) reader.update(all.subarray(at, at + size));
      reader.finish();
      expect(same(join(...opened), random)).toBe(true);
    }
  });

  it('accepts an empty final frame after a full one', () => {
    const frames = buildFrames(provider, key, header, [
      { chunk: random.subarray(0, chunk), tag: messageTag },
      { chunk: new Uint8Array(), tag: finalTag },
    ]);
    expect(same(decryptStream(provider, key, header, join(...frames)), random.subarray(0, chunk))).toBe(true);
  });

  it('refuses what ends too soon', () => {
    const [first, second] = buildFrames(provider, key, header, [
      { chunk: random.subarray(0, chunk), tag: messageTag },
      { chunk: random.subarray(0, 40), tag: messageTag },
    ]) as [Uint8Array, Uint8Array];
    expect(codeOf(new Uint8Array())).toBe('truncated');
    expect(codeOf(first.subarray(0, 1))).toBe('truncated');
    expect(codeOf(first.subarray(0, 16))).toBe('truncated');
    expect(codeOf(first.subarray(0, 17))).toBe('corrupt');
    expect(codeOf(first)).toBe('truncated');
    expect(codeOf(join(first, second))).toBe('truncated');
    expect(codeOf(join(first, second.subarray(0, 16)))).toBe('corrupt');
    expect(codeOf(join(first, second.subarray(0, 17)))).toBe('corrupt');
  });

  it('refuses what goes on after the end', () => {
    const [full, short, again] = buildFrames(provider, key, header, [
      { chunk: random.subarray(0, chunk), tag: finalTag },
      { chunk: random.subarray(0, 4), tag: finalTag },
      { chunk: random.subarray(0, 4), tag: finalTag },
    ]) as [Uint8Array, Uint8Array, Uint8Array];
    expect(codeOf(join(full, new Uint8Array(1)))).toBe('trailing_data');
    expect(codeOf(join(full, short))).toBe('trailing_data'); // libsodium itself would go on.
    const [only] = buildFrames(provider, key, header, [{ chunk: random.subarray(0, 4), tag: finalTag }]) as [Uint8Array];
    expect(codeOf(join(only, new Uint8Array(1)))).toBe('corrupt');
    expect(codeOf(join(only, again))).toBe('corrupt');
  });

  it.each([1, 2])('refuses the tag %d, which libsodium knows and the format does not', (tag) => {
    const [lone] = buildFrames(provider, key, header, [{ chunk: random.subarray(0, 4), tag }]) as [Uint8Array];
    expect(codeOf(lone)).toBe('unexpected_tag');
    const frames = buildFrames(provider, key, header, [
      { chunk: random.subarray(0, chunk), tag },
      { chunk: random.subarray(0, 4), tag: finalTag },
    ]);
    expect(codeOf(join(...frames))).toBe('unexpected_tag');
    const into = new Uint8Array(4).fill(1);
    const decryptor = new FrameDecryptor(provider, key, header);
    expect(() => decryptor.next(lone, 'end', into)).toThrow(/tag/);
    expect(into).toEqual(new Uint8Array(4)); // Authentic, but not released.
  });

  it('refuses every changed bit of a small frame, and other keys and headers', () => {
    const ciphertext = encryptStreamWithHeader(provider, key, header, random.subarray(0, 3));
    const codes = new Set<string>();
    for (let bit = 0; bit < ciphertext.length * 8; bit++) {
      const changed = ciphertext.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      codes.add(codeOf(changed));
    }
    expect([...codes]).toEqual(['corrupt']);
    expect(codeOf(ciphertext, new Uint8Array(32))).toBe('corrupt');
    expect(codeOf(ciphertext, key, new Uint8Array(24))).toBe('corrupt');
    expect(codeOf(ciphertext, key.subarray(1))).toBe('invalid_argument');
    expect(codeOf(ciphertext, key, header.subarray(1))).toBe('invalid_argument');
    expect(() => encryptStream(provider, key.subarray(1), random)).toThrow(/32 bytes/);
  });

  it('refuses frames that were swapped, dropped, doubled', () => {
    const [a, b, c] = buildFrames(provider, key, header, [
      { chunk: random.subarray(0, chunk), tag: messageTag },
      { chunk: random.subarray(chunk, 2 * chunk), tag: messageTag },
      { chunk: random.subarray(0, 9), tag: finalTag },
    ]) as [Uint8Array, Uint8Array, Uint8Array];
    expect(codeOf(join(a, b, c))).toBe('none');
    for (const parts of [
      [b, a, c],
      [b, c],
      [a, c],
      [a, a, b, c],
      [a, b.subarray(0, 100), c],
    ])
      expect(codeOf(join(...parts))).toBe('corrupt');
  });

  it('takes full chunks only before the last, and ends once', () => {
    const { encryptor } = FrameEncryptor.start(provider, key);
    expect(() => encryptor.message(random.subarray(0, 5))).toThrow(/must have/);
    expect(() => encryptor.final(random.subarray(0, chunk + 1))).toThrow(/at most/);
    encryptor.final(random.subarray(0, 5));
    expect(() => encryptor.final(new Uint8Array())).toThrow(/ended/);
    encryptor.close();
    const decryptor = new FrameDecryptor(provider, key, header);
    expect(() => decryptor.next(new Uint8Array(17), 'end')).toThrow(/not authentic/);
    expect(() => decryptor.next(new Uint8Array(17), 'end')).toThrow(/ended/);
  });

  it('writes into the buffers that it is given', () => {
    const into = new Uint8Array(frame);
    const sealed = startFramesWithHeader(provider, key, header).final(random.subarray(0, 10), into);
    expect(sealed.buffer).toBe(into.buffer);
    expect(same(sealed, encryptStreamWithHeader(provider, key, header, random.subarray(0, 10)))).toBe(true);
  });
});

it('makes the same bytes on every provider', () => {
  const digests = providers.map((provider) => Buffer.from(encryptStreamWithHeader(provider, key, header, random)).toString('base64'));
  expect(new Set(digests).size).toBe(1);
});

it('knows which sizes a stream can have', () => {
  expect(encryptedSize(maximumPlaintextBytes)).toBeLessThanOrEqual(maximumEncryptedBytes);
  expect(encryptedSize(maximumPlaintextBytes + 1)).toBeGreaterThan(maximumEncryptedBytes);
  expect([0, 1, 16, frame + 1, frame + 16].map(plaintextSize)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect([17, 18, frame, frame + 17].map(plaintextSize)).toEqual([0, 1, chunk, chunk]);
});
