/** Cases of the extension: every combination of what a gate and an answer look at. */
import { RegistrationCode, extensionRegistration } from '../extension-registration.ts';
import { ExtensionReason, NetworkState, PhotoAccess, extensionAnswer, extensionFailure, extensionGate } from '../photo-extension.ts';
import { adviceCases } from './extension-advice.ts';
import { ask, askAnyhow, defineCases, type Case, type CaseStep, type Json } from './define-cases.ts';

type Flag = 'Gate' | 'Answer' | 'Failure' | 'Registration' | 'Advice' | 'Large' | 'Range';
type Reason = keyof typeof ExtensionReason.members;
const namesOf = <N extends string>(members: Readonly<Record<N, string>>): N[] => Object.keys(members) as N[];

const both = [false, true] as const;
const noneAndSome = [0, 1] as const;

/** Every combination of some values, the last of them changing fastest. */
function combinations<const V extends Readonly<Record<string, readonly unknown[]>>>(values: V): { readonly [K in keyof V]: V[K][number] }[] {
  return Object.entries(values).reduce<Record<string, unknown>[]>(
    (sofar, [name, each]) => sofar.flatMap((one) => each.map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as { readonly [K in keyof V]: V[K][number] }[];
}

const calls = combinations({
  enabled: both,
  signedIn: both,
  access: namesOf(PhotoAccess.members),
  unlocked: both,
  foregroundAlive: both,
  network: namesOf(NetworkState.members),
  allowsExpensive: both,
  queued: noneAndSome,
});
type Call = (typeof calls)[number];

/** The reason to end a call, as the protocol's words have it. */
function gateOf(call: Call): Reason | null {
  const { enabled, signedIn, access, unlocked, foregroundAlive, network, allowsExpensive, queued } = call;
  if (!enabled) return 'switchedOff';
  if (!signedIn) return 'signedOut';
  if (access !== 'full') return 'noFullAccess';
  if (!unlocked) return 'beforeFirstUnlock';
  if (foregroundAlive) return 'foregroundAlive';
  if (network === 'none' || (network === 'expensive' && !allowsExpensive)) return 'networkPolicy';
  return queued === 0 ? 'nothingToDo' : null;
}

const ends = combinations({
  reason: namesOf(ExtensionReason.members),
  jobsRegistered: noneAndSome,
  jobsAcknowledged: noneAndSome,
  queued: noneAndSome,
});

/** What a call answers, as the protocol's words have it. */
function answerOf({ reason, jobsRegistered, jobsAcknowledged, queued }: (typeof ends)[number]): string {
  const goesOn = reason === 'budgetSpent' || reason === 'inCloud' || reason === 'jobLimit';
  if (goesOn && queued > 0 && jobsRegistered + jobsAcknowledged > 0) return 'processing';
  return reason === 'failed' ? 'failure' : 'completed';
}

const words = (name: string): string => name.replace(/[A-Z]/g, '-$&').toLowerCase();

function step({ name }: { readonly name: string }, args: Readonly<Record<string, Json>>, result: Json): CaseStep {
  return { op: name, args, answer: { result } };
}

/** All calls that end at one gate, and those that continue. */
const gates: Case<Flag>[] = [...new Set(calls.map(gateOf))].map((reason) => ({
  id: `extension/gate-${reason === null ? 'open' : words(reason)}`,
  why: reason === null ? 'Every combination that all gates let through.' : `Every combination in which ${reason} is the first gate that is closed.`,
  flags: ['Gate'],
  steps: calls.filter((call) => gateOf(call) === reason).map((call) => step(extensionGate, call, { reason })),
}));

/** What calls that ended for one reason answer. */
const answers: Case<Flag>[] = namesOf(ExtensionReason.members).map((reason) => ({
  id: `extension/answer-${words(reason)}`,
  why: `Every combination of work that is left and of progress, for a call that ended with ${reason}.`,
  flags: ['Answer'],
  steps: ends.filter((end) => end.reason === reason).map((end) => step(extensionAnswer, end, { answer: answerOf(end) })),
}));

const failures: Case<Flag>[] = [
  {
    id: 'extension/failure-told',
    why: 'The first call that meets an error reports it to the system.',
    flags: ['Failure'],
    ...ask(extensionFailure, { reported: false }),
    expect: { result: { reason: 'failed' } },
  },
  {
    id: 'extension/failure-told-before',
    why: 'A second call that meets the same error keeps still, or the system would punish one cause twice.',
    flags: ['Failure'],
    ...ask(extensionFailure, { reported: true }),
    expect: { result: { reason: 'failedBefore' } },
  },
];

const codes = RegistrationCode.members;
const attempts = combinations({ supported: both, enabling: both, code: [...Object.values(codes), 3072, -2, 33_110, Number.MAX_SAFE_INTEGER] });

/** What came of enabling or disabling, as the protocol's words have it. */
function outcomeOf({ supported, enabling, code }: (typeof attempts)[number]): string {
  if (!supported) return 'notSupported';
  if (code === codes.success) return enabling ? 'enabled' : 'disabled';
  if (code === codes.noRecord && !enabling) return 'disabled';
  if (code === codes.staleRecord && enabling) return 'staleRegistration';
  if (code === codes.accessDenied) return 'noFullAccess';
  return code === codes.internalError ? 'notConfigured' : 'failed';
}

/** All attempts of which the same came. */
const registrations: Case<Flag>[] = [...new Set(attempts.map(outcomeOf))].map((outcome) => ({
  id: `extension/registration-${words(outcome)}`,
  why: `Every combination of a system, a wish and a code of which ${outcome} comes.`,
  flags: ['Registration'],
  steps: attempts.filter((attempt) => outcomeOf(attempt) === outcome).map((attempt) => step(extensionRegistration, attempt, { outcome })),
}));

const open: Call = {
  enabled: true,
  signedIn: true,
  access: 'full',
  unlocked: true,
  foregroundAlive: false,
  network: 'inexpensive',
  allowsExpensive: false,
  queued: 1,
};
const spent = { reason: 'budgetSpent', jobsRegistered: 0, jobsAcknowledged: 0, queued: 1 } as const;

/** Counts that careless types take for none. */
const large: Case<Flag>[] = [256, 65_536, 2 ** 32, Number.MAX_SAFE_INTEGER].flatMap((count): Case<Flag>[] => [
  {
    id: `extension/gate-queued-${count}`,
    why: 'Many are some, whatever integer they are held in.',
    flags: ['Large'],
    ...ask(extensionGate, { ...open, queued: count }),
    expect: { result: { reason: null } },
  },
  {
    id: `extension/answer-registered-${count}`,
    why: 'Many are some, whatever integer they are held in.',
    flags: ['Large'],
    ...ask(extensionAnswer, { ...spent, jobsRegistered: count, queued: count }),
    expect: { result: { answer: 'processing' } },
  },
  {
    id: `extension/answer-acknowledged-${count}`,
    why: 'Many are some, whatever integer they are held in.',
    flags: ['Large'],
    ...ask(extensionAnswer, { ...spent, jobsAcknowledged: count, queued: count }),
    expect: { result: { answer: 'processing' } },
  },
]);

const ranges: Case<Flag>[] = [
  {
    id: 'extension/gate-queued-below-0',
    why: 'Fewer than none can not wait.',
    flags: ['Range'],
    ...ask(extensionGate, { ...open, queued: -1 }),
    expect: 'invalid_argument',
  },
  {
    id: 'extension/answer-registered-below-0',
    why: 'Fewer than none can not be registered.',
    flags: ['Range'],
    ...ask(extensionAnswer, { ...spent, jobsRegistered: -1 }),
    expect: 'invalid_argument',
  },
  {
    id: 'extension/answer-acknowledged-below-0',
    why: 'Fewer than none can not be acknowledged.',
    flags: ['Range'],
    ...ask(extensionAnswer, { ...spent, jobsAcknowledged: -1 }),
    expect: 'invalid_argument',
  },
  {
    id: 'extension/answer-queued-below-0',
    why: 'Fewer than none can not be left.',
    flags: ['Range'],
    ...ask(extensionAnswer, { ...spent, queued: -1 }),
    expect: 'invalid_argument',
  },
  {
    id: 'extension/gate-access-unknown',
    why: 'An access that nobody knows is not taken for another one.',
    flags: ['Range'],
    ...askAnyhow(extensionGate, { ...open, access: 'authorized' }),
    expect: 'unknown_value',
  },
  {
    id: 'extension/gate-network-unknown',
    why: 'A network that nobody knows is not taken for another one.',
    flags: ['Range'],
    ...askAnyhow(extensionGate, { ...open, network: 'wifi' }),
    expect: 'unknown_value',
  },
  {
    id: 'extension/answer-reason-unknown',
    why: 'A reason that nobody knows has no answer.',
    flags: ['Range'],
    ...askAnyhow(extensionAnswer, { ...spent, reason: 'tired' }),
    expect: 'unknown_value',
  },
  {
    id: 'extension/gate-unknown-before-range',
    why: 'Of two arguments out of range the first is named, in the order of the spec.',
    flags: ['Range'],
    ...askAnyhow(extensionGate, { ...open, access: 'Full', queued: -1 }),
    expect: 'unknown_value',
  },
  {
    id: 'extension/gate-closed-and-out-of-range',
    why: 'A gate that is closed hides no value that is out of range.',
    flags: ['Range'],
    ...ask(extensionGate, { ...open, enabled: false, queued: -1 }),
    expect: 'invalid_argument',
  },
];

/** Cases of `extension.*`. */
export const extensionCases = defineCases('extension', {
  about:
    'What the background upload extension decides in a call, how it answers the system, what the system said where it was enabled or disabled, and what the app advises.',
  flags: {
    Gate: 'All combinations of what the gates look at, by the gate that is the first to be closed.',
    Answer: 'All combinations of what the answer depends on, by the reason.',
    Failure: 'Whether the system is told of an error.',
    Registration: 'What a code of the photo library means where the extension is enabled or disabled; codes that the spec does not name among them.',
    Advice: 'What a person is advised to do: each obstacle, and every two of them.',
    Large: 'Counts that 8, 16 or 32 bits take for none.',
    Range: 'Counts below 0, and names that the spec does not have.',
  },
  cases: [...gates, ...answers, ...failures, ...registrations, ...adviceCases, ...large, ...ranges],
});
