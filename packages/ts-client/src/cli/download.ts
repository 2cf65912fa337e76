/** `lockstep download`. */
import { mkdir } from 'node:fs/promises';
import { resolve, join } from 'node:path';
import { lockFolder } from '../account/command-lock.ts';
import { FolderDownload, maximumFetching, workFolder, type RemoteFile } from '../downloads/folder-download.ts';
import { nameFailures } from '../file/io-error.ts';
import { ApiError, LockstepError } from '../index.ts';
import { CommandError, exitCodeOf, exitCodes } from './exit-codes.ts';
import { describe, withSession, type AccountOptions } from './session.ts';
import type { Terminal } from './terminal.ts';
import { TransferDisplay } from './transfer-display.ts';

/** Options of the command. */
export interface DownloadCommand extends AccountOptions {
  readonly collection: number;
  readonly out: string;
}

/** How many files are opened, and brought to the disk, beside those that are fetched. */
const beside = 8;
const ofTheAccount: ReadonlySet<string> = new Set(['unauthorized']);

/** Downloads a collection. */
export async function download(options: DownloadCommand, terminal: Terminal, version: string): Promise<void> {
  const folder = resolve(options.out);
  const { say, warn, signal } = terminal;
  await withSession(options, terminal, version, 'run the same command again, and it continues from there', async ({ client, provider, found }) => {
    const collection = found.collections.find(({ id }) => id === options.collection);
    if (!collection) {
      const unopened = found.unopened.find(({ id }) => id === options.collection);
      if (unopened) throw unopened.error;
      const list = found.collections.map(({ id, name }) => (name === null ? String(id) : `${id} (${name})`)).join(', ');
      throw new CommandError(exitCodes.noInput, `the account has no collection ${options.collection}${list === '' ? '' : `; it has ${list}`}`);
    }
    await nameFailures('create', folder, () => mkdir(folder, { recursive: true }));
    const unlock = await lockFolder(join(folder, workFolder));
    try {
      const run = await FolderDownload.begin({ client, provider, collection, folder, signal });
      const { wanted, present, failed } = await run.look();
      for (const { id, error } of failed) warn(describe(`file ${id}`, error));
      const { fetched, lost, bytes, stoppedBy } = await fetchAll(run, wanted, terminal);
      say(
        `${folder}: ${fetched} fetched${present > 0 ? `, ${present} there already` : ''}${failed.length + lost > 0 ? `, ${failed.length + lost} failed` : ''}; ${(bytes / 1_000_000).toFixed(1)} MB received`,
      );
      if (stoppedBy)
        throw new CommandError(
          exitCodeOf(stoppedBy) ?? exitCodes.refused,
          `stopped, since all others would fail so, too: ${stoppedBy.message} (${stoppedBy.code})`,
        );
      if (failed.length + lost > 0) throw new CommandError(exitCodes.refused, `${failed.length + lost} not downloaded: run the same command again`);
    } finally {
      unlock();
    }
  });
}

interface Fetched {
  readonly fetched: number;
  readonly lost: number;
  readonly bytes: number;
  readonly stoppedBy: LockstepError<string> | null;
}

/** Fetches several files at once. A file that fails does not end the others, unless all would fail so. */
async function fetchAll(run: FolderDownload, wanted: readonly RemoteFile[], { warn, signal }: Terminal): Promise<Fetched> {
  const display = new TransferDisplay(
    'downloading',
    wanted.length,
    wanted.reduce((sum, { size = 0 }) => sum + size, 0),
  );
  const left = wanted[Symbol.iterator]();
  const stopping = new AbortController();
  const notFetching = new Error('nothing more is fetched');
  const mayFetch = AbortSignal.any([signal, stopping.signal]);
  let [fetched, lost, bytes, inARow] = [0, 0, 0, 0];
  let stoppedBy: LockstepError<string> | null = null;
  const worker = async (): Promise<void> => {
    for (const file of left) {
      signal.throwIfAborted();
      if (stoppedBy) return;
      try {
        const received = await run.fetch(file, (moved) => display.move(String(file.id), moved), mayFetch);
        bytes += received; // Not in one expression: others add meanwhile.
        fetched += 1;
        inARow = 0;
      } catch (error) {
        if (error === notFetching) return; // Not begun.
        if (!(error instanceof LockstepError)) throw error;
        lost += 1;
        inARow += 1;
        warn(describe(file.name, error as LockstepError<string>));
        const isServers = error instanceof ApiError && (ofTheAccount.has(error.code) || (error.retryable && inARow >= maximumFetching));
        if (!isServers) continue;
        stoppedBy ??= error;
        stopping.abort(notFetching);
      } finally {
        display.settle(String(file.id), file.size ?? 0);
      }
    }
  };
  try {
    const ended = await Promise.allSettled(Array.from({ length: maximumFetching + beside }, worker));
    const thrown = ended.find((each) => each.status === 'rejected');
    if (thrown) throw thrown.reason;
    return { fetched, lost, bytes, stoppedBy };
  } finally {
    display.stop();
  }
}
