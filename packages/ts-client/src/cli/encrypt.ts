/** `lockstep encrypt`. */
import { resolve } from 'node:path';
import { Encryption } from '@lockstep/spec';
import { encryptFile, loadProvider } from '../index.ts';
import { refuseExisting } from '../file/new-file.ts';
import { descriptionPath, writeDescription } from './description.ts';
import { readKey } from './key-file.ts';
import { progressBar, type Terminal } from './terminal.ts';

/** Options of the command. */
export interface EncryptCommand {
  readonly keyFile: string;
  readonly out?: string;
  readonly partSize?: number;
}

/** Encrypts a file, and writes its description beside the result. */
export async function encrypt(name: string, { keyFile, out, partSize }: EncryptCommand, terminal: Terminal): Promise<void> {
  const destination = resolve(out ?? `${name}${Encryption.values.encryptedFileSuffix}`);
  const { say, signal } = terminal;
  const provider = await loadProvider();
  const key = await readKey(keyFile, terminal);
  const { onProgress, stop } = progressBar('encrypting');
  try {
    await refuseExisting(descriptionPath(destination));
    const facts = await encryptFile(provider, key, resolve(name), destination, { partSize, signal, onProgress });
    await writeDescription(destination, facts, partSize);
    stop();
    say(`${destination}: ${facts.size} bytes; keep ${descriptionPath(destination)} with it`);
  } finally {
    stop();
    provider.wipe(key);
  }
}
