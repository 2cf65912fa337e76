/**
 * What the photo library's background upload extension decides in a call: whether it continues, and what it returns the
 * system. Both are pure functions, so that every language decides alike and a table shows all that can happen.
 */
import { argumentsFor, defineDecision, defineEnum, defineOperation, input, nullable, t, type NameIn } from './define.ts';

/** How much of the photo library the person lets the app see. */
export const PhotoAccess = defineEnum('PhotoAccess', {
  members: {
    /** The person was not asked yet. */
    notDetermined: 'notDetermined',
    /** A restriction of the device forbids it, and the person can't change it. */
    restricted: 'restricted',
    /** The person refused. */
    denied: 'denied',
    /** The person chose some photos. */
    limited: 'limited',
    /** All photos. */
    full: 'full',
  },
});

/** Which network there is. */
export const NetworkState = defineEnum('NetworkState', {
  members: {
    /** None. */
    none: 'none',
    /** One that costs the person something, such as a mobile network, or that is to be spared. */
    expensive: 'expensive',
    /** One that costs nothing. */
    inexpensive: 'inexpensive',
  },
});

/** Why a call of the extension ended: a gate that was closed, or what became of the work behind the gates. */
export const ExtensionReason = defineEnum('ExtensionReason', {
  members: {
    /** The person has not switched background upload on, or the app has not yet migrated what the extension needs. */
    switchedOff: 'switchedOff',
    /** Nobody is signed in. */
    signedOut: 'signedOut',
    /** The person lets the app see some photos or none. */
    noFullAccess: 'noFullAccess',
    /** The device was not unlocked since it started, so that neither keys nor database can be read. */
    beforeFirstUnlock: 'beforeFirstUnlock',
    /** The app is on the screen, and uploads by itself. */
    foregroundAlive: 'foregroundAlive',
    /** There is no network, or one that may not be used. */
    networkPolicy: 'networkPolicy',
    /** No photo waits. */
    nothingToDo: 'nothingToDo',
    /** All that waited is uploaded. */
    finished: 'finished',
    /** The time or the memory of a call is used up, and photos are left. */
    budgetSpent: 'budgetSpent',
    /** The system ended the call. */
    terminated: 'terminated',
    /** What is left is larger than a call can upload. */
    tooLarge: 'tooLarge',
    /** What is left is in iCloud alone, and is being fetched. */
    inCloud: 'inCloud',
    /** As many jobs are registered as the system takes. */
    jobLimit: 'jobLimit',
    /** Other processes have all that waits. */
    locked: 'locked',
    /** An error that another call would meet again. */
    failed: 'failed',
    /** The same error as that of an earlier call, which has told the system: a second time would be punished for one cause. */
    failedBefore: 'failedBefore',
  },
});

/** What the extension answers the system at the end of a call. */
export const ExtensionAnswer = defineEnum('ExtensionAnswer', {
  members: {
    /** There is nothing more to do for now; the system calls again when the library changes. */
    completed: 'completed',
    /** Work continues in jobs; the system calls again soon, and punishes an extension that answers so without progress. */
    processing: 'processing',
    /** The call failed. */
    failure: 'failure',
  },
});

/** The gates that a call passes before it looks for work, in their order: the first that is closed is the reason. */
export const ExtensionGates = defineDecision('ExtensionGates', {
  inputs: {
    /** Whether background upload is switched on. */
    enabled: input.boolean(),
    /** Whether somebody is signed in. */
    signedIn: input.boolean(),
    /** What the person lets the app see. */
    access: input.enum(PhotoAccess),
    /** Whether the device was unlocked since it started. */
    unlocked: input.boolean(),
    /** Whether the app on the screen is alive, by its heartbeat. */
    foregroundAlive: input.boolean(),
    /** Which network there is. */
    network: input.enum(NetworkState),
    /** Whether the person lets an expensive network be used. */
    allowsExpensive: input.boolean(),
    /** How many photos wait. */
    queued: input.count(),
  },
  outcome: ExtensionReason,
  rules: [
    { when: { enabled: false }, then: 'switchedOff' },
    { when: { signedIn: false }, then: 'signedOut' },
    { when: { access: { not: 'full' } }, then: 'noFullAccess' },
    { when: { unlocked: false }, then: 'beforeFirstUnlock' },
    { when: { foregroundAlive: true }, then: 'foregroundAlive' },
    { when: { network: 'none' }, then: 'networkPolicy' },
    { when: { network: 'expensive', allowsExpensive: false }, then: 'networkPolicy' },
    { when: { queued: 'none' }, then: 'nothingToDo' },
  ],
  otherwise: null,
});

/** Which reason a call ends with that met an error: the system is told of each cause once, since it punishes each time. */
export const ExtensionFailures = defineDecision('ExtensionFailures', {
  inputs: {
    /** Whether the last call that failed had the same code, and no call since came to the end of its work. */
    reported: input.boolean(),
  },
  outcome: ExtensionReason,
  rules: [{ when: { reported: true }, then: 'failedBefore' }],
  otherwise: 'failed',
});

/** The reasons for which a call may answer that work continues: what is left can continue in a call soon after. */
const goingOn = ['budgetSpent', 'inCloud', 'jobLimit'] as const satisfies readonly NameIn<typeof ExtensionReason>[];

/**
 * What a call answers that leaves work and has no job to show for it. The bare `processing` is punished; whether it brings
 * the next call sooner all the same, only a device can show.
 */
const workLeftWithoutJob = 'completed' satisfies NameIn<typeof ExtensionAnswer>;

/**
 * What a call answers. `processing` needs work that is left and a proof of progress, a job that was registered or
 * acknowledged in this call: the system punishes the answer without one.
 */
export const ExtensionAnswers = defineDecision('ExtensionAnswers', {
  inputs: {
    /** Why the call ended. */
    reason: input.enum(ExtensionReason),
    /** How many jobs it registered with the system. */
    jobsRegistered: input.count(),
    /** How many finished jobs it acknowledged. */
    jobsAcknowledged: input.count(),
    /** How many photos still wait. */
    queued: input.count(),
  },
  outcome: ExtensionAnswer,
  rules: [
    { when: { reason: 'failed' }, then: 'failure' },
    ...goingOn.flatMap((reason) => [
      { when: { reason, queued: 'some', jobsRegistered: 'some' }, then: 'processing' } as const,
      { when: { reason, queued: 'some', jobsAcknowledged: 'some' }, then: 'processing' } as const,
      { when: { reason, queued: 'some' }, then: workLeftWithoutJob } as const,
    ]),
  ],
  otherwise: 'completed',
});

/** Decides whether a call of the extension continues. */
export const extensionGate = defineOperation('extension.gate', {
  args: argumentsFor(ExtensionGates),
  result: {
    /** The reason to end the call; null to continue. */
    reason: nullable(t.enum(ExtensionReason)),
  },
});

/** Decides what a call of the extension answers the system. */
export const extensionAnswer = defineOperation('extension.answer', {
  args: argumentsFor(ExtensionAnswers),
  result: {
    /** The answer. */
    answer: t.enum(ExtensionAnswer),
  },
});

/** Decides which reason a call of the extension ends with that met an error. */
export const extensionFailure = defineOperation('extension.failure', {
  args: argumentsFor(ExtensionFailures),
  result: {
    /** The reason. */
    reason: t.enum(ExtensionReason),
  },
});
