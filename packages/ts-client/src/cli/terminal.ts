/** Where a command speaks, what it shows while it works, and how it is interrupted. */
import { constants } from 'node:os';
import { SingleBar } from 'cli-progress';
import type { Progress } from '../index.ts';

const patienceMilliseconds = 400; // What is done sooner needs no bar.
const MiB = 1024 * 1024;

/** Where a command speaks. */
export interface Terminal {
  /** Says what was done: a line of standard output. */
  readonly say: (line: string) => void;
  /** Says what went wrong: a line of standard error. */
  readonly warn: (line: string) => void;
  /** Ends the work early. */
  readonly signal: AbortSignal;
}

/**
 * A progress bar for an operation on a file; shown only to a person, and only where it takes a while.
 * @returns what the operation reports to, and how to take the bar away
 */
export function progressBar(what: string): { onProgress: (progress: Progress) => void; stop: () => void } {
  const started = performance.now();
  let bar: SingleBar | undefined;
  return {
    onProgress: ({ bytes, total }) => {
      if (!process.stderr.isTTY || total === undefined || performance.now() - started < patienceMilliseconds) return;
      const mebibytes = Math.ceil(total / MiB);
      if (!bar) {
        const format = `${what} [{bar}] {percentage} % | {value} of {total} MiB | {eta_formatted} left`;
        bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true, stream: process.stderr });
        bar.start(mebibytes, 0);
      }
      bar.update(Math.floor(bytes / MiB));
    },
    stop: () => bar?.stop(),
  };
}

/**
 * Lets a command continue when what it says can't be written: when nobody reads it any more, as behind `| head -1`, or when
 * standard output is a file on a full disk. Its work is done in other files.
 * @returns a function that returns why something that it said was lost; undefined as long as nothing was, or where it had no reader
 */
export function continueWithoutReader(...streams: readonly NodeJS.WriteStream[]): () => string | undefined {
  let lost: string | undefined;
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') lost ??= error.message;
    });
  }
  return () => lost;
}

/** That a signal ended the command. */
export class Interrupted extends Error {
  readonly exitCode: number;
  readonly signal: string;

  constructor(signal: InterruptingSignal) {
    super(`interrupted by ${signal}: nothing was left behind`);
    this.signal = signal;
    this.exitCode = 128 + constants.signals[signal]; // As shells have it.
  }
}

const interrupting = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** What people and systems end a command with: the terminal was closed, Ctrl-C, a shutdown. */
type InterruptingSignal = (typeof interrupting)[number];

/** A signal for operations that aborts on the first of them; a second one ends the process at once. */
export function listenForInterruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of interrupting) {
    process.once(signal, () => controller.abort(new Interrupted(signal)));
  }
  return controller.signal;
}
