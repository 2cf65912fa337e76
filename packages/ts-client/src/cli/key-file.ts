/** Key files: one line, the base64 of a key. */
import { open } from 'node:fs/promises';
import { Encryption } from '@lockstep/spec';
import { LockstepError, fromBase64, generateKey, toBase64, type CryptoProvider } from '../index.ts';
import { naming } from '../file/io-error.ts';
import { NewFile } from '../file/new-file.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

const mostBytes = 1024; // Far more than a key: whatever is larger is another file, named by mistake.

/**
 * Makes a key file that only its owner can read.
 * @throws LockstepError `already_exists`, `io_error`
 */
export async function createKeyFile(provider: CryptoProvider, path: string): Promise<void> {
  const key = generateKey(provider);
  const file = await NewFile.create(path);
  try {
    await file.append(Buffer.from(`${toBase64(key)}\n`));
    await file.publish();
  } finally {
    provider.wipe(key);
    await file.discard();
  }
}

/**
 * Reads a key.
 * @param path a key file, or `-` for standard input
 * @param warn is told where others may read the file
 * @returns 32 bytes; wipe them after use
 * @throws LockstepError `io_error`, CommandError for what is no key
 */
export async function readKey(path: string, warn: (message: string) => void): Promise<Uint8Array> {
  const text = path === '-' ? await readStandardInput() : await readFile(path, warn);
  const where = path === '-' ? 'standard input' : path;
  try {
    const key = fromBase64(text.trim());
    if (key.length === Encryption.values.keyBytes) return key;
  } catch (error) {
    if (!(error instanceof LockstepError)) throw error;
  }
  throw new CommandError(exitCodes.data, `${where} holds no key: it should be one line, the base64 of ${Encryption.values.keyBytes} bytes, as lockstep keygen makes it`);
}

async function readFile(path: string, warn: (message: string) => void): Promise<string> {
  return naming('read', path, async () => {
    const file = await open(path, 'r');
    try {
      const { mode } = await file.stat();
      if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
        warn(`others than its owner may read the key file ${path}: chmod 600 ${path}`);
      }
      const buffer = Buffer.alloc(mostBytes);
      const { bytesRead } = await file.read(buffer, 0, mostBytes, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await file.close();
    }
  });
}

async function readStandardInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    text += chunk.toString('latin1');
    if (text.length > mostBytes) break;
  }
  return text;
}
