/** Uploads that block on slow pipes for longer than a heartbeat lives, and another process that frees the locks of the dead. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LockTiming } from '@lockstep/spec';
import { LockCoordinator, systemClock } from '@lockstep/ts-client';

/** What to run. */
export interface PipesOptions {
  readonly uploads: number;
  /** For how long the pipes have nothing but a few bytes now and then. */
  readonly seconds: number;
  /** The oldest heartbeat that counts, in seconds, where it is to be younger than the spec's: the other process's clock is ahead. */
  readonly patience?: number;
}

/** What a run showed. */
export interface PipesResult {
  /** How often the locks of the dead were freed, and nobody's was. */
  readonly sweeps: number;
  /** The oldest heartbeat that was seen, in seconds. */
  readonly oldestBeat: number;
  readonly violations: readonly string[];
}

interface Upload {
  readonly pipe?: string;
  readonly plaintextSize?: number;
  readonly isHeld?: boolean;
  readonly failed?: string;
}

const program = fileURLToPath(new URL('../dist/pipes-upload.js', import.meta.url));
const second = 1_000_000;
const sweepEvery = 200;
const writeEvery = 500;
const piece = Buffer.alloc(1000, 1);

/** Writes to a pipe, slowly, until the time is up or nobody reads any more; returns how many bytes were written. */
async function trickle(path: string, seconds: number, isOver: () => boolean): Promise<number> {
  const pipe = await open(path, 'r+'); // For reading, too: that waits for nobody else who reads.
  let bytes = 0;
  try {
    for (const end = performance.now() + seconds * 1000; performance.now() < end && !isOver(); bytes += piece.length) {
      await pipe.write(piece);
      await sleep(writeEvery);
    }
  } finally {
    await pipe.close();
  }
  return bytes;
}

/** Starts the process of the uploads, and collects what it prints. */
function startUploads(args: readonly string[]): { readonly uploads: Upload[]; readonly ended: Promise<string> } {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let errors = '';
  const uploads: Upload[] = [];
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<string>((resolve) => {
    child.on('close', (code) => {
      for (const line of printed.split('\n').filter(Boolean)) uploads.push(JSON.parse(line) as Upload);
      resolve(code === 0 ? '' : `the process of the uploads ended with ${code}: ${errors}`);
    });
  });
  return { uploads, ended };
}

/** Runs uploads from slow pipes, and frees the locks of the dead meanwhile. */
export async function runPipes({ uploads: count, seconds, patience = LockTiming.values.aliveWithin / second }: PipesOptions): Promise<PipesResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-pipes-'));
  const db = join(folder, 'lockstep.db');
  const names = Array.from({ length: count }, (_, index) => `pipe-${index + 1}`);
  const ahead = LockTiming.values.aliveWithin - patience * second;
  const locks = new LockCoordinator(db, () => systemClock() + ahead);
  const violations: string[] = [];
  let sweeps = 0;
  let oldestBeat = 0;
  try {
    for (const name of names) execFileSync('mkfifo', [join(folder, name)]);
    const { uploads, ended } = startUploads([db, folder, ...names]);
    let isOver = false;
    const problem = ended.then((text) => {
      isOver = true;
      if (text !== '') violations.push(text);
    });
    const written = Promise.all(names.map((name) => trickle(join(folder, name), seconds, () => isOver)));
    while (!isOver) {
      const freed = locks.sweep();
      sweeps++;
      if (freed > 0) violations.push(`${freed} locks of a living process were freed after ${sweeps} sweeps`);
      for (const { time } of locks.list().heartbeats) oldestBeat = Math.max(oldestBeat, (systemClock() - time) / second);
      await sleep(sweepEvery);
    }
    await problem;
    const sizes = await written;
    for (const [index, name] of names.entries()) {
      const upload = uploads.find(({ pipe }) => pipe === name);
      if (upload?.isHeld !== true) violations.push(`${name} was not held in the end: ${JSON.stringify(upload)}`);
      if (upload?.plaintextSize !== sizes[index]) violations.push(`${name} has ${upload?.plaintextSize} bytes, and ${sizes[index]} were written`);
    }
    for (const { failed } of uploads) if (failed !== undefined) violations.push(`a beat failed: ${failed}`);
    return { sweeps, oldestBeat, violations };
  } finally {
    locks.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
