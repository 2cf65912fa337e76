/** What goes wrong with the server while somebody uploads. */
import { jsonHeaders, uploadCalls, type Dice, type UploadFault } from '@lockstep/force';
import type { Fault } from '@lockstep/simulator';

const passing: readonly UploadFault[] = [
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'during' },
  { kind: 'drop', when: 'after' },
  { kind: 'loseAnswer' },
  { kind: 'cutAnswer' },
  { kind: 'truncateAnswer' },
  { kind: 'html' },
  { kind: 'answer', status: 500, body: '{}', headers: jsonHeaders },
  { kind: 'answer', status: 502, body: '<html>', early: true },
  { kind: 'answer', status: 503, body: '', headers: { 'retry-after': '1' } },
  { kind: 'answer', status: 429, body: '{}', headers: jsonHeaders },
];
/** What the uploader can't mend: it ends a call, and the system is told. */
const lasting: readonly UploadFault[] = [
  { kind: 'answer', status: 401, body: '{}', headers: jsonHeaders, count: 20 },
  { kind: 'answer', status: 403, body: '{}', headers: jsonHeaders, count: 20 },
  { kind: 'answer', status: 503, body: '{}', headers: jsonHeaders, count: 50 },
];

/** Some faults for a call or a session. */
export function faultsFor(dice: Dice): Fault[] {
  const lasts = dice.happens(15);
  const count = lasts ? 1 : dice.integer(1, 4);
  return Array.from({ length: count }, (): Fault => {
    const call = dice.pick(uploadCalls);
    return { ...dice.pick(lasts ? lasting : passing), call, skip: dice.integer(0, 12) };
  });
}
