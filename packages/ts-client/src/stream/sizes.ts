/** How sizes of plaintext and ciphertext follow from each other. */
import { Encryption } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';

const { plaintextChunkBytes, frameOverheadBytes, frameBytes, maximumEncryptedBytes } = Encryption.values;

/** The size of the stream that a plaintext becomes, in bytes. An empty plaintext has one frame too. */
export function encryptedSize(plaintextSize: number): number {
  const frames = Math.max(1, Math.ceil(plaintextSize / plaintextChunkBytes));
  return plaintextSize + frames * frameOverheadBytes;
}

/**
 * The size of the plaintext in a stream, in bytes, or undefined where no stream has that size: a frame, the last one
 * included, has 17 bytes at least.
 */
export function plaintextSize(encryptedSize: number): number | undefined {
  const frames = Math.ceil(encryptedSize / frameBytes);
  const lastFrame = encryptedSize - (frames - 1) * frameBytes;
  return frames > 0 && lastFrame >= frameOverheadBytes ? encryptedSize - frames * frameOverheadBytes : undefined;
}

const fullFrames = Math.floor(maximumEncryptedBytes / frameBytes);
const rest = maximumEncryptedBytes - fullFrames * frameBytes;

/** The largest plaintext that the server takes once it is encrypted, in bytes. */
export const maximumPlaintextBytes = fullFrames * plaintextChunkBytes + Math.max(0, rest - frameOverheadBytes);

/**
 * Refuses what would grow beyond the largest encrypted file.
 * @throws LockstepError `invalid_argument`
 */
export function requireEncryptable(what: string, plaintextSize: number): void {
  if (plaintextSize <= maximumPlaintextBytes) return;
  const message = `${what} is too large: at most ${maximumPlaintextBytes} bytes can be encrypted as one file`;
  throw new LockstepError('invalid_argument', message);
}
