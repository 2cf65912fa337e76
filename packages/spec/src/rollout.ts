/** Which users have a feature that is rolled out step by step: the same ones in every language, without asking a server. */
import { defineConstants, defineOperation, quantity, t, text } from './define.ts';

const buckets = 10_000;

/** How a feature and a user become a bucket: BLAKE2b of their text, its first bytes as a big-endian integer, modulo. */
export const Rollout = defineConstants('Rollout', {
  /** What stands between the feature and the user's number in the text that is hashed. */
  separator: text(':'),
  /** The size of the hash, unkeyed BLAKE2b. */
  hashBytes: quantity(32, 'bytes'),
  /** How many of its first bytes are read. */
  bucketBytes: quantity(4, 'bytes'),
  /** How many buckets there are. */
  buckets: quantity(buckets, 'count'),
  /** How many buckets a percent is: at p percent a feature is on in the first p times as many. */
  bucketsPerPercent: quantity(buckets / 100, 'count'),
});

/** The bucket of a user for a feature. */
export const rolloutBucket = defineOperation('rollout.bucket', {
  args: {
    /** The feature's name. */
    feature: t.string(),
    /** The user's number. */
    userID: t.integer(),
  },
  result: {
    /** The bucket, from 0. */
    bucket: t.integer(),
  },
});
