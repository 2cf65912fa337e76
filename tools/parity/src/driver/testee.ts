/** What the driver asks: a testee in a process of its own, or the reference in this one. */
import { loadProvider } from '@lockstep/ts-client';
import { createTestee } from '@lockstep/ts-client/testing';

/** Something that answers requests. */
export interface Testee {
  /** The column that it has in the table. */
  readonly name: string;
  /**
   * Asks one request.
   * @param line the request without its line end
   * @param id the JSON text that should stand as `id` in the answer
   * @returns the answer without its line end
   * @throws TesteeFailure where there is none, BadAnswer where the testee passed it over
   */
  ask(line: Uint8Array, id: string): Promise<string>;
  /** Ends it, and waits until it has ended. */
  close(): Promise<void>;
}

/** A testee that did not answer: it died, hung, or wrote what is not an answer. */
export class TesteeFailure extends Error {
  override readonly name = 'TesteeFailure';
  /** Whether the request that this is the answer to was the one that it worked on. */
  readonly guilty: boolean;

  constructor(message: string, guilty: boolean) {
    super(message);
    this.guilty = guilty;
  }
}

/** The reference in this process: what random cases are compared with where TypeScript is not among the testees. */
export async function reference(): Promise<Testee> {
  const about = { language: 'typescript', runtime: 'in the driver', specDigest: () => '' };
  const testee = createTestee(await loadProvider(), about);
  return { name: 'reference', ask: (line) => testee.answer(line), close: () => Promise.resolve() };
}
