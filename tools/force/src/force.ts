/** A run of the force test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LockTiming, ProcessType } from '@lockstep/spec';
import { LockCoordinator } from '@lockstep/ts-client';
import { Dice } from './dice.ts';
import { Referee, type Figures } from './referee.ts';
import { TesteeProcess } from './testee-process.ts';
import { Worker, type Run } from './worker.ts';

/** What to run. */
export interface ForceOptions {
  readonly seed: string;
  readonly seconds: number;
  /** What `node` is given to start the process of each owner. */
  readonly commands: readonly (readonly string[])[];
  /** Whether records are written before the transfer, as they have to be. */
  readonly recordFirst?: boolean;
  /** Whether nobody is killed or suspended: a kill also ends what its victim should have ended itself. */
  readonly calm?: boolean;
  /** Whether many uploads of each process want the same few photos, so that mistakes show sooner. */
  readonly crowded?: boolean;
  /** Whether to end with the first violation. */
  readonly untilViolation?: boolean;
  /** Told of the figures now and then. */
  readonly progress?: (figures: Figures, secondsLeft: number) => void;
}

/** What a run showed. */
export interface ForceResult {
  readonly figures: Figures;
  readonly violations: readonly string[];
}

const owners = Object.keys(ProcessType.members);
// Thirty seconds of this clock, a heartbeat's life, are a second and a half of the room's.
const clockSpeed = 20;
const startOfClock = 1_800_000_000_000_000;
const queueLength = 200;
const crowdedQueueLength = 4;
const disturbEvery = [150, 1000] as const;
const drainSeconds = 120;
const reportEvery = 60;

/** Runs processes on one database, disturbs them, and drains the queue in the end. */
export async function runForce({
  seed,
  seconds,
  commands,
  recordFirst = true,
  calm = false,
  crowded = false,
  untilViolation = false,
  progress,
}: ForceOptions): Promise<ForceResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-force-'));
  const db = join(folder, 'lockstep.db');
  const referee = new Referee();
  const { figures, violations } = referee;
  const pending: string[] = [];
  let began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  const isOver = (): boolean => untilViolation && violations.length > 0;
  let made = 0;
  const fill = (): void => {
    while (elapsed() < seconds && pending.length < (crowded ? crowdedQueueLength : queueLength)) pending.push(`photo-${++made}`);
  };
  // A testee's first start may build it, and is no part of the time.
  await Promise.all(commands.map(async (command) => (await TesteeProcess.start(command)).close()));
  began = performance.now();
  fill();
  const clock = (): number => startOfClock + Math.round((performance.now() - began) * 1000 * clockSpeed);
  const goesOn = (): boolean => {
    fill();
    return !isOver() && pending.length > 0 && elapsed() < seconds + drainSeconds;
  };
  const run: Run = { db, referee, recordFirst, calm, crowded, pending, clock, goesOn };
  const workers = commands.map((command, index) => {
    const owner = owners[index % owners.length] ?? '';
    return new Worker(run, new Dice(`${seed}/${owner}`), command, owner);
  });
  const dice = new Dice(`${seed}/fate`);
  const fate = async (): Promise<void> => {
    let reported = 0;
    while (elapsed() < seconds && !isOver()) {
      await sleep(dice.integer(...disturbEvery));
      if (!calm) void dice.pick(workers).disturb();
      if (progress && elapsed() - reported > reportEvery) {
        reported = elapsed();
        progress(figures, seconds - reported);
      }
    }
  };
  try {
    await Promise.all([fate(), ...workers.map((worker) => worker.work())]);
    const left = pending.filter((photo) => !referee.has(photo));
    if (left.length > 0 && !isOver()) violations.push(`${left.length} photos were never uploaded, ${left[0]} among them`);
    violations.push(...forever(db, clock()));
    return { figures, violations };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Locks that are never freed, though everybody is dead and much time has passed. */
function forever(db: string, now: number): string[] {
  const locks = new LockCoordinator(db, () => now + 10 * LockTiming.values.staleAfter);
  try {
    locks.sweep();
    return locks.list().locks.map(({ id }) => `${id} is locked for ever`);
  } finally {
    locks.close();
  }
}
