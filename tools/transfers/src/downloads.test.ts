/** How downloads go beside each other: what is at once, in which order, and what is on the disk before what. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeTestAccount, startSimulator, type Simulator, type TestAccount } from '@lockstep/simulator';
import { FileMetadata } from '@lockstep/spec';
import { NodeUploadContainer, Uploader, createAccountFile, loadProvider, modelObject, nodeEnvironment } from '@lockstep/ts-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { lockstep, type Ended } from './command.ts';

const provider = await loadProvider();
let root: string;
let folder: string;
let simulator: Simulator;
let account: TestAccount;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-downloads-'));
  simulator = await startSimulator({ folder: join(root, 'simulator') });
});
afterAll(async () => {
  await simulator.close();
  rmSync(root, { recursive: true });
});
beforeEach(async () => {
  folder = mkdtempSync(join(root, 'run-'));
  account = await makeTestAccount(simulator);
  await createAccountFile(join(folder, 'account.json'), account.accountFile);
});
afterEach(async () => {
  await simulator.faults.clear();
  await simulator.log.clear();
  await simulator.control.configure({ bytesPerSecond: null });
});

/** Uploads a file of each title, one after the other. */
async function uploadTitles(titles: readonly string[], size = 10): Promise<void> {
  const container = await NodeUploadContainer.open({ provider, folder: join(folder, 'container'), owner: 'foreground' });
  const keys = new Map(account.collections.map(({ id, key }) => [id, Uint8Array.from(key)]));
  const access = { baseURL: simulator.url, authToken: account.token, clientPackage: 'io.ente.photos', clientVersion: '1' };
  const uploader = new Uploader({ environment: nodeEnvironment(provider), container, access, keys, pace: 0 });
  for (const [index, title] of titles.entries()) {
    const image = join(folder, `original-${index}`);
    writeFileSync(image, `content ${index}`.padEnd(size));
    const metadata = modelObject(FileMetadata, { title, creationTime: 1, modificationTime: 1, fileType: 0 });
    await uploader.upload({ localId: image, collectionId: account.collections[0]?.id ?? 0, image, thumbnail: new Uint8Array(1), metadata });
  }
  container.close();
  await simulator.log.clear();
}

function download(node: readonly string[] = []): Promise<Ended> {
  const collection = String(account.collections[0]?.id);
  const args = ['download', '--account', join(folder, 'account.json'), '--collection', collection, '--out', join(folder, 'out'), '--pace', '0.001'];
  return lockstep(args, { state: folder, node });
}

it('fetches four files at once, and never more', async () => {
  await uploadTitles(
    Array.from({ length: 14 }, (_, index) => `${index}.jpg`),
    100_000,
  );
  await simulator.control.configure({ bytesPerSecond: 500_000 });
  let isOver = false;
  const ended = download().finally(() => (isOver = true));
  let most = 0;
  while (!isOver) {
    most = Math.max(most, (await simulator.log.entries({ call: 'getObject', status: null })).length);
    await sleep(2); // Each takes most of a second.
  }
  expect(await ended).toMatchObject({ code: 0 });
  expect(most).toBe(4);
  expect(await simulator.log.entries({ call: 'getObject' })).toHaveLength(14);
});

it('gives files of one name their numbers by age, whichever is there first', async () => {
  await uploadTitles(['a.jpg', 'A.jpg', 'b.jpg', 'a (2).jpg', 'a.jpg']);
  await simulator.faults.add({ call: 'downloadFile', kind: 'delay', delayMilliseconds: 1500 }); // The first one comes last.
  expect(await download()).toMatchObject({ code: 0, stdout: expect.stringContaining('5 fetched') as string });
  const names = ['a.jpg', 'A (2).jpg', 'b.jpg', 'a (2) (2).jpg', 'a (3).jpg'];
  expect(names.map((name) => readFileSync(join(folder, 'out', name), 'utf8').trim())).toEqual(names.map((_, index) => `content ${index}`));
});

it('gives a file its name when its bytes and its line in the list are on the disk', async () => {
  await uploadTitles(['a.jpg', 'b.jpg', 'c.jpg']);
  const hook = join(folder, 'hook.mjs');
  const steps = join(folder, 'steps');
  writeFileSync(
    hook,
    `import { appendFileSync, promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const note = (...step) => appendFileSync(${JSON.stringify(steps)}, JSON.stringify(step) + '\\n');
const { open, link } = promises;
promises.open = async (path, ...rest) => {
  const file = await open(path, ...rest);
  const datasync = file.datasync.bind(file);
  file.datasync = async () => {
    await datasync();
    note('synced', path);
  };
  return file;
};
promises.link = async (from, to) => {
  note('named', from, to);
  return link(from, to);
};
syncBuiltinESMExports();
`,
  );
  mkdirSync(join(folder, 'out'));
  expect(await download(['--import', hook])).toMatchObject({ code: 0 });
  const all = readFileSync(steps, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as [what: string, from: string, to?: string]);
  const named = all.filter(([what, , to]) => what === 'named' && join(to ?? '', '..') === join(folder, 'out'));
  expect(named.map(([, , to]) => basename(to ?? '')).sort()).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
  for (const step of named) {
    const before = all.slice(0, all.indexOf(step)).filter(([what]) => what === 'synced');
    expect(before.map(([, path]) => path)).toContain(step[1]);
    const bytes = before.findIndex(([, path]) => path === step[1]);
    expect(before.slice(bytes).map(([, path]) => basename(path))).toContain('files.jsonl'); // The line is written last.
  }
});
