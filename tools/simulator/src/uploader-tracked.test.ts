/** Multipart uploads that the app began by its old tables: the uploader continues what the migration brought. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileMetadata } from '@lockstep/spec';
import { NodeUploadContainer, Uploader, loadProvider, modelObject, nodeEnvironment, type Photo } from '@lockstep/ts-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { leaveLegacyUpload, makeTestAccount, startSimulator, type Simulator, type TestAccount } from './index.ts';

const provider = await loadProvider();
let root: string;
let folder: string;
let simulator: Simulator;
let account: TestAccount;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-tracked-'));
  simulator = await startSimulator({ folder: join(root, 'simulator') });
  account = await makeTestAccount(simulator);
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

async function withUploader<T>(path: string, work: (uploader: Uploader, container: NodeUploadContainer) => Promise<T>): Promise<T> {
  const container = await NodeUploadContainer.open({ provider, folder: path, owner: 'foreground' });
  await container.start();
  try {
    const keys = new Map(account.collections.map(({ id, key }) => [id, key]));
    const access = { baseURL: simulator.url, authToken: account.token, clientPackage: 'io.ente.photos', clientVersion: '1' };
    return await work(new Uploader({ environment: nodeEnvironment(provider), container, access, keys, pace: 0.001 }), container);
  } finally {
    container.close();
  }
}

function makePhoto(content: string): Photo {
  const image = join(folder, 'photo');
  writeFileSync(image, Buffer.alloc(21 * 1024 * 1024, content));
  const metadata = modelObject(FileMetadata, { title: 'a.jpg', creationTime: 1, modificationTime: 1, fileType: 0 });
  return { localId: 'photo', collectionId: account.collections[0]?.id ?? 0, image, thumbnail: new Uint8Array(500), metadata };
}

/** Leaves an upload as the app of before would have: half of it sent, in its old database. */
async function leaveHalf(photo: Photo, changes: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const [from, into] = [join(folder, 'before'), join(folder, 'container')];
  await simulator.faults.add({ call: 'putPart', kind: 'answer', status: 500, body: '', skip: 1, count: 5 });
  await withUploader(from, (uploader) => expect(uploader.upload(photo)).rejects.toMatchObject({ code: 'server_error' }));
  leaveLegacyUpload({ from, database: join(folder, 'legacy'), into, changes });
  await simulator.faults.clear();
  await simulator.log.clear();
  // As the app does when it starts: the old database's rows come first.
  const container = await NodeUploadContainer.open({ provider, folder: into, owner: 'foreground' });
  container.locks.migrate(join(folder, 'legacy'));
  container.close();
}

const upload = (photo: Photo) =>
  withUploader(join(folder, 'container'), async (uploader, container) => ({
    result: await uploader.upload(photo),
    tracked: container.records.allTracked().length,
  }));
const callsOf = async (): Promise<string[]> => (await simulator.log.entries()).map(({ call }) => call ?? '');

it.each([
  ['with checksums', {}],
  ['without', { part_md5s: null }],
])('an upload that was half sent goes on %s, and no acknowledged part is sent again', async (name, changes) => {
  const photo = makePhoto(name);
  await leaveHalf(photo, changes);
  const before = (await simulator.files()).length;
  const { result, tracked } = await upload(photo);
  expect(result).toMatchObject({ outcome: 'uploaded' });
  expect(tracked).toBe(0);
  expect(await callsOf()).toEqual(['validateUploadEligibility', 'getUploadURL', 'putObject', 'putPart', 'completeMultipartUpload', 'createFile']);
  expect((await simulator.files()).length).toBe(before + 1);
});

it.each([
  ['was completed, and perhaps committed', { status: 'completed' }],
  ['has a key that does not open', { key_encryption_nonce: Buffer.alloc(24).toString('base64') }],
  ['has parts of another size', { part_size: 5 * 1024 * 1024 }],
  ['has another size than its file', { encrypted_file_size: 22 * 1024 * 1024 }],
  ['has checksums that are none', { part_md5s: '["only one"]' }],
])('an upload that %s begins anew', async (what, changes) => {
  const photo = makePhoto(what);
  await leaveHalf(photo, changes);
  expect((await upload(photo)).result).toMatchObject({ outcome: 'uploaded' });
  expect((await callsOf()).filter((call) => call === 'putPart')).toHaveLength(2);
});
