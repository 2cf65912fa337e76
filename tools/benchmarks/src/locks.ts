/**
 * Locks under contention: three processes that are always busy on one table, each acquiring and releasing with a pause of a
 * millisecond between two operations, and with none. Prints the operations a second and how long one waited for its answer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { decimalNumber, defineCommand, exitCodes, startCommand } from '@lockstep/options';
import { LockTiming, ProcessType, SharedDatabase } from '@lockstep/spec';
import { Testee, languagesOption, type Result } from './testee.ts';

const owners = Object.keys(ProcessType.members);
const workspace = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const allowedWait = 100; // Milliseconds that no contender waits longer than, at p99, with a millisecond between operations.

const command = defineCommand('npx nx run benchmarks:locks --', 'Lock operations a second, and how long a contender waits.')
  .option('--seconds <n>', 'how long each is measured', decimalNumber({ minimum: 0.1 }), 10)
  .addOption(languagesOption());

/** Keeps one process busy, and notes how long each answer took, in milliseconds. */
async function contend(testee: Testee, db: string, owner: string, pause: number, end: number): Promise<number[]> {
  const waits: number[] = [];
  const timed = async (op: string, args: Result): Promise<Result> => {
    const began = performance.now();
    const result = await testee.ask(op, { db, owner, ...args });
    waits.push(performance.now() - began);
    if (pause > 0) await sleep(pause);
    return result;
  };
  for (let number = 0; performance.now() < end; number++) {
    const id = `${owner}-${number}`;
    const { token } = await timed('locks.acquire', { id, now: LockTiming.values.aliveWithin });
    await timed('locks.release', { id, token });
  }
  return waits;
}

/** Measures three processes. */
async function measure(name: string, languages: readonly string[], pause: number, seconds: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-benchmark-'));
  const db = join(folder, SharedDatabase.values.fileName);
  const testees = languages.map((language) => new Testee(language, workspace));
  try {
    // The first question of each waits for its start, and the first on the database makes it.
    for (const testee of testees) await testee.ask('locks.list', { db });
    const end = performance.now() + seconds * 1000;
    const all = await Promise.all(testees.map((testee, index) => contend(testee, db, owners[index] ?? '', pause, end)));
    const at = (share: number): string =>
      all
        .map((waits) => [...waits].sort((a, b) => a - b)[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? NaN)
        .reduce((most, wait) => Math.max(most, wait), 0)
        .toFixed(2);
    const perSecond = Math.round(all.reduce((sum, waits) => sum + waits.length, 0) / seconds);
    const isSlow = pause > 0 && Number(at(0.99)) > allowedWait;
    console.log(
      `${name.padEnd(12)}${pause} ms of work  ${String(perSecond).padStart(6)} operations/s   longest wait of a contender: ` +
        `median ${at(0.5)} ms, p99 ${at(0.99)} ms, at most ${at(1)} ms${isSlow ? `   TOO LONG: at most ${allowedWait} ms at p99` : ''}`,
    );
    return !isSlow;
  } finally {
    await Promise.all(testees.map((testee) => testee.end()));
    rmSync(folder, { recursive: true, force: true });
  }
}

await startCommand(command, async ({ seconds, languages }) => {
  const groups = new Map<string, readonly string[]>(languages.map((language) => [language, owners.map(() => language)]));
  if (languages.length > 1)
    groups.set(
      'mixed',
      owners.map((_, index) => languages[index % languages.length] ?? ''),
    );
  let isFast = true;
  for (const [name, three] of groups) {
    for (const pause of [1, 0]) isFast = (await measure(name, three, pause, seconds)) && isFast;
  }
  return isFast ? exitCodes.ok : exitCodes.failed;
});
