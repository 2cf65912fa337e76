/**
 * A month of a person's photo library. The extension and the app that ship upload it over HTTP to the simulator, from one
 * container; photo library, system and clock are simulated. A seed repeats what happens; where the app and the extension run at
 * once, the machine decides how their steps lie.
 */
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Dice } from '@lockstep/force';
import { makeTestAccount, startSimulator, type Simulator, type TestAccount } from '@lockstep/simulator';
import { ApiHeaders, ExtensionLimits } from '@lockstep/spec';
import { quickFolder } from '@lockstep/toolchains';
import { loadProvider, sealBox, toBase64 } from '@lockstep/ts-client';
import { faultsFor } from './faults.ts';
import { count, noFigures, type Figures, type Owner } from './figures.ts';
import { judge } from './judge.ts';
import { Library } from './library.ts';
import { LineProcess, type Line } from './line-process.ts';
import type { Program } from './programs.ts';
import { System } from './system.ts';

const slots = 12;
const slotSeconds = 7200;
const daySeconds = slots * slotSeconds;
/** When the month begins, in seconds since 1970. */
const epoch = 1_790_000_000;
const { callSeconds, callMemoryBytes, maximumJobsInFlight, maximumQueued, discoverySlice } = ExtensionLimits.values;
/** How much longer than its limit a call may take: the step of the code that looks at the clock, and the last line. */
const graceSeconds = 0.5;
const mostRounds = 40;

/** What to run. */
export interface MonthOptions {
  readonly seed: string;
  /** How many assets the library has at first. */
  readonly assets: number;
  /** How many come each day. */
  readonly newEachDay: number;
  readonly days: number;
  readonly extension: Program;
  readonly app: Program;
  readonly progress?: (day: number, figures: Figures) => void;
}

/** A month's figures, and what was wrong with it. */
export interface MonthResult {
  readonly figures: Figures;
  readonly violations: readonly string[];
}

/** Lets a month pass. */
export async function runMonth(options: MonthOptions): Promise<MonthResult> {
  const root = mkdtempSync(join(quickFolder(), 'lockstep-month-'));
  const simulator = await startSimulator({ folder: join(root, 'simulator'), settings: { urlCallsPerMinute: null } });
  let run: Month | undefined;
  try {
    const account = await makeTestAccount(simulator, { quotaBytes: 2 ** 45 });
    run = new Month(options, root, simulator, account, await libraryIn(root, options));
    return await run.pass();
  } finally {
    await run?.close();
    await simulator.close();
    rmSync(root, { recursive: true });
  }
}

async function libraryIn(root: string, { seed }: MonthOptions): Promise<Library> {
  return new Library(join(root, 'library.jsonl'), await loadProvider(), new Dice(`${seed} library`));
}

/** What a call finds. */
interface Circumstances {
  readonly access: string;
  readonly network: string;
  readonly secrets: string;
}

class Month {
  readonly #options: MonthOptions;
  readonly #simulator: Simulator;
  readonly #account: TestAccount;
  readonly #library: Library;
  readonly #system: System;
  readonly #dice: Dice;
  readonly #extension: LineProcess;
  readonly #apps: Readonly<Record<'foreground' | 'background', LineProcess>>;
  // The screen that shows what the extension did, while sessions run.
  readonly #screen: LineProcess;
  readonly #figures = noFigures();
  readonly #violations: string[] = [];
  #now = 0;

  constructor(options: MonthOptions, root: string, simulator: Simulator, account: TestAccount, library: Library) {
    this.#options = options;
    this.#simulator = simulator;
    this.#account = account;
    this.#library = library;
    this.#system = new System(library);
    this.#dice = new Dice(options.seed);
    const container = join(root, 'lockstep');
    const scratch = join(root, 'scratch');
    mkdirSync(scratch);
    const paths = { container, library: join(root, 'library.jsonl') };
    const { extension, app } = options;
    this.#extension = new LineProcess(extension.command, extension.env, {
      world: { ...paths, masterKey: toBase64(account.masterKey), authToken: account.token },
    });
    const greeting = (owner: string): object => ({
      ...{ do: 'open', ...paths, scratch, owner, baseUrl: simulator.url, authToken: account.token, accountId: account.id },
      ...{ collectionId: account.collections[0]?.id, collectionKey: toBase64(account.collections[0]?.key ?? new Uint8Array()) },
    });
    const made = (owner: string): LineProcess => new LineProcess(app.command, app.env, greeting(owner));
    this.#apps = { foreground: made('foreground'), background: made('background') };
    this.#screen = made('foreground');
  }

  async close(): Promise<void> {
    await Promise.all([this.#extension, this.#screen, this.#apps.foreground, this.#apps.background].map((each) => each.close()));
  }

  #violation(what: string): void {
    this.#violations.push(`day ${Math.floor(this.#now / daySeconds)}: ${what}`);
  }

  async pass(): Promise<MonthResult> {
    const started = Date.now();
    await this.#moveTo(0);
    this.#library.add(this.#options.assets, epoch * 1_000_000);
    // Before the app has told it anything.
    await this.#call({ access: 'full', network: 'inexpensive', secrets: 'there' });
    await this.#configure();
    for (let day = 0; day < this.#options.days; day += 1) {
      await this.#day(day);
      this.#options.progress?.(day, this.#figures);
    }
    await this.#finish();
    const judgement = await judge(this.#simulator, this.#account, await loadProvider(), this.#library);
    this.#violations.push(...judgement.violations);
    Object.assign(this.#figures, {
      assets: this.#library.size,
      files: judgement.files,
      opened: judgement.opened,
      seconds: (Date.now() - started) / 1000,
    });
    this.#judgeBudgets();
    return { figures: this.#figures, violations: this.#violations };
  }

  #judgeBudgets(): void {
    const { longestCall, callMemory, mostInFlight, mostWaiting, commits } = this.#figures;
    if (longestCall > callSeconds + graceSeconds) this.#violation(`a call took ${longestCall.toFixed(1)} s`);
    if (callMemory > callMemoryBytes) this.#violation(`a call took ${callMemory} bytes of memory`);
    if (mostInFlight > maximumJobsInFlight) this.#violation(`${mostInFlight} jobs were in flight at once`);
    // A slice that is begun below the cap is ended; edits and what the app was left come beside it.
    if (mostWaiting > maximumQueued + discoverySlice * 2 + this.#library.size / 4) this.#violation(`${mostWaiting} photos waited`);
    if (Object.values(commits).includes(0)) this.#violation(`somebody uploaded nothing: ${JSON.stringify(commits)}`);
  }

  async #moveTo(now: number): Promise<void> {
    this.#now = now;
    this.#system.deliver(now);
    await this.#simulator.control.configure({ clockOffsetSeconds: Math.round(epoch + now - Date.now() / 1000) });
  }

  async #configure(): Promise<void> {
    const [collection] = this.#account.collections;
    if (!collection) throw new Error('the account has no collection');
    const box = sealBox(await loadProvider(), this.#account.masterKey, collection.key);
    const order = {
      do: 'configure',
      now: (epoch + this.#now) * 1_000_000,
      enabled: true,
      encryptedKey: toBase64(box.ciphertext),
      keyDecryptionNonce: toBase64(box.nonce),
    };
    await this.#screen.ask(order, (line) => 'configured' in line);
  }

  async #day(day: number): Promise<void> {
    const dice = this.#dice;
    const coming = Array.from({ length: this.#options.newEachDay }, () => dice.integer(0, slots - 1));
    // Low Power Mode, refresh switched off, or the system's own silence.
    const isQuiet = day % 9 === 4;
    for (let slot = 0; slot < slots; slot += 1) {
      await this.#moveTo(day * daySeconds + slot * slotSeconds + dice.integer(0, 600));
      this.#library.add(coming.filter((each) => each === slot).length, (epoch + this.#now) * 1_000_000);
      if (dice.happens(12)) this.#library.edit();
      if (dice.happens(12)) this.#library.touch();
      if (dice.happens(6)) this.#library.delete();
      if (day % 8 === 5 && slot === 3) this.#library.loseHistory();
      const circumstances = {
        access: day % 10 === 3 ? 'limited' : 'full',
        network: dice.happens(10) ? 'none' : dice.happens(10) ? 'expensive' : 'inexpensive',
        secrets: day % 14 === 6 ? 'missing' : day % 7 === 2 && slot === 0 ? 'notUnlocked' : 'there',
      };
      if (dice.happens(40)) await this.#addFaults();
      await this.#slot(circumstances, isQuiet);
      await this.#simulator.faults.clear();
      await this.#countRequests();
    }
  }

  async #addFaults(): Promise<void> {
    await this.#simulator.faults.add(...faultsFor(this.#dice));
  }

  /** Who runs in two hours: the extension, the app's task, a person with the app, some of them at once. */
  async #slot(circumstances: Circumstances, isQuiet: boolean): Promise<void> {
    const dice = this.#dice;
    const { assets, newEachDay, days } = this.#options;
    const all = assets + newEachDay * days;
    const mayUpload = circumstances.network !== 'none' && circumstances.secrets === 'there';
    for (let calls = 0; !isQuiet && calls < 3 && this.#system.isDue(this.#now); calls += 1) {
      const beside = mayUpload && dice.happens(10) ? this.#session('background', Math.ceil(all / 600)) : undefined;
      await this.#call(circumstances, beside ? 0.05 : 1);
      await beside;
    }
    if (!mayUpload) return;
    if (dice.happens(25)) await this.#session('background', Math.ceil(all / 300));
    if (dice.happens(12)) {
      const session = this.#session('foreground', Math.ceil(all / 100));
      // The person takes a photo while the app is open.
      this.#library.add(1, (epoch + this.#now) * 1_000_000);
      if (!isQuiet && this.#system.isDue(this.#now)) await this.#call(circumstances, 0.05);
      await session;
    }
  }

  /** A session of the app. */
  async #session(owner: 'foreground' | 'background', limit: number, mayBeKilled = true): Promise<Line | null> {
    const killAfter = mayBeKilled && this.#dice.happens(5) ? this.#dice.integer(2, 60) : null;
    const order = { do: 'session', now: (epoch + this.#now) * 1_000_000, limit, killAfter };
    this.#figures.sessions[owner] += 1;
    const answer = await this.#apps[owner].ask(
      order,
      (line) => !('cancel' in line),
      (line) => {
        const ids = line['cancel'] as string[];
        this.#figures.cancelled += ids.length;
        this.#system.cancel(ids);
      },
    );
    if (answer === null) {
      this.#figures.appKills += 1;
      if (killAfter === null) this.#violation(`the app's ${owner} ended by itself: ${this.#apps[owner].errors}`);
      return null;
    }
    for (const [code, times] of Object.entries((answer['errors'] as Record<string, number> | undefined) ?? {}))
      count(this.#figures.errors, code, times);
    this.#figures.appPeak = Math.max(this.#figures.appPeak, Number(answer['peakBytes'] ?? 0));
    return answer;
  }

  /** A call of the system. */
  async #call(circumstances: Circumstances, slowness = 1, mayBeKilled = true): Promise<Line> {
    const system = this.#system;
    const killAfter = mayBeKilled && this.#dice.happens(4) ? this.#dice.integer(1, 120) : null;
    const done = { registered: 0, acknowledged: 0 };
    system.begin();
    this.#figures.calls += 1;
    const order = {
      call: { now: (epoch + this.#now) * 1_000_000, finished: system.finished, inFlight: system.inFlight, ...circumstances, killAfter, slowness },
    };
    const answer = await this.#extension.ask(
      order,
      (line) => 'answer' in line,
      (line) => this.#hear(line, done),
    );
    const seen = await this.#look();
    const reason = answer === null ? 'killed' : String(seen['reason']);
    count(this.#figures.reasons, reason);
    if (circumstances.access !== 'full' && !['noFullAccess', 'switchedOff', 'signedOut'].includes(reason)) {
      this.#violation(`a call under ${circumstances.access} access ended as ${reason}`);
    }
    if (answer === null && killAfter !== null) this.#figures.kills += 1;
    this.#judgeEnd(system.end({ answer: answer === null ? null : String(answer['answer']), ...done }, this.#now), answer, seen);
    return seen;
  }

  /** Takes in what a call does about jobs. */
  #hear(line: Line, done: { registered: number; acknowledged: number }): void {
    const figures = this.#figures;
    if ('registered' in line) {
      done.registered += 1;
      figures.registered += 1;
      this.#system.register(String(line['registered']), String(line['asset']), this.#now);
      figures.mostInFlight = Math.max(figures.mostInFlight, this.#system.inFlight.length);
    } else if ('acknowledged' in line) {
      const ids = line['acknowledged'] as string[];
      done.acknowledged += ids.length;
      figures.acknowledged += ids.length;
      this.#system.acknowledge(ids);
    } else {
      const ids = line['cancelled'] as string[];
      figures.cancelled += ids.length;
      this.#system.cancel(ids);
    }
  }

  /** No call is punished without a cause that its row names, or that its row lacks an end for. */
  #judgeEnd(cause: ReturnType<System['end']>, answer: Line | null, seen: Line): void {
    const figures = this.#figures;
    if (cause !== null) figures.punished[cause] = (figures.punished[cause] ?? 0) + 1;
    if (cause === 'noProgress' || cause === 'notAcknowledged') this.#violation(`a call was punished: ${cause}`);
    if (cause === 'failure' && (seen['reason'] !== 'failed' || seen['failure'] === null))
      this.#violation(`a failure has no cause: ${JSON.stringify(seen)}`);
    if (cause === 'killed' && seen['reason'] !== null) this.#violation('a call that was killed has left no line');
    if (answer === null && /Fatal error|Crash/.test(this.#extension.errors))
      this.#violation(`the extension ended by itself: ${this.#extension.errors}`);
    if (!answer) return;
    figures.longestCall = Math.max(figures.longestCall, Number(answer['seconds']));
    figures.callMemory = Math.max(figures.callMemory, Number(answer['peakBytes']) - Number(answer['bytesBefore']));
    figures.extensionPeak = Math.max(figures.extensionPeak, Number(answer['peakBytes']));
  }

  /** What the app shows of the extension. */
  async #look(): Promise<Line> {
    const seen = await this.#screen.ask({ do: 'look' }, (line) => 'waiting' in line);
    if (!seen) throw new Error(`the app ended while it looked: ${this.#screen.errors}`);
    this.#figures.mostWaiting = Math.max(this.#figures.mostWaiting, Number(seen['waiting']));
    return seen;
  }

  async #countRequests(): Promise<void> {
    const entries = await this.#simulator.log.entries();
    this.#figures.requests += entries.length;
    this.#figures.faults += entries.filter(({ fault }) => fault !== null).length;
    for (const { call, status, headers } of entries) {
      if (call !== 'createFile' || status !== 200) continue;
      this.#figures.commits[headers[ApiHeaders.values.clientVersion] as Owner] += 1;
    }
    await this.#simulator.log.clear();
  }

  /** Days without faults, until nothing waits and the library holds nothing new. */
  async #finish(): Promise<void> {
    const fine = { access: 'full', network: 'inexpensive', secrets: 'there' };
    for (let round = 0; round < mostRounds; round += 1) {
      await this.#moveTo(this.#now + daySeconds);
      this.#library.touch();
      let seen: Line = {};
      for (let calls = 0; calls < 5 && this.#system.isDue(this.#now); calls += 1) seen = await this.#call(fine, 1, false);
      await this.#session('foreground', this.#library.size + 1, false);
      await this.#countRequests();
      const { waiting } = await this.#look();
      if (waiting === 0 && (seen['reason'] === 'nothingToDo' || seen['reason'] === 'finished') && this.#system.inFlight.length === 0) return;
    }
    this.#violation(`after ${mostRounds} quiet days photos still wait${this.#system.hasGivenUp ? ', and the system calls no more' : ''}`);
  }
}
