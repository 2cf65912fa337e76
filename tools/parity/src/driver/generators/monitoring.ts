/** Random events, sizes, samples, and schedules of counters. */
import {
  ClientLanguage,
  ExtensionAnswer,
  ExtensionReason,
  RefusalCode,
  RefusalSubject,
  RegistrationOutcome,
  RolloutOutcome,
  SharedDatabase,
  SizeClass,
  monitoringCompatibilityRefused,
  monitoringExtensionCallEnded,
  monitoringExtensionSwitched,
  monitoringRefuse,
  monitoringRolloutAsked,
  monitoringSampled,
  monitoringSizeClass,
  monitoringTake,
} from '@lockstep/spec';
import type { Random } from '../random.ts';
import { InFolder, type Schedule, type StepQuestion } from '../scenario.ts';
import type { Generator } from './generator.ts';

const sizes = Object.values(SizeClass.members);

function size(random: Random): number {
  const near = random.pick(sizes) + random.integer(-1, 1);
  return Math.min(Math.max(near, 0), Number.MAX_SAFE_INTEGER);
}

const nameOf = (random: Random, of: { readonly members: object }): string => random.pick(Object.keys(of.members));
const count = (random: Random): number => random.integer(0, random.pick([3, 100_000, Number.MAX_SAFE_INTEGER]));

function call(random: Random): Record<string, string | number | null> {
  const hasEnded = random.happens(80);
  return {
    reason: hasEnded ? nameOf(random, ExtensionReason) : null,
    answer: hasEnded ? nameOf(random, ExtensionAnswer) : null,
    duration: hasEnded ? count(random) : null,
    acknowledged: count(random),
    unknownJobs: count(random),
    registered: count(random),
    cancelled: count(random),
    found: count(random),
    uploaded: count(random),
    passedOver: count(random),
    queued: count(random),
    sent: size(random),
  };
}

const db = new InFolder(SharedDatabase.values.fileName);
// Those that count, and others that do not.
const codes = [...Object.values(RefusalCode.members), 'io_error', 'locked', '', 'é'];

/** Few counters that are counted and taken in turns, so that they meet. */
function counters(random: Random): Schedule {
  const some = codes.slice(0, 1).concat(random.pick(codes));
  const step = (): StepQuestion => {
    if (random.happens(20)) return { op: monitoringTake.name, args: { db } };
    const languages = { reader: nameOf(random, ClientLanguage), writer: nameOf(random, ClientLanguage) };
    const what = { subject: nameOf(random, RefusalSubject), code: random.pick(some) };
    return { op: monitoringRefuse.name, args: { db, ...languages, ...what } };
  };
  const steps = Array.from({ length: random.integer(1, 12) }, step);
  return { steps: [...steps, { op: monitoringTake.name, args: { db } }], before: {}, ignored: db.name };
}

/** `monitoring.*`. */
export const monitoring: Generator = {
  subject: 'monitoring',
  request: (random) => {
    if (random.happens(5)) return counters(random);
    switch (random.integer(0, 5)) {
      case 0:
        return { op: monitoringExtensionCallEnded.name, args: call(random) };
      case 1:
        return { op: monitoringExtensionSwitched.name, args: { outcome: nameOf(random, RegistrationOutcome) } };
      case 2:
        return { op: monitoringRolloutAsked.name, args: { outcome: nameOf(random, RolloutOutcome) } };
      case 3: {
        const languages = { reader: nameOf(random, ClientLanguage), writer: nameOf(random, ClientLanguage) };
        const what = { subject: nameOf(random, RefusalSubject), code: nameOf(random, RefusalCode), refusals: count(random) };
        return { op: monitoringCompatibilityRefused.name, args: { ...languages, ...what } };
      }
      case 4:
        return { op: monitoringSizeClass.name, args: { bytes: size(random) } };
      default: {
        const args = {
          event: random.pick(['extensionCallEnded', '', 'é', ':']),
          percent: random.integer(0, 100),
          userID: count(random),
          now: count(random),
        };
        return { op: monitoringSampled.name, args };
      }
    }
  },
};
