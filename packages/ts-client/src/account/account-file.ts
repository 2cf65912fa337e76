/** Account files: what a command needs to act for an account, in one JSON file that only its owner reads. */
import { open, type FileHandle } from 'node:fs/promises';
import { ClientPackages, Encryption, KeyAttributes as KeyAttributesModel, d, defineDocument, required } from '@lockstep/spec';
import { judgeDocument, valueOfDocument } from '../api/document.ts';
import { fromBase64, toBase64 } from '../base64.ts';
import { LockstepError } from '../errors.ts';
import { nameFailures } from '../file/io-error.ts';
import { NewFile } from '../file/new-file.ts';
import { parseJson } from '../json/parse.ts';
import { isJsonObject, type JsonObject } from '../json/value.ts';
import type { KeyAttributes } from '../keys/key-attributes.ts';
import { readModel } from '../models/model-object.ts';

const mostBytes = 64 * 1024; // Far more than an account: whatever is larger is another file, named by mistake.
const key = d.base64(Encryption.values.keyBytes);

/** The members of an account file, but for the key attributes, which are a model. A file has a master key, key attributes, or both. */
const AccountDocument = defineDocument('AccountFile', {
  /** The address of the API. */
  endpoint: required(d.address()),
  /** The token of the account. */
  token: required(d.string()),
  /** What the app calls itself towards the server. */
  clientPackage: d.string(),
  /** The app's version. */
  clientVersion: d.string(),
  /** The master key. */
  masterKey: key,
  /** The public half of the account's key pair. */
  publicKey: key,
  /** The secret half, which opens the keys of collections that others share. */
  secretKey: key,
});

const keyAttributesName = 'keyAttributes';

/** What acts for an account. Keys are the caller's to wipe. */
export interface AccountFile {
  /** The address of the API. */
  readonly endpoint: string;
  readonly token: string;
  /** What the app calls itself towards the server. */
  readonly clientPackage: string;
  readonly clientVersion: string | undefined;
  /** 32 bytes; undefined where the passphrase opens it from the key attributes. */
  readonly masterKey: Uint8Array | undefined;
  /** What the server keeps of the account's keys; its secret key is opened from there, too. */
  readonly keyAttributes: KeyAttributes | undefined;
  /** The account's key pair, 32 bytes each, where the file has it beside the master key: it opens what others share. */
  readonly keyPair: { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array } | undefined;
}

/** What an account file is written from. */
export type NewAccountFile = Pick<AccountFile, 'endpoint' | 'token'> & Partial<AccountFile>;

/**
 * Reads an account file.
 * @returns the account, and whether others than the file's owner may read it
 * @throws LockstepError `invalid_argument` for what is not an account file, `io_error`
 */
export async function readAccountFile(path: string): Promise<{ readonly account: AccountFile; readonly isShared: boolean }> {
  const { bytes, isShared } = await nameFailures('read', path, async () => {
    const file = await open(path, 'r');
    try {
      return { bytes: await readStart(file), isShared: process.platform !== 'win32' && ((await file.stat()).mode & 0o077) !== 0 };
    } finally {
      await file.close();
    }
  });
  try {
    if (bytes.length > mostBytes) throw new LockstepError('invalid_argument', `must have at most ${mostBytes} bytes`);
    return { account: accountIn(parseJson(bytes, { maximumDepth: 8 })), isShared };
  } catch (error) {
    if (!(error instanceof LockstepError)) throw error;
    throw new LockstepError('invalid_argument', `${path} is not an account file: ${error.message}`, { cause: error });
  } finally {
    bytes.fill(0);
  }
}

/**
 * Writes an account file that only its owner can read.
 * @throws LockstepError `already_exists`, `io_error`
 */
export async function createAccountFile(path: string, account: NewAccountFile): Promise<void> {
  const { masterKey, keyPair, keyAttributes, endpoint, token, clientPackage, clientVersion } = account;
  const members = {
    ...{ endpoint, token, clientPackage, clientVersion, [keyAttributesName]: keyAttributes },
    ...(masterKey && { masterKey: toBase64(masterKey) }),
    ...(keyPair && { publicKey: toBase64(keyPair.publicKey), secretKey: toBase64(keyPair.secretKey) }),
  };
  const file = await NewFile.create(path);
  try {
    await file.append(Buffer.from(`${JSON.stringify(members, undefined, 2)}\n`));
    await file.publish();
  } finally {
    await file.discard();
  }
}

function accountIn(json: ReturnType<typeof parseJson>): AccountFile {
  const offence = judgeDocument(AccountDocument, json, 'request');
  if (offence || !isJsonObject(json)) throw new LockstepError('invalid_argument', offence?.message ?? 'it must be an object');
  const { endpoint, token, clientPackage, clientVersion, masterKey, publicKey, secretKey } = valueOfDocument(AccountDocument, json);
  const keyAttributes = keyAttributesIn(json);
  if (!masterKey && !keyAttributes)
    throw new LockstepError('invalid_argument', `${AccountDocument.name} must have a masterKey or ${keyAttributesName}`);
  if (!publicKey !== !secretKey) throw new LockstepError('invalid_argument', `${AccountDocument.name} must have publicKey and secretKey, or neither`);
  return {
    endpoint,
    token,
    clientPackage: clientPackage ?? ClientPackages.values.photosOnIOS,
    clientVersion: clientVersion ?? undefined,
    masterKey: masterKey ? fromBase64(masterKey) : undefined,
    keyAttributes,
    keyPair: publicKey && secretKey ? { publicKey: fromBase64(publicKey), secretKey: fromBase64(secretKey) } : undefined,
  };
}

function keyAttributesIn(json: JsonObject): KeyAttributes | undefined {
  const value = json.get(keyAttributesName) ?? null;
  return value === null ? undefined : readModel(KeyAttributesModel, value).members;
}

async function readStart(file: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(mostBytes + 1);
  let size = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, size, buffer.length - size, null);
    size += bytesRead;
    if (bytesRead === 0 || size === buffer.length) return buffer.subarray(0, size);
  }
}
