import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readAccountFile } from '@lockstep/ts-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectSimulator, spawnSimulator, startSimulator, type Simulator } from './start.ts';
import { makeTestAccount } from './test-account.ts';

const program = fileURLToPath(new URL('../simulator.mjs', import.meta.url));

let folder: string;
const running: Simulator[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-start-'));
});
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.close();
  rmSync(folder, { recursive: true });
});

async function kept<S extends Simulator>(simulator: Promise<S>): Promise<S> {
  running.push(await simulator);
  return simulator;
}

it('runs in a process of its own, with the same control, and goes on after a kill where it was', async () => {
  const first = await kept(spawnSimulator({ folder, settings: { secondCompletion: 404 } }));
  expect(await first.control.configure({})).toMatchObject({ secondCompletion: 404, urlCallsPerMinute: 500 });
  const account = await makeTestAccount(first);
  await first.faults.add({ call: 'getCollections', kind: 'answer', status: 500 });
  const ask = ({ url }: Simulator) => fetch(`${url}/collections/v2?sinceTime=0`, { headers: { 'x-auth-token': account.token } });
  expect((await ask(first)).status).toBe(500);
  expect(await first.log.entries({ call: 'getCollections' })).toMatchObject([{ account: account.id, status: 500, fault: 'answer' }]);
  await expect(first.faults.add({ call: 'x', kind: 'y' } as never)).rejects.toThrow(/refused addFaults: not a fault: /);
  await first.control.makeSparseObject('1/object', 1000);
  const exited = first.log.entries().then(() => process.kill(first.pid, 'SIGKILL'));
  await exited;
  await first.close();

  const second = await kept(spawnSimulator({ folder }));
  expect(((await (await ask(second)).json()) as { collections: unknown[] }).collections.length).toBe(1);
  expect((await second.object('1/object')).equals(Buffer.alloc(1000))).toBe(true);
  const again = await makeTestAccount(second);
  expect(again.id).toBeGreaterThan(account.collections[0]?.id ?? Infinity);
  expect(await connectSimulator(second).files()).toEqual([]);
});

it('refuses a folder that another simulator has, in words', async () => {
  await kept(startSimulator({ folder }));
  await expect(startSimulator({ folder })).rejects.toThrow(`${folder} is in use by another simulator: stop it, or name another folder`);
  const { status, stderr } = spawnSync(process.execPath, [program, '--folder', folder], { encoding: 'utf8', timeout: 60_000 });
  expect([status, stderr]).toEqual([69, `the simulator did not start: ${folder} is in use by another simulator: stop it, or name another folder\n`]);
});

it('is reached from this machine alone', async () => {
  const simulator = await kept(startSimulator({ folder }));
  const { url, storageUrl, controlUrl } = simulator;
  expect(new Set([url, storageUrl, controlUrl].map((address) => new URL(address).hostname))).toEqual(new Set(['127.0.0.1']));
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of others) {
    for (const reachable of [url, storageUrl, controlUrl]) await expect(fetch(reachable.replace('127.0.0.1', address))).rejects.toThrow();
  }
});

it('serves people: prints its addresses, writes an account file, keeps the account, and stops when it is interrupted', async () => {
  const serve = async (...options: string[]): Promise<string> => {
    const child = spawn(process.execPath, [program, '--folder', folder, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Ctrl-C')) child.kill('SIGINT');
    });
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
    return output;
  };
  const output = await serve('--old-server', '--bytes-per-second', '1000000');
  const path = join(folder, 'account.json');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const { account } = await readAccountFile(path);
  expect(output).toContain(`API         ${account.endpoint}\n`);
  expect(output).toMatch(/collection {2}\d{16}\n/);
  expect(output).not.toContain(account.token);
  expect([account.masterKey?.length, account.keyPair?.secretKey.length, account.keyAttributes]).toEqual([32, 32, undefined]);
  await serve();
  const again = await readAccountFile(path);
  expect(again.account).toMatchObject({ token: account.token, masterKey: account.masterKey });
  expect(again.account.endpoint).not.toBe(account.endpoint);
  expect(await serve('--key-attributes')).toContain('(passphrase: correct horse)');
  expect((await readAccountFile(path)).account).toMatchObject({ masterKey: undefined, keyPair: undefined, keyAttributes: { opsLimit: 1 } });
});

it('leaves a file alone that is not an account file', () => {
  const path = join(folder, 'notes.txt');
  writeFileSync(path, 'mine');
  const { status, stderr } = spawnSync(process.execPath, [program, '--folder', join(folder, 'state'), '--account', path], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(status).toBe(69);
  expect(stderr).toContain(`${path} is not an account file`);
  expect(readFileSync(path, 'utf8')).toBe('mine');
});

it.each([
  [['--port', 'x'], "option '--port <n>' argument 'x' is invalid"],
  [['--unknown'], "unknown option '--unknown'"],
])('says what is wrong with an option: %j', (options, message) => {
  const { status, stderr } = spawnSync(process.execPath, [program, '--folder', folder, ...options], { encoding: 'utf8', timeout: 60_000 });
  expect(status).toBe(64);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
  expect(existsSync(join(folder, 'account.json'))).toBe(false);
});

it('says nothing of a client that goes away while it sends', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const simulator = await kept(startSimulator({ folder }));
    const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1');
    socket.write('POST /files HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{');
    await sleep(50); // It waits for the rest now.
    socket.destroy();
    await vi.waitFor(async () => expect(await simulator.log.entries({ call: 'createFile' })).toHaveLength(1), 5000);
    await fetch(`${simulator.url}/collections/v2`); // What it says of the one before, it has said by then.
    expect(said).not.toHaveBeenCalled();
  } finally {
    said.mockRestore();
  }
});
