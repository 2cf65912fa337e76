/** The uploader against a simulator: faults at calls, kills, and what may never happen. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FileMetadata, Multipart } from '@lockstep/spec';
import {
  NodeUploadContainer,
  RefusalCounters,
  SharedDatabaseConnection,
  Uploader,
  contentHash,
  loadProvider,
  modelObject,
  nodeEnvironment,
  toBase64,
  type CollectionKeys,
  type Photo,
  type UploadEnvironment,
  type UploadProgressEvent,
} from '@lockstep/ts-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeTestAccount, startSimulator, type Fault, type Simulator, type TestAccount } from './index.ts';

const provider = await loadProvider();
const pace = 0.001;
let root: string;
let simulator: Simulator;
let account: TestAccount;
let folder: string;
let photos = 0;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-uploader-'));
  simulator = await startSimulator({ folder: join(root, 'simulator') });
  account = await makeTestAccount(simulator, { collections: ['First', 'Second'] });
});
afterAll(async () => {
  await simulator.close();
  rmSync(root, { recursive: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(root, 'container-'));
});
afterEach(async () => {
  await simulator.faults.clear();
  await simulator.log.clear();
});

/** A photo of its own content, of a size in bytes. */
function photoOf(size: number, changes: Partial<Photo> = {}): Photo {
  const number = ++photos;
  const image = join(root, `photo-${number}`);
  const bytes = Buffer.alloc(size, number % 256);
  bytes.writeUInt32LE(number, 0);
  writeFileSync(image, bytes);
  const thumbnail = join(root, `thumbnail-${number}`);
  writeFileSync(thumbnail, Buffer.alloc(900, number));
  const metadata = modelObject(FileMetadata, { title: `photo ${number}.jpg`, creationTime: 1, modificationTime: 1, fileType: 0 });
  return { localId: `local-${number}`, collectionId: account.collections[0]?.id ?? 0, image, thumbnail, metadata, ...changes };
}

async function withUploader<T>(
  work: (uploader: Uploader, container: NodeUploadContainer) => Promise<T>,
  environment: UploadEnvironment = nodeEnvironment(provider),
  hashesFirst = false,
  keys: CollectionKeys = new Map(account.collections.map(({ id, key }) => [id, key])),
): Promise<T> {
  const container = await NodeUploadContainer.open({ provider, folder, owner: 'foreground' });
  await container.start();
  try {
    const access = { baseURL: simulator.url, authToken: account.token, clientPackage: 'io.ente.photos', clientVersion: '1' };
    return await work(new Uploader({ environment, container, access, keys, hashesFirst, pace }), container);
  } finally {
    container.close();
  }
}

const leftOver = (): string[] => readdirSync(join(folder, 'uploads'));
const callsOf = async (): Promise<string[]> => (await simulator.log.entries()).map(({ call }) => call ?? '');

describe('an upload', () => {
  it('asks in the order of the protocol, and leaves the database alone', async () => {
    const result = await withUploader((uploader) => uploader.upload(photoOf(5000)));
    expect(result).toMatchObject({ outcome: 'uploaded', sentBytes: 5017 + 917 });
    expect(await callsOf()).toEqual(['validateUploadEligibility', 'getUploadURL', 'putObject', 'getUploadURL', 'putObject', 'createFile']);
    expect(leftOver()).toEqual([]);
  });

  it('of a file in parts sends each part once, and none of 0 bytes', async () => {
    const size = 2 * Multipart.values.partBytes - 10 * 17; // Encrypted, an exact multiple of a part.
    const result = await withUploader((uploader) => uploader.upload(photoOf(size)));
    expect(result).toMatchObject({ outcome: 'uploaded', sentBytes: 2 * Multipart.values.partBytes + 917 });
    expect(await callsOf()).toEqual([
      'validateUploadEligibility',
      'getUploadURL',
      'putObject',
      'getMultipartUploadURL',
      'putPart',
      'putPart',
      'completeMultipartUpload',
      'createFile',
    ]);
  });

  it('of content that is there sends nothing, and links what another collection has', async () => {
    const photo = photoOf(3000);
    const second = account.collections[1]?.id ?? 0;
    const first = await withUploader((uploader) => uploader.upload(photo));
    await simulator.log.clear();
    expect(await withUploader((uploader) => uploader.upload(photo))).toEqual({ outcome: 'present', fileId: first.fileId, sentBytes: 0 });
    // Another identifier: found by its content.
    expect(await withUploader((uploader) => uploader.upload({ ...photo, localId: 'copy' }))).toEqual({
      outcome: 'present',
      fileId: first.fileId,
      sentBytes: 0,
    });
    expect(await callsOf()).toEqual([]);
    expect(await withUploader((uploader) => uploader.upload({ ...photo, collectionId: second }))).toEqual({
      outcome: 'linked',
      fileId: first.fileId,
      sentBytes: 0,
    });
    expect(await callsOf()).toEqual(['addFiles']);
    expect(await withUploader((uploader) => uploader.upload({ ...photo, collectionId: second }))).toMatchObject({ outcome: 'present' });
    expect(leftOver()).toEqual([]);
  });

  it('of content that another device has sent is found before it is encrypted, where the caller wants so', async () => {
    const photo = photoOf(3000);
    await withUploader(async (uploader, container) => {
      expect(container.knowsFilesOfOthers).toBe(false);
      await uploader.upload(photo);
      const [row] = container.committed.withContent(toBase64(contentHash(provider, readFileSync(photo.image))));
      expect([row?.local_id, container.knowsFilesOfOthers]).toEqual([photo.localId, false]);
      if (row) container.committed.write({ ...row, local_id: null }); // As the diff tells of it.
      expect(container.knowsFilesOfOthers).toBe(true);
    });
    const states = async (hashesFirst: boolean, localId: string): Promise<string[]> => {
      const seen: string[] = [];
      const onProgress = ({ state }: UploadProgressEvent): void => void seen.push(state);
      const result = await withUploader((uploader) => uploader.upload({ ...photo, localId }, { onProgress }), undefined, hashesFirst);
      expect(result).toMatchObject({ outcome: 'present', sentBytes: 0 });
      return seen;
    };
    expect(await states(true, 'new here')).not.toContain('encrypting');
    expect(await states(false, 'new, too')).toContain('encrypting');
  });

  it('wipes the key of the file, and keeps those of the collections', async () => {
    const wiped: Uint8Array[] = [];
    const drawn: Uint8Array[] = [];
    const seen: Partial<typeof provider> = {
      randomBytes: (size) => {
        const bytes = provider.randomBytes(size);
        if (size === 32) drawn.push(bytes);
        return bytes;
      },
      wipe: (secret) => {
        provider.wipe(secret);
        wiped.push(secret);
      },
    };
    const watching = new Proxy(provider, {
      get: (target, name) => {
        const value: unknown = Reflect.get(seen, name) ?? Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const container = await NodeUploadContainer.open({ provider, folder, owner: 'foreground' });
    const keys = new Map(account.collections.map(({ id, key }) => [id, key]));
    const access = { baseURL: simulator.url, authToken: account.token, clientPackage: 'io.ente.photos', clientVersion: '1' };
    await new Uploader({ environment: nodeEnvironment(watching), container, access, keys, pace }).upload(photoOf(100));
    container.close();
    expect(drawn).toHaveLength(1);
    expect(wiped).toContain(drawn[0]);
    expect(account.collections.some(({ key }) => wiped.includes(key))).toBe(false);
  });

  it('never sends token and client headers to storage', async () => {
    await withUploader((uploader) => uploader.upload(photoOf(6 * 1024 * 1024)));
    const entries = await simulator.log.entries({ origin: 'storage' });
    expect(entries.length).toBeGreaterThan(2);
    for (const { hasToken, headers } of entries)
      expect([hasToken, Object.keys(headers).filter((name) => name.startsWith('x-'))]).toEqual([false, []]);
  });

  it('works with a server that knows the old calls alone', async () => {
    await simulator.control.configure({ isOldServer: true });
    for (const size of [4000, 6 * 1024 * 1024]) {
      expect(await withUploader((uploader) => uploader.upload(photoOf(size)))).toMatchObject({ outcome: 'uploaded' });
    }
    await simulator.control.configure({ isOldServer: false });
  });

  it('that does not open with its key is never committed, is counted, and is encrypted anew', async () => {
    const photo = photoOf(4000);
    await simulator.faults.add({ call: 'createFile', kind: 'answer', status: 402, body: '' });
    await expect(withUploader((uploader) => uploader.upload(photo))).rejects.toMatchObject({ status: 402 });
    for (const name of leftOver()) {
      const bytes = readFileSync(join(folder, 'uploads', name));
      bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
      writeFileSync(join(folder, 'uploads', name), bytes);
    }
    await simulator.log.clear();
    const refused = { reader: 'typescript', writer: 'dart', code: 'corrupt', refusals: 1 };
    const counted = async (): Promise<unknown> => {
      const database = new SharedDatabaseConnection(join(folder, 'lockstep.db'));
      try {
        return new RefusalCounters(database).take();
      } finally {
        database.close();
      }
    };
    const [collection] = account.collections;
    const otherKeys = new Map([[collection?.id ?? 0, new Uint8Array(32)]]);
    await expect(withUploader((uploader) => uploader.resume(), undefined, false, otherKeys)).rejects.toMatchObject({ code: 'corrupt' });
    expect(await counted()).toEqual([{ ...refused, subject: 'fileKey' }]);
    await expect(withUploader((uploader) => uploader.resume())).rejects.toMatchObject({ code: 'corrupt' });
    expect(await counted()).toEqual([{ ...refused, subject: 'file' }]);
    expect(await callsOf()).not.toContain('createFile');
    expect(await withUploader((uploader) => uploader.upload(photo))).toMatchObject({ outcome: 'uploaded' });
    expect(await counted()).toEqual([{ ...refused, subject: 'file' }]);
    expect((await callsOf()).filter((call) => call === 'createFile')).toHaveLength(1);
    expect(leftOver()).toEqual([]);
  });

  it('commits nothing once its lock is lost, and leaves the record', async () => {
    const photo = photoOf(4000);
    await simulator.faults.add({ call: 'putObject', kind: 'delay', skip: 1, delayMilliseconds: 300 });
    const result = await withUploader(async (uploader, container) => {
      const upload = uploader.upload(photo);
      while ((await callsOf()).filter((call) => call === 'putObject').length < 2) await sleep(5);
      expect(container.locks.stop('foreground')).toBe(1); // As a sweep of somebody who takes this process for dead.
      return upload;
    });
    expect(result).toMatchObject({ outcome: 'locked', fileId: null });
    expect(await callsOf()).not.toContain('createFile');
    expect(await withUploader((uploader) => uploader.resume())).toMatchObject({ committed: [expect.any(Number)], failed: [] });
    expect(leftOver()).toEqual([]);
  });
});

/** Uploads a photo so that the storage lacks its file, and nobody knows what became of its commits. */
async function loseCommits(fault: Fault, photo: Photo): Promise<void> {
  await simulator.faults.add(fault, { call: 'createFile', kind: 'drop', when: 'before', count: 5 });
  await expect(withUploader((uploader) => uploader.upload(photo))).rejects.toMatchObject({ code: 'network_error' });
}

describe('a commit in doubt', () => {
  it('that was carried out is found in the diff, whatever refuses its repeat', async () => {
    await simulator.faults.add({ call: 'createFile', kind: 'loseAnswer' }, { call: 'createFile', kind: 'answer', status: 426, body: '{}' });
    const before = (await simulator.files()).length;
    const result = await withUploader((uploader) => uploader.upload(photoOf(4000)));
    const files = await simulator.files();
    expect(files.length).toBe(before + 1);
    expect(result).toMatchObject({ outcome: 'uploaded', fileId: files.at(-1)?.id });
    expect(await callsOf()).toContain('getDiff');
  });

  it('is sent with the same bytes in every try, metadata and all', async () => {
    await simulator.faults.add({ call: 'createFile', kind: 'loseAnswer', count: 2 });
    expect(await withUploader((uploader) => uploader.upload(photoOf(4000)))).toMatchObject({ outcome: 'uploaded' });
    const bodies = (await simulator.log.entries({ call: 'createFile' })).map(({ body }) => body);
    expect(bodies).toEqual([expect.stringContaining('encryptedData') as string, bodies[0], bodies[0]]);
    expect(await callsOf()).not.toContain('getDiff');
  });

  it('that was not seen keeps its object keys, in later calls too', async () => {
    const photo = photoOf(4000);
    await simulator.faults.add(
      { call: 'createFile', kind: 'drop', when: 'before', count: 1 },
      { call: 'createFile', kind: 'answer', status: 402, body: '{}' },
    );
    await expect(withUploader((uploader) => uploader.upload(photo))).rejects.toMatchObject({ code: 'no_active_subscription' });
    await simulator.faults.add({
      call: 'createFile',
      kind: 'answer',
      status: 503,
      body: '{"code":"OBJECT_SIZE_FETCH_FAILED","message":""}',
      count: 10,
    });
    await expect(withUploader((uploader) => uploader.upload(photo))).rejects.toMatchObject({ code: 'server_error' });
    const urls = (await callsOf()).filter((call) => call === 'getUploadURL').length;
    expect(urls).toBe(2);
    expect(await withUploader((uploader) => uploader.upload(photo))).toMatchObject({ outcome: 'uploaded', sentBytes: 0 });
    const bodies = (await simulator.log.entries({ call: 'createFile' })).map(({ body }) => body).filter((body) => body !== null && body !== '');
    expect(new Set(bodies).size).toBe(1);
    expect(leftOver()).toEqual([]);
  });

  it('completes again what a 404 left undone, and sends no part again', async () => {
    const photo = photoOf(6 * 1024 * 1024);
    await loseCommits({ call: 'completeMultipartUpload', kind: 'storageError', code: 'NoSuchUpload' }, photo);
    expect(await withUploader((uploader) => uploader.upload(photo))).toMatchObject({ outcome: 'uploaded', sentBytes: 917 });
    const calls = await callsOf();
    expect(['getMultipartUploadURL', 'putPart', 'completeMultipartUpload'].map((call) => calls.filter((each) => each === call).length)).toEqual([
      1, 1, 2,
    ]);
    expect(leftOver()).toEqual([]);
  });

  it('sends parts again that the storage has otherwise, to the same multipart upload', async () => {
    const photo = photoOf(6 * 1024 * 1024);
    await loseCommits({ call: 'completeMultipartUpload', kind: 'storageError', code: 'NoSuchUpload' }, photo);
    await simulator.faults.add({ call: 'completeMultipartUpload', kind: 'storageError', code: 'InvalidPart' });
    expect(await withUploader((uploader) => uploader.upload(photo))).toMatchObject({ outcome: 'uploaded' });
    const calls = await callsOf();
    expect(['getMultipartUploadURL', 'putPart', 'completeMultipartUpload'].map((call) => calls.filter((each) => each === call).length)).toEqual([
      1, 2, 3,
    ]);
  });

  it('sends what the storage lacks to the addresses of before', async () => {
    const photo = photoOf(4000);
    await loseCommits({ call: 'putObject', kind: 'answer', status: 200, headers: { etag: '"nowhere"' }, skip: 1 }, photo);
    expect(await withUploader((uploader) => uploader.resume())).toMatchObject({ committed: [expect.any(Number)], failed: [] });
    const puts = (await simulator.log.entries({ call: 'putObject' })).map(({ url }) => url);
    expect(puts).toHaveLength(4);
    expect(new Set(puts).size).toBe(2);
    expect(leftOver()).toEqual([]);
  });

  it('stays in doubt where the addresses have expired: no new object keys are taken', async () => {
    const photo = photoOf(4000);
    await loseCommits({ call: 'putObject', kind: 'answer', status: 200, headers: { etag: '"nowhere"' }, skip: 1 }, photo);
    await simulator.log.clear();
    const later = { ...nodeEnvironment(provider), now: () => (Date.now() + 7 * 24 * 3_600_000) * 1000 };
    await expect(withUploader((uploader) => uploader.upload(photo), later)).rejects.toMatchObject({
      code: 'server_error',
      serverCode: 'OBJECT_SIZE_FETCH_FAILED',
    });
    expect(new Set(await callsOf())).toEqual(new Set(['createFile', 'getDiff']));
    expect(await withUploader(async (_, container) => container.records.list().length)).toBe(1);
  });

  it('that was refused for certain gets new objects where the storage lacks one', async () => {
    await simulator.faults.add({
      call: 'createFile',
      kind: 'answer',
      status: 503,
      body: '{"code":"OBJECT_SIZE_FETCH_FAILED","message":""}',
      count: 5,
    });
    const result = await withUploader((uploader) => uploader.upload(photoOf(4000)));
    expect(result).toMatchObject({ outcome: 'uploaded', sentBytes: 2 * (4017 + 917) });
    const [first, ...others] = (await simulator.log.entries({ call: 'createFile' })).map(({ body }) => body);
    expect(others.at(-1)).not.toBe(first);
  });

  it('that was refused for certain completes again what a 404 left undone, before it takes new keys', async () => {
    await simulator.faults.add({ call: 'completeMultipartUpload', kind: 'storageError', code: 'NoSuchUpload' });
    expect(await withUploader((uploader) => uploader.upload(photoOf(6 * 1024 * 1024)))).toMatchObject({ outcome: 'uploaded' });
    expect((await callsOf()).slice(3)).toEqual([
      'getMultipartUploadURL',
      'putPart',
      'completeMultipartUpload',
      'createFile',
      'completeMultipartUpload',
      'createFile',
    ]);
  });

  it('after a completion that is answered 404 though it was carried out succeeds', async () => {
    await simulator.control.configure({ secondCompletion: 404 });
    await simulator.faults.add({ call: 'completeMultipartUpload', kind: 'loseAnswer' });
    const result = await withUploader((uploader) => uploader.upload(photoOf(6 * 1024 * 1024)));
    await simulator.control.configure({ secondCompletion: 200 });
    expect(result.outcome).toBe('uploaded');
    expect((await callsOf()).filter((call) => call === 'putPart')).toHaveLength(1);
  });
});

describe('a failed call', () => {
  it('leaves a record that a resume finishes without the originals, and sends no acknowledged part again', async () => {
    const photo = photoOf(21 * 1024 * 1024);
    await simulator.faults.add({ call: 'putPart', kind: 'answer', status: 500, body: '', skip: 1, count: 5 });
    await expect(withUploader((uploader) => uploader.upload(photo))).rejects.toMatchObject({ code: 'server_error' });
    rmSync(photo.image);
    await simulator.log.clear();
    const { committed } = await withUploader((uploader) => uploader.resume());
    expect(committed).toHaveLength(1);
    expect(await callsOf()).toEqual(['putPart', 'completeMultipartUpload', 'createFile']);
    expect(leftOver()).toEqual([]);
  });

  it('says what the server says', async () => {
    for (const [call, status, code] of [
      ['validateUploadEligibility', 402, 'no_active_subscription'],
      ['getUploadURL', 426, 'storage_limit_exceeded'],
      ['createFile', 413, 'file_too_large'],
      ['getUploadURL', 401, 'unauthorized'],
    ] as const) {
      await simulator.faults.add({ call, kind: 'answer', status, body: '{}' });
      const photo = photoOf(100);
      await expect(withUploader((uploader) => uploader.upload(photo))).rejects.toMatchObject({ code });
      expect(await withUploader(async (_, container) => container.locks.list().locks)).toEqual([]);
      expect(await withUploader((uploader) => uploader.upload(photo))).toMatchObject({ outcome: 'uploaded' });
    }
  });
});

const calls = ['validateUploadEligibility', 'getUploadURL', 'putObject', 'createFile', 'getMultipartUploadURL', 'putPart', 'completeMultipartUpload'];
const passing = [
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'during' },
  { kind: 'drop', when: 'after' },
  { kind: 'loseAnswer' },
  { kind: 'answer', status: 500, body: '{}' },
  { kind: 'answer', status: 503, body: '', headers: { 'retry-after': '1' } },
  { kind: 'answer', status: 429, body: '{}' },
  { kind: 'answer', status: 502, body: '<html>', early: true },
] as const;

// Here each fault at one call at least, and each call with two of them; each at each in the target `long`.
const isExhaustive = process.env['LOCKSTEP_EXHAUSTIVE'] !== undefined;

describe('a passing fault', () => {
  for (const [at, call] of calls.entries()) {
    for (const fault of passing.filter((_, index) => isExhaustive || (at + index) % 4 === 0)) {
      it(`${JSON.stringify(fault)} at ${call}`, async () => {
        const size = /Part|Multipart/.test(call) ? 6 * 1024 * 1024 : 4000;
        await simulator.faults.add({ ...fault, call });
        const before = (await simulator.files()).length;
        const result = await withUploader((uploader) => uploader.upload(photoOf(size)));
        expect(result.outcome).toBe('uploaded');
        expect((await simulator.files()).length).toBe(before + 1);
        expect((await callsOf()).length).toBeLessThanOrEqual(25);
        expect(leftOver()).toEqual([]);
      });
    }
  }
});
