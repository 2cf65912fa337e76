/** `lockstep decrypt`. */
import { resolve } from 'node:path';
import { Encryption } from '@lockstep/spec';
import { decryptFile, loadProvider } from '../index.ts';
import { readDescription } from './description.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { readKey } from './key-file.ts';
import { progressBar, type Terminal } from './terminal.ts';

/** Options of the command. */
export interface DecryptCommand {
  readonly keyFile: string;
  readonly out?: string;
}

/** Decrypts a file with the help of its description. */
export async function decrypt(
  name: string,
  { keyFile, out }: DecryptCommand,
  { say, warn, signal }: Terminal,
): Promise<void> {
  const destination = resolve(out ?? withoutSuffix(name));
  const provider = await loadProvider();
  const { header, hash } = await readDescription(resolve(name));
  const key = await readKey(keyFile, warn);
  const { onProgress, stop } = progressBar('decrypting');
  try {
    const options = { expectedHash: hash, signal, onProgress };
    const { size } = await decryptFile(provider, key, header, resolve(name), destination, options);
    stop();
    say(`${destination}: ${size} bytes, authentic, and with the content hash of the original`);
  } finally {
    stop();
    provider.wipe(key);
  }
}

function withoutSuffix(name: string): string {
  const suffix = Encryption.values.encryptedFileSuffix;
  if (name.endsWith(suffix) && name.length > suffix.length) return name.slice(0, -suffix.length);
  throw new CommandError(exitCodes.usage, `${name} does not end with ${suffix}: say with --out where the decrypted file should go`);
}
