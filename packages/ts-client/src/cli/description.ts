/** The description that goes with an encrypted file, `NAME.encrypted.json`: no secret in it, but needed to decrypt. */
import { constants, open, rm } from 'node:fs/promises';
import { Encryption, Hashes } from '@lockstep/spec';
import { JsonError, LockstepError, fromBase64, isJsonObject, parseJson, toBase64, type EncryptedFile } from '../index.ts';
import { FileError, ioError, isMissing } from '../file/io-error.ts';
import { NewFile } from '../file/new-file.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

const mostBytes = 64 * 1024 * 1024; // Far more than the checksums of all parts of an upload.

/** What decrypting and checking need. */
export interface Description {
  /** 24 bytes. */
  readonly header: Uint8Array;
  /** The size of the ciphertext, in bytes. */
  readonly size: number;
  /** The size of the plaintext, in bytes. */
  readonly plaintextSize: number;
  /** The content hash, base64. */
  readonly hash: string;
}

/** Where the description of an encrypted file lies. */
export function descriptionPath(encrypted: string): string {
  return `${encrypted}.json`;
}

/**
 * Writes the description of a file that has just been encrypted; where that fails, the encrypted file goes, too, since
 * nobody could decrypt it.
 * @throws LockstepError `already_exists`, `io_error`
 */
export async function writeDescription(encrypted: string, facts: EncryptedFile, partSize: number | undefined): Promise<void> {
  const { header, size, plaintextSize, hash } = facts;
  const checksums = 'md5' in facts ? { md5: facts.md5 } : { partSize, partMd5s: facts.partMd5s };
  const text = JSON.stringify({ header: toBase64(header), size, plaintextSize, hash, ...checksums }, null, 2);
  try {
    const file = await NewFile.create(descriptionPath(encrypted));
    try {
      await file.append(Buffer.from(`${text}\n`));
      await file.publish();
    } finally {
      await file.discard();
    }
  } catch (error) {
    await rm(encrypted, { force: true });
    throw error;
  }
}

/** Reads a file without waiting for a pipe's writer; nothing but a regular file can be a description. */
async function readRegularFile(path: string): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new FileError('read', path, 'it is not a regular file');
    if (stats.size > mostBytes) throw new FileError('read', path, `a description must have at most ${mostBytes} bytes; it has ${stats.size}`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/**
 * Reads a description, which may come from anybody.
 * @returns undefined where there is none
 * @throws LockstepError `io_error`, CommandError for what is not a description
 */
export async function readDescription(encrypted: string): Promise<Description | undefined> {
  const path = descriptionPath(encrypted);
  let bytes: Uint8Array;
  try {
    bytes = await readRegularFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw ioError('read', path, error);
  }
  const wrong = (what: string): CommandError =>
    new CommandError(exitCodes.data, `${path} is not a description of an encrypted file: ${what}; lockstep encrypt writes it`);
  try {
    const json = parseJson(bytes, { maximumDepth: 8 });
    if (!isJsonObject(json)) throw wrong('it is not a JSON object');
    const text = (name: string, length: number): Uint8Array => {
      const value = json.get(name);
      const decoded = typeof value === 'string' ? fromBase64(value) : undefined;
      if (decoded?.length !== length) throw wrong(`${name} must be the base64 of ${length} bytes`);
      return decoded;
    };
    const count = (name: string): number => {
      const value = json.get(name);
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw wrong(`${name} must be a size in bytes`);
      return value;
    };
    return {
      header: text('header', Encryption.values.headerBytes),
      size: count('size'),
      plaintextSize: count('plaintextSize'),
      hash: toBase64(text('hash', Hashes.values.contentHashBytes)),
    };
  } catch (error) {
    if (error instanceof JsonError || (error instanceof LockstepError && !(error instanceof FileError))) throw wrong(error.message);
    throw error;
  }
}
