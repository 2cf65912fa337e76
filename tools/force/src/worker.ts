/** One process of the force test: it uploads photo after photo, and survives whatever happens to it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UploadRecords } from '@lockstep/ts-client';
import type { Dice } from './dice.ts';
import type { Referee } from './referee.ts';
import { Killed, TesteeProcess } from './testee-process.ts';

/** What all processes of a run share. */
export interface Run {
  readonly db: string;
  readonly referee: Referee;
  readonly records: UploadRecords;
  /** Photos that wait; those that are committed are taken out. */
  readonly pending: string[];
  /** Microseconds of a clock that runs faster than the room's, so that a suspension outlasts a heartbeat's life. */
  readonly clock: () => number;
  /** Whether photos are still to be uploaded. */
  readonly goesOn: () => boolean;
}

const beatEvery = 1_000_000;

/** Runs one owner in one language until the run is over. */
export class Worker {
  readonly #run: Run;
  readonly #dice: Dice;
  readonly #language: string;
  readonly #owner: string;
  #testee: TesteeProcess | undefined;
  #offset = 0;
  #lastBeat = -Infinity;

  constructor(run: Run, dice: Dice, language: string, owner: string) {
    this.#run = run;
    this.#dice = dice;
    this.#language = language;
    this.#owner = owner;
  }

  /** Kills the process, or stops it for a while, whatever it does. */
  async disturb(): Promise<void> {
    const testee = this.#testee;
    if (!testee || testee.pid === 0) return;
    const { figures } = this.#run.referee;
    if (this.#dice.happens(20)) {
      figures.kills++;
      testee.signal('SIGKILL');
      return;
    }
    figures.suspensions++;
    testee.signal('SIGSTOP');
    // Mostly shorter than a heartbeat's life on the run's clock, sometimes longer.
    await sleep(this.#dice.happens(70) ? this.#dice.integer(5, 300) : this.#dice.integer(1500, 3000));
    testee.signal('SIGCONT');
  }

  /** Works until the run is over. */
  async work(): Promise<void> {
    while (this.#run.goesOn()) {
      try {
        this.#testee = await TesteeProcess.start(this.#language);
        await this.#live(this.#testee);
        await this.#ask('locks.stop');
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      await this.#testee?.close();
    }
  }

  async #ask(op: string, args: object = {}): Promise<Readonly<Record<string, unknown>>> {
    if (!this.#testee) throw new Killed('no process');
    return this.#testee.ask(op, { db: this.#run.db, owner: this.#owner, ...args });
  }

  #now(): number {
    return this.#run.clock() + this.#offset;
  }

  async #live(testee: TesteeProcess): Promise<void> {
    await this.#ask('locks.start', { now: this.#now() });
    while (this.#run.goesOn() && testee === this.#testee) {
      // Clocks jump: mostly within a heartbeat's life, now and then beyond that or a stale lock's age.
      if (this.#dice.happens(1)) this.#offset = this.#dice.pick([0, 1, -1]) * this.#dice.pick([5e6, 29e6, 40e6, 15e9]);
      if (this.#now() - this.#lastBeat > beatEvery || this.#now() < this.#lastBeat) {
        this.#lastBeat = this.#now();
        await this.#ask('locks.heartbeat', { now: this.#now() });
      }
      if (this.#dice.happens(2)) await testee.ask('locks.sweep', { db: this.#run.db, now: this.#now() });
      const photo = this.#run.pending[this.#dice.integer(0, Math.min(20, this.#run.pending.length) - 1)];
      if (photo === undefined) return;
      await this.#upload(photo);
      await sleep(1);
    }
  }

  async #upload(photo: string): Promise<void> {
    const { referee, records, pending } = this.#run;
    const { acquired, token: given } = await this.#ask('locks.acquire', { id: photo, now: this.#now() });
    if (acquired !== true) return;
    const token = Number(given);
    referee.granted(photo, this.#owner, token);
    const objectKey = `1/${randomUUID()}`;
    const record = records.writeOrAdopt(recordOf(photo, objectKey, this.#now()));
    await sleep(this.#dice.happens(90) ? this.#dice.integer(0, 4) : this.#dice.integer(20, 200)); // The transfer.
    const known = referee.newest(photo);
    const { held } = await this.#ask('locks.verify', { id: photo, token });
    if (held !== true) {
      referee.figures.lost++;
      return;
    }
    referee.verified(photo, this.#owner, token, known);
    // Here a suspension can't be excluded: what makes the commit harmless is the record.
    if (this.#dice.happens(5)) await sleep(this.#dice.integer(1, 50));
    referee.commit(photo, this.#owner, token, String(record['file_object_key']));
    const at = pending.indexOf(photo);
    if (at >= 0) pending.splice(at, 1);
    const { released } = await this.#ask('locks.release', { id: photo, token });
    if (released === true) referee.released(photo, token);
  }
}

function recordOf(photo: string, objectKey: string, now: number): Record<string, string | number> {
  return {
    local_id: photo,
    collection_id: 1,
    phase: 'prepared',
    file_object_key: objectKey,
    encrypted_key: 'key',
    key_decryption_nonce: 'nonce',
    file_decryption_header: 'header',
    metadata: 'metadata',
    metadata_decryption_header: 'header',
    encrypted_file_name: `${photo}.encrypted`,
    encrypted_size: 17,
    file_md5: 'md5',
    content_hash: 'hash',
    updated_at: now,
  };
}
