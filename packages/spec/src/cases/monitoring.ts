/** Cases of monitoring: events as they are written, classes of sizes, sampling, and counters of what was refused. */
import { SharedDatabase } from '../database.ts';
import type { ClientLanguage, RefusalSubject } from '../monitoring.ts';
import {
  RefusalCode,
  SizeClass,
  monitoringCompatibilityRefused,
  monitoringExtensionCallEnded,
  monitoringExtensionSwitched,
  monitoringRefuse,
  monitoringRolloutAsked,
  monitoringSampled,
  monitoringSizeClass,
  monitoringTake,
} from '../monitoring.ts';
import { RegistrationOutcome } from '../extension-registration.ts';
import { RolloutOutcome } from '../rollout.ts';
import { ask, askAnyhow, defineCases, inAnswer, inFolder, utf8, type Case, type CaseStep, type Json } from './define-cases.ts';

type Flag = 'Event' | 'Size' | 'Sample' | 'Counter' | 'Range';

const largest = Number.MAX_SAFE_INTEGER;
const namesOf = <N extends string>(members: Readonly<Record<N, unknown>>): N[] => Object.keys(members) as N[];
const written = (event: string, members: string): { readonly result: Json } => ({
  result: { event: inAnswer(utf8(`{"event":"${event}","format":1,"members":${members}}`)) },
});

const call = {
  reason: 'budgetSpent',
  answer: 'processing',
  duration: 19_999_999,
  acknowledged: 1,
  unknownJobs: 0,
  registered: 2,
  cancelled: 3,
  found: 40,
  uploaded: 5,
  passedOver: 6,
  queued: 700,
  sent: 5 * 1024 ** 2 + 1,
} as const;

const events: Case<Flag>[] = [
  {
    id: 'monitoring/call',
    why: 'Members in canonical order, a duration in whole milliseconds, a size as its class.',
    flags: ['Event'],
    ...ask(monitoringExtensionCallEnded, call),
    expect: written(
      'extensionCallEnded',
      '{"acknowledged":1,"answer":"processing","cancelled":3,"duration":19999,"found":40,"passedOver":6,"queued":700,"reason":"budgetSpent","registered":2,"sent":20971520,"unknownJobs":0,"uploaded":5}',
    ),
  },
  {
    id: 'monitoring/call-killed',
    why: 'What is null is left out: a call that was killed has no end.',
    flags: ['Event'],
    ...ask(monitoringExtensionCallEnded, { ...call, reason: null, answer: null, duration: null, sent: 0 }),
    expect: written(
      'extensionCallEnded',
      '{"acknowledged":1,"cancelled":3,"found":40,"passedOver":6,"queued":700,"registered":2,"sent":0,"unknownJobs":0,"uploaded":5}',
    ),
  },
  {
    id: 'monitoring/call-of-large-numbers',
    why: 'Numbers have no exponent and lose no digit.',
    flags: ['Event'],
    ...ask(monitoringExtensionCallEnded, { ...call, duration: largest, uploaded: largest, sent: largest }),
    expect: written(
      'extensionCallEnded',
      '{"acknowledged":1,"answer":"processing","cancelled":3,"duration":9007199254740,"found":40,"passedOver":6,"queued":700,"reason":"budgetSpent","registered":2,"sent":9007199254740991,"unknownJobs":0,"uploaded":9007199254740991}',
    ),
  },
  {
    id: 'monitoring/switched',
    why: 'Every outcome of switching the extension.',
    flags: ['Event'],
    steps: namesOf(RegistrationOutcome.members).map((outcome) => ({
      ...ask(monitoringExtensionSwitched, { outcome }),
      answer: written('extensionSwitched', `{"outcome":"${RegistrationOutcome.members[outcome]}"}`),
    })),
  },
  {
    id: 'monitoring/rollout',
    why: 'Every outcome of the rollout.',
    flags: ['Event'],
    steps: namesOf(RolloutOutcome.members).map((outcome) => ({
      ...ask(monitoringRolloutAsked, { outcome }),
      answer: written('rolloutAsked', `{"outcome":"${RolloutOutcome.members[outcome]}"}`),
    })),
  },
  {
    id: 'monitoring/refused',
    why: 'Every error that says that two programs do not agree, by its code.',
    flags: ['Event'],
    steps: namesOf(RefusalCode.members).map((code) => ({
      ...ask(monitoringCompatibilityRefused, { reader: 'swift', writer: 'dart', subject: 'fileKey', code, refusals: 2 }),
      answer: written(
        'compatibilityRefused',
        `{"code":"${RefusalCode.members[code]}","reader":"swift","refusals":2,"subject":"fileKey","writer":"dart"}`,
      ),
    })),
  },
];

const sizes: Case<Flag>[] = Object.entries(SizeClass.members).map(([sizeClass, size], index) => ({
  id: `monitoring/size-${sizeClass
    .replace(/([A-Z]+|\d+)/g, '-$1')
    .toLowerCase()
    .replace(/-+/g, '-')}`,
  why: 'The largest size of a class, and the next one.',
  flags: ['Size'],
  steps: [
    { ...ask(monitoringSizeClass, { bytes: size }), answer: { result: { sizeClass } } },
    ...(size === largest
      ? []
      : [{ ...ask(monitoringSizeClass, { bytes: size + 1 }), answer: { result: { sizeClass: Object.keys(SizeClass.members)[index + 1] ?? '' } } }]),
  ],
}));

const day = 24 * 60 * 60 * 1_000_000;
const sampled = (percent: number, userID: number, now: number, result: boolean): CaseStep => ({
  ...ask(monitoringSampled, { event: 'extensionCallEnded', percent, userID, now }),
  answer: { result: { sampled: result } },
});

/** The buckets were computed with another implementation of BLAKE2b. */
const samples: Case<Flag>[] = [
  {
    id: 'monitoring/sample-days',
    why: 'A user is sampled all day, and others are on the next.',
    flags: ['Sample'],
    steps: [
      sampled(10, 8, 20_785 * day, true),
      sampled(10, 8, 20_786 * day - 1, true),
      sampled(10, 8, 20_786 * day, false),
      sampled(10, 10, 20_786 * day - 1, false),
      sampled(10, 10, 20_786 * day, true),
    ],
  },
  {
    id: 'monitoring/sample-share',
    why: 'Users on both sides of a share.',
    flags: ['Sample'],
    steps: [
      sampled(10, 301, 20_785 * day, true),
      sampled(10, 88, 20_785 * day, false),
      sampled(0, 301, 20_785 * day, false),
      sampled(100, 88, 20_785 * day, true),
    ],
  },
];

const sharedFile = SharedDatabase.values.fileName;
const db = inFolder(sharedFile);
type Counter = readonly [
  reader: keyof typeof ClientLanguage.members,
  writer: keyof typeof ClientLanguage.members,
  subject: keyof typeof RefusalSubject.members,
];
const refuse = ([reader, writer, subject]: Counter, code: string, counted = true): CaseStep => ({
  ...ask(monitoringRefuse, { db, reader, writer, subject, code }),
  answer: { result: { counted } },
});
const take = (...counters: readonly (readonly [...Counter, keyof typeof RefusalCode.members, number])[]): CaseStep => ({
  ...ask(monitoringTake, { db }),
  answer: { result: { refusals: counters.map(([reader, writer, subject, code, refusals]) => ({ reader, writer, subject, code, refusals })) } },
});

const key = ['swift', 'dart', 'fileKey'] as const;
const counters: Case<Flag>[] = [
  {
    id: 'monitoring/count',
    why: 'Each kind has a counter of its own, and what is taken begins anew.',
    flags: ['Counter'],
    ignored: sharedFile,
    steps: [
      take(),
      refuse(key, 'corrupt'),
      refuse(['dart', 'swift', 'fileKey'], 'corrupt'),
      refuse(key, 'corrupt'),
      refuse(key, 'invalid_model'),
      refuse(['swift', 'unknown', 'fileKey'], 'corrupt'),
      refuse(['swift', 'dart', 'metadata'], 'corrupt'),
      take(
        ['dart', 'swift', 'fileKey', 'corrupt', 1],
        [...key, 'corrupt', 2],
        [...key, 'invalidModel', 1],
        ['swift', 'dart', 'metadata', 'corrupt', 1],
        ['swift', 'unknown', 'fileKey', 'corrupt', 1],
      ),
      take(),
      refuse(key, 'corrupt'),
      take([...key, 'corrupt', 1]),
    ],
  },
  {
    id: 'monitoring/count-codes',
    why: 'Every error that says that two programs do not agree counts, and none of the others.',
    flags: ['Counter'],
    ignored: sharedFile,
    steps: [
      ...Object.values(RefusalCode.members).map((code) => refuse(key, code)),
      ...['io_error', 'database_error', 'already_exists', 'out_of_memory', 'invalid_argument', 'Corrupt', '', 'trailingData'].map((code) =>
        refuse(key, code, false),
      ),
      take(
        ...namesOf(RefusalCode.members)
          .sort((a, b) => (RefusalCode.members[a] < RefusalCode.members[b] ? -1 : 1))
          .map((code) => [...key, code, 1] as const),
      ),
    ],
  },
];

const ranges: Case<Flag>[] = [
  {
    id: 'monitoring/count-below-0',
    why: 'Fewer than none can not be reported.',
    flags: ['Range'],
    ...ask(monitoringExtensionCallEnded, { ...call, uploaded: -1 }),
    expect: 'invalid_argument',
  },
  {
    id: 'monitoring/text-for-a-count',
    why: 'The name of a file has no place in an event.',
    flags: ['Range'],
    ...askAnyhow(monitoringExtensionCallEnded, { ...call, uploaded: 'IMG_0001.HEIC' }),
    expect: 'invalid_request',
  },
  {
    id: 'monitoring/text-for-a-reason',
    why: 'Nor has one among the reasons.',
    flags: ['Range'],
    ...askAnyhow(monitoringExtensionCallEnded, { ...call, reason: 'IMG_0001.HEIC' }),
    expect: 'unknown_value',
  },
  {
    id: 'monitoring/percent-beyond-100',
    why: 'A share is at most all.',
    flags: ['Range'],
    ...ask(monitoringSampled, { event: 'e', percent: 101, userID: 1, now: 0 }),
    expect: 'invalid_argument',
  },
];

/** Cases of `monitoring.*`. */
export const monitoringCases = defineCases('monitoring', {
  about: 'What an app reports of background uploads, and how often one program refused what another wrote.',
  flags: {
    Event: 'Events as they are written.',
    Size: 'Classes of sizes.',
    Sample: 'Whose events are sent.',
    Counter: 'Counters in the shared database.',
    Range: 'What an event can not hold.',
  },
  cases: [...events, ...sizes, ...samples, ...counters, ...ranges],
});
