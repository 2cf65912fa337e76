/** Which users have a feature that is rolled out step by step. */
import { Rollout } from '@lockstep/spec';
import type { CryptoProvider } from '../crypto/provider.ts';

const { separator, hashBytes, bucketBytes, buckets, bucketsPerPercent } = Rollout.values;

/** The bucket of a user for a feature, from 0 to one below `Rollout.buckets`. */
export function rolloutBucket(provider: CryptoProvider, feature: string, userID: number): number {
  const hash = provider.genericHash(hashBytes);
  hash.update(new TextEncoder().encode(`${feature}${separator}${userID}`));
  return (
    hash
      .digest()
      .slice(0, bucketBytes)
      .reduce((number, byte) => number * 256 + byte, 0) % buckets
  );
}

/**
 * Whether a feature is on for a user.
 * @param percent how far it is rolled out, from 0 to 100; two decimals count
 */
export function isRolledOut(provider: CryptoProvider, feature: string, userID: number, percent: number): boolean {
  return rolloutBucket(provider, feature, userID) < Math.round(percent * bucketsPerPercent);
}
