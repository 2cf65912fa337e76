/** The commands as people run them: real processes, a simulator, folders on disk. */
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  makeTestAccount,
  makeTestCollection,
  shareTestCollection,
  startSimulator,
  type LogEntry,
  type Simulator,
  type TestAccount,
} from '@lockstep/simulator';
import { createAccountFile, loadProvider, openFileKey, openMetadata, type AccountFile } from '@lockstep/ts-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runAtTerminal, lockstep, type CommandOptions, type Ended } from './command.ts';
import { digestsOf, makePhotoFolder } from './photo-folder.ts';

const provider = await loadProvider();
const moving = new Set([
  'validateUploadEligibility',
  'getUploadURL',
  'putObject',
  'getMultipartUploadURL',
  'putPart',
  'completeMultipartUpload',
  'createFile',
  'createCollection',
  'addFiles',
  'downloadFile',
  'getObject',
]);
let root: string;
let simulator: Simulator;
let runs = 0;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-commands-'));
  simulator = await startSimulator({ folder: join(root, 'simulator') });
});
afterAll(async () => {
  await simulator.close();
  rmSync(root, { recursive: true });
});
afterEach(async () => {
  await simulator.faults.clear();
  await simulator.log.clear();
});

/** A new account with its file, and folders of its own. */
async function start(change: (account: TestAccount) => Partial<AccountFile> = () => ({}), passphrase?: string) {
  const folder = join(root, `run-${++runs}`);
  mkdirSync(folder);
  const account = await makeTestAccount(simulator, passphrase === undefined ? {} : { passphrase });
  const path = join(folder, 'account.json');
  await createAccountFile(path, { ...account.accountFile, ...change(account) });
  const at = (name: string): string => join(folder, name);
  const state = at('state');
  const run = (args: readonly string[], options: Partial<CommandOptions> = {}): Promise<Ended> =>
    lockstep([...args, '--account', path, '--pace', '0.001'], { state, ...options });
  return { folder, account, path, at, state, run, collection: account.collections[0]?.id ?? 0 };
}

/** The calls that move something, from the log. */
async function moved(): Promise<LogEntry[]> {
  return (await simulator.log.entries()).filter(({ call }) => call !== null && moving.has(call));
}

async function entriesOf(collection: number): Promise<number> {
  return (await simulator.files()).filter(({ entries }) => entries.some((entry) => entry.collection === collection && !entry.isDeleted)).length;
}

/** What the server says of a collection of this name: its number. */
function albumIn({ stdout }: Ended): number {
  return Number(/\((\d+)\): /.exec(stdout)?.[1]);
}

const uploadsIn = (container: string): string[] => readdirSync(join(container, 'uploads'));

describe('a folder', () => {
  it('comes back identical, and moves once: photos, videos, live photos, names in many scripts', async () => {
    const { at, run } = await start();
    const photos = await makePhotoFolder(at('photos'), { images: 20, videos: 1, videoBytes: 21 * 1024 * 1024 });
    const uploaded = await run(['upload', at('photos'), '--album', 'Été']);
    expect(uploaded).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`^Été \\(\\d+\\): ${photos} uploaded; `)) as string });
    const album = albumIn(uploaded);
    expect(await entriesOf(album)).toBe(photos);
    await simulator.log.clear();
    expect(await run(['upload', at('photos'), '--album', 'Été'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`${photos} there already; 0.0 MB sent`) as string,
    });
    expect(await moved()).toEqual([]);

    const download = ['download', '--collection', String(album), '--out', at('out')];
    expect(await run(download)).toMatchObject({ code: 0, stdout: expect.stringContaining(`${photos} fetched`) as string });
    expect(digestsOf(at('out'))).toEqual(digestsOf(at('photos')));
    await simulator.log.clear();
    expect(await run(download)).toMatchObject({ code: 0, stdout: expect.stringContaining(`0 fetched, ${photos} there already; 0.0 MB`) as string });
    expect(await moved()).toEqual([]);

    // A container that knows nothing, and a folder that lost its list: what is there is found by its content.
    rmSync(at('out/.lockstep-download'), { recursive: true });
    const [again, fetched] = [await run(['upload', at('out'), '--album', 'Été', '--container', at('fresh')]), await run(download)];
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining(`${photos} there already`) as string });
    expect(fetched.code).toBe(0);
    expect((await moved()).filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(uploadsIn(at('fresh'))).toEqual([]);
  });

  it('tells what its photos tell of themselves, and says where there is no thumbnail', async () => {
    const { at, run, account } = await start();
    await makePhotoFolder(at('photos'), { images: 2, videos: 1, videoBytes: 1000 });
    writeFileSync(at('photos/broken.jpg'), 'no image at all');
    await run(['upload', at('photos'), '--collection', String(account.collections[0]?.id)]);
    const facts: Record<string, unknown> = {};
    for (const file of await simulator.files()) {
      const stored = {
        encryptedKey: file.entries[0]?.encryptedKey ?? '',
        keyDecryptionNonce: file.entries[0]?.keyDecryptionNonce ?? '',
        file: file.file,
        thumbnail: file.thumbnail,
        metadata: { ...file.metadata, encryptedData: file.metadata.encryptedData ?? '' },
      };
      if (file.entries[0]?.collection !== account.collections[0]?.id) continue;
      const key = openFileKey(provider, account.collections[0]?.key ?? new Uint8Array(), stored);
      const metadata = JSON.parse(Buffer.from(openMetadata(provider, key, stored)).toString()) as { title: string; creationTime: number };
      const thumbnail = await simulator.object(file.thumbnail.objectKey);
      facts[metadata.title] = { creationTime: metadata.creationTime, isBlack: thumbnail.length === 143 + 17 };
    }
    expect(facts).toEqual({
      'Rome 0.JPG': { creationTime: 1_577_836_800_000_000, isBlack: false },
      'Фото 1.jpg': { creationTime: Date.parse('2019-07-08T09:10:11+02:00') * 1000, isBlack: false },
      'Rome video 0.mp4': { creationTime: 1_577_836_802_000_000, isBlack: true },
      'broken.jpg': { creationTime: expect.any(Number) as number, isBlack: true },
    });
  });
});

describe('an account', () => {
  it('is opened by its passphrase, from a file descriptor; a wrong one is told', async () => {
    const { at, run } = await start(({ keyAttributes }) => ({ masterKey: undefined, keyPair: undefined, keyAttributes }), 'à bientôt');
    await makePhotoFolder(at('photos'), { images: 1, videos: 0, videoBytes: 0 });
    const upload = ['upload', at('photos')];
    expect(await run([...upload, '--passphrase-fd', '3'], { secret: 'à bientôt\n' })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('photos (') as string,
    });
    expect(await run([...upload, '--passphrase-fd', '3'], { secret: 'no\n' })).toMatchObject({
      code: 77,
      stderr: expect.stringContaining('the passphrase is mistyped') as string,
    });
    expect(await run([...upload, '--passphrase-fd', '3'], { secret: '' })).toMatchObject({ code: 65 });
    expect(await run(upload)).toMatchObject({ code: 64, stderr: expect.stringContaining('--passphrase-fd') as string });
  });

  it('is asked for its passphrase at a terminal, which shows nothing of what is typed', async () => {
    const { at, path, state } = await start(({ keyAttributes }) => ({ masterKey: undefined, keyPair: undefined, keyAttributes }), 'à bientôt');
    await makePhotoFolder(at('photos'), { images: 1, videos: 0, videoBytes: 0 });
    const upload = ['upload', at('photos'), '--account', path, '--pace', '0.001'];
    const typed = await runAtTerminal(upload, 'à bientôt\r', state);
    expect(typed).toMatchObject({ code: 0, shown: expect.stringContaining('1 uploaded; ') as string });
    expect(typed.shown).toContain('Passphrase: ');
    expect(typed.shown).not.toContain('bient');
    expect(await runAtTerminal(upload, 'no\r', state)).toMatchObject({
      code: 77,
      shown: expect.stringContaining('the passphrase is mistyped') as string,
    });
    expect(await runAtTerminal(upload, '\u0003', state)).toMatchObject({ code: 130 });
  });

  it('works in a collection that another one shares', async () => {
    const [owner, guest] = [await start(), await start(({ keyAttributes }) => ({ keyAttributes, keyPair: undefined }))];
    const [shared] = owner.account.collections;
    if (!shared) throw new Error('the test account has no collection');
    await shareTestCollection(simulator, shared, guest.account);
    await makePhotoFolder(owner.at('photos'), { images: 3, videos: 0, videoBytes: 0 });
    await makePhotoFolder(guest.at('photos'), { images: 0, videos: 1, videoBytes: 5000 });
    expect(await owner.run(['upload', owner.at('photos'), '--collection', String(shared.id)])).toMatchObject({ code: 0 });
    expect(await guest.run(['download', '--collection', String(shared.id), '--out', guest.at('out')])).toMatchObject({ code: 0 });
    expect(digestsOf(guest.at('out'))).toEqual(digestsOf(owner.at('photos')));
    // The server takes files for an account's own collections alone: all would be refused, and one is enough to know it.
    expect(await guest.run(['upload', guest.at('photos'), '--collection', String(shared.id)])).toMatchObject({
      code: 77,
      stderr: expect.stringContaining('(forbidden)') as string,
    });
    // An album of that name is not made where one is shared.
    const holiday = await makeTestCollection(simulator, provider, owner.account, 'Holiday');
    await shareTestCollection(simulator, holiday, guest.account);
    await simulator.log.clear();
    expect(await guest.run(['upload', guest.at('photos'), '--album', 'Holiday'])).toMatchObject({
      code: 77,
      stderr: expect.stringContaining('(forbidden)') as string,
    });
    expect((await moved()).map(({ call }) => call)).not.toContain('createCollection');
    // What another one owns is not linked to an album of one's own, but uploaded.
    cpSync(guest.at('out/Rome 0.JPG'), guest.at('photos/Rome 0.JPG'));
    await simulator.log.clear();
    expect(await guest.run(['upload', guest.at('photos'), '--album', 'Mine'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 uploaded; ') as string,
    });
    expect((await moved()).map(({ call }) => call)).not.toContain('addFiles');
  });
});

describe('an interruption', () => {
  /** Waits until a call was begun, then sends a signal. */
  async function signalAt(child: ChildProcess, call: string, count: number, signal: NodeJS.Signals): Promise<void> {
    while ((await simulator.log.entries({ call })).length < count) await sleep(10);
    child.kill(signal);
  }

  it.each(['SIGINT', 'SIGKILL'] as const)('of an upload by %s is gone on with, and no part is sent twice', async (signal) => {
    const { at, run } = await start();
    const container = at('container');
    const photos = await makePhotoFolder(at('photos'), { images: 4, videos: 1, videoBytes: 45 * 1024 * 1024 });
    const upload = ['upload', at('photos'), '--album', 'A', '--container', container];
    await simulator.faults.add({ call: 'putPart', kind: 'delay', delayMilliseconds: 3000, skip: 1 });
    let signalled: Promise<void> | undefined;
    const ended = await run(upload, { onStart: (child) => void (signalled = signalAt(child, 'putPart', 2, signal)) });
    await signalled;
    if (signal === 'SIGINT')
      expect(ended).toMatchObject({ code: 130, stderr: expect.stringContaining('interrupted by SIGINT: run the same command again') as string });
    else expect(ended.code).toBe(null);
    expect(uploadsIn(container).length).toBeGreaterThan(0);
    const again = await run(upload);
    expect(again).toMatchObject({ code: 0 });
    expect(await entriesOf(albumIn(again))).toBe(photos);
    const parts = (await simulator.log.entries({ call: 'putPart', status: 200 })).map(
      ({ url }) => `${url.split('?')[0]} ${/partNumber=\d+/.exec(url)?.[0]}`,
    );
    expect(new Set(parts).size).toBe(parts.length);
    expect(uploadsIn(container)).toEqual([]);
  });

  it('of a download leaves nothing half-written, and is gone on with from where it was', async () => {
    const { at, run, collection } = await start();
    await makePhotoFolder(at('photos'), { images: 3, videos: 1, videoBytes: 9_000_000 });
    await run(['upload', at('photos'), '--collection', String(collection)]);
    await simulator.faults.add({ call: 'getObject', kind: 'cutAnswer', bytes: 2_000_000, count: 1000 });
    const download = ['download', '--collection', String(collection), '--out', at('out')];
    const cut = await run(download);
    expect(cut.code).toBe(0); // Each try brings more than a megabyte.
    expect(digestsOf(at('out'))).toEqual(digestsOf(at('photos')));
    expect((await simulator.log.entries({ call: 'getObject' })).filter(({ headers }) => headers['range'] !== undefined).length).toBeGreaterThan(2);

    rmSync(at('out'), { recursive: true });
    await simulator.faults.clear();
    await simulator.faults.add({ call: 'getObject', kind: 'cutAnswer', bytes: 150_000, count: 1000 });
    const failed = await run(download);
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('(network_error)') as string });
    expect(Object.keys(digestsOf(at('out')))).not.toContain('Rome video 0.mp4');
    await simulator.faults.clear();
    await simulator.log.clear();
    expect(await run(download)).toMatchObject({ code: 0 });
    expect(digestsOf(at('out'))).toEqual(digestsOf(at('photos')));
    expect((await simulator.log.entries({ call: 'getObject' })).map(({ headers }) => headers['range'])).toEqual([
      expect.stringMatching(/^bytes=\d{6,}-$/),
    ]);
  });
});

describe('a mistake', () => {
  it('is told in a line, with its exit code, without a stack and without a secret', async () => {
    const { at, path, account, state } = await start();
    await makePhotoFolder(at('photos'), { images: 1, videos: 0, videoBytes: 0 });
    writeFileSync(at('no-account'), '{}');
    await createAccountFile(at('wrong-token'), { ...account.accountFile, token: 'wrong' });
    await createAccountFile(at('nobody'), { ...account.accountFile, endpoint: 'http://127.0.0.1:9' });
    writeFileSync(at('other-account'), '');
    const other = await start();
    await other.run(['upload', at('photos'), '--container', at('others')]);
    const cases: [readonly string[], number, RegExp][] = [
      [['upload', at('absent'), '--account', path], 66, /absent: there is no such file/],
      [['upload', at('photos'), '--account', at('absent')], 66, /absent/],
      [['upload', at('photos'), '--account', at('no-account')], 65, /no-account is .*account file: .*endpoint is missing/],
      [['upload', at('photos'), '--account', at('wrong-token')], 77, /getCollections: answered 401/],
      [['upload', at('photos'), '--account', at('nobody'), '--pace', '0'], 69, /no answer came/],
      [['upload', at('photos'), '--account', path, '--collection', '7'], 66, /no collection 7; there is \d+ \(Holidays\)/],
      [['upload', at('photos'), '--account', path, '--container', at('others')], 65, /belongs to another account/],
      [['upload', at('photos'), '--account', path, '--container', join(path, 'x')], 73, /not a directory/],
      [['upload', at('photos')], 64, /--account/],
      [['upload', at('photos'), '--account', path, '--album', 'a', '--collection', '7'], 64, /cannot be used with/],
      [['upload', at('photos'), '--account', path, '--passphrase-fd', 'x'], 64, /whole number/],
      [['download', '--account', path, '--collection', '7', '--out', at('o')], 66, /no collection 7; it has/],
      [['download', '--account', path, '--collection', 'x', '--out', at('o')], 64, /whole number/],
      [['download', '--account', path, '--collection', String(account.collections[0]?.id), '--out', path], 73, /account.json/],
    ];
    const secrets = [account.token, Buffer.from(account.masterKey).toString('base64'), Buffer.from(account.masterKey).toString('hex')];
    const ended = await Promise.all(cases.map(([args]) => lockstep(args, { state: args.includes(at('others')) ? at('state-2') : state })));
    for (const [index, [args, code, message]] of cases.entries()) {
      expect([args, ended[index]]).toMatchObject([args, { code, stderr: expect.stringMatching(message) as string }]);
      const said = `${ended[index]?.stdout}${ended[index]?.stderr}`;
      expect(said).not.toMatch(/^ +at /m);
      expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    }
  });

  it('of the file system is told for its file, and the others go on', async () => {
    const { at, run, collection } = await start();
    await makePhotoFolder(at('photos'), { images: 3, videos: 0, videoBytes: 0 });
    symlinkSync(at('absent'), at('photos/dangling.jpg'));
    expect(await run(['upload', at('photos'), '--collection', String(collection)])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^lockstep: dangling.jpg: can't read .*\(io_error\)$/m) as string,
    });
    expect(await entriesOf(collection)).toBe(3);
  });

  it('is a second command at once in the same container', async () => {
    const { at, run, collection } = await start();
    await makePhotoFolder(at('photos'), { images: 1, videos: 0, videoBytes: 0 });
    await simulator.faults.add({ call: 'getDiff', kind: 'delay', delayMilliseconds: 4000 });
    const first = run(['upload', at('photos'), '--collection', String(collection)]);
    while ((await simulator.log.entries({ call: 'getDiff' })).length === 0) await sleep(10);
    expect(await run(['upload', at('photos'), '--collection', String(collection)])).toMatchObject({
      code: 75,
      stderr: expect.stringContaining('another lockstep command works in') as string,
    });
    expect(await first).toMatchObject({ code: 0 });
  });
});

it('a file whose bytes were changed in storage does not appear; the others do', async () => {
  const { at, run, collection } = await start();
  await makePhotoFolder(at('photos'), { images: 3, videos: 0, videoBytes: 0 });
  await run(['upload', at('photos'), '--collection', String(collection)]);
  const victim = (await simulator.files()).find(({ entries }) => entries[0]?.collection === collection);
  await simulator.control.removeObject(victim?.file.objectKey ?? '');
  await simulator.control.makeSparseObject(victim?.file.objectKey ?? '', 60_000);
  const ended = await run(['download', '--collection', String(collection), '--out', at('out')]);
  expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/\(corrupt\)/) as string });
  expect(Object.keys(digestsOf(at('out'))).length).toBeGreaterThanOrEqual(2);
  expect(readdirSync(at('out/.lockstep-download')).sort()).toEqual(['command.lock', 'files.jsonl']);
  expect(readFileSync(at('out/.lockstep-download/files.jsonl'), 'utf8').trim().split(/\n+/)).toHaveLength(2);
});
