/** What the uploader is given of the world, so that tests can turn it: time, chance, network, cryptography. */
import type { CryptoProvider } from '../crypto/provider.ts';
import type { Transfer } from './transfer.ts';

/** The world around an uploader. */
export interface UploadEnvironment {
  readonly provider: CryptoProvider;
  readonly transfer: Transfer;
  /** The time in microseconds since 1970. */
  now(): number;
  /** Lets time pass; throws the signal's reason where that ends it. */
  pause(seconds: number, signal?: AbortSignal): Promise<void>;
  /** A number from 0 to 1, for the jitter of pauses. Nothing secret is drawn from it. */
  random(): number;
  /** What the server's log calls a request. */
  requestID(): string;
}
