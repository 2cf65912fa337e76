/** `simulator.mjs`: a simulator for people, and one in a process of its own for tests. */
import { mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { CommandFailure, Option, defineCommand, exitCodes, startCommand, wholeNumber } from '@lockstep/options';
import { ApiHeaders, getCollections } from '@lockstep/spec';
import { LockstepError, createAccountFile, readAccountFile, type NewAccountFile } from '@lockstep/ts-client';
import { start, type Running, type StartOptions } from './simulator.ts';
import { connectSimulator } from './start.ts';
import { FolderInUse } from './state/database.ts';
import { defaultPassphrase, makeTestAccount } from './test-account.ts';

const description = `Stands in for the server and its storage on this machine, until it is interrupted. Prints the address of the API, and writes an account file with a token, keys and a collection.`;
const details = 'Exit code 0: it was interrupted. 64: this command was called wrongly. 69: it could not start.';
const port = wholeNumber({ maximum: 65_535 });

const command = defineCommand('npx nx run simulator:serve --', description, details)
  .option('--folder <dir>', 'where the state is; lockstep/simulator in your state folder otherwise')
  .option('--port <n>', 'the port of the API; 0 for any that is free', port, 0)
  .option('--storage-port <n>', 'the port of the storage; with the same one, addresses stay good over a restart', port, 0)
  .option('--control-port <n>', 'the port of the control', port, 0)
  .option('--account <file>', 'the account file, overwritten if it is one; account.json in the folder otherwise')
  .option('--key-attributes', 'leave the master key out of the account file: the passphrase opens it')
  .option('--bytes-per-second <n>', 'the largest speed of the storage', wholeNumber({ minimum: 1 }))
  .option('--old-server', 'act as a server without the calls of newer ones')
  .addOption(new Option('--child <json>', 'run for the process that started this one').hideHelp());

await startCommand(command, async ({ child, folder: given, keyAttributes = false, ...options }) => {
  if (child !== undefined) return serveParent(JSON.parse(child) as StartOptions);
  const folder = resolve(given ?? join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'lockstep', 'simulator'));
  const stopped = interrupted();
  const simulator = await inWords(async () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const ports = { api: options.port, storage: options.storagePort, control: options.controlPort };
    return start({ folder, ports, settings: { bytesPerSecond: options.bytesPerSecond ?? null, isOldServer: options.oldServer ?? false } });
  });
  try {
    const path = resolve(options.account ?? join(folder, 'account.json'));
    const collections = await inWords(() => writeAccount(simulator, path, keyAttributes));
    console.log(`API         ${simulator.url}
storage     ${simulator.storageUrl}
control     ${simulator.controlUrl}
state       ${folder}
account     ${path}${keyAttributes ? `  (passphrase: ${defaultPassphrase})` : ''}
collection  ${collections.join(', ')}
Stop it with Ctrl-C.`);
    await stopped;
  } finally {
    await simulator.close();
  }
  return exitCodes.ok;
});

/** Runs for the process that started this one: prints the addresses as a line of JSON, and ends when standard input does. */
async function serveParent(options: StartOptions): Promise<number> {
  const simulator = await inWords(() => start(options));
  const { url, storageUrl, controlUrl } = simulator;
  console.log(JSON.stringify({ url, storageUrl, controlUrl }));
  await Promise.race([interrupted(), new Promise<void>((end) => process.stdin.resume().once('end', end).once('error', end))]);
  await simulator.close();
  process.stdin.destroy();
  return exitCodes.ok;
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

/** @throws for a file that is not an account file: it is somebody's, and stays as it is */
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

/** Does some work; what a person can mend becomes a failure of the command. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isSystems = error instanceof Error && 'syscall' in error; // A port that is taken, a folder that can't be made.
    if (!isSystems && !(error instanceof LockstepError) && !(error instanceof FolderInUse)) throw error;
    throw new CommandFailure(`the simulator did not start: ${error.message}`, exitCodes.unavailable, { cause: error });
  }
}
