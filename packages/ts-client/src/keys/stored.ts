/** What the server keeps of keys: read, and written, by the spec's key hierarchy. */
import { KeyHierarchy, PublicKeyBox, Secretbox, type KeyPart, type KeyPrimitive, type KeyStep } from '@lockstep/spec';
import { fromBase64, toBase64 } from '../base64.ts';
import { openBox, sealBox } from '../box.ts';
import type { CryptoProvider, SealedBox } from '../crypto/provider.ts';
import { LockstepError } from '../errors.ts';
import { openSealed, type KeyPair } from '../sealed-box.ts';
import { KeyError } from './key-error.ts';

const { steps } = KeyHierarchy;

/** The names of the steps that a primitive makes. */
export type StepsBy<P extends KeyPrimitive> = { [S in keyof typeof steps]: (typeof steps)[S] extends KeyStep<P> ? S : never }[keyof typeof steps];

/** A member of an object that a server sent: its name for messages, and its value, whatever that is. */
interface Member {
  readonly name: string;
  readonly value: unknown;
}

/** The member that holds a part of a step. */
function member(holder: object, step: keyof typeof steps, part: KeyPart): Member {
  const { storedIn, parts } = steps[step] as KeyStep;
  const path = parts[part] ?? part;
  const value = path
    .split('.')
    .reduce<unknown>(
      (object, key) => (typeof object === 'object' && object !== null && Object.hasOwn(object, key) ? object[key as keyof typeof object] : undefined),
      holder,
    );
  const name = `${storedIn}.${path}`;
  if (value === undefined || value === null) throw new KeyError('missing', name, 'is missing: fetch it again');
  return { name, value };
}

/**
 * A byte string that is kept as base64.
 * @throws KeyError where it is missing, no base64, or of another length
 */
export function storedBytes(holder: object, step: keyof typeof steps, part: KeyPart, length: number): Uint8Array {
  const { name, value } = member(holder, step, part);
  if (typeof value !== 'string') throw new KeyError('unreadable', name, 'must be base64: fetch it again');
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(value);
  } catch (error) {
    // The cause names no value, and there is none in it.
    throw new KeyError('unreadable', name, 'is not base64 of the standard alphabet with padding: fetch it again', { cause: error });
  }
  if (bytes.length === length) return bytes;
  throw new KeyError('unreadable', name, `must have ${length} bytes, and has ${bytes.length}: it was cut or exchanged, fetch it again`);
}

/**
 * A limit that is kept as a number.
 * @throws KeyError where it is missing, no whole number, or beyond what the spec allows
 */
export function storedLimit(holder: object, step: StepsBy<'argon2id'>, part: 'opsLimit' | 'memLimit', minimum: number, maximum: number): number {
  const { name, value } = member(holder, step, part);
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new KeyError('unreadable', name, 'must be a whole number: fetch it again');
  if (value >= minimum && value <= maximum) return value;
  throw new KeyError(
    'beyond_limits',
    name,
    `asks for ${value}, and ${minimum} to ${maximum} are allowed: no app of this format makes such an account, so do not trust the server that sent it`,
  );
}

/**
 * The box that keeps a key.
 * @throws KeyError where a member is missing or has not the size of a wrapped key or its nonce
 */
export function storedBox(holder: object, step: StepsBy<'secretbox'>): SealedBox {
  const { macBytes, nonceBytes } = Secretbox.values;
  const ciphertext = storedBytes(holder, step, 'ciphertext', steps[step].bytes + macBytes);
  return { ciphertext, nonce: storedBytes(holder, step, 'nonce', nonceBytes) };
}

/**
 * Opens the box that keeps a key.
 * @param under the key that the step starts from
 * @throws KeyError where the box is not that key's; LockstepError `invalid_argument` for a key of another length
 */
export function openStored(provider: CryptoProvider, step: StepsBy<'secretbox'>, under: Uint8Array, box: SealedBox): Uint8Array {
  try {
    return openBox(provider, under, box);
  } catch (error) {
    throw unopened(step, error);
  }
}

/**
 * Opens the sealed box that keeps a key.
 * @param keys the key pair that it was sealed for
 * @throws KeyError where the box is missing, has not the size of a sealed key, or is not for that pair; LockstepError
 * `invalid_argument` for a key of another length
 */
export function openStoredSealed(provider: CryptoProvider, step: StepsBy<'sealedbox'>, keys: KeyPair, holder: object): Uint8Array {
  const sealed = storedBytes(holder, step, 'ciphertext', steps[step].bytes + PublicKeyBox.values.overheadBytes);
  try {
    return openSealed(provider, keys, sealed);
  } catch (error) {
    throw unopened(step, error);
  }
}

/** What to throw where the box of a step did not open. */
function unopened(step: StepsBy<'secretbox' | 'sealedbox'>, error: unknown): unknown {
  if (!(error instanceof LockstepError) || error.code !== 'corrupt') return error;
  const { from, storedIn, parts } = steps[step] as KeyStep;
  const name = `${storedIn}.${parts.ciphertext}`;
  if (from === 'keyEncryptionKey') {
    return new KeyError(
      'wrong_passphrase',
      name,
      'does not open: the passphrase is mistyped, or another account’s. Type it again, or use the recovery key',
      { cause: error },
    );
  }
  return new KeyError('wrong_key', name, `does not open with this ${words(from)}: it is another’s, or was changed. Fetch it again`, { cause: error });
}

/** Wraps a key under another; returns the members that keep it. */
export function wrap<C extends string, N extends string>(
  provider: CryptoProvider,
  { parts }: { readonly parts: { readonly ciphertext: C; readonly nonce: N } },
  under: Uint8Array,
  key: Uint8Array,
): Readonly<Record<C | N, string>> {
  const box = sealBox(provider, under, key);
  return { [parts.ciphertext]: toBase64(box.ciphertext), [parts.nonce]: toBase64(box.nonce) } as Record<C | N, string>;
}

/** A step's name as people write it. */
function words(step: string): string {
  return step.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
