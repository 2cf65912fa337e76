/** Many uploads at once: the newest photo first, and no more at a time than the spec allows. */
import type { NameIn, ProcessType, UploadOutcome } from '@lockstep/spec';
import { AccountFailure, QueueLimits, SharedFailure } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';
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
  /** How many photos were not begun: the queue was stopped before. */
  readonly left: number;
  /** Why the queue was stopped: a failure that all others would share. Null where it was not. */
  readonly stoppedBy: LockstepError<string> | null;
  /** The bytes of PUTs that the storage acknowledged. */
  readonly sentBytes: number;
}

const ofTheAccount: ReadonlySet<string> = new Set(Object.values(AccountFailure.members));
const shared: ReadonlySet<string> = new Set(Object.values(SharedFailure.members));
const mostInARow = QueueLimits.values.maximumRunning;

/** The uploads of a process. */
export class UploadQueue {
  readonly #uploader: Pick<Uploader, 'upload'>;
  readonly #options: QueueOptions;
  /** What waits, by kind, the next one last: choosing looks at the two that are next alone. */
  readonly #waiting: readonly [photos: QueuedPhoto[], videos: QueuedPhoto[]];
  readonly #running = new Map<string, { readonly upload: RunningUpload; readonly done: Promise<void> }>();
  readonly #ending = new AbortController();
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
    const left = this.#waiting[0].length + this.#waiting[1].length;
    return { outcomes: this.#outcomes, failed: this.#failed, left, stoppedBy: this.#stoppedBy, sentBytes: this.#sentBytes };
  }

  /** Starts the upload whose turn it is; false where none may start. */
  #startNext(): boolean {
    if (this.#ending.signal.aborted || this.#stoppedBy) return false;
    const heads = this.#waiting.flatMap((kind) => kind.at(-1) ?? []);
    const next = nextUpload(
      heads,
      Array.from(this.#running.values(), ({ upload }) => upload),
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
    const { signal } = this.#ending;
    try {
      onEvent?.({ type: 'started', id });
      const photo = await prepare(signal);
      const onProgress = onEvent && ((progress: UploadProgressEvent) => onEvent({ type: 'progressed', id, progress }));
      const result = await this.#uploader.upload(photo, { signal, onProgress, deadline });
      this.#outcomes[result.outcome] += 1;
      this.#sentBytes += result.sentBytes;
      this.#failedInARow = 0;
      onEvent?.({ type: 'ended', id, result });
    } catch (error) {
      if (signal.aborted && error === signal.reason) return;
      if (error instanceof LockstepError) this.#fail(id, error as LockstepError<string>);
      else {
        this.#unforeseen ??= { error };
        this.#ending.abort(error);
      }
    }
  }

  #fail(id: string, error: LockstepError<string>): void {
    this.#failed += 1;
    this.#failedInARow = shared.has(error.code) ? this.#failedInARow + 1 : 0;
    if (ofTheAccount.has(error.code) || this.#failedInARow >= mostInARow) this.#stoppedBy ??= error;
    this.#options.onEvent?.({ type: 'failed', id, error });
  }
}
