/** Keys that are derived: from a passphrase, and from one another. */
import { LoginKeyDerivation, PassphraseDerivation } from '@lockstep/spec';
import type { Argon2id, Argon2idLimits, CryptoProvider } from './crypto/provider.ts';
import { LockstepError, requireLength } from './errors.ts';

const { saltBytes, keyBytes, minimumOpsLimit, maximumOpsLimit, minimumMemLimit, maximumMemLimit } = PassphraseDerivation.values;
const { accountOpsLimit, accountMemLimit, accountLowestMemLimit, accountStrength } = PassphraseDerivation.values;

/** What a key-encryption key is derived with; an account's is in its key attributes. */
export interface PassphraseParameters extends Argon2idLimits {
  /** 16 bytes. */
  readonly salt: Uint8Array;
}

/**
 * The UTF-8 of a passphrase, as it was typed: nothing is normalised, since nothing was when accounts were made.
 * @throws LockstepError `invalid_argument` for half of a surrogate pair, which has no UTF-8
 */
export function passphraseBytes(passphrase: string): Uint8Array {
  if (!/\p{Surrogate}/u.test(passphrase)) return new TextEncoder().encode(passphrase);
  throw new LockstepError('invalid_argument', 'the passphrase holds half a character (a lone surrogate): type it again');
}

/**
 * Derives a key-encryption key from a passphrase by Argon2id. With an account's limits that takes seconds; on WebAssembly
 * the calling thread is blocked for them, so call it in a worker there.
 * @param passphrase the passphrase's UTF-8, any length
 * @returns 32 bytes, for the caller to wipe
 * @throws LockstepError `invalid_argument` for a salt of another length and for limits beyond the spec's;
 * `out_of_memory` where the memory is not available
 */
export async function derivePassphraseKey(
  provider: CryptoProvider,
  passphrase: Uint8Array,
  { salt, opsLimit, memLimit }: PassphraseParameters,
): Promise<Uint8Array> {
  requireLength('the salt', salt, saltBytes);
  requireWithin('opsLimit', opsLimit, minimumOpsLimit, maximumOpsLimit);
  requireWithin('memLimit', memLimit, minimumMemLimit, maximumMemLimit);
  // Copies, since the caller may wipe the passphrase meanwhile; the slice of a Buffer would be none.
  const [text, ownSalt] = [new Uint8Array(passphrase), new Uint8Array(salt)];
  const argon2id = provider.argon2id?.bind(provider) ?? (await loadArgon2id());
  try {
    const key = await argon2id(text, ownSalt, { opsLimit, memLimit }, keyBytes);
    if (key) return key;
  } finally {
    provider.wipe(text);
  }
  throw new LockstepError(
    'out_of_memory',
    `the derivation needs ${memLimit} bytes of memory, which are not available: close other programs, or use a machine with more`,
  );
}

/**
 * Derives a key-encryption key for a new account or a new passphrase, with a new salt and the strongest limits that this
 * machine has the memory for.
 * @param passphrase the passphrase's UTF-8
 * @returns the key, for the caller to wipe, and what it is derived with
 * @throws LockstepError `out_of_memory` where not even the least memory of an account is available
 */
export async function deriveNewPassphraseKey(
  provider: CryptoProvider,
  passphrase: Uint8Array,
): Promise<{ readonly key: Uint8Array; readonly parameters: PassphraseParameters }> {
  const salt = provider.randomBytes(saltBytes);
  let parameters: PassphraseParameters = { salt, opsLimit: accountOpsLimit, memLimit: accountMemLimit };
  for (;;) {
    requireAccountStrength(parameters);
    try {
      return { key: await derivePassphraseKey(provider, passphrase, parameters), parameters };
    } catch (error) {
      const { opsLimit, memLimit } = parameters;
      const isLowest = memLimit / 2 < accountLowestMemLimit;
      if (isLowest || !(error instanceof LockstepError) || error.code !== 'out_of_memory') throw error;
      parameters = { salt, opsLimit: opsLimit * 2, memLimit: memLimit / 2 };
    }
  }
}

/**
 * Checks that limits are those of an account, before keys are drawn that the server would refuse.
 * @throws LockstepError `invalid_argument`
 */
export function requireAccountStrength({ opsLimit, memLimit }: Pick<PassphraseParameters, 'opsLimit' | 'memLimit'>): void {
  const strength = opsLimit * memLimit;
  if (strength === accountStrength) return;
  throw new LockstepError('invalid_argument', `memLimit × opsLimit of an account must be ${accountStrength}; got ${strength}`);
}

/**
 * The login key: what proves the passphrase to the server, and does not show it the key.
 * @param keyEncryptionKey 32 bytes
 * @returns 16 bytes
 * @throws LockstepError `invalid_argument` for a key of another length
 */
export function deriveLoginKey(provider: CryptoProvider, keyEncryptionKey: Uint8Array): Uint8Array {
  requireLength('the key-encryption key', keyEncryptionKey, keyBytes);
  const { subkeyBytes, subkeyId, context, keyBytes: loginKeyBytes } = LoginKeyDerivation.values;
  const subkey = provider.deriveSubkey(keyEncryptionKey, subkeyId, context, subkeyBytes);
  try {
    return subkey.slice(0, loginKeyBytes);
  } finally {
    provider.wipe(subkey);
  }
}

async function loadArgon2id(): Promise<Argon2id> {
  // Only here: it is larger than everything else in a browser's bundle.
  const { wasmArgon2id } = await import('./crypto/wasm-argon2id.ts');
  return wasmArgon2id;
}

function requireWithin(what: string, value: number, minimum: number, maximum: number): void {
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return;
  throw new LockstepError('invalid_argument', `${what} must be a whole number from ${minimum} to ${maximum}, and is ${value}`);
}
