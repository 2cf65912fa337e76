/** Key files: one line, the base64 of a key. */
import { open } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { Encryption } from '@lockstep/spec';
import { LockstepError, fromBase64, generateKey, toBase64, type CryptoProvider } from '../index.ts';
import { ioError, nameFailures } from '../file/io-error.ts';
import { NewFile } from '../file/new-file.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

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
 * @param terminal is told where others may read a key file
 * @returns 32 bytes; wipe them after use
 * @throws LockstepError `io_error`, CommandError for what is not a key
 */
export async function readKey(path: string, { warn, signal }: Terminal): Promise<Uint8Array> {
  const { text, isShared } = path === '-' ? await readStandardInput(signal) : await readFile(path);
  const where = path === '-' ? 'standard input' : path;
  try {
    const key = fromBase64(text.trim());
    if (key.length === Encryption.values.keyBytes) {
      if (isShared) warn(`others than its owner may read the key file ${path}: chmod 600 ${path}`);
      return key;
    }
  } catch (error) {
    if (!(error instanceof LockstepError)) throw error;
  }
  throw new CommandError(
    exitCodes.data,
    `${where} holds no key: it should be one line, the base64 of ${Encryption.values.keyBytes} bytes, as lockstep keygen makes it`,
  );
}

/** What was read, and whether others than the owner may read it, too. */
interface Found {
  readonly text: string;
  readonly isShared: boolean;
}

async function readFile(path: string): Promise<Found> {
  return nameFailures('read', path, async () => {
    const file = await open(path, 'r');
    const buffer = Buffer.alloc(mostBytes);
    try {
      const stats = await file.stat();
      let size = 0;
      // A pipe gives what its writer has written so far: it is read to its end.
      while (size < mostBytes) {
        const { bytesRead } = await file.read(buffer, size, mostBytes - size, null);
        if (bytesRead === 0) break;
        size += bytesRead;
      }
      const isShared = process.platform !== 'win32' && stats.isFile() && (stats.mode & 0o077) !== 0;
      return { text: buffer.toString('latin1', 0, size), isShared };
    } finally {
      buffer.fill(0);
      await file.close();
    }
  });
}

async function readStandardInput(signal: AbortSignal): Promise<Found> {
  let text = '';
  try {
    for await (const chunk of addAbortSignal(signal, process.stdin) as AsyncIterable<Buffer>) {
      text += chunk.toString('latin1');
      chunk.fill(0);
      if (text.length > mostBytes) break;
    }
  } catch (error) {
    signal.throwIfAborted(); // Its reason is what the person gave.
    throw ioError('read', 'standard input', error);
  }
  return { text, isShared: false };
}
