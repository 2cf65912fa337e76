/** What goes wrong with the server while somebody uploads. */
import type { Dice } from '@lockstep/force';
import type { Fault } from '@lockstep/simulator';

const json = { 'content-type': 'application/json' };
const calls = [
  'validateUploadEligibility',
  'getUploadURL',
  'putObject',
  'createFile',
  'getMultipartUploadURL',
  'putPart',
  'completeMultipartUpload',
] as const;

type WithoutCall<F> = F extends unknown ? Omit<F, 'call'> : never;

const passing: readonly WithoutCall<Fault>[] = [
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'during' },
  { kind: 'drop', when: 'after' },
  { kind: 'loseAnswer' },
  { kind: 'cutAnswer' },
  { kind: 'truncateAnswer' },
  { kind: 'html' },
  { kind: 'answer', status: 500, body: '{}', headers: json },
  { kind: 'answer', status: 502, body: '<html>', early: true },
  { kind: 'answer', status: 503, body: '', headers: { 'retry-after': '1' } },
  { kind: 'answer', status: 429, body: '{}', headers: json },
];
/** What the uploader can't mend: it ends a call, and the system is told. */
const lasting: readonly WithoutCall<Fault>[] = [
  { kind: 'answer', status: 401, body: '{}', headers: json, count: 20 },
  { kind: 'answer', status: 403, body: '{}', headers: json, count: 20 },
  { kind: 'answer', status: 503, body: '{}', headers: json, count: 50 },
];

/** Some faults for a call or a session. */
export function faultsFor(dice: Dice): Fault[] {
  const lasts = dice.happens(15);
  const count = lasts ? 1 : dice.integer(1, 4);
  return Array.from({ length: count }, (): Fault => {
    const call = dice.pick(calls);
    return { ...dice.pick(lasts ? lasting : passing), call, skip: dice.integer(0, 12) };
  });
}
