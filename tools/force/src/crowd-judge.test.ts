/** The judge of a crowd misses nothing: what it shall see is done on purpose. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTestAccount, startSimulator, type Simulator, type TestAccount } from '@lockstep/simulator';
import { addFiles } from '@lockstep/spec';
import { ApiClient, LockCoordinator, loadProvider, nodeEnvironment, toBase64 } from '@lockstep/ts-client';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { judgeCrowd } from './crowd-judge.ts';
import { TesteeProcess, testeeOf } from './testee-process.ts';

const root = mkdtempSync(join(tmpdir(), 'lockstep-judge-'));
let simulator: Simulator;
let testee: TesteeProcess;
let account: TestAccount;
let container: string;
let count = 0;

const photos = ['one', 'two'].map((localId) => ({ localId, image: join(root, `${localId}.jpg`) }));

beforeAll(async () => {
  simulator = await startSimulator({ folder: join(root, 'simulator'), settings: { urlCallsPerMinute: null } });
  testee = await TesteeProcess.start(testeeOf('typescript'));
  writeFileSync(join(root, 'thumbnail.jpg'), Buffer.alloc(700, 7));
  for (const { localId, image } of photos) writeFileSync(image, `photo ${localId}`);
});

afterAll(async () => {
  await testee.close();
  await simulator.close();
  rmSync(root, { recursive: true });
});

/** Both photos are uploaded. */
beforeEach(async () => {
  account = await makeTestAccount(simulator, { collections: ['All', 'Other'] });
  container = join(root, `container ${count++}`);
  for (const { localId } of photos) await upload(localId, container);
});

async function upload(localId: string, folder: string): Promise<void> {
  const result = await testee.ask('upload.photo', {
    container: folder,
    baseUrl: simulator.url,
    authToken: account.token,
    clientPackage: 'io.ente.photos',
    clientVersion: '1',
    owner: 'foreground',
    collections: account.collections.map(({ id, key }) => ({ id, key: toBase64(key) })),
    collectionId: account.collections[0]?.id,
    localId,
    image: join(root, `${localId}.jpg`),
    thumbnail: join(root, 'thumbnail.jpg'),
    metadata: { title: localId, creationTime: 1, modificationTime: 2, fileType: 0 },
  });
  expect(result['outcome']).toBe('uploaded');
}

/** What the judge says of this account's files. */
async function judged(of: readonly (typeof photos)[number][] = photos): Promise<string[]> {
  const files = async () => (await simulator.files()).filter(({ owner }) => owner === account.id);
  const seen = { files, object: (key: string) => simulator.object(key), log: simulator.log };
  return judgeCrowd({ testee, simulator: seen, account, container, photos: of });
}

it('nothing, where each photo has one entry and nothing is left', async () => {
  expect(await judged()).toEqual([]);
});

it('a second entry of a photo', async () => {
  await upload('two', `${container} of another`);
  expect(await judged()).toEqual([expect.stringMatching(/^the file \d+ is a second entry of a photo, or is none$/)]);
});

it('a file that is in two collections', async () => {
  const access = { baseURL: simulator.url, authToken: account.token, clientPackage: 'io.ente.photos', clientVersion: '1' };
  const client = new ApiClient(nodeEnvironment(await loadProvider()), access);
  const [file] = (await simulator.files()).filter(({ owner }) => owner === account.id);
  const { encryptedKey = '', keyDecryptionNonce = '' } = file?.entries[0] ?? {};
  await client.send(addFiles, { collectionID: account.collections[1]?.id ?? 0, files: [{ id: file?.id ?? 0, encryptedKey, keyDecryptionNonce }] });
  expect(await judged()).toContainEqual(`the file ${file?.id} has 2 entries`);
});

it('a photo that was lost', async () => {
  const lost = { localId: 'three', image: join(root, 'three.jpg') };
  writeFileSync(lost.image, 'photo three');
  expect(await judged([...photos, lost])).toEqual(['three was lost']);
});

it('a lock that is left', async () => {
  const locks = new LockCoordinator(join(container, 'lockstep.db'));
  locks.start('foreground');
  locks.acquire('one', 'foreground');
  locks.close();
  expect(await judged()).toEqual([expect.stringMatching(/^locks are left: .*"one"/)]);
});

it('a file that is left in the container', async () => {
  writeFileSync(join(container, 'uploads', 'fg.0.encrypted'), '');
  expect(await judged()).toEqual(['1 files are left in the folder of uploads: fg.0.encrypted']);
});

it('a token that went to the storage', async () => {
  await fetch(`${simulator.storageUrl}/bucket/key`, { headers: { 'X-Auth-Token': account.token } });
  expect(await judged()).toEqual(['the token went to the storage']);
  await simulator.log.clear();
});
