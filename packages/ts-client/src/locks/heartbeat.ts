/**
 * A process's heartbeat, on a thread of its own: what keeps this thread busy, a database that others write among it, must not
 * make the process look dead.
 */
import { Worker } from 'node:worker_threads';
import { DatabaseError, type DatabaseReason } from '../database/database-error.ts';
import type { LockCoordinator, Owner } from './lock-coordinator.ts';
import { threadProgram } from '../thread-program.ts';

/** What the thread starts with. */
export interface HeartbeatStart {
  readonly path: string;
  readonly owner: Owner;
  /** An Int32: anything but 0 ends the thread. */
  readonly state: SharedArrayBuffer;
}

// It makes little garbage, the space for which may take 48 MiB of a thread otherwise.
const smallThread = { maxYoungGenerationSizeMb: 2 };

/** A beat that failed, as the thread reports it. */
export interface FailedBeat {
  readonly reason: DatabaseReason;
  readonly path: string;
  readonly detail: string;
  readonly sqliteCode: number | undefined;
}

type Failed = (error: unknown) => void;

class HeartbeatThread {
  /** Those who are told of a beat that failed: the thread beats as long as there is one. */
  readonly listeners = new Set<Failed>();
  readonly #state = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;
  readonly #ended: Promise<unknown>;
  /** When the thread has loaded its program, which takes the system's help as files do; from then on it needs nobody's. */
  readonly ready: Promise<void>;

  constructor(path: string, owner: Owner) {
    const workerData: HeartbeatStart = { path, owner, state: this.#state.buffer };
    this.#worker = new Worker(threadProgram('locks/heartbeat-thread'), { workerData, execArgv: [], resourceLimits: smallThread });
    this.#ended = new Promise((resolve) => this.#worker.on('exit', resolve));
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: 'ready' | FailedBeat) => {
        if (message !== 'ready') return this.#tell(new DatabaseError(message.reason, message.path, message.detail, message));
        this.#worker.unref(); // It ends with the process, and keeps none alive.
        resolve();
      });
      this.#worker.on('error', (error) => {
        reject(error);
        this.#tell(error);
      });
    });
  }

  #tell(error: unknown): void {
    for (const failed of this.listeners) failed(error);
  }

  async end(): Promise<void> {
    Atomics.store(this.#state, 0, 1);
    Atomics.notify(this.#state, 0);
    this.#worker.ref();
    await this.#ended;
  }
}

const threads = new Map<string, HeartbeatThread>();

/**
 * Beats at once, and then every second by the system's clock until it is stopped. All who ask for the same owner in the same
 * database share one thread.
 * @param failed is told of a beat that failed; the next one comes all the same
 * @returns when the thread runs, so that whatever begins now delays no beat: a function that stops it, once all who asked for it
 * have. No beat comes any more when that resolves
 */
export async function startHeartbeat(locks: LockCoordinator, owner: Owner, failed: Failed): Promise<() => Promise<void>> {
  const beat = (): void => {
    try {
      locks.heartbeat(owner);
    } catch (error) {
      failed(error);
    }
  };
  const key = JSON.stringify([locks.path, owner]);
  const thread = threads.get(key) ?? new HeartbeatThread(locks.path, owner);
  threads.set(key, thread);
  const listener: Failed = (error) => failed(error); // Each call's own, so that one function may be given twice.
  thread.listeners.add(listener);
  const stop = async (): Promise<void> => {
    if (!thread.listeners.delete(listener) || thread.listeners.size > 0) return;
    threads.delete(key);
    await thread.end();
  };
  try {
    await thread.ready;
  } catch (error) {
    await stop();
    throw error;
  }
  beat();
  return stop;
}
