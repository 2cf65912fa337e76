/** Runs with a deadline, by a turned clock: nothing is begun that can't leave a resumable state in time. */
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileMetadata, Multipart } from '@lockstep/spec';
import {
  HttpTransfer,
  NodeUploadContainer,
  Uploader,
  loadProvider,
  modelObject,
  nodeEnvironment,
  type Transfer,
  type UploadEnvironment,
  type UploadResult,
  type UploadRecord,
} from '@lockstep/ts-client';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeTestAccount, startSimulator, type Simulator, type TestAccount } from './index.ts';

const provider = await loadProvider();
const second = 1_000_000;
const run = 28 * second;
const partBytes = Multipart.values.partBytes;
let root: string;
let folder: string;
let simulator: Simulator;
let account: TestAccount;
const inner = new HttpTransfer();

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-deadline-'));
  simulator = await startSimulator({ folder: join(root, 'simulator') });
  account = await makeTestAccount(simulator);
});
afterAll(async () => {
  inner.close();
  await simulator.close();
  rmSync(root, { recursive: true });
});
beforeEach(async () => {
  folder = mkdtempSync(join(root, 'container-'));
  await simulator.faults.clear();
  await simulator.log.clear();
});

/** A world whose time passes with the requests alone. */
class TurnedWorld {
  now = Date.now() * 1000;
  /** How long a request takes, in seconds. */
  cost: (method: string) => number = () => 0.1;
  /** After how many PUTs the process is suspended for a minute. */
  suspendedAfter = Infinity;
  #puts = 0;
  /** Requests that began, or might have lasted, after the deadline. */
  readonly late: string[] = [];
  deadline = 0;

  begin(): void {
    this.deadline = this.now + run;
  }

  get environment(): UploadEnvironment {
    const transfer: Transfer = {
      send: async (request, options) => {
        const seconds = this.cost(request.method);
        const limit = options.limitSeconds ?? Infinity;
        if (this.now > this.deadline || this.now + limit * second > this.deadline + second) this.late.push(request.url);
        this.now += Math.min(seconds, limit) * second;
        if (seconds > limit) return { status: 0, headers: [], body: new Uint8Array() };
        const answer = await inner.send(request, options);
        if (request.method === 'PUT' && ++this.#puts === this.suspendedAfter) this.now += 60 * second;
        return answer;
      },
    };
    const pause = (seconds: number): Promise<void> => Promise.resolve(void (this.now += seconds * second));
    return { ...nodeEnvironment(provider, transfer), now: () => this.now, pause };
  }

  /** A run, which ends 28 seconds from now. */
  async upload(image: string): Promise<{ readonly result: UploadResult; readonly records: readonly UploadRecord[] }> {
    this.begin();
    const container = await NodeUploadContainer.open({ provider, folder, owner: 'background' });
    try {
      await container.start();
      const keys = new Map(account.collections.map(({ id, key }) => [id, key]));
      const access = { baseURL: simulator.url, authToken: account.token, clientPackage: 'io.ente.photos', clientVersion: '1' };
      const uploader = new Uploader({ environment: this.environment, container, access, keys });
      const metadata = modelObject(FileMetadata, { title: 'a.jpg', creationTime: 1, modificationTime: 1, fileType: 0 });
      const photo = { localId: image, collectionId: account.collections[0]?.id ?? 0, image, thumbnail: new Uint8Array(500), metadata };
      const result = await uploader.upload(photo, { deadline: this.deadline });
      return { result, records: container.records.list() };
    } finally {
      container.close();
    }
  }
}

function photoOf(size: number): string {
  const image = join(folder, 'photo');
  writeFileSync(image, image);
  truncateSync(image, size);
  return image;
}

const callsOf = async (): Promise<string[]> => (await simulator.log.entries()).map(({ call }) => call ?? '');

it('a file in parts goes up run by run, each part once, and none that would not fit', async () => {
  const world = new TurnedWorld();
  world.cost = (method) => (method === 'PUT' ? 12 : 0.1); // One part fits, and a second one would not.
  const image = photoOf(2 * partBytes + 1000);
  const outcomes: string[] = [];
  do outcomes.push((await world.upload(image)).result.outcome);
  while (outcomes.at(-1) === 'postponed' && outcomes.length < 9);
  expect(outcomes).toEqual(['postponed', 'postponed', 'uploaded']);
  expect(world.late).toEqual([]);
  const calls = await callsOf();
  expect(calls.filter((call) => call === 'putPart')).toHaveLength(3);
  expect(calls.filter((call) => call === 'getMultipartUploadURL')).toHaveLength(1);
});

it('an encryption that would not fit is not begun', async () => {
  const world = new TurnedWorld();
  const { result, records } = await world.upload(photoOf(300 * 1024 * 1024));
  expect(result).toEqual({ outcome: 'postponed', fileId: null, sentBytes: 0 });
  expect([records, await callsOf(), readdirSync(join(folder, 'uploads'))]).toEqual([[], [], []]);
});

it('no commit is begun after the deadline, so that none is in doubt', async () => {
  const world = new TurnedWorld();
  world.suspendedAfter = 2;
  const first = await world.upload(photoOf(4000));
  expect(first.result.outcome).toBe('postponed');
  expect(first.records).toMatchObject([{ phase: 'uploaded', commits_sent: 0 }]);
  expect((await world.upload(join(folder, 'photo'))).result).toMatchObject({ outcome: 'uploaded', sentBytes: 0 });
  expect(world.late).toEqual([]);
});

it('a pause that would outlast the run is not begun', async () => {
  const world = new TurnedWorld();
  await simulator.faults.add({ call: 'getUploadURL', kind: 'answer', status: 429, body: '{}' });
  const began = world.now;
  expect((await world.upload(photoOf(4000))).result.outcome).toBe('postponed');
  expect(world.now - began).toBeLessThan(second);
  expect((await callsOf()).filter((call) => call === 'getUploadURL')).toHaveLength(1);
});

it('what is in flight at the deadline is given up', async () => {
  for (const method of ['GET', 'PUT', 'POST']) {
    folder = mkdtempSync(join(root, 'container-'));
    const world = new TurnedWorld();
    world.cost = (each) => (each === method ? 3600 : 0.1);
    const image = photoOf(4000);
    expect((await world.upload(image)).result.outcome).toBe('postponed');
    expect(world.now).toBeLessThanOrEqual(world.deadline + second);
    world.cost = () => 0.1;
    expect((await world.upload(image)).result.outcome).toBe('uploaded');
    expect(world.late).toEqual([]);
  }
});
