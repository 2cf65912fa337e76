import { Encryption, Multipart, Rollout } from '@lockstep/spec';
import { describe, expect, it } from 'vitest';
import { LockstepError } from '../errors.ts';
import { providers } from '../test-providers.ts';
import { completionBody, planMultipart } from './multipart.ts';
import { nextUpload } from './queue.ts';
import { isRolledOut, rolloutBucket } from './rollout.ts';

const { partBytes } = Multipart.values;
const { maximumEncryptedBytes } = Encryption.values;

describe('a multipart plan', () => {
  it('covers every byte once, in parts that storage takes', () => {
    for (const size of [1, partBytes / 4 + 1, partBytes, partBytes + 1, 7 * partBytes - 1, maximumEncryptedBytes - 1, maximumEncryptedBytes]) {
      const { parts } = planMultipart(size);
      expect(parts.reduce((end, { offset, length }) => (offset === end ? end + length : NaN), 0)).toBe(size);
      expect(parts.every(({ number, length }, index) => number === index + 1 && length > 0 && length <= partBytes)).toBe(true);
      expect(parts.length).toBeLessThanOrEqual(10_000);
    }
  });

  it.each([-1, 0.5, NaN, Infinity, maximumEncryptedBytes + 1])('refuses a size of %d', (size) => {
    expect(() => planMultipart(size)).toThrow(LockstepError);
  });
});

describe('a completion body', () => {
  it('has as many parts as storage takes at most', () => {
    const body = Buffer.from(completionBody(Array<string>(10_000).fill('"e"'))).toString();
    expect(body.match(/<Part><PartNumber>\d+<\/PartNumber><ETag>e<\/ETag><\/Part>/g)).toHaveLength(10_000);
    expect(body).toContain('<PartNumber>10000</PartNumber>');
  });
});

describe('the queue', () => {
  it('answers the upload itself, and takes any iterable', () => {
    const photo = { id: 'a', isVideo: false, creationTime: 1, more: 'kept' };
    expect(nextUpload(new Set([photo]), [])).toBe(photo);
    expect(nextUpload([{ ...photo, isVideo: true, creationTime: 2 }, photo], [], 'extension')).toBe(photo);
  });
});

describe('a rollout', () => {
  it.each(providers.map((provider) => [provider.libsodiumVersion, provider] as const))(
    'is on for as many users as it should, with %s',
    (_, provider) => {
      const users = Array.from({ length: 4000 }, (_none, userID) => userID);
      const share = (percent: number): number => users.filter((userID) => isRolledOut(provider, 'passkeys', userID, percent)).length / users.length;
      expect([share(0), share(100)]).toEqual([0, 1]);
      expect(share(25)).toBeGreaterThan(0.22);
      expect(share(25)).toBeLessThan(0.28);
    },
  );

  it('begins and ends at a bucket, whatever the decimals of the percentage are in binary', () => {
    const [provider] = providers;
    if (!provider) throw new Error('there is no provider');
    const bucket = rolloutBucket(provider, 'passkeys', 4526); // 2489
    expect(isRolledOut(provider, 'passkeys', 4526, bucket / Rollout.values.bucketsPerPercent)).toBe(false);
    expect(isRolledOut(provider, 'passkeys', 4526, (bucket + 1) / Rollout.values.bucketsPerPercent)).toBe(true);
  });
});
