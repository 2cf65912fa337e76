/** One process of the force test: it uploads photos, several at once, and survives whatever happens to it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordOf, type RecordRow } from '@lockstep/spec/cases';
import type { Dice } from './dice.ts';
import type { Asked, Taken } from './history.ts';
import type { Referee } from './referee.ts';
import { TesteeProcess, type Result } from './testee-process.ts';

/** What all processes of a run share. */
export interface Run {
  readonly db: string;
  readonly referee: Referee;
  /** Whether a record is written before the transfer. */
  readonly recordFirst: boolean;
  /** Whether nobody is killed or suspended. */
  readonly calm: boolean;
  /** Whether each process has many uploads at once, most of them long. */
  readonly crowded: boolean;
  /** Photos that wait; those that are committed are taken out. */
  readonly pending: string[];
  /** Microseconds of a clock that runs faster than the room's, so that a suspension outlasts a heartbeat's life. */
  readonly clock: () => number;
  /** Whether photos are still to be uploaded. */
  readonly goesOn: () => boolean;
}

// In milliseconds: a second of the run's clock, and a little less.
const beatEvery = 40;
const uploadsAtOnce = 3;
const uploadsInCrowd = 8;
const choice = 10;

/** Runs one owner on one testee after the other until the run is over. */
export class Worker {
  readonly #run: Run;
  readonly #dice: Dice;
  readonly #command: readonly string[];
  readonly #owner: string;
  #testee: TesteeProcess | undefined;
  #killed: TesteeProcess | undefined;
  #offset = 0;

  /**
   * @param command what `node` is given to start a testee
   * @param owner the kind of process that it is
   */
  constructor(run: Run, dice: Dice, command: readonly string[], owner: string) {
    this.#run = run;
    this.#dice = dice;
    this.#command = command;
    this.#owner = owner;
  }

  /** Kills the process, or stops it for a while, whatever it does. */
  async disturb(): Promise<void> {
    const testee = this.#testee;
    if (!testee) return;
    if (this.#dice.happens(25)) {
      this.#run.referee.figures.kills++;
      this.#killed = testee;
      testee.signal('SIGKILL');
      return;
    }
    // Mostly shorter than a heartbeat's life on the run's clock, sometimes longer.
    await this.#suspend(this.#dice.happens(60) ? this.#dice.integer(5, 300) : this.#dice.integer(1600, 3000));
  }

  async #suspend(milliseconds: number): Promise<void> {
    const testee = this.#testee;
    this.#run.referee.figures.suspensions++;
    testee?.signal('SIGSTOP');
    await sleep(milliseconds);
    testee?.signal('SIGCONT');
  }

  /** Works until the run is over. */
  async work(): Promise<void> {
    const { referee, goesOn } = this.#run;
    while (goesOn()) {
      const testee = await TesteeProcess.start(this.#command);
      this.#testee = testee;
      try {
        await this.#live(testee);
      } catch (error) {
        if (this.#killed !== testee) referee.violations.push(`${this.#owner}: ${(error as Error).message}`);
      }
      this.#testee = undefined;
      await testee.close();
    }
  }

  #now(): number {
    return this.#run.clock() + this.#offset;
  }

  /** Asks for what the history has to know of. */
  async #tell(testee: TesteeProcess, op: Asked['op']): Promise<void> {
    const now = this.#now();
    const asked = this.#run.referee.history.ask(op, this.#owner, now);
    try {
      await testee.ask(`locks.${op}`, { db: this.#run.db, owner: this.#owner, now });
      asked.answered = true;
    } finally {
      asked.done = performance.now();
    }
  }

  async #live(testee: TesteeProcess): Promise<void> {
    await this.#tell(testee, 'start');
    let alive = true;
    const goesOn = (): boolean => alive && this.#run.goesOn();
    const parts = [
      () => this.#beat(testee, goesOn),
      ...Array.from({ length: this.#run.crowded ? uploadsInCrowd : uploadsAtOnce }, () => () => this.#uploads(testee, goesOn)),
    ];
    let failure: unknown;
    const failed = (error: unknown): void => {
      failure ??= error;
      testee.signal('SIGKILL'); // What was asked meanwhile is not waited for.
    };
    await Promise.all(
      parts.map((part) =>
        part()
          .catch(failed)
          .finally(() => (alive = false)),
      ),
    );
    if (failure instanceof Error) throw failure;
    await this.#tell(testee, 'stop');
  }

  async #beat(testee: TesteeProcess, goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      await this.#tell(testee, 'heartbeat');
      await sleep(beatEvery);
      // Clocks jump: mostly within a heartbeat's life, now and then beyond that or a stale lock's age.
      if (this.#dice.happens(4)) this.#offset = this.#dice.pick([0, 1, -1]) * this.#dice.pick([5e6, 29e6, 40e6, 15e9]);
      if (this.#dice.happens(15)) await this.#tell(testee, 'sweep');
    }
  }

  async #uploads(testee: TesteeProcess, goesOn: () => boolean): Promise<void> {
    const { pending } = this.#run;
    while (goesOn()) {
      const photo = pending[this.#dice.integer(0, Math.min(choice, pending.length) - 1)];
      if (photo !== undefined) await this.#upload(photo, testee);
      await sleep(1);
    }
  }

  async #upload(photo: string, testee: TesteeProcess): Promise<void> {
    const { db, referee, pending, recordFirst, crowded, calm } = this.#run;
    const ask = (op: string, args: object): Promise<Result> => testee.ask(op, { db, ...args });
    const owner = this.#owner;
    const taken: Taken = { owner, time: this.#now(), sent: performance.now() };
    const { acquired, token: given } = await ask('locks.acquire', { id: photo, owner, now: taken.time });
    if (acquired !== true) return;
    const token = Number(given);
    referee.granted(photo, token, taken);
    const drawn = recordOf({ localId: photo, fileObjectKey: `1/${randomUUID()}`, updatedAt: taken.time });
    const write = async (): Promise<RecordRow> => (await ask('uploadRecord.writeOrAdopt', { record: drawn }))['record'] as RecordRow;
    const record = recordFirst ? await write() : drawn;
    if (record.fileObjectKey !== drawn.fileObjectKey) referee.figures.adoptions++;
    const advance = async (phase: string): Promise<void> => void (await ask('uploadRecord.advance', { record, phase, now: this.#now() }));
    if (recordFirst) await advance('uploading');
    await sleep(this.#dice.happens(crowded ? 20 : 90) ? this.#dice.integer(0, 4) : this.#dice.integer(20, 200)); // The transfer.
    if (recordFirst) await advance('uploaded');
    const known = referee.newest(photo);
    const holds = recordFirst
      ? (await ask('uploadRecord.beginCommit', { record, owner, token, body: '{}', now: this.#now() }))['begun']
      : (await ask('locks.verify', { id: photo, owner, token }))['held'];
    if (holds !== true) {
      referee.lost(photo, token, taken);
      return;
    }
    referee.verified(photo, owner, token, known);
    // Here a suspension can't be excluded: what makes the commit harmless is the record.
    if (!calm && this.#dice.happens(2)) await this.#suspend(this.#dice.integer(1600, 2500));
    referee.commit(photo, owner, token, String(record.fileObjectKey));
    if (!recordFirst) await write();
    const at = pending.indexOf(photo);
    if (at >= 0) pending.splice(at, 1);
    const { released } = await ask('locks.release', { id: photo, owner, token });
    if (released === true) referee.released(photo, token);
  }
}
