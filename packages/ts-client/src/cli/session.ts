/** What the commands that talk to a server share: an account that is open, its collections, and how it all ends. */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fetchCollections, type FoundCollections } from '../account/collections.ts';
import { openAccount, wipeAccount, type OpenAccount } from '../account/account-keys.ts';
import type { LockstepError } from '../index.ts';
import { ApiClient, HttpTransfer, loadProvider, nodeEnvironment, readAccountFile, type CryptoProvider, type UploadEnvironment } from '../index.ts';
import { CommandError } from './exit-codes.ts';
import { readPassphrase } from './passphrase.ts';
import { Interrupted, type Terminal } from './terminal.ts';

/** The options that all of them have. */
export interface AccountOptions {
  readonly account: string;
  readonly passphraseFd?: number;
  /** What pauses between tries are multiplied by: for tests. */
  readonly pace?: number;
}

/** An account in use. */
export interface Session {
  readonly provider: CryptoProvider;
  readonly environment: UploadEnvironment;
  readonly account: OpenAccount;
  readonly client: ApiClient;
  readonly found: FoundCollections;
}

/**
 * Opens the account of a command and works with it. Its keys are wiped in the end.
 * @param whatToDo what a person does after an interruption
 */
export async function withSession<T>(
  { account: path, passphraseFd, pace }: AccountOptions,
  { signal, warn }: Terminal,
  version: string,
  whatToDo: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const transfer = new HttpTransfer();
  const provider = await loadProvider();
  let account: OpenAccount | undefined;
  let found: FoundCollections | undefined;
  try {
    const file = await readAccountFile(resolve(path));
    if (file.isShared) warn(`others than its owner may read the account file ${path}: chmod 600 ${path}`);
    account = await openAccount(provider, file.account, version, () => readPassphrase(passphraseFd, signal));
    const environment = nodeEnvironment(provider, transfer);
    const client = new ApiClient(environment, account.access, pace);
    found = await fetchCollections(client, provider, account, signal);
    return await work({ provider, environment, account, client, found });
  } catch (error) {
    if (error instanceof Interrupted) throw new CommandError(error.exitCode, `interrupted by ${error.signal}: ${whatToDo}`);
    throw error;
  } finally {
    transfer.close();
    if (account) wipeAccount(provider, account);
    for (const { key } of found?.collections ?? []) provider.wipe(key);
  }
}

/** The container of an account where none is named: in the user's state folder, by what distinguishes the account from others. */
export function defaultContainer(account: OpenAccount): string {
  const state = process.env['XDG_STATE_HOME'];
  // A relative path is to be ignored: see the XDG Base Directory Specification.
  const base = state?.startsWith('/') ? state : join(homedir(), '.local', 'state');
  return join(base, 'lockstep', 'containers', accountMark(account));
}

/** What distinguishes an account from others, on every server, and shows nothing else about it. */
export function accountMark({ masterKey }: OpenAccount): string {
  return createHash('sha256').update('lockstep account mark\0').update(masterKey).digest('hex').slice(0, 32);
}

/** A failure of what has a name, as a line. */
export function describe(name: string, error: LockstepError<string>): string {
  return `${name}: ${error.message} (${error.code})`;
}
