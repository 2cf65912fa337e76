/**
 * Processes of several languages upload from one container to one simulator at the same time, while they are killed and
 * suspended and the server fails: in the end there is exactly one entry of each photo, and nothing else is left.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeTestAccount, startSimulator, type Simulator, type TestAccount } from '@lockstep/simulator';
import { toBase64 } from '@lockstep/ts-client';
import { faultOf } from './campaign.ts';
import { judgeCrowd, type CrowdPhoto } from './crowd-judge.ts';
import { Dice } from './dice.ts';
import { Killed, TesteeProcess, testeeOf } from './testee-process.ts';

const MiB = 1024 * 1024;
const owners = ['foreground', 'background', 'extension'] as const;
/** How many faults wait for their requests at most. */
const mostFaults = 4;

/** What to run. */
export interface CrowdOptions {
  readonly seed: string;
  /** The languages of the processes, one for each owner. */
  readonly languages: readonly string[];
  /** How long things go wrong. */
  readonly seconds: number;
  /** How many photos the processes choose from at a time: one that is there is followed by a new one. */
  readonly photos: number;
}

/** What happened. */
export interface CrowdFigures {
  calls: number;
  kills: number;
  suspensions: number;
  faults: number;
  requests: number;
  /** How many photos there were. */
  photos: number;
  /** How calls ended, by outcome or by the code of an error. */
  readonly ends: Record<string, number>;
}

interface Worker {
  readonly language: string;
  readonly owner: string;
  readonly dice: Dice;
  testee: TesteeProcess;
}

/** Runs a crowd. @returns what happened, and each rule that was broken */
export async function runCrowd(options: CrowdOptions): Promise<{ readonly figures: CrowdFigures; readonly violations: readonly string[] }> {
  const root = mkdtempSync(join(tmpdir(), 'lockstep-crowd-'));
  const simulator = await startSimulator({ folder: join(root, 'simulator'), settings: { urlCallsPerMinute: null } });
  try {
    return await new Crowd(root, simulator, await makeTestAccount(simulator, { collections: ['All'] }), options).run();
  } finally {
    await simulator.close();
    rmSync(root, { recursive: true });
  }
}

class Crowd {
  readonly #root: string;
  readonly #container: string;
  readonly #simulator: Simulator;
  readonly #account: TestAccount;
  readonly #options: CrowdOptions;
  readonly #figures: CrowdFigures = { calls: 0, kills: 0, suspensions: 0, faults: 0, requests: 0, photos: 0, ends: {} };
  readonly #violations: string[] = [];
  readonly #dice: Dice;
  readonly #photos: CrowdPhoto[] = [];
  /** Those that the processes choose from. */
  readonly #open: CrowdPhoto[] = [];
  #isOver = false;

  constructor(root: string, simulator: Simulator, account: TestAccount, options: CrowdOptions) {
    this.#root = root;
    this.#container = join(root, 'container');
    this.#simulator = simulator;
    this.#account = account;
    this.#options = options;
    this.#dice = new Dice(`${options.seed}/photos`);
    writeFileSync(join(root, 'thumbnail.jpg'), Buffer.alloc(700, 7));
    for (let count = 0; count < options.photos; count++) this.#open.push(this.#makePhoto());
  }

  async run(): Promise<{ readonly figures: CrowdFigures; readonly violations: readonly string[] }> {
    const { languages, seed, seconds } = this.#options;
    const workers = await Promise.all(
      owners.map(async (owner, index): Promise<Worker> => {
        const language = languages[index % languages.length] ?? '';
        return { language, owner, dice: new Dice(`${seed}/${owner}`), testee: await TesteeProcess.start(testeeOf(language)) };
      }),
    );
    try {
      const all = [
        ...workers.map((worker) => this.#work(worker)),
        this.#harm(workers, new Dice(`${seed}/harm`)),
        this.#fail(new Dice(`${seed}/faults`)),
      ];
      await sleep(seconds * 1000);
      this.#isOver = true;
      await Promise.all(all);
      await this.#settle(workers);
    } finally {
      this.#isOver = true;
      for (const { testee } of workers) {
        testee.signal('SIGCONT');
        await testee.close();
      }
    }
    this.#figures.requests = (await this.#simulator.log.entries()).length;
    return { figures: this.#figures, violations: this.#violations };
  }

  /** A photo of its own content. */
  #makePhoto(): CrowdPhoto {
    const dice = this.#dice;
    const size = dice.happens(15) ? 5 * MiB + dice.integer(1, 9000) : dice.integer(0, 5000);
    const index = this.#photos.length;
    const image = join(this.#root, `photo-${index}.jpg`);
    writeFileSync(image, Buffer.concat([Buffer.from(`photo ${index} `), Buffer.alloc(size, index % 251)]));
    const photo = { localId: `photo-${index}`, image };
    this.#photos.push(photo);
    this.#figures.photos += 1;
    return photo;
  }

  /** What a process does: one upload after the other, of photos that others may be at. */
  async #work(worker: Worker): Promise<void> {
    while (!this.#isOver) {
      const photo = worker.dice.happens(10) ? null : worker.dice.pick(this.#open);
      const end = await this.#call(worker, photo);
      // Somebody has asked again: it is there. Others may be at it yet.
      if (photo && end === 'present' && this.#open.includes(photo)) this.#open.splice(this.#open.indexOf(photo), 1, this.#makePhoto());
    }
  }

  /** One call; a resume where no photo is given. A process that was killed is started again. @returns how it ended */
  async #call(worker: Worker, photo: CrowdPhoto | null): Promise<string> {
    let end: string;
    try {
      const result = await (photo
        ? worker.testee.ask('upload.photo', this.#photoArguments(worker, photo))
        : worker.testee.ask('upload.resume', this.#access(worker)));
      end = photo ? String(result['outcome']) : 'resumed';
    } catch (error) {
      end = error instanceof Killed ? 'killed' : (/answers (\w+):/.exec((error as Error).message)?.[1] ?? 'unforeseen');
      if (end === 'killed') worker.testee = await TesteeProcess.start(testeeOf(worker.language));
      if (end === 'internal_error' || end === 'unforeseen')
        this.#violations.push(`${worker.language} as ${worker.owner}: ${(error as Error).message}`);
    }
    this.#figures.calls += 1;
    this.#figures.ends[end] = (this.#figures.ends[end] ?? 0) + 1;
    return end;
  }

  /** Kills and suspends processes. */
  async #harm(workers: readonly Worker[], dice: Dice): Promise<void> {
    while (!this.#isOver) {
      await sleep(dice.integer(100, 700));
      const { testee } = dice.pick(workers);
      if (dice.happens(50)) {
        testee.signal('SIGKILL');
        this.#figures.kills += 1;
      } else {
        testee.signal('SIGSTOP');
        await sleep(dice.integer(20, 500));
        testee.signal('SIGCONT');
        this.#figures.suspensions += 1;
      }
    }
  }

  /** Lets requests fail. */
  async #fail(dice: Dice): Promise<void> {
    const { faults } = this.#simulator;
    while (!this.#isOver) {
      await sleep(dice.integer(10, 120));
      if ((await faults.pending()).length >= mostFaults) continue;
      await faults.add(faultOf(dice, dice.happens(30)));
      this.#figures.faults += 1;
    }
    await faults.clear();
  }

  /** Nothing goes wrong any more: every photo comes to its end, whichever process is asked. */
  async #settle(workers: readonly Worker[]): Promise<void> {
    for (const worker of workers) await this.#call(worker, null);
    for (const [index, photo] of this.#photos.entries()) {
      const worker = workers[index % workers.length];
      const end = worker && (await this.#call(worker, photo));
      if (end !== 'uploaded' && end !== 'present')
        this.#violations.push(`${photo.localId}: the last upload by ${worker?.language} ended with ${end}`);
    }
    const { testee } = workers[0] as Worker;
    const rules = { testee, simulator: this.#simulator, account: this.#account, container: this.#container, photos: this.#photos };
    this.#violations.push(...(await judgeCrowd(rules)));
  }

  #access({ owner }: Worker): object {
    const { token, collections } = this.#account;
    return {
      container: this.#container,
      baseUrl: this.#simulator.url,
      authToken: token,
      clientPackage: 'io.ente.photos',
      clientVersion: '1',
      owner,
      collections: collections.map(({ id, key }) => ({ id, key: toBase64(key) })),
      pace: 0.001,
    };
  }

  #photoArguments(worker: Worker, { localId, image }: CrowdPhoto): object {
    const metadata = { title: localId, creationTime: 1, modificationTime: 2, fileType: 0 };
    return {
      ...this.#access(worker),
      collectionId: this.#account.collections[0]?.id,
      localId,
      image,
      thumbnail: join(this.#root, 'thumbnail.jpg'),
      metadata,
    };
  }
}
