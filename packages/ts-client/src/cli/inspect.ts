/** `lockstep inspect`: what can be told about an encrypted file without its key. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Encryption } from '@lockstep/spec';
import { plaintextSize } from '../index.ts';
import { FileError, nameFailures } from '../file/io-error.ts';
import { descriptionPath, readDescription } from './description.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

const { frameBytes, frameOverheadBytes, maximumEncryptedBytes } = Encryption.values;

/** The frames that a size is cut into, and whether an encryption can have made that many bytes. */
export interface Inspection {
  readonly size: number;
  readonly frames: readonly { readonly first: number; readonly last: number; readonly offset: number; readonly size: number }[];
  readonly plaintextSize: number | undefined;
  /** Why the size is not an encrypted file's; undefined where it may be. */
  readonly objection: string | undefined;
}

/** Cuts a size into frames. */
export function inspectSize(size: number): Inspection {
  const full = Math.max(0, Math.ceil(size / frameBytes) - 1);
  const last = size - full * frameBytes;
  const frames = [
    ...(full > 0 ? [{ first: 1, last: full, offset: 0, size: frameBytes }] : []),
    ...(size > 0 ? [{ first: full + 1, last: full + 1, offset: full * frameBytes, size: last }] : []),
  ];
  return { size, frames, plaintextSize: plaintextSize(size), objection: objectionTo(size, last) };
}

function objectionTo(size: number, last: number): string | undefined {
  if (size === 0) return 'even an empty file has one frame when it is encrypted';
  if (last < frameOverheadBytes) return `a frame has ${frameOverheadBytes} bytes at least, and the last one here ${last}: the file was cut`;
  if (size > maximumEncryptedBytes) return `the server takes at most ${maximumEncryptedBytes} bytes`;
  return undefined;
}

function isEmptyAfterFull(size: number): boolean {
  return size > frameBytes && size % frameBytes === frameOverheadBytes;
}

/**
 * Prints the frames of a file and whether its size is plausible.
 * @throws CommandError where it is not
 */
export async function inspect(name: string, say: (line: string) => void): Promise<void> {
  const path = resolve(name);
  const found = await nameFailures('read', path, () => stat(path));
  if (!found.isFile()) throw new FileError('read', path, 'it is not a regular file');
  const { size, frames, plaintextSize, objection } = inspectSize(found.size);
  say(`${path}: ${size} bytes`);
  for (const frame of frames) {
    const which = frame.first === frame.last ? `frame ${frame.first}` : `frames ${frame.first} to ${frame.last}, each`;
    say(`  ${which}: ${frame.size} bytes, from offset ${frame.offset}`);
  }
  const mismatch = await compareDescription(path, size, say);
  if (objection !== undefined) throw new CommandError(exitCodes.refused, `the size is not plausible: ${objection}`);
  if (mismatch !== undefined) throw new CommandError(exitCodes.refused, mismatch);
  if (isEmptyAfterFull(size)) say('The last frame is empty: readers accept it, but no encryption of ours makes it.');
  say(`The size is plausible: a plaintext of ${plaintextSize} bytes. Only decrypting shows whether the bytes are authentic.`);
}

async function compareDescription(path: string, size: number, say: (line: string) => void): Promise<string | undefined> {
  const beside = descriptionPath(path);
  const description = await readDescription(path);
  if (!description) {
    say(`  no ${beside}: it has the header that decrypting needs`);
    return undefined;
  }
  if (description.size !== size) return `${beside} says that the file has ${description.size} bytes, and it has ${size}`;
  say(`  ${beside}: content hash ${description.hash}`);
  return undefined;
}
