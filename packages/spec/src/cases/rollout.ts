/** Cases of rollout: buckets, which were computed with another implementation of BLAKE2b, and documents of every kind. */
import { rolloutBucket } from '../rollout.ts';
import { ask, defineCases, type Case } from './define-cases.ts';
import { documentCases, documentFlags, type DocumentFlag } from './rollout-document.ts';

type Flag = 'Text' | 'Number' | 'Bucket' | DocumentFlag;

const bucket = (id: string, why: string, flag: Flag, feature: string, userID: number, expected: number): Case<Flag> => ({
  id: `rollout/${id}`,
  why,
  flags: [flag],
  ...ask(rolloutBucket, { feature, userID }),
  expect: { result: { bucket: expected } },
});

/** Cases of `rollout.*`. */
export const rolloutCases = defineCases('rollout', {
  about: 'Which users have a feature: their buckets, and the document that says how far it is rolled out.',
  flags: {
    Text: 'The name of the feature is hashed as it is, in UTF-8.',
    Number: 'The user’s number is hashed in decimal digits.',
    Bucket: 'Where the hash is read.',
    ...documentFlags,
  },
  cases: [
    bucket('zero', 'The number 0.', 'Number', 'passkeys', 0, 692),
    bucket('one', 'A neighbour is somewhere else.', 'Number', 'passkeys', 1, 3673),
    bucket('several-digits', 'No separators between the digits.', 'Number', 'passkeys', 12_345, 7894),
    bucket('negative', 'A negative number has its sign.', 'Number', 'passkeys', -1, 347),
    bucket('largest', 'The largest number, without an exponent.', 'Number', '\u{1f600}', 9_007_199_254_740_991, 3113),
    bucket('smallest', 'The smallest number.', 'Number', 'x', -9_007_199_254_740_991, 7060),
    bucket('empty', 'A feature without a name.', 'Text', '', 0, 5898),
    bucket('letters', 'Letters beyond ASCII are UTF-8.', 'Text', 'ünïcödé', 42, 5125),
    bucket('composed', 'No normalisation.', 'Text', 'é', 1, 5216),
    bucket('combining', 'No normalisation.', 'Text', 'e\u0301', 1, 925),
    bucket('separator', 'A name that holds the separator.', 'Text', 'a:b', 1, 7711),
    bucket('separator-end', 'The separator stands between the name and the number.', 'Text', 'a:1', 1, 3861),
    bucket('digit-end', 'A name that ends where the number could begin.', 'Text', 'a', 11, 2754),
    bucket('above-31-bits', 'A hash whose first bytes are not a signed integer of 32 bits.', 'Bucket', 'passkeys', 4526, 2489),
    bucket('last', 'The last bucket.', 'Bucket', 'passkeys', 7328, 9999),
    bucket('first', 'The first bucket.', 'Bucket', 'passkeys', 12_832, 0),
    ...documentCases,
  ],
});
