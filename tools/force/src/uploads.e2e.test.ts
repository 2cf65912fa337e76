/** The testees of all languages upload to one simulator: what each sent opens, through faults, kills and resumes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FileMetadata } from '@lockstep/spec';
import { leaveLegacyUpload, makeTestAccount, startSimulator, type Simulator, type TestAccount } from '@lockstep/simulator';
import { contentHash, decodeModel, decryptBlob, decryptStream, fromBase64, loadProvider, openFileKey, toBase64 } from '@lockstep/ts-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TesteeProcess, testeeOf, type Result } from './testee-process.ts';

const provider = await loadProvider();
const MiB = 1024 * 1024;
let root: string;
let simulator: Simulator;
let account: TestAccount;
let made = 0;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-uploads-'));
  simulator = await startSimulator({ folder: join(root, 'simulator'), settings: { urlCallsPerMinute: null } });
  account = await makeTestAccount(simulator, { collections: ['First', 'Second'] });
});
afterAll(async () => {
  await simulator.close();
  rmSync(root, { recursive: true });
});
afterEach(async () => {
  await simulator.faults.clear();
  await simulator.log.clear();
});

const collectionId = (index: number): number => account.collections[index]?.id ?? 0;

/** What a request says of the account and its container. */
function accountArguments(container: string): Readonly<Record<string, unknown>> {
  const collections = account.collections.map(({ id, key }) => ({ id, key: toBase64(key) }));
  return {
    container,
    baseUrl: `${simulator.url}/`,
    authToken: account.token,
    clientPackage: 'io.ente.photos',
    clientVersion: '1',
    owner: 'extension',
    collections,
    pace: 0.001,
  };
}

/** A photo of its own content. */
function photoArguments(size: number, changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const number = ++made;
  const image = join(root, `photo-${number}.jpg`);
  const bytes = Buffer.alloc(size, number % 251);
  if (size >= 4) bytes.writeUInt32LE(number, 0);
  writeFileSync(image, bytes);
  const thumbnail = join(root, `thumbnail-${number}`);
  writeFileSync(thumbnail, Buffer.alloc(500 + number, number));
  return {
    collectionId: collectionId(0),
    localId: `local-${number}`,
    image,
    thumbnail,
    metadata: { title: `é ${number}`, creationTime: 5, modificationTime: 6, fileType: 0 },
    ...changes,
  };
}

/** Opens what the server has of a file, with the keys of the account alone. */
async function openCommitted(id: unknown): Promise<{ readonly file: Uint8Array; readonly thumbnail: Uint8Array; readonly hash: unknown }> {
  const found = (await simulator.files()).find((file) => file.id === id);
  const entry = found?.entries[0];
  if (!found || !entry) throw new Error(`the server has no file ${String(id)}`);
  const collection = account.collections.find(({ id: each }) => each === entry.collection);
  const key = openFileKey(provider, collection?.key ?? new Uint8Array(), entry);
  const read = async (object: { readonly objectKey: string }): Promise<Buffer> => simulator.object(object.objectKey);
  const file = decryptStream(provider, key, fromBase64(found.file.decryptionHeader), await read(found.file));
  const thumbnail = decryptBlob(provider, key, fromBase64(found.thumbnail.decryptionHeader), await read(found.thumbnail));
  const metadata = decryptBlob(provider, key, fromBase64(found.metadata.decryptionHeader), fromBase64(found.metadata.encryptedData ?? ''));
  return { file, thumbnail, hash: decodeModel(FileMetadata, metadata).members.hash };
}

const callsOf = async (): Promise<string[]> => (await simulator.log.entries()).map(({ call }) => call ?? '');

const calls = ['validateUploadEligibility', 'getUploadURL', 'putObject', 'createFile', 'getMultipartUploadURL', 'putPart', 'completeMultipartUpload'];

/** Kinds of faults that pass. Here each is at some calls, and each call has some; campaign.mjs has all of them everywhere. */
const faults = [
  { kind: 'drop', when: 'during' },
  { kind: 'loseAnswer' },
  { kind: 'answer', status: 500, body: '{}' },
  { kind: 'answer', status: 429, body: '{}' },
  { kind: 'answer', status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>', early: true },
] as const;

const without = process.env['LOCKSTEP_WITHOUT']?.split(',') ?? [];

for (const language of ['typescript', 'dart', 'swift'].filter((name) => !without.includes(name))) {
  describe(language, () => {
    let testee: TesteeProcess;
    let container: string;
    const upload = (args: Readonly<Record<string, unknown>>): Promise<Result> =>
      testee.ask('upload.photo', { ...accountArguments(container), ...args });

    beforeAll(async () => {
      testee = await TesteeProcess.start(testeeOf(language));
      container = join(root, `container-${language}`);
    });
    afterAll(() => testee.close());
    afterEach(() => {
      const uploads = join(container, 'uploads');
      // After the last commit the container holds the database alone.
      expect(readdirSync(container).filter((name) => !name.startsWith('lockstep.db'))).toEqual(['uploads']);
      expect(readdirSync(uploads)).toEqual([]);
    });

    it('uploads files of every kind, which the account can open', async () => {
      for (const size of [0, 1, 4 * MiB, 5 * MiB, 40 * MiB - 10 * 17]) {
        const photo = photoArguments(size);
        const result = await upload(photo);
        expect(result).toMatchObject({ outcome: 'uploaded', fileId: expect.any(Number) as number });
        const original = readFileSync(photo['image'] as string);
        const { file, thumbnail, hash } = await openCommitted(result['fileId']);
        expect(original.equals(file)).toBe(true);
        expect(readFileSync(photo['thumbnail'] as string).equals(thumbnail)).toBe(true);
        expect(hash).toBe(toBase64(contentHash(provider, original)));
      }
      const stored = await simulator.log.entries({ origin: 'storage' });
      expect(stored.filter(({ hasToken }) => hasToken)).toEqual([]);
    });

    it('asks in the order of the protocol, and knows content that is there', async () => {
      const photo = photoArguments(3000, { publicMagicMetadata: { caption: 'Sea' } });
      const first = await upload(photo);
      expect(await callsOf()).toEqual(['validateUploadEligibility', 'getUploadURL', 'putObject', 'getUploadURL', 'putObject', 'createFile']);
      expect(first['sentBytes']).toBe(3017 + readFileSync(photo['thumbnail'] as string).length + 17);
      await simulator.log.clear();
      expect(await upload(photo)).toEqual({ outcome: 'present', fileId: first['fileId'], sentBytes: 0 });
      expect(await upload({ ...photo, localId: 'another' })).toEqual({ outcome: 'present', fileId: first['fileId'], sentBytes: 0 });
      expect(await upload({ ...photo, collectionId: collectionId(1) })).toEqual({ outcome: 'linked', fileId: first['fileId'], sentBytes: 0 });
      expect(await callsOf()).toEqual(['addFiles']);
      // Another content under the same identifier is another photo.
      expect(await upload({ ...photoArguments(3000), localId: photo['localId'] })).toMatchObject({ outcome: 'uploaded' });
    });

    it('uploads a live photo, whose archive is whole', async () => {
      const [image, video] = [photoArguments(2000), photoArguments(7000)];
      const result = await upload({ ...image, video: video['image'] });
      expect(result).toMatchObject({ outcome: 'uploaded' });
      const { file, hash } = await openCommitted(result['fileId']);
      const archive = join(root, `live-${language}.zip`);
      writeFileSync(archive, file);
      const listing = execFileSync('python3', [
        '-c',
        'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), [i.file_size for i in z.infolist()])',
        archive,
      ]).toString();
      expect(listing.trim()).toBe('None [2000, 7000]');
      const hashes = [image, video].map(({ image: path }) => toBase64(contentHash(provider, readFileSync(path as string))));
      expect(hash).toBe(hashes.join(':'));
      expect(await upload({ ...image, video: video['image'] })).toMatchObject({ outcome: 'present' });
    });

    // In TypeScript, uploader.test.ts of the simulator has more kinds of faults at each call.
    if (language !== 'typescript') {
      it('survives passing faults at each call with one entry', async () => {
        for (const [at, call] of calls.entries()) {
          for (const fault of faults.filter((_, index) => (at + index) % 2 === 0)) {
            const isStorage = call.startsWith('put') || call === 'completeMultipartUpload';
            if ('early' in fault && !isStorage) continue;
            await simulator.log.clear();
            await simulator.faults.add({ ...fault, call });
            const before = (await simulator.files()).length;
            const result = await upload(photoArguments(/Part|Multipart/.test(call) ? 6 * MiB : 2000)).catch(
              (error: Error) => `${call} ${JSON.stringify(fault)}: ${error.message}`,
            );
            expect(result).toMatchObject({ outcome: 'uploaded' });
            expect((await simulator.files()).length).toBe(before + 1);
            expect((await callsOf()).length).toBeLessThanOrEqual(25);
            await simulator.faults.clear();
          }
        }
      });
    }

    it('commits in doubt with the same bytes, and finds in the diff what a refusal hides', async () => {
      await simulator.faults.add({ call: 'createFile', kind: 'loseAnswer' }, { call: 'createFile', kind: 'answer', status: 426, body: '{}' });
      const before = (await simulator.files()).length;
      const result = await upload(photoArguments(2000));
      expect(result).toMatchObject({ outcome: 'uploaded', fileId: (await simulator.files()).at(-1)?.id });
      expect((await simulator.files()).length).toBe(before + 1);
      const bodies = (await simulator.log.entries({ call: 'createFile' })).map(({ body }) => body).filter((body) => body !== null && body !== '');
      expect(new Set(bodies).size).toBe(1);
    });

    it('brings what the storage lacks to the object keys of a commit in doubt', async () => {
      const undone = [
        [6 * MiB, { call: 'completeMultipartUpload', kind: 'storageError', code: 'NoSuchUpload' }],
        [2000, { call: 'putObject', kind: 'answer', status: 200, headers: { etag: '"nowhere"' }, skip: 1 }],
      ] as const;
      for (const [size, fault] of undone) {
        const photo = photoArguments(size);
        const before = (await simulator.files()).length;
        await simulator.log.clear();
        await simulator.faults.add(fault, { call: 'createFile', kind: 'drop', when: 'before', count: 5 });
        await expect(upload(photo)).rejects.toThrow(/network_error/);
        expect(await upload(photo)).toMatchObject({ outcome: 'uploaded' });
        expect((await simulator.files()).length).toBe(before + 1);
        const asked = await callsOf();
        const count = (name: string): number => asked.filter((call) => call === name).length;
        // No new keys, and no part again.
        expect([count('getUploadURL') + count('getMultipartUploadURL'), count('putPart'), count('getDiff')]).toEqual([2, size > 5 * MiB ? 1 : 0, 1]);
      }
    });

    it('goes on with what the app half sent by its old tables, and sends no acknowledged part again', async () => {
      for (const changes of [{}, { part_md5s: null }]) {
        const photo = photoArguments(21 * MiB);
        const from = mkdtempSync(join(root, 'before-'));
        await simulator.faults.add({ call: 'putPart', kind: 'answer', status: 500, body: '', skip: 1, count: 5 });
        await expect(upload({ ...photo, container: from })).rejects.toThrow(/server_error/);
        const database = join(from, 'legacy');
        leaveLegacyUpload({ from, database, into: container, changes });
        await testee.ask('locks.migrate', { legacy: database, db: join(container, 'lockstep.db'), now: Date.now() * 1000 });
        await simulator.faults.clear();
        await simulator.log.clear();
        expect(await upload(photo)).toMatchObject({ outcome: 'uploaded' });
        expect(await callsOf()).toEqual([
          'validateUploadEligibility',
          'getUploadURL',
          'putObject',
          'putPart',
          'completeMultipartUpload',
          'createFile',
        ]);
      }
    });

    it('resumes after a kill at any moment, and sends no acknowledged part again', async () => {
      for (const [call, size, mostParts] of [
        ['getMultipartUploadURL', 6 * MiB, 1],
        ['putPart', 41 * MiB, 4],
        ['completeMultipartUpload', 6 * MiB, 1],
        ['createFile', 6 * MiB, 1],
      ] as const) {
        const photo = photoArguments(size);
        await simulator.log.clear();
        const before = (await simulator.files()).length;
        await simulator.faults.add({ call, kind: 'delay', delayMilliseconds: 400, ...(call === 'putPart' ? { skip: 1 } : {}) });
        const killed = upload(photo).catch((error: Error) => error.constructor.name);
        while (!(await callsOf()).includes(call) || (call === 'putPart' && (await callsOf()).filter((each) => each === call).length < 2))
          await sleep(5);
        if (call === 'putPart') await sleep(50);
        testee.signal('SIGKILL');
        expect(await killed).toBe('Killed');
        testee = await TesteeProcess.start(testeeOf(language));
        await sleep(500);
        rmSync(photo['image'] as string);
        const resumed = await testee.ask('upload.resume', accountArguments(container));
        expect((resumed['committed'] as unknown[]).length).toBe(1);
        expect((await simulator.files()).length).toBe(before + 1);
        const parts = (await simulator.log.entries({ call: 'putPart' }))
          .filter(({ status }) => status === 200)
          .map(({ url }) => url.split('?')[1]?.match(/partNumber=\d+/)?.[0]);
        expect(parts.length).toBeLessThanOrEqual(mostParts);
      }
    });

    it('refuses what can not be uploaded', async () => {
      const photo = photoArguments(100);
      const large = join(root, `large-${language}`);
      writeFileSync(large, Buffer.alloc(100 * 1024 + 1));
      await expect(upload({ ...photo, thumbnail: large })).rejects.toThrow(/invalid_argument/);
      await expect(upload({ ...photo, collectionId: 1 })).rejects.toThrow(/invalid_argument/);
      await expect(upload({ ...photo, metadata: { title: 5 } })).rejects.toThrow(/invalid_model/);
      await expect(upload({ ...photo, image: join(root, 'missing') })).rejects.toThrow(/io_error/);
      await expect(upload({ ...photo, authToken: 'wrong' })).rejects.toThrow(/unauthorized/);
      expect((await testee.ask('locks.list', { db: join(container, 'lockstep.db') }))['locks']).toEqual([]);
      expect(await upload(photo)).toMatchObject({ outcome: 'uploaded' });
    });
  });
}
