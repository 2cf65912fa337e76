/**
 * Uploads through a testee while everything goes wrong that a seed says: each run must end in exactly one entry of its photo,
 * or in a coded error and a later run that ends so, and nothing may be left in the container.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeTestAccount, startSimulator, type CommittedFile, type Fault, type Simulator, type TestAccount } from '@lockstep/simulator';
import { decryptStream, fromBase64, loadProvider, openFileKey, toBase64 } from '@lockstep/ts-client';
import { Dice } from './dice.ts';
import { jsonHeaders, uploadCalls, type UploadFault } from './upload-faults.ts';
import { Killed, TesteeProcess, testeeOf, type Result } from './testee-process.ts';

const MiB = 1024 * 1024;
/** How many runs share a simulator and a container. */
const runsTogether = 100;
const ofParts: ReadonlySet<string> = new Set(['getMultipartUploadURL', 'putPart', 'completeMultipartUpload']);

/** What goes wrong with a request, wherever it is sent. */
const anywhere: readonly UploadFault[] = [
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'during' },
  { kind: 'drop', when: 'after' },
  { kind: 'loseAnswer' },
  { kind: 'cutAnswer' },
  { kind: 'truncateAnswer' },
  { kind: 'endlessAnswer', bytes: MiB },
  { kind: 'html' },
  { kind: 'redirect', location: 'http://127.0.0.1:9/elsewhere' },
  { kind: 'answer', status: 500, body: '{}', headers: jsonHeaders },
  { kind: 'answer', status: 502, body: '<html>', early: true },
  { kind: 'answer', status: 503, body: '', headers: { 'retry-after': '1' } },
  { kind: 'answer', status: 429, body: '{}', headers: jsonHeaders },
  { kind: 'answer', status: 401, body: '{}', headers: jsonHeaders },
  { kind: 'answer', status: 403, body: '{}', headers: jsonHeaders },
  { kind: 'answer', status: 409, body: '{}', headers: jsonHeaders },
];
const ofApi: readonly UploadFault[] = [
  { kind: 'answer', status: 400, body: '{}', headers: jsonHeaders },
  { kind: 'answer', status: 402, body: '{}', headers: jsonHeaders },
  { kind: 'answer', status: 404, body: '{}', headers: jsonHeaders },
  { kind: 'answer', status: 426, body: '{}', headers: jsonHeaders },
  { kind: 'answer', status: 503, body: '{"code":"OBJECT_SIZE_FETCH_FAILED","message":""}', headers: jsonHeaders },
];
const ofStorage: readonly UploadFault[] = [
  { kind: 'storageError', code: 'AccessDenied' },
  { kind: 'storageError', code: 'BadDigest' },
  { kind: 'storageError', code: 'SlowDown' },
  { kind: 'storageError', code: 'InternalError' },
  { kind: 'storageError', code: 'InternalError', status: 200, afterWork: true },
  { kind: 'storageError', code: 'NoSuchUpload' },
  { kind: 'storageError', code: 'InvalidPart' },
];
const ofLists: readonly UploadFault[] = [{ kind: 'duplicateUrls' }, { kind: 'missingUrl' }];

/** What to run. */
export interface CampaignOptions {
  readonly seed: string;
  readonly language: string;
  readonly runs: number;
  /** How many runs of a hundred are killed. */
  readonly killedPercent?: number;
  readonly progress?: (figures: CampaignFigures) => void;
}

/** What happened. */
export interface CampaignFigures {
  runs: number;
  faults: number;
  kills: number;
  /** Runs whose first call ended in an entry in spite of all. */
  survived: number;
  /** Runs whose first call ended in a coded error, by the code. */
  errors: Record<string, number>;
  requests: number;
}

/** A run as the seed has it. */
interface Plan {
  readonly size: number;
  readonly faults: readonly Fault[];
  readonly kill: { readonly call: string; readonly milliseconds: number } | null;
  readonly resumesFirst: boolean;
}

/** Something that goes wrong with a call of an upload. @param isInParts whether it may be one of a multipart upload */
export function faultOf(dice: Dice, isInParts: boolean): Fault {
  const call = dice.pick(uploadCalls.filter((each) => isInParts || !ofParts.has(each)));
  const isStorage = call.startsWith('put') || call === 'completeMultipartUpload';
  const kinds = [...anywhere, ...(isStorage ? ofStorage : ofApi), ...(call === 'getMultipartUploadURL' ? ofLists : [])];
  return { ...dice.pick(kinds), call, skip: dice.pick([0, 0, 0, 1]), count: dice.pick([1, 1, 1, 2, 3, 12]) };
}

function planOf(dice: Dice, killedPercent: number): Plan {
  const isInParts = dice.happens(20);
  const reached = uploadCalls.filter((call) => isInParts || !ofParts.has(call));
  const faults = Array.from({ length: dice.integer(1, 3) }, () => faultOf(dice, isInParts));
  const kill = dice.happens(killedPercent) ? { call: dice.pick(reached), milliseconds: dice.integer(0, 120) } : null;
  return { size: isInParts ? 5 * MiB + dice.integer(1, 40) * 1000 : dice.integer(0, 5000), faults, kill, resumesFirst: dice.happens(50) };
}

/** Runs a campaign. @returns what happened, and each rule that was broken with the run that broke it */
export async function runCampaign({
  seed,
  language,
  runs,
  killedPercent = 10,
  progress,
}: CampaignOptions): Promise<{ readonly figures: CampaignFigures; readonly violations: readonly string[] }> {
  const figures: CampaignFigures = { runs: 0, faults: 0, kills: 0, survived: 0, errors: {}, requests: 0 };
  const violations: string[] = [];
  for (let from = 0; from < runs; from += runsTogether) {
    const part = await CampaignPart.begin(language, figures, violations);
    try {
      for (let run = from; run < Math.min(runs, from + runsTogether); run++)
        await part.run(`${seed}/${run}`, planOf(new Dice(`${seed}/${run}`), killedPercent));
      part.lookForSecrets();
    } finally {
      await part.end();
    }
    progress?.(figures);
  }
  return { figures, violations };
}

/** Some runs on one simulator and one container. */
class CampaignPart {
  readonly #language: string;
  readonly #figures: CampaignFigures;
  readonly #violations: string[];
  readonly #root: string;
  readonly #container: string;
  readonly #simulator: Simulator;
  readonly #account: TestAccount;
  #testee: TesteeProcess;

  private constructor(parts: {
    language: string;
    figures: CampaignFigures;
    violations: string[];
    root: string;
    simulator: Simulator;
    account: TestAccount;
    testee: TesteeProcess;
  }) {
    this.#language = parts.language;
    this.#figures = parts.figures;
    this.#violations = parts.violations;
    this.#root = parts.root;
    this.#container = join(parts.root, 'container');
    this.#simulator = parts.simulator;
    this.#account = parts.account;
    this.#testee = parts.testee;
  }

  static async begin(language: string, figures: CampaignFigures, violations: string[]): Promise<CampaignPart> {
    const root = mkdtempSync(join(tmpdir(), 'lockstep-campaign-'));
    const simulator = await startSimulator({ folder: join(root, 'simulator'), settings: { urlCallsPerMinute: null } });
    return new CampaignPart({
      language,
      figures,
      violations,
      root,
      simulator,
      account: await makeTestAccount(simulator),
      testee: await TesteeProcess.start(testeeOf(language)),
    });
  }

  async end(): Promise<void> {
    await this.#testee.close();
    await this.#simulator.close();
    rmSync(this.#root, { recursive: true });
  }

  /** One photo: a call in which things go wrong, and calls in which nothing does. */
  async run(name: string, { size, faults, kill, resumesFirst }: Plan): Promise<void> {
    const simulator = this.#simulator;
    const image = join(this.#root, 'photo.jpg');
    const bytes = Buffer.concat([Buffer.from(name), Buffer.alloc(size, size % 251)]);
    writeFileSync(image, bytes);
    writeFileSync(join(this.#root, 'thumbnail.jpg'), Buffer.alloc(800, size % 251));
    const before = new Set((await simulator.files()).map(({ id }) => id));
    const broken = (what: string): void =>
      void this.#violations.push(`${name}: ${what}; faults ${JSON.stringify(faults)}, kill ${JSON.stringify(kill)}`);
    await simulator.log.clear();
    await simulator.faults.add(...faults, ...(kill ? [{ call: kill.call, kind: 'delay', delayMilliseconds: 100 } as const] : []));

    const first = await this.#attempt('upload.photo', this.#photo(image, name), kill);
    this.#figures.runs += 1;
    this.#figures.faults += faults.length - (await simulator.faults.pending()).filter(({ kind }) => kind !== 'delay').length;
    this.#figures.requests += (await simulator.log.entries()).length;
    await simulator.faults.clear();
    if (first === 'killed') this.#figures.kills += 1;
    else if (typeof first === 'string') {
      this.#figures.errors[first] = (this.#figures.errors[first] ?? 0) + 1;
      if (first === 'internal_error' || first === 'unforeseen') broken(`the upload ended with ${first}`);
      await this.#requireNoPlaintext(broken);
    } else this.#figures.survived += 1;
    if (first !== 'killed' && (await this.#testee.ask('locks.list', { db: join(this.#container, 'lockstep.db') }))['locks']?.toString() !== '')
      broken('a lock is left after the call');

    if (typeof first === 'string') {
      if (resumesFirst) await this.#attempt('upload.resume', this.#access(), null);
      const later = await this.#attempt('upload.photo', this.#photo(image, name), null);
      if (typeof later === 'string') broken(`the later upload ended with ${later}`);
    }
    await this.#judge(
      bytes,
      (await simulator.files()).filter(({ id }) => !before.has(id)),
      broken,
    );
  }

  /** What must hold after the last call of a run. */
  async #judge(bytes: Buffer, made: readonly CommittedFile[], broken: (what: string) => void): Promise<void> {
    const [file] = made;
    if (made.length !== 1 || file?.entries.length !== 1) broken(`${made.length} files were made instead of one`);
    else if (!(await this.#opens(file)).equals(bytes)) broken('what was committed is not the photo');
    const left = readdirSync(join(this.#container, 'uploads'));
    if (left.length > 0) broken(`${left.length} files are left in the folder of uploads`);
    const locks = (await this.#testee.ask('locks.list', { db: join(this.#container, 'lockstep.db') }))['locks'] as unknown[];
    if (locks.length > 0) broken(`${locks.length} locks are left`);
    const storage = await this.#simulator.log.entries({ origin: 'storage' });
    if (storage.some(({ hasToken }) => hasToken)) broken('the token went to the storage');
    const empty = storage.filter(({ call, headers }) => call === 'putPart' && headers['content-length'] === '0');
    if (empty.length > 0) broken('a part of 0 bytes was sent');
  }

  async #opens({ entries, file: { objectKey, decryptionHeader } }: CommittedFile): Promise<Buffer> {
    const provider = await loadProvider();
    const { encryptedKey = '', keyDecryptionNonce = '' } = entries[0] ?? {};
    const key = openFileKey(provider, this.#account.collections[0]?.key ?? new Uint8Array(), { encryptedKey, keyDecryptionNonce });
    return Buffer.from(decryptStream(provider, key, fromBase64(decryptionHeader), await this.#simulator.object(objectKey)));
  }

  /** A call that failed leaves encrypted files of its record, and nothing else. */
  async #requireNoPlaintext(broken: (what: string) => void): Promise<void> {
    for (const name of readdirSync(join(this.#container, 'uploads'))) {
      if (!name.endsWith('.encrypted') || name.startsWith('.')) broken(`${name} is left after a call that failed`);
    }
  }

  /** Looks for secrets in what the container keeps. */
  lookForSecrets(): void {
    const { token, collections } = this.#account;
    const key = Buffer.from(collections[0]?.key ?? new Uint8Array());
    for (const name of readdirSync(this.#container).filter((each) => each.startsWith('lockstep.db'))) {
      const bytes = readFileSync(join(this.#container, name));
      if ([Buffer.from(token), key, Buffer.from(toBase64(key))].some((secret) => bytes.includes(secret)))
        this.#violations.push(`${name} holds a secret`);
    }
  }

  /** A call. @returns its result, `killed`, or the code of its error */
  async #attempt(op: string, args: object, kill: Plan['kill']): Promise<Result | string> {
    let isOver = false;
    const answer = this.#testee.ask(op, args).finally(() => (isOver = true));
    const killing = kill && this.#killAt(kill, () => isOver);
    try {
      const result = await answer;
      await killing;
      return result;
    } catch (error) {
      await killing;
      if (!(error instanceof Killed)) return /answers (\w+):/.exec((error as Error).message)?.[1] ?? 'unforeseen';
      if (!kill) this.#violations.push(`the testee ended by itself: ${error.message}`);
      this.#testee = await TesteeProcess.start(testeeOf(this.#language));
      return 'killed';
    }
  }

  async #killAt({ call, milliseconds }: NonNullable<Plan['kill']>, isOver: () => boolean): Promise<void> {
    while (!isOver() && (await this.#simulator.log.entries({ call })).length === 0) await sleep(2);
    await sleep(milliseconds);
    if (!isOver()) this.#testee.signal('SIGKILL');
  }

  #access(): object {
    const { token, collections } = this.#account;
    return {
      container: this.#container,
      baseUrl: this.#simulator.url,
      authToken: token,
      clientPackage: 'io.ente.photos',
      clientVersion: '1',
      owner: 'foreground',
      collections: collections.map(({ id, key }) => ({ id, key: toBase64(key) })),
      pace: 0.0001,
    };
  }

  #photo(image: string, localId: string): object {
    return {
      ...this.#access(),
      collectionId: this.#account.collections[0]?.id,
      localId,
      image,
      thumbnail: join(this.#root, 'thumbnail.jpg'),
      metadata: { title: localId, creationTime: 1, modificationTime: 2, fileType: 0 },
    };
  }
}
