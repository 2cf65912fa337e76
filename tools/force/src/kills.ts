/** Processes that are killed while they encrypt, and the clean-up after each, beside a process that continues living. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UploadNames } from '@lockstep/spec';
import { makeTestAccount, startSimulator, type Simulator, type TestAccount } from '@lockstep/simulator';
import { systemClock, toBase64, UploadRecords } from '@lockstep/ts-client';
import { openSqlite } from '@lockstep/ts-client/testing';
import { Dice } from './dice.ts';
import { Killed, TesteeProcess } from './testee-process.ts';

/** What to run. */
export interface KillsOptions {
  readonly seed: string;
  /** How many processes are killed. */
  readonly count: number;
  /** What `node` is given to start a testee. */
  readonly command: readonly string[];
}

/** What a run showed. */
export interface KillsResult {
  readonly figures: {
    /** Processes that were killed at work. */
    kills: number;
    /** Those that had finished by then. */
    late: number;
    /** Files that the clean-ups removed, temporary ones among them. */
    removed: number;
    temporary: number;
    /** Files that stayed, since a record names them. */
    recorded: number;
    /** Files of the living process that were there during a clean-up, and stayed. */
    living: number;
  };
  readonly violations: readonly string[];
}

const doomed = 'extension';
const survivor = 'foreground';
const MiB = 1024 * 1024;
// So long an encryption of the largest photo lasts, about; kills come in twice that time.
const largest = 16 * MiB;
const millisecondsOfOne = 150;

const { temporaryPrefix, separator } = UploadNames.values;
const isTemporary = (name: string): boolean => name.startsWith(temporaryPrefix);
const isOf = (owner: string, name: string): boolean => name.replace(temporaryPrefix, '').startsWith(owner + separator);

/** Kills one process after the other, and cleans up after each. */
export async function runKills({ seed, count, command }: KillsOptions): Promise<KillsResult> {
  const root = mkdtempSync(join(tmpdir(), 'lockstep-kills-'));
  const simulator = await startSimulator({ folder: join(root, 'simulator'), settings: { urlCallsPerMinute: null } });
  try {
    const account = await makeTestAccount(simulator, { collections: ['All'] });
    return await new Campaign(root, simulator, account, command, seed).run(count);
  } finally {
    await simulator.close();
    rmSync(root, { recursive: true });
  }
}

class Campaign {
  readonly #figures = { kills: 0, late: 0, removed: 0, temporary: 0, recorded: 0, living: 0 };
  readonly #violations: string[] = [];
  readonly #root: string;
  readonly #simulator: Simulator;
  readonly #account: TestAccount;
  readonly #command: readonly string[];
  readonly #dice: Dice;
  readonly #livingDice: Dice;
  readonly #container: string;
  #photos = 0;
  #records: UploadRecords | undefined;
  /** Who is killed next. */
  #victim: TesteeProcess | undefined;
  #rests = false;

  constructor(root: string, simulator: Simulator, account: TestAccount, command: readonly string[], seed: string) {
    this.#root = root;
    this.#simulator = simulator;
    this.#account = account;
    this.#command = command;
    this.#dice = new Dice(`${seed}/doomed`);
    this.#livingDice = new Dice(`${seed}/living`);
    this.#container = join(root, 'container');
  }

  async run(count: number): Promise<KillsResult> {
    const living = await this.#start(survivor);
    this.#openRecords();
    let isOver = false;
    this.#victim = await this.#start(doomed);
    const uploads = this.#uploadUntil(living, () => isOver);
    try {
      for (let round = 0; round < count && this.#violations.length === 0; round++) await this.#killOne(this.#victim, living, round === 0);
    } catch (error) {
      this.#violations.push((error as Error).message);
    } finally {
      isOver = true;
      await uploads;
      await Promise.all([living.close(), this.#victim.close()]);
      this.#records?.close();
    }
    const left = this.#names();
    if (left.length > 0) this.#violations.push(`after the last upload ${left.join(', ')} is left`);
    if (this.#figures.temporary === 0) this.#violations.push('no temporary file was ever left, so nothing was shown');
    return { figures: this.#figures, violations: this.#violations };
  }

  async #start(owner: string): Promise<TesteeProcess> {
    const testee = await TesteeProcess.start(this.#command);
    // The folder is there then, and nothing of an earlier life.
    await this.#clean(testee, owner);
    return testee;
  }

  async #clean(testee: TesteeProcess, owner: string): Promise<number> {
    const { removed } = await testee.ask('container.clean', { container: this.#container, owner, now: systemClock() });
    return Number(removed);
  }

  #names(): string[] {
    return readdirSync(join(this.#container, 'uploads')).sort();
  }

  #recordedNames(): Set<string> {
    return new Set(
      this.#openRecords()
        .list()
        .flatMap(({ encrypted_file_name, encrypted_thumbnail_name }) => [encrypted_file_name, encrypted_thumbnail_name ?? '']),
    );
  }

  /** Opened once, before any process stands still: to open it may have to wait for others. */
  #openRecords(): UploadRecords {
    return (this.#records ??= new UploadRecords(join(this.#container, 'lockstep.db')));
  }

  #accountArguments(owner: string): object {
    const collections = this.#account.collections.map(({ id, key }) => ({ id, key: toBase64(key) }));
    return {
      container: this.#container,
      baseUrl: `${this.#simulator.url}/`,
      authToken: this.#account.token,
      clientPackage: 'io.ente.photos',
      clientVersion: '1',
      owner,
      collections,
      pace: 0.001,
    };
  }

  /** A photo of its own content, a live one now and then: its archive is plaintext, and is to be gone, too. */
  #photo(dice: Dice, least: number, most: number): { readonly folder: string; readonly args: object } {
    const number = ++this.#photos;
    const folder = mkdtempSync(join(this.#root, 'photo-'));
    const path = (name: string): string => join(folder, name);
    const bytes = Buffer.alloc(dice.integer(least, most), number % 251);
    bytes.writeUInt32LE(number, 0);
    writeFileSync(path('image.jpg'), bytes);
    writeFileSync(path('thumbnail'), Buffer.alloc(500, number % 251));
    const isLive = dice.happens(30);
    if (isLive) writeFileSync(path('video.mov'), bytes);
    const args = {
      collectionId: this.#account.collections[0]?.id,
      localId: `photo-${number}`,
      image: path('image.jpg'),
      thumbnail: path('thumbnail'),
      ...(isLive ? { video: path('video.mov') } : {}),
      metadata: { title: `${number}`, creationTime: 5, modificationTime: 6, fileType: isLive ? 2 : 0 },
    };
    return { folder, args };
  }

  /** What the living process does: one upload after the other, each of which must succeed. */
  async #uploadUntil(living: TesteeProcess, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      while (this.#rests && !isOver()) await sleep(5);
      const { folder, args } = this.#photo(this.#livingDice, 4, 3 * MiB);
      const result = await living
        .ask('upload.photo', { ...this.#accountArguments(survivor), ...args })
        .catch((error: Error) => ({ outcome: error.message }));
      rmSync(folder, { recursive: true });
      if (result['outcome'] === 'uploaded') continue;
      this.#violations.push(`an upload of the living process ended with ${JSON.stringify(result)}`);
      return;
    }
  }

  /**
   * Kills a process that uploads, and lets another one clean up and resume, which is the next victim.
   * @param isSure whether it is killed as soon as it has begun a large file, else at a moment that the dice choose
   */
  async #killOne(victim: TesteeProcess, living: TesteeProcess, isSure: boolean): Promise<void> {
    const { folder, args } = this.#photo(this.#dice, isSure ? largest : 4, largest);
    const upload = victim.ask('upload.photo', { ...this.#accountArguments(doomed), ...args }).then(
      () => this.#figures.late++,
      (error: unknown) => {
        if (error instanceof Killed) this.#figures.kills++;
        else this.#violations.push((error as Error).message);
      },
    );
    let isOver = false;
    void upload.finally(() => (isOver = true));
    // Mostly once it has begun a file, else at any moment.
    if (isSure || this.#dice.happens(80)) while (!isOver && !this.#names().some((name) => isOf(doomed, name))) await sleep(1);
    if (!isSure) await sleep(this.#dice.integer(0, 2 * millisecondsOfOne));
    victim.signal('SIGKILL');
    await upload;
    await victim.close();
    rmSync(folder, { recursive: true }); // Who goes on needs no original.
    const heir = await this.#startHeir();
    await this.#checkCleanUp(heir, living);
    const { committed } = await heir.ask('upload.resume', this.#accountArguments(doomed));
    if (this.#names().some((name) => isOf(doomed, name)))
      this.#violations.push(`after a resume that committed ${JSON.stringify(committed)}, ${this.#names().join(', ')} is left`);
  }

  /**
   * Starts the next process. The living one rests meanwhile, since a start takes longer than the clean-up that is tested. It has a
   * file again when this returns.
   */
  async #startHeir(): Promise<TesteeProcess> {
    this.#rests = true;
    const heir = await TesteeProcess.start(this.#command);
    this.#victim = heir;
    this.#rests = false;
    const isAtWork = (): boolean => this.#names().some((name) => isOf(survivor, name));
    while (!isAtWork() && this.#violations.length === 0) await sleep(1);
    return heir;
  }

  /** Stops a process where it does not write to the database: others would wait for its end. */
  async #suspend(living: TesteeProcess): Promise<void> {
    const database = openSqlite(join(this.#container, 'lockstep.db'));
    try {
      for (;;) {
        living.signal('SIGSTOP');
        await sleep(5); // The signal has arrived.
        try {
          database.exec('BEGIN IMMEDIATE; ROLLBACK');
          return;
        } catch {
          living.signal('SIGCONT');
          await sleep(5);
        }
      }
    } finally {
      database.close();
    }
  }

  /** Cleans up while the living process stands still, so that what is gone afterwards was removed by the clean-up. */
  async #checkCleanUp(heir: TesteeProcess, living: TesteeProcess): Promise<void> {
    await this.#suspend(living);
    try {
      const before = this.#names();
      const recorded = this.#recordedNames();
      const removed = await this.#clean(heir, doomed);
      const after = this.#names();
      const gone = before.filter((name) => !after.includes(name));
      if (gone.length !== removed) this.#violations.push(`${removed} files were said to be removed, and ${gone.join(', ')} is gone`);
      for (const name of gone) {
        if (isOf(survivor, name)) this.#violations.push(`${name} of the living process is gone`);
        if (recorded.has(name)) this.#violations.push(`${name} is gone, and a record names it`);
      }
      for (const name of after.filter((each) => !isOf(survivor, each)))
        if (!recorded.has(name)) this.#violations.push(`${name} is left, and no record names it`);
      this.#figures.removed += removed;
      this.#figures.temporary += gone.filter(isTemporary).length;
      this.#figures.recorded += after.filter((name) => recorded.has(name)).length;
      this.#figures.living += after.filter((name) => isOf(survivor, name)).length;
    } finally {
      living.signal('SIGCONT');
    }
  }
}
