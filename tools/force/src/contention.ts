/** How long a contender waits: three busy processes of a language on one table, with a little work in between. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TesteeProcess, testeeOf } from './testee-process.ts';

/** What was measured; times in milliseconds. */
export interface Contention {
  readonly operationsPerSecond: number;
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
}

/**
 * Measures three processes.
 * @param milliseconds the pause between two operations
 */
export async function contention(language: string, seconds: number, milliseconds: number): Promise<Contention> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-contention-'));
  const db = join(folder, 'lockstep.db');
  const waits: number[] = [];
  const testees = await Promise.all(['foreground', 'background', 'extension'].map(async (owner) => ({ owner, testee: await TesteeProcess.start(testeeOf(language)) })));
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    testees.map(async ({ owner, testee }) => {
      const timed = async (op: string, args: object): Promise<Readonly<Record<string, unknown>>> => {
        const began = performance.now();
        const result = await testee.ask(op, { db, owner, ...args });
        waits.push(performance.now() - began);
        if (milliseconds > 0) await sleep(milliseconds);
        return result;
      };
      for (let number = 0; performance.now() < end; number++) {
        const id = `${owner}-${number}`;
        const { token } = await timed('locks.acquire', { id, now: 1 });
        await timed('locks.release', { id, token });
      }
      await testee.close();
    }),
  );
  rmSync(folder, { recursive: true, force: true });
  waits.sort((a, b) => a - b);
  const at = (share: number): number => Number((waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0).toFixed(2));
  return { operationsPerSecond: Math.round(waits.length / seconds), median: at(0.5), p99: at(0.99), longest: at(1) };
}
