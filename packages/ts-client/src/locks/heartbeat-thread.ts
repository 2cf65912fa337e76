/** The thread of a heartbeat. */
import { parentPort, workerData } from 'node:worker_threads';
import { DatabaseError } from '../database/database-error.ts';
import { keepBeating } from './beating.ts';
import type { FailedBeat, HeartbeatStart } from './heartbeat.ts';
import { LockCoordinator } from './lock-coordinator.ts';

const { path, owner, state } = workerData as HeartbeatStart;
const flag = new Int32Array(state);
let locks: LockCoordinator | undefined;

parentPort?.postMessage('ready');
keepBeating({
  beat: () => (locks ??= new LockCoordinator(path)).heartbeat(owner),
  failed: (error) => {
    if (!(error instanceof DatabaseError)) throw error; // A mistake of ours: it ends the thread, and is told.
    const { reason, path: file, detail, sqliteCode } = error;
    parentPort?.postMessage({ reason, path: file, detail, sqliteCode } satisfies FailedBeat);
  },
  pause: (microseconds) => Atomics.wait(flag, 0, 0, microseconds / 1000) === 'timed-out',
});
locks?.close();
