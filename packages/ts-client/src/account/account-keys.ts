/** The keys of an account, opened from its account file. */
import type { ApiAccess } from '../api/index.ts';
import { fromBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { openMasterKey, openSecretKey } from '../keys/index.ts';
import type { KeyPair } from '../sealed-box.ts';
import type { AccountFile } from './account-file.ts';

/** An account whose keys are open. They are the caller's to wipe: `wipeAccount`. */
export interface OpenAccount {
  readonly access: ApiAccess;
  readonly masterKey: Uint8Array;
  /** What opens the collections that others share; undefined where the account file has none. */
  readonly keyPair: KeyPair | undefined;
}

/**
 * Opens an account.
 * @param clientVersion what the app says its version is where the file does not
 * @param passphrase asked only where the file has no master key
 * @throws KeyError, LockstepError `out_of_memory`, and what the passphrase's asking throws
 */
export async function openAccount(
  provider: CryptoProvider,
  { endpoint, token, clientPackage, clientVersion: version, masterKey: given, keyAttributes, keyPair: pair }: AccountFile,
  clientVersion: string,
  passphrase: () => Promise<string>,
): Promise<OpenAccount> {
  const access = { baseURL: endpoint, authToken: token, clientPackage, clientVersion: version ?? clientVersion };
  if (given) {
    return {
      access,
      masterKey: given,
      keyPair:
        pair ?? (keyAttributes && { publicKey: fromBase64(keyAttributes.publicKey), secretKey: openSecretKey(provider, given, keyAttributes) }),
    };
  }
  // An account file has one or the other.
  if (!keyAttributes) throw new Error('the account file has neither a master key nor key attributes');
  const masterKey = await openMasterKey(provider, await passphrase(), keyAttributes);
  const keyPair = pair ?? { publicKey: fromBase64(keyAttributes.publicKey), secretKey: openSecretKey(provider, masterKey, keyAttributes) };
  return { access, masterKey, keyPair };
}

/** Wipes the keys of an account. */
export function wipeAccount(provider: CryptoProvider, { masterKey, keyPair }: OpenAccount): void {
  provider.wipe(masterKey);
  if (keyPair) provider.wipe(keyPair.secretKey);
}
