/** A run of the force test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LockCoordinator, UploadRecords } from '@lockstep/ts-client';
import { Dice } from './dice.ts';
import { Referee, type Figures } from './referee.ts';
import { Worker, type Run } from './worker.ts';

/** What to run. */
export interface ForceOptions {
  readonly seed: string;
  readonly seconds: number;
  /** The language of each process, in the order foreground, background, extension. */
  readonly languages: readonly string[];
  /** Told of the figures now and then. */
  readonly progress?: (figures: Figures, secondsLeft: number) => void;
}

/** What a run showed. */
export interface ForceResult {
  readonly figures: Figures;
  readonly violations: readonly string[];
}

const owners = ['foreground', 'background', 'extension'];
// Thirty seconds of this clock, a heartbeat's life, are a second and a half of the room's.
const clockSpeed = 20;
const startOfClock = 1_800_000_000_000_000;
const queueLength = 200;
const disturbEvery = [200, 1500] as const;

/** Runs processes on one database, disturbs them, and drains the queue in the end. */
export async function force({ seed, seconds, languages, progress }: ForceOptions): Promise<ForceResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-force-'));
  const db = join(folder, 'lockstep.db');
  const referee = new Referee();
  const records = new UploadRecords(db);
  const pending: string[] = [];
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  let made = 0;
  const fill = (): void => {
    while (elapsed() < seconds && pending.length < queueLength) pending.push(`photo-${++made}`);
  };
  fill();
  const run: Run = {
    db,
    referee,
    records,
    pending,
    clock: () => startOfClock + Math.round((performance.now() - began) * 1000 * clockSpeed),
    goesOn: () => {
      fill();
      return pending.length > 0 && elapsed() < seconds + 60;
    },
  };
  const workers = languages.map((language, index) => {
    const owner = owners[index % owners.length] ?? '';
    return new Worker(run, new Dice(`${seed}/${owner}`), language, owner);
  });
  const dice = new Dice(`${seed}/fate`);
  const fate = (async () => {
    let reported = 0;
    while (elapsed() < seconds) {
      await sleep(dice.integer(...disturbEvery));
      void dice.pick(workers).disturb();
      if (progress && elapsed() - reported > 10) {
        reported = elapsed();
        progress(referee.figures, seconds - reported);
      }
    }
  })();
  try {
    await Promise.all([fate, ...workers.map((worker) => worker.work())]);
    const left = pending.filter((photo) => !referee.has(photo));
    if (left.length > 0) referee.violations.push(`${left.length} photos were never uploaded, ${left[0]} among them`);
    const locks = new LockCoordinator(db);
    const kept = locks.list().locks;
    locks.close();
    if (kept.length > 0) referee.violations.push(`${kept.length} locks are left, that of ${kept[0]?.id} among them`);
    return { figures: referee.figures, violations: referee.violations };
  } finally {
    records.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
