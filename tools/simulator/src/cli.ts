/** `simulator.mjs`: a simulator for people, and one in a process of its own for tests. */
import { mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ApiHeaders, getCollections } from '@lockstep/spec';
import { LockstepError, createAccountFile, readAccountFile, type NewAccountFile } from '@lockstep/ts-client';
import { start, type Running, type StartOptions } from './simulator.ts';
import { connectSimulator } from './start.ts';
import { defaultPassphrase, makeTestAccount } from './test-account.ts';

const usage = `usage: npx nx run simulator:serve [-- OPTIONS]

Stands in for the server and its storage on this machine, until it is interrupted. Prints the address of the API, and writes
an account file with a token, keys and a collection.

  --folder DIR            where the state is; default: lockstep/simulator in your state folder
  --port N                the port of the API; default: any that is free
  --storage-port N        the port of the storage; with the same one, addresses stay good over a restart
  --control-port N        the port of the control
  --account FILE          the account file; default: account.json in the folder; one that is there is written anew
  --key-attributes        leave the master key out of the account file: the passphrase opens it
  --bytes-per-second N    let the storage be no faster
  --old-server            be a server without the calls that newer ones have
  --help`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      port: { type: 'string' },
      'storage-port': { type: 'string' },
      'control-port': { type: 'string' },
      account: { type: 'string' },
      'key-attributes': { type: 'boolean' },
      'bytes-per-second': { type: 'string' },
      'old-server': { type: 'boolean' },
      child: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(usage);
  if (values.child !== undefined) return serveParent(JSON.parse(values.child) as StartOptions);
  const folder = resolve(values.folder ?? join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'lockstep', 'simulator'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const simulator = await start({
    folder,
    ports: {
      api: wholeNumber('--port', values.port) ?? 0,
      storage: wholeNumber('--storage-port', values['storage-port']) ?? 0,
      control: wholeNumber('--control-port', values['control-port']) ?? 0,
    },
    settings: { bytesPerSecond: wholeNumber('--bytes-per-second', values['bytes-per-second']) ?? null, isOldServer: values['old-server'] ?? false },
  });
  try {
    const stopped = interrupted();
    const path = resolve(values.account ?? join(folder, 'account.json'));
    const collections = await writeAccount(simulator, path, values['key-attributes'] ?? false);
    console.log(`API         ${simulator.url}
storage     ${simulator.storageUrl}
control     ${simulator.controlUrl}
state       ${folder}
account     ${path}${values['key-attributes'] ? `  (passphrase: ${defaultPassphrase})` : ''}
collection  ${collections.join(', ')}
Stop it with Ctrl-C.`);
    await stopped;
  } finally {
    await simulator.close();
  }
}

/** Runs for the process that started this one: prints the addresses as a line of JSON, and ends when standard input does. */
async function serveParent(options: StartOptions): Promise<void> {
  const simulator = await start(options);
  const { url, storageUrl, controlUrl } = simulator;
  console.log(JSON.stringify({ url, storageUrl, controlUrl }));
  await Promise.race([interrupted(), new Promise<void>((end) => process.stdin.resume().once('end', end).once('error', end))]);
  await simulator.close();
  process.stdin.destroy();
}

/** Writes the account file; returns the account's collections. An account that the file names stays as it is. */
async function writeAccount(simulator: Running, path: string, hasKeyAttributes: boolean): Promise<readonly number[]> {
  const old = await accountIn(path);
  const known = old && (await collectionsOf(simulator, old.token));
  const isKept = known !== undefined && (old?.masterKey === undefined) === hasKeyAttributes;
  let account: NewAccountFile;
  if (old && isKept) account = { ...old, endpoint: simulator.url };
  else {
    const { accountFile, keyAttributes } = await makeTestAccount(connectSimulator(simulator));
    account = hasKeyAttributes ? { ...accountFile, masterKey: undefined, keyPair: undefined, keyAttributes } : accountFile;
  }
  rmSync(path, { force: true });
  await createAccountFile(path, account);
  return (await collectionsOf(simulator, account.token)) ?? [];
}

/** @throws for a file that is no account file: it is somebody's, and stays as it is */
async function accountIn(path: string): Promise<NewAccountFile | undefined> {
  try {
    return (await readAccountFile(path)).account;
  } catch (error) {
    if (error instanceof LockstepError && error.code === 'io_error') return undefined;
    throw error;
  }
}

/** The numbers of a token's collections; undefined where the simulator does not know the token. */
async function collectionsOf({ url }: Running, token: string): Promise<readonly number[] | undefined> {
  const response = await fetch(`${url}${getCollections.path}?sinceTime=0`, { headers: { [ApiHeaders.values.authToken]: token } });
  if (!response.ok) return undefined;
  return ((await response.json()) as { collections: { id: number }[] }).collections.map(({ id }) => id);
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** @throws LockstepError `invalid_argument` */
function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new LockstepError('invalid_argument', `${option} must be a whole number; got ${text}`);
}

try {
  await main();
} catch (error) {
  // Most of what goes wrong is a person's to mend: a folder in use, a port that is taken, an option that there is not.
  console.error(`simulator: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
