/** The world of an uploader in Node. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CryptoProvider } from '../../crypto/provider.ts';
import type { UploadEnvironment } from '../environment.ts';
import type { Transfer } from '../transfer.ts';
import { HttpTransfer } from './http-transfer.ts';

/** The system's clock, Node's own client of HTTP, and the provider's cryptography. */
export function nodeEnvironment(provider: CryptoProvider, transfer: Transfer = new HttpTransfer()): UploadEnvironment {
  return {
    provider,
    transfer,
    now: () => Date.now() * 1000,
    pause: async (seconds, signal) => {
      try {
        await sleep(seconds * 1000, undefined, { signal });
      } catch (error) {
        throw signal?.aborted ? signal.reason : error;
      }
    },
    random: () => Math.random(),
    requestID: () => randomUUID(),
  };
}
