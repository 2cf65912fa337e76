/** The passphrase of an account: typed at a terminal, or read from a file descriptor; never an argument, which others see. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable, addAbortSignal } from 'node:stream';
import { FileError } from '../file/io-error.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

const mostBytes = 64 * 1024;

/**
 * Asks for a passphrase.
 * @param descriptor where it is read from, up to the end of the first line; a terminal where it is undefined
 * @throws CommandError where there is nobody to ask, LockstepError `io_error`, and the signal's reason
 */
export async function readPassphrase(descriptor: number | undefined, signal: AbortSignal): Promise<string> {
  if (descriptor !== undefined) return fromDescriptor(descriptor, signal);
  if (process.stdin.isTTY && process.stderr.isTTY) return fromTerminal(signal);
  throw new CommandError(
    exitCodes.usage,
    'the account file has no master key: type its passphrase at a terminal, or say with --passphrase-fd where to read it',
  );
}

async function fromDescriptor(descriptor: number, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of addAbortSignal(signal, createReadStream('', { fd: descriptor })) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > mostBytes || chunk.includes(0x0a)) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw new FileError('read', `the file descriptor ${descriptor}`, (error as Error).message, { cause: error });
  }
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString('utf8');
  for (const each of [bytes, ...chunks]) each.fill(0);
  const line = text.split('\n', 1)[0]?.replace(/\r$/, '') ?? '';
  if (line === '') throw new CommandError(exitCodes.data, `the file descriptor ${descriptor} gave no passphrase: its first line is empty`);
  return line;
}

async function fromTerminal(signal: AbortSignal): Promise<string> {
  // What is typed is echoed to nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 });
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT')); // In raw mode Ctrl-C is a key like others.
  // Now that the terminal itself echoes nothing any more, not even to who types at once.
  process.stderr.write('Passphrase: ');
  try {
    return await terminal.question('', { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
