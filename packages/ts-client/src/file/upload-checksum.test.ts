import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { nodeMd5 } from '../crypto/node-md5.ts';
import { deterministicBytes } from '../testing.ts';
import { providers } from '../test-providers.ts';
import { ChecksumThread } from './checksum-thread.ts';
import { LocalChecksum } from './local-checksum.ts';
import { requirePartSize, type UploadChecksum, type UploadChecksums } from './upload-checksum.ts';

const bytes = deterministicBytes(providers[0]!, 100_000, new Uint8Array(32));
const md5 = (part: Uint8Array): string => createHash('md5').update(part).digest('base64');
const makers: Readonly<Record<string, (partSize: number | undefined) => UploadChecksum>> = {
  here: (partSize) => new LocalChecksum(() => Promise.resolve(nodeMd5()), partSize),
  'on a thread': (partSize) => new ChecksumThread(partSize),
};

it.each(Object.keys(makers))('computes the whole and the parts %s', async (where) => {
  const check = async (size: number, partSize: number | undefined, step: number): Promise<UploadChecksums> => {
    const checksum = makers[where]!(partSize);
    try {
      const piece = new Uint8Array(step);
      for (let at = 0; at < size; at += step) {
        const next = bytes.subarray(at, Math.min(size, at + step));
        piece.set(next);
        await checksum.update(piece.subarray(0, next.length));
        piece.fill(0); // The caller may use its buffer again.
      }
      return await checksum.finish();
    } finally {
      await checksum.close();
      await checksum.close();
    }
  };
  expect(await check(bytes.length, undefined, 7000)).toEqual({ md5: md5(bytes) });
  for (const [size, partSize] of [
    [100_000, 33_333],
    [99_999, 33_333],
    [5, 100],
    [1, 1],
  ] as const) {
    const parts = Array.from({ length: Math.ceil(size / partSize) }, (_, part) =>
      bytes.subarray(part * partSize, Math.min(size, (part + 1) * partSize)),
    );
    expect(await check(size, partSize, 10_000)).toEqual({ partMd5s: parts.map(md5) });
  }
});

it('knows which part sizes there are', () => {
  for (const size of [undefined, 1, 10 * 1024 ** 3]) expect(() => requirePartSize(size)).not.toThrow();
  for (const size of [0, -1, 1.5, NaN, Infinity, 10 * 1024 ** 3 + 1]) expect(() => requirePartSize(size)).toThrow(/part size/);
});
