/** Random users, features and documents, and schedules of the local copy. */
import {
  RolloutFinding,
  RolloutLimits,
  SharedDatabase,
  rolloutBucket,
  rolloutEvaluate,
  rolloutGate,
  rolloutOutcome,
  rolloutRemember,
} from '@lockstep/spec';
import type { Random } from '../random.ts';
import { InFolder, type Schedule, type StepQuestion } from '../scenario.ts';
import type { Generator } from './generator.ts';

const pieces = ['passkeys', ':', 'é', 'e\u0301', '\u{1f600}', '\u0000', '0', '-', ' '];

const maximumAge = RolloutLimits.values.maximumAgeSeconds * 1_000_000;
const stages = [
  '0',
  '10',
  '50',
  '100',
  '1e2',
  '10.0',
  '-0',
  '-1',
  '101',
  '0.5',
  '9007199254740991',
  '9007199254740992',
  '1e400',
  'null',
  '"10"',
  '[]',
];
const stops = ['false', 'false', 'false', 'true', '0', 'null', '""'];
const others = ['', '', ',"more":{"a":[null]}', ',"stage":1', ',', ',"\\ud800":1'];

function document(random: Random): string {
  const text = `{"stage":${random.pick(stages)},"stopped":${random.pick(stops)}${random.pick(others)}}`;
  return random.happens(10) ? text.slice(0, random.integer(0, text.length)) : text;
}

function question(random: Random): Record<string, string | number | boolean | null> {
  const now = 1_795_000_000_000_000;
  const age = random.pick([0, 1, -1, maximumAge, -maximumAge, maximumAge + 1, -maximumAge - 1]);
  return {
    switchedOn: random.happens(90),
    document: random.happens(5) ? null : Buffer.from(document(random)).toString('base64'),
    fetchedAt: now - age,
    now,
    userID: random.integer(0, 100_000),
  };
}

function gate(random: Random): Record<string, string | boolean> {
  return {
    switchedOn: random.happens(80),
    finding: random.pick(Object.keys(RolloutFinding.members)),
    stopped: random.happens(30),
    rolledOut: random.happens(50),
  };
}

const db = new InFolder(SharedDatabase.values.fileName);

/** A copy that is fetched and asked in turns, while time passes. */
function copies(random: Random): Schedule {
  let now = 1_795_000_000_000_000;
  const step = (): StepQuestion => {
    now += random.pick([0, 1, maximumAge / 2, maximumAge, maximumAge + 1, -1]);
    if (random.happens(40)) return { op: rolloutRemember.name, args: { db, document: Buffer.from(document(random)), fetchedAt: now } };
    return { op: rolloutOutcome.name, args: { db, switchedOn: random.happens(90), now, userID: random.integer(0, 100_000) } };
  };
  return { steps: Array.from({ length: random.integer(1, 12) }, step), before: {}, ignored: db.name };
}

/** `rollout.*`. */
export const rollout: Generator = {
  subject: 'rollout',
  request: (random) => {
    if (random.happens(5)) return copies(random);
    if (random.happens(50)) return { op: rolloutEvaluate.name, args: question(random) };
    if (random.happens(10)) return { op: rolloutGate.name, args: gate(random) };
    const feature = Array.from({ length: random.integer(0, 4) }, () => random.pick(pieces)).join('');
    const userID = random.pick([1, 1, -1]) * random.integer(0, random.pick([10, 100_000, Number.MAX_SAFE_INTEGER]));
    return { op: rolloutBucket.name, args: { feature, userID } };
  },
};
