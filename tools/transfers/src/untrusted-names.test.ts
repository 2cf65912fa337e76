/** What a server says of names and contents is not believed: downloads stay in their folder, and replace nothing. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTestAccount, startSimulator, type Simulator, type TestAccount } from '@lockstep/simulator';
import { FileMetadata } from '@lockstep/spec';
import { NodeUploadContainer, Uploader, createAccountFile, loadProvider, modelObject, nodeEnvironment } from '@lockstep/ts-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockstep } from './command.ts';

const provider = await loadProvider();
let root: string;
let simulator: Simulator;
let account: TestAccount;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-names-'));
  simulator = await startSimulator({ folder: join(root, 'simulator') });
  account = await makeTestAccount(simulator);
});
afterAll(async () => {
  await simulator.close();
  rmSync(root, { recursive: true });
});

/** Uploads a file of each title, as a hostile client of a shared album would. */
async function uploadTitles(titles: readonly string[]): Promise<void> {
  const container = await NodeUploadContainer.open({ provider, folder: join(root, 'container'), owner: 'foreground' });
  const keys = new Map(account.collections.map(({ id, key }) => [id, Uint8Array.from(key)]));
  const access = { baseURL: simulator.url, authToken: account.token, clientPackage: 'io.ente.photos', clientVersion: '1' };
  const uploader = new Uploader({ environment: nodeEnvironment(provider), container, access, keys, pace: 0 });
  for (const [index, title] of titles.entries()) {
    const image = join(root, `original-${index}`);
    writeFileSync(image, `content ${index}`);
    const metadata = modelObject(FileMetadata, { title, creationTime: 1, modificationTime: 1, fileType: 0 });
    await uploader.upload({ localId: image, collectionId: account.collections[0]?.id ?? 0, image, thumbnail: new Uint8Array(1), metadata });
  }
  container.close();
}

it('names that lead out, are taken, or are one on other systems', async () => {
  const titles = [
    '../outside.jpg',
    '/tmp/absolute.jpg',
    '..',
    'CON.jpg',
    'a.jpg',
    'A.JPG',
    'a.jpg',
    'mine.jpg',
    '.lockstep-download',
    '.lockstep-download/files.jsonl',
    'e\u0301.jpg',
    '\u00e9.jpg',
  ];
  await uploadTitles(titles);
  const parent = join(root, 'parent');
  const out = join(parent, 'out');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'mine.jpg'), 'mine');
  const path = join(root, 'account.json');
  await createAccountFile(path, account.accountFile);
  const download = ['download', '--account', path, '--collection', String(account.collections[0]?.id), '--out', out];
  expect(await lockstep(download, { state: root })).toMatchObject({ code: 0, stdout: expect.stringContaining(`${titles.length} fetched`) as string });
  const names = readdirSync(out).filter((name) => name !== '.lockstep-download');
  expect(names).toHaveLength(titles.length + 1);
  expect(new Set(names.map((name) => name.normalize('NFD').toLowerCase())).size).toBe(names.length);
  expect(readFileSync(join(out, 'mine.jpg'), 'utf8')).toBe('mine');
  expect(readFileSync(join(out, 'mine (2).jpg'), 'utf8')).toBe('content 7');
  expect(names.map((name) => readFileSync(join(out, name), 'utf8')).sort()).toEqual(['mine', ...titles.map((_, index) => `content ${index}`)].sort());
  expect(readdirSync(parent)).toEqual(['out']);
  expect(existsSync('/tmp/absolute.jpg')).toBe(false);
  expect(names.filter((name) => /^con\./i.test(name))).toEqual([]);
  expect(await lockstep(download, { state: root })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`0 fetched, ${titles.length} there already`) as string,
  });
});
