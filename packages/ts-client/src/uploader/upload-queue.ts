/**
 * Many uploads at once: the newest photo first, and no more are sent at a time than the spec allows. Photos are made ready ahead,
 * so that what takes the disk or the processor, and each answer that is waited for, leaves the line busy.
 */
import type { NameIn, ProcessType, UploadOutcome } from '@lockstep/spec';
import { AccountFailure, QueueLimits, SharedFailure } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';
import { Turns } from '../file/turns.ts';
import { compareTurns, nextUpload, type PendingUpload, type RunningUpload } from '../upload/queue.ts';
import type { Photo, UploadProgressEvent, UploadResult } from './photo.ts';
import type { Uploader } from './uploader.ts';

/** A photo that waits for its turn. Little of it is in memory until then. */
export interface QueuedPhoto extends PendingUpload {
  /**
   * Makes the photo ready, when its turn has come.
   * @throws LockstepError where it can't be uploaded; the others continue
   */
  readonly prepare: (signal: AbortSignal) => Promise<Photo>;
}

/** What happens to the photos of a queue. */
export type UploadEvent =
  | { readonly type: 'started'; readonly id: string }
  | { readonly type: 'progressed'; readonly id: string; readonly progress: UploadProgressEvent }
  | { readonly type: 'ended'; readonly id: string; readonly result: UploadResult }
  | { readonly type: 'failed'; readonly id: string; readonly error: LockstepError<string> };

/** How a queue runs. */
export interface QueueOptions {
  /** The process that uploads: in some of them every photo goes before every video. */
  readonly owner?: NameIn<typeof ProcessType> | undefined;
  /** Ends the uploads; their records stay for a later run. */
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: UploadEvent) => void) | undefined;
  /** When the run ends, in microseconds since 1970: see `UploadOptions`. */
  readonly deadline?: number | undefined;
}

/** What became of the photos of a queue. */
export interface QueueResult {
  /** How many photos ended with each outcome. */
  readonly outcomes: Readonly<Record<NameIn<typeof UploadOutcome>, number>>;
  readonly failed: number;
  /** How many photos were not begun, or not finished: the queue was stopped before. */
  readonly left: number;
  /** Why the queue was stopped: a failure that all others would share. Null where it was not. */
  readonly stoppedBy: LockstepError<string> | null;
  /** The bytes of PUTs that the storage acknowledged. */
  readonly sentBytes: number;
}

const ofTheAccount: ReadonlySet<string> = new Set(Object.values(AccountFailure.members));
const shared: ReadonlySet<string> = new Set(Object.values(SharedFailure.members));
const { maximumRunning } = QueueLimits.values;
/** How many photos are made ready, or are committed, beside those that are sent. Their encrypted files take disk, and no memory. */
const beside = 12;

/** Why an upload ends that others have stopped: it counts as left. */
class QueueStopped extends Error {}

/** The uploads of a process. */
export class UploadQueue {
  readonly #uploader: Pick<Uploader, 'upload'>;
  readonly #options: QueueOptions;
  /** What waits, by kind, the next one last: choosing looks at the two that are next alone. */
  readonly #waiting: readonly [photos: QueuedPhoto[], videos: QueuedPhoto[]];
  readonly #running = new Map<string, { readonly upload: RunningUpload; readonly done: Promise<void> }>();
  readonly #ending = new AbortController();
  /** Those that are sent. */
  readonly #sending = new Turns(maximumRunning);
  /** Those of which no byte was sent yet. */
  readonly #ahead = new Set<AbortController>();
  #started = 0;
  #left = 0;
  readonly #outcomes: Record<NameIn<typeof UploadOutcome>, number> = { uploaded: 0, present: 0, linked: 0, locked: 0, postponed: 0 };
  #failed = 0;
  #failedInARow = 0;
  #sentBytes = 0;
  #stoppedBy: LockstepError<string> | null = null;
  #unforeseen: { readonly error: unknown } | null = null;

  /** @param photos what is to be uploaded, in any order, each identifier once */
  constructor(uploader: Pick<Uploader, 'upload'>, photos: Iterable<QueuedPhoto>, options: QueueOptions = {}) {
    this.#uploader = uploader;
    this.#options = options;
    const all = [...photos].sort((one, other) => compareTurns(other, one));
    this.#waiting = [all.filter(({ isVideo }) => !isVideo), all.filter(({ isVideo }) => isVideo)];
  }

  /**
   * Uploads all of it. No upload runs any more when this resolves or rejects.
   * @throws the signal's reason; what is not a LockstepError ends the other uploads, and is thrown
   */
  async run(): Promise<QueueResult> {
    const { signal } = this.#options;
    const end = (): void => this.#ending.abort(signal?.reason);
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end, { once: true });
    try {
      for (;;) {
        while (this.#startNext()) continue;
        if (this.#running.size === 0) break;
        await Promise.race(Array.from(this.#running.values(), ({ done }) => done));
      }
    } finally {
      signal?.removeEventListener('abort', end);
    }
    if (this.#unforeseen) throw this.#unforeseen.error;
    signal?.throwIfAborted();
    const left = this.#left + this.#waiting[0].length + this.#waiting[1].length;
    return { outcomes: this.#outcomes, failed: this.#failed, left, stoppedBy: this.#stoppedBy, sentBytes: this.#sentBytes };
  }

  /** Starts the upload whose turn it is; false where none may start. */
  #startNext(): boolean {
    if (this.#ending.signal.aborted || this.#stoppedBy) return false;
    const heads = this.#waiting.flatMap((kind) => kind.at(-1) ?? []);
    if (this.#running.size >= maximumRunning + beside) return false;
    const running = Array.from(this.#running.values(), ({ upload }) => upload);
    const next = nextUpload(
      heads,
      running.filter(({ isVideo }) => isVideo), // How many are sent is seen to by their turns.
      this.#options.owner,
    );
    if (!next) return false;
    this.#waiting[next.isVideo ? 1 : 0].pop();
    const done = this.#upload(next).finally(() => this.#running.delete(next.id));
    this.#running.set(next.id, { upload: { id: next.id, isVideo: next.isVideo }, done });
    return true;
  }

  async #upload({ id, prepare }: QueuedPhoto): Promise<void> {
    const { onEvent, deadline } = this.#options;
    const place = this.#started++;
    const ahead = new AbortController();
    const signal = AbortSignal.any([this.#ending.signal, ahead.signal]);
    const takeTurn = async (): Promise<() => void> => {
      const end = await this.#sending.take(signal, place);
      this.#ahead.delete(ahead);
      if (!signal.aborted) return end;
      end();
      throw signal.reason;
    };
    this.#ahead.add(ahead);
    try {
      onEvent?.({ type: 'started', id });
      const photo = await prepare(signal);
      const onProgress = onEvent && ((progress: UploadProgressEvent) => onEvent({ type: 'progressed', id, progress }));
      const result = await this.#uploader.upload(photo, { signal, onProgress, deadline, takeTurn });
      this.#outcomes[result.outcome] += 1;
      this.#sentBytes += result.sentBytes;
      this.#failedInARow = 0;
      onEvent?.({ type: 'ended', id, result });
    } catch (error) {
      if (error instanceof QueueStopped) return void (this.#left += 1);
      if (signal.aborted && error === signal.reason) return;
      if (error instanceof LockstepError) this.#fail(id, error as LockstepError<string>);
      else {
        this.#unforeseen ??= { error };
        this.#ending.abort(error);
      }
    } finally {
      this.#ahead.delete(ahead);
    }
  }

  #fail(id: string, error: LockstepError<string>): void {
    this.#failed += 1;
    this.#failedInARow = shared.has(error.code) ? this.#failedInARow + 1 : 0;
    const isOfTheAccount = ofTheAccount.has(error.code);
    if (isOfTheAccount || this.#failedInARow >= maximumRunning) {
      this.#stoppedBy ??= error;
      // What is refused to one is refused to all: no byte of the others is sent any more. What another failure stops may end.
      for (const each of isOfTheAccount ? [this.#ending] : this.#ahead) each.abort(new QueueStopped());
    }
    this.#options.onEvent?.({ type: 'failed', id, error });
  }
}
