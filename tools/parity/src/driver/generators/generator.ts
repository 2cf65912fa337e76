/** What makes random cases: a module a subject. */
import type { CryptoProvider } from '@lockstep/ts-client';
import type { Random } from '../random.ts';
import type { Request } from '../scenario.ts';

/** Makes random requests of one subject. */
export interface Generator {
  /** The subject, as in the names of its operations. */
  readonly subject: string;
  /**
   * Makes a request.
   * @param random all its randomness, so that the same seed makes the same request
   * @param provider the reference's cryptography, for ciphertexts
   */
  readonly request: (random: Random, provider: CryptoProvider) => Request;
}
