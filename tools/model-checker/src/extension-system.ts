/**
 * The extension, the system that calls it, and the app beside it, as a transition system: what a call may meet is chosen
 * freely, what it decides is the spec's. The system is the one of the facts in `ExtensionHost`: it does not call while a job is
 * in flight, punishes a failed attempt with a pause, and gives up after some in a row.
 */
import { extensionAnswer, extensionFailure, extensionGate } from '@lockstep/ts-client';
import type { ExtensionReason, NameIn } from '@lockstep/spec';

type Reason = NameIn<typeof ExtensionReason>;

/** How a photo stands. `begun`: a call that was killed had begun it. `fetching`: a job is in flight for it; `fetched`: it ended. */
export type Photo = 'waiting' | 'begun' | 'paused' | 'fetching' | 'fetched' | 'leftToApp' | 'done';

/** What the whole system is in. */
export interface ExtensionState {
  readonly photos: readonly Photo[];
  /** When the system calls: for a change of the library, at once, after a pause, or no more. */
  readonly host: 'onChange' | 'soon' | 'penalised' | 'givenUp';
  /** How many attempts in a row have failed. */
  readonly failures: number;
  /** What calls were punished for since one was sound. */
  readonly punished: readonly string[];
  /** Whether an error stands that every call meets. */
  readonly broken: boolean;
  /** Whether the system was told of it. */
  readonly reported: boolean;
  /** Whether the app's background task is scheduled. */
  readonly scheduled: boolean;
}

/** The rules that the system goes by; a test has some with a mistake. */
export interface ExtensionRules {
  readonly gate: typeof extensionGate;
  readonly answer: typeof extensionAnswer;
  readonly failure: typeof extensionFailure;
  /** Whether finished jobs are acknowledged in every call, before any gate; `open`: behind the gates. */
  readonly acknowledges: 'first' | 'open' | 'never';
  /** Whether a photo counts as begun before the work on it, so that a call that is killed leaves a trace. */
  readonly notesBeginning: boolean;
  /** Whether the app cancels jobs whose deadline has passed. */
  readonly appCancels: boolean;
  /** Whether the app's task schedules the next one before it works. */
  readonly schedulesFirst: boolean;
  /** How many jobs may be in flight. */
  readonly jobsInFlight: number;
}

/** The spec's rules. */
export const extensionRules: ExtensionRules = {
  gate: extensionGate,
  answer: extensionAnswer,
  failure: extensionFailure,
  acknowledges: 'first',
  notesBeginning: true,
  appCancels: true,
  schedulesFirst: true,
  jobsInFlight: 1,
};

/** A step, and what is wrong with it. */
export interface ExtensionStep {
  readonly name: string;
  readonly next: ExtensionState;
  readonly violation?: string;
}

/** A state in which nothing has happened yet. */
export function firstExtensionState(photos: number): ExtensionState {
  return {
    photos: Array.from({ length: photos }, () => 'waiting'),
    host: 'onChange',
    failures: 0,
    punished: [],
    broken: false,
    reported: false,
    scheduled: true,
  };
}

const replaced = (photos: readonly Photo[], at: number, photo: Photo): Photo[] => photos.map((each, index) => (index === at ? photo : each));
const isQueued = (photo: Photo): boolean => photo === 'waiting' || photo === 'begun' || photo === 'paused' || photo === 'fetching';

/** A call while it works. */
interface Work {
  readonly name: string;
  readonly photos: readonly Photo[];
  readonly registered: number;
  readonly acknowledged: number;
  readonly uploaded: number;
}

/** Everything that may happen. */
export class ExtensionSystem {
  readonly #rules: ExtensionRules;
  readonly #attempts: number;

  /**
   * @param rules the rules of the spec, or some with a mistake
   * @param attempts after how many failed attempts in a row the system gives up
   */
  constructor(rules: ExtensionRules, attempts: number) {
    this.#rules = rules;
    this.#attempts = attempts;
  }

  /** What may happen next. */
  steps(state: ExtensionState): ExtensionStep[] {
    const { photos, broken } = state;
    const jobs = photos.flatMap((photo, at) =>
      photo === 'fetching' ? [{ name: `the job of photo ${at} ends`, next: { ...state, photos: replaced(photos, at, 'fetched') } }] : [],
    );
    const isCallable = state.host !== 'givenUp' && !photos.includes('fetching');
    return [
      ...(isCallable ? this.#calls(state) : []),
      ...jobs,
      ...this.#app(state),
      ...(broken
        ? [{ name: 'the error is mended', next: { ...state, broken: false } }]
        : [{ name: 'an error begins to stand', next: { ...state, broken: true } }]),
    ];
  }

  /** The app's background task: in the worst case it uploads nothing. */
  #app(state: ExtensionState): ExtensionStep[] {
    if (!state.scheduled) return [];
    const tidied = this.#rules.appCancels ? state.photos.map((photo): Photo => (photo === 'fetching' ? 'paused' : photo)) : state.photos;
    return [
      { name: "the app's task runs", next: { ...state, photos: tidied } },
      { name: "the app's task is killed at its start", next: { ...state, scheduled: this.#rules.schedulesFirst } },
    ];
  }

  #calls(state: ExtensionState): ExtensionStep[] {
    const { acknowledges, gate } = this.#rules;
    const open = {
      enabled: true,
      signedIn: true,
      access: 'full',
      unlocked: true,
      foregroundAlive: false,
      network: 'inexpensive',
      allowsExpensive: false,
    } as const;
    const worlds = [
      { ...open },
      { ...open, enabled: false },
      { ...open, access: 'limited' as const },
      { ...open, foregroundAlive: true },
      { ...open, network: 'none' as const },
    ];
    return worlds.flatMap((world) => {
      // Discovery lies behind all gates but the last, which it answers.
      const closed = gate({ ...world, queued: 1 });
      const isAcknowledging = acknowledges === 'first' || (acknowledges === 'open' && closed === null);
      const acknowledged = isAcknowledging ? state.photos.filter((photo) => photo === 'fetched').length : 0;
      const ready = state.photos.map((photo): Photo => {
        if (photo === 'begun') return 'leftToApp';
        return photo === 'fetched' && isAcknowledging ? 'waiting' : photo;
      });
      const work: Work = { name: 'a call', photos: ready, registered: 0, acknowledged, uploaded: 0 };
      if (closed !== null) return [this.#end(state, { ...work, photos: closedPhotos(state.photos, isAcknowledging) }, closed)];
      if (state.broken) return [this.#end(state, work, this.#rules.failure({ reported: state.reported }))];
      const reason = gate({ ...world, queued: ready.filter(isQueued).length });
      return reason === null ? this.#work(state, work) : [this.#end(state, work, reason)];
    });
  }

  /** The photos that wait, one after the other, and what each may turn out to be. */
  #work(state: ExtensionState, work: Work): ExtensionStep[] {
    const at = work.photos.findIndex((photo) => photo === 'waiting' || photo === 'paused');
    if (at === -1) {
      const reason: Reason = work.photos.includes('fetching') ? 'inCloud' : 'finished';
      return [this.#end(state, work, reason)];
    }
    const went = (name: string, photo: Photo, more: Partial<Work> = {}): Work => ({
      ...work,
      ...more,
      name: `${work.name}, photo ${at} ${name}`,
      photos: replaced(work.photos, at, photo),
    });
    const killed = went('kills it', this.#rules.notesBeginning ? 'begun' : 'waiting');
    const inFlight = work.photos.filter((photo) => photo === 'fetching').length;
    const mayFetch = inFlight < this.#rules.jobsInFlight;
    return [
      this.#punish(state, killed, `photo ${at}`),
      this.#end(state, work, 'budgetSpent'),
      ...this.#work(state, went('is uploaded', 'done', { uploaded: work.uploaded + 1 })),
      ...this.#work(state, went('is too large', 'leftToApp')),
      ...(mayFetch ? this.#work(state, went('is in iCloud', 'fetching', { registered: work.registered + 1 })) : [this.#end(state, work, 'jobLimit')]),
    ];
  }

  #end(state: ExtensionState, work: Work, reason: Reason): ExtensionStep {
    const { photos, registered, acknowledged, uploaded } = work;
    const answer = this.#rules.answer({ reason, jobsRegistered: registered, jobsAcknowledged: acknowledged, queued: photos.filter(isQueued).length });
    const name = `${work.name}: ${reason}, ${answer}`;
    if (answer === 'processing' && registered + acknowledged === 0) return this.#punish(state, { ...work, name }, 'an answer without progress');
    if (answer === 'failure') return this.#punish({ ...state, reported: true }, { ...work, name }, 'the error');
    if (photos.includes('fetched')) return this.#punish(state, { ...work, name }, 'a job that was not acknowledged');
    const isSound = uploaded > 0 || reason === 'finished';
    const punished = isSound ? state.punished.filter((cause) => cause.startsWith('photo')) : state.punished;
    return {
      name,
      next: { ...state, photos, host: answer === 'processing' ? 'soon' : 'onChange', failures: 0, punished, reported: state.reported && !isSound },
    };
  }

  #punish(state: ExtensionState, { name, photos }: Work, cause: string): ExtensionStep {
    const failures = state.failures + 1;
    const isOver = failures >= this.#attempts;
    const next: ExtensionState = {
      ...state,
      photos,
      failures,
      host: isOver ? 'givenUp' : 'penalised',
      punished: [...new Set([...state.punished, cause])].sort(),
    };
    if (cause.startsWith('a')) return { name, next, violation: `a call is punished for ${cause}` };
    if (state.punished.includes(cause)) return { name, next, violation: `a call is punished twice for ${cause}` };
    return isOver ? { name, next, violation: 'the system gives up' } : { name, next };
  }
}

/** What a call leaves that ended at a gate. */
function closedPhotos(photos: readonly Photo[], isAcknowledging: boolean): Photo[] {
  return photos.map((photo) => (photo === 'fetched' && isAcknowledging ? 'waiting' : photo));
}

/** Whether anybody will come to a state's photos without a person's help. */
export function hasWaker({ photos, host, scheduled }: ExtensionState): boolean {
  if (!photos.some(isQueued)) return true;
  return scheduled || ((host === 'soon' || host === 'penalised') && !photos.includes('fetching'));
}
