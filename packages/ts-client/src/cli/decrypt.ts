/** `lockstep decrypt`. */
import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Encryption } from '@lockstep/spec';
import { decryptFile, loadProvider } from '../index.ts';
import { nameFailures } from '../file/io-error.ts';
import { descriptionPath, readDescription, type Description } from './description.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { readKey } from './key-file.ts';
import { progressBar, type Terminal } from './terminal.ts';

/** Options of the command. */
export interface DecryptCommand {
  readonly keyFile: string;
  readonly out?: string;
}

/** Decrypts a file with the help of its description. */
export async function decrypt(name: string, { keyFile, out }: DecryptCommand, terminal: Terminal): Promise<void> {
  const destination = resolve(out ?? withoutSuffix(name));
  const { say, signal } = terminal;
  const source = resolve(name);
  await nameFailures('read', source, () => access(source, constants.R_OK)); // The file that was named is missed first.
  const { header, hash } = await neededDescription(source);
  const provider = await loadProvider();
  const key = await readKey(keyFile, terminal);
  const { onProgress, stop } = progressBar('decrypting');
  try {
    const options = { expectedHash: hash, signal, onProgress };
    const { size } = await decryptFile(provider, key, header, source, destination, options);
    stop();
    say(`${destination}: ${size} bytes, authentic, and with the content hash of the original`);
  } finally {
    stop();
    provider.wipe(key);
  }
}

async function neededDescription(encrypted: string): Promise<Description> {
  const description = await readDescription(encrypted);
  if (description) return description;
  const path = descriptionPath(encrypted);
  throw new CommandError(
    exitCodes.noInput,
    `${path} is not there: lockstep encrypt wrote it beside the encrypted file, and its header is needed to decrypt`,
  );
}

function withoutSuffix(name: string): string {
  const suffix = Encryption.values.encryptedFileSuffix;
  if (name.endsWith(suffix) && name.length > suffix.length) return name.slice(0, -suffix.length);
  throw new CommandError(exitCodes.usage, `${name} does not end with ${suffix}: say with --out where the decrypted file should go`);
}
