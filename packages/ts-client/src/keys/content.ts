/** What a file's key opens, as the server keeps it. */
import { Encryption } from '@lockstep/spec';
import { fromBase64 } from '../base64.ts';
import { decryptBlob } from '../blob.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { KeyError } from './key-error.ts';
import type { WrappedKey } from './open.ts';
import { storedBytes, type StepsBy } from './stored.ts';

/** A file as the server keeps it, all byte strings base64. File and thumbnail are downloaded on their own. */
export interface StoredFile extends WrappedKey {
  readonly file: { readonly decryptionHeader: string };
  readonly thumbnail: { readonly decryptionHeader: string };
  readonly metadata: { readonly decryptionHeader: string; readonly encryptedData: string };
}

/**
 * The header that a file's content, thumbnail or metadata starts from, for decryptFile, decryptStream and decryptBlob.
 * @returns 24 bytes
 * @throws KeyError: `missing`, `unreadable`
 */
export function storedHeader(file: StoredFile, what: StepsBy<'secretstream'>): Uint8Array {
  return storedBytes(file, what, 'header', Encryption.values.headerBytes);
}

/**
 * Opens a file's metadata.
 * @returns JSON, the bytes of a FileMetadata
 * @throws KeyError: `missing`, `unreadable`; LockstepError as decryptBlob does
 */
export function openMetadata(provider: CryptoProvider, fileKey: Uint8Array, file: StoredFile): Uint8Array {
  const header = storedHeader(file, 'metadata');
  return decryptBlob(provider, fileKey, header, storedData(file));
}

/**
 * Opens a file's thumbnail.
 * @param ciphertext as it was downloaded
 * @returns a JPEG
 * @throws KeyError: `missing`, `unreadable`; LockstepError as decryptBlob does
 */
export function openThumbnail(provider: CryptoProvider, fileKey: Uint8Array, file: StoredFile, ciphertext: Uint8Array): Uint8Array {
  return decryptBlob(provider, fileKey, storedHeader(file, 'thumbnail'), ciphertext);
}

function storedData({ metadata: { encryptedData } }: StoredFile): Uint8Array {
  try {
    return fromBase64(encryptedData);
  } catch (error) {
    throw new KeyError('unreadable', 'file.metadata.encryptedData', 'is not base64 of the standard alphabet with padding: fetch it again', {
      cause: error,
    });
  }
}
