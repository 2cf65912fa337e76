/** Cases of the document that says how far the photo extension is rolled out: what it says, its age, and its local copy. */
import { SharedDatabase } from '../database.ts';
import { RolloutFinding, RolloutLimits, rolloutEvaluate, rolloutGate, rolloutOutcome, rolloutRemember } from '../rollout.ts';
import { ask, inFolder, repeated, utf8, type Bytes, type Case, type CaseStep, type ExpectedCode } from './define-cases.ts';

/** What kinds of mistakes these cases find. */
export const documentFlags = {
  Gate: 'All combinations of what the outcome depends on, by the outcome.',
  Stage: 'Users on both sides of each stage, by buckets that were computed with another implementation of BLAKE2b.',
  Age: 'Copies on both sides of the age up to which they hold, in the past and in the future.',
  Malformed: 'Documents that can not be read turn the feature off.',
  Copy: 'The local copy: what is refused leaves the one before.',
} as const;
/** A flag of these cases. */
export type DocumentFlag = keyof typeof documentFlags;

const { maximumAgeSeconds, maximumDocumentBytes } = RolloutLimits.values;
const maximumAge = maximumAgeSeconds * 1_000_000;
const now = 1_795_000_000_000_000;
/** Users by their buckets for the feature. */
const users = { 0: 1264, 999: 7835, 1000: 2752, 4999: 31_588, 5000: 329, 9999: 146 } as const;

const both = [false, true] as const;
const findings = Object.keys(RolloutFinding.members) as (keyof typeof RolloutFinding.members)[];

interface Found {
  readonly switchedOn: boolean;
  readonly finding: keyof typeof RolloutFinding.members;
  readonly stopped: boolean;
  readonly rolledOut: boolean;
}

/** The outcome, in words: all that is in doubt is off, and a stop holds however old it is. */
function outcomeOf({ switchedOn, finding, stopped, rolledOut }: Found): string {
  if (!switchedOn) return 'switchedOff';
  if (finding === 'missing' || finding === 'malformed') return finding;
  if (stopped) return 'stopped';
  if (finding === 'outdated') return 'outdated';
  return rolledOut ? 'on' : 'notYet';
}

const found = both.flatMap((switchedOn) =>
  findings.flatMap((finding) => both.flatMap((stopped) => both.map((rolledOut): Found => ({ switchedOn, finding, stopped, rolledOut })))),
);

const words = (name: string): string => name.replace(/[A-Z]/g, '-$&').toLowerCase();

const gates: Case<DocumentFlag>[] = [...new Set(found.map(outcomeOf))].map((outcome) => ({
  id: `rollout/gate-${words(outcome)}`,
  why: `Every combination of which ${outcome} comes.`,
  flags: ['Gate'],
  steps: found
    .filter((each) => outcomeOf(each) === outcome)
    .map((each) => ({ op: rolloutGate.name, args: { ...each }, answer: { result: { outcome } } })),
}));

const text = (stage: number, stopped = false): string => `{"stage":${stage},"stopped":${stopped}}`;

interface Asked {
  readonly switchedOn?: boolean;
  readonly document?: string | Bytes | null;
  readonly age?: number;
  readonly userID?: number;
}

const bytesOf = (document: string | Bytes | null): Bytes | null => (typeof document === 'string' ? utf8(document) : document);

function evaluated(id: string, why: string, flag: DocumentFlag, asked: Asked, outcome: string): Case<DocumentFlag> {
  const { switchedOn = true, document = text(100), age = 0, userID = users[9999] } = asked;
  return {
    id: `rollout/${id}`,
    why,
    flags: [flag],
    ...ask(rolloutEvaluate, { switchedOn, document: bytesOf(document), fetchedAt: now - age, now, userID }),
    expect: { result: { outcome } },
  };
}

const stages: Case<DocumentFlag>[] = [
  ...([0, 10, 50, 100] as const).map((stage): Case<DocumentFlag> => ({
    id: `rollout/stage-${stage}`,
    why: `Who has it at ${stage} percent.`,
    flags: ['Stage'],
    steps: Object.entries(users).map(([bucket, userID]) => ({
      op: rolloutEvaluate.name,
      args: { switchedOn: true, document: utf8(text(stage)), fetchedAt: now, now, userID },
      answer: { result: { outcome: Number(bucket) < stage * 100 ? 'on' : 'notYet' } },
    })),
  })),
  evaluated(
    'stage-of-tomorrow',
    'A stage that has no name is a number of percents, too.',
    'Stage',
    { document: text(25), userID: users[1000] },
    'on',
  ),
  evaluated('stage-below-0', 'A stage below 0 is nobody.', 'Stage', { document: text(-1), userID: users[0] }, 'notYet'),
  evaluated('stage-beyond-100', 'A stage beyond 100 is everybody.', 'Stage', { document: text(Number.MAX_SAFE_INTEGER) }, 'on'),
  evaluated('unknown-members', 'A newer document may say more.', 'Stage', { document: '{"note":{"a":[1]},"stage":1e2,"stopped":false}' }, 'on'),
];

const ages: Case<DocumentFlag>[] = [
  evaluated('age-greatest', 'As old as may be.', 'Age', { age: maximumAge }, 'on'),
  evaluated('age-too-great', 'A microsecond older.', 'Age', { age: maximumAge + 1 }, 'outdated'),
  evaluated('age-in-the-future', 'Fetched by a clock that was ahead, as far as may be.', 'Age', { age: -maximumAge }, 'on'),
  evaluated('age-too-far-in-the-future', 'A microsecond further.', 'Age', { age: -maximumAge - 1 }, 'outdated'),
  evaluated('age-of-a-stop', 'A stop holds however old it is.', 'Age', { age: maximumAge + 1, document: text(100, true) }, 'stopped'),
  evaluated('age-before-1970', 'A time long before 1970.', 'Age', { age: Number.MAX_SAFE_INTEGER }, 'outdated'),
];

const malformed: Case<DocumentFlag>[] = [
  evaluated('missing', 'Where no document was ever fetched, nobody has it.', 'Malformed', { document: null }, 'missing'),
  evaluated('switched-off', 'No document turns on what the person has switched off.', 'Malformed', { switchedOn: false }, 'switchedOff'),
  ...Object.entries({
    empty: '',
    'not-json': '{"stage":100,"stopped":false',
    'not-an-object': '100',
    'without-stage': '{"stopped":false}',
    'without-stopped': '{"stage":100}',
    'null-stopped': '{"stage":100,"stopped":null}',
    'stopped-as-text': '{"stage":100,"stopped":"false"}',
    'stopped-as-number': '{"stage":100,"stopped":0}',
    'stage-as-text': '{"stage":"100","stopped":false}',
    'stage-of-half-a-percent': '{"stage":0.5,"stopped":false}',
    'stage-beyond-integers': '{"stage":9007199254740993,"stopped":false}',
    'stage-twice': '{"stage":0,"stage":100,"stopped":false}',
  }).map(([id, document]) => evaluated(`malformed-${id}`, 'A document that can not be read.', 'Malformed', { document }, 'malformed')),
  evaluated('malformed-too-large', 'A document that is too large.', 'Malformed', { document: repeated(' ', maximumDocumentBytes + 1) }, 'malformed'),
];

const sharedFile = SharedDatabase.values.fileName;
const db = inFolder(sharedFile);
const outcome = (result: string, userID: number = users[0], switchedOn = true): CaseStep => ({
  op: rolloutOutcome.name,
  args: { db, switchedOn, now, userID },
  answer: { result: { outcome: result } },
});
const remember = (document: string | Bytes, error?: ExpectedCode, fetchedAt = now): CaseStep => ({
  op: rolloutRemember.name,
  args: { db, document: bytesOf(document), fetchedAt },
  answer: error === undefined ? { result: {} } : { error },
});

const copies: Case<DocumentFlag>[] = [
  {
    id: 'rollout/copy',
    why: 'The copy that was written last decides, for everybody who opens the database.',
    flags: ['Copy'],
    ignored: sharedFile,
    steps: [
      outcome('missing'),
      remember(text(10)),
      outcome('on'),
      outcome('on', users[999]),
      outcome('notYet', users[1000]),
      outcome('switchedOff', users[0], false),
      remember(text(50)),
      outcome('on', users[4999]),
      outcome('notYet', users[5000]),
      remember(text(100)),
      outcome('on', users[9999]),
      remember(text(100, true)),
      outcome('stopped', users[9999]),
      remember(text(100)),
      outcome('on', users[9999]),
    ],
  },
  {
    id: 'rollout/copy-refused',
    why: 'What can not be read leaves the copy before: a captive portal must neither start nor stop anything.',
    flags: ['Copy'],
    ignored: sharedFile,
    steps: [
      remember('<html></html>', 'invalid_json'),
      outcome('missing'),
      remember(text(100, true)),
      remember('<html></html>', 'invalid_json'),
      remember('{}', 'invalid_model'),
      remember('[]', 'invalid_model'),
      remember(repeated(' ', maximumDocumentBytes + 1), 'invalid_argument'),
      outcome('stopped'),
    ],
  },
  {
    id: 'rollout/copy-grows-old',
    why: 'The copy keeps when it was fetched.',
    flags: ['Copy'],
    ignored: sharedFile,
    steps: [
      remember(text(100), undefined, now - maximumAge - 1),
      outcome('outdated'),
      remember(text(100), undefined, now - maximumAge),
      outcome('on'),
    ],
  },
];

/** Cases of all operations of rollout but the bucket's. */
export const documentCases: readonly Case<DocumentFlag>[] = [...gates, ...stages, ...ages, ...malformed, ...copies];
