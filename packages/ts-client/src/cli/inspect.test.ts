import { expect, it } from 'vitest';
import { Encryption } from '@lockstep/spec';
import { inspectSize } from './inspect.ts';

const { frameBytes, plaintextChunkBytes, maximumEncryptedBytes } = Encryption.values;
const objectionTo = (size: number): string => inspectSize(size).objection ?? 'plausible';

it('cuts a size into frames', () => {
  expect(inspectSize(2 * frameBytes + 18)).toEqual({
    size: 2 * frameBytes + 18,
    frames: [
      { first: 1, last: 2, offset: 0, size: frameBytes },
      { first: 3, last: 3, offset: 2 * frameBytes, size: 18 },
    ],
    plaintextSize: 2 * plaintextChunkBytes + 1,
    objection: undefined,
  });
  expect(inspectSize(frameBytes).frames).toEqual([{ first: 1, last: 1, offset: 0, size: frameBytes }]);
});

it('knows which sizes are no encrypted file', () => {
  for (const size of [17, 18, frameBytes, frameBytes + 17, maximumEncryptedBytes]) expect([size, objectionTo(size)]).toEqual([size, 'plausible']);
  expect(objectionTo(0)).toMatch(/one frame/);
  for (const size of [1, 16, frameBytes + 1, frameBytes + 16]) expect(objectionTo(size)).toMatch(/was cut/);
  expect(objectionTo(maximumEncryptedBytes + 1)).toMatch(/at most/);
});
