/** The chain of keys, from a passphrase to what a file's key opens. */
export { openMetadata, openThumbnail, storedHeader, type StoredFile } from './content.ts';
export { generateKey } from './generate.ts';
export type { KeyAttributes } from './key-attributes.ts';
export { KeyError, type KeyProblem } from './key-error.ts';
export { changePassphrase, makeAccount, makeCollectionKey, makeFileKey, wrapFileKey, type NewAccount, type NewKey } from './make.ts';
export {
  openCollectionKey,
  openFileKey,
  openMasterKey,
  openRecoveryKey,
  openSecretKey,
  openSharedCollectionKey,
  recoverMasterKey,
  type WrappedKey,
} from './open.ts';
