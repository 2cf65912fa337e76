/** What every function of the client throws when it fails for a reason that the spec knows. */
import type { CodeIn, LockstepErrors } from '@lockstep/spec';

/** A code of the spec's error table; callers decide by it. */
export type LockstepErrorCode = CodeIn<typeof LockstepErrors>;

/**
 * A failure that the spec has a code for. `message` is for people: it names what failed, where, and what to do, and
 * never holds a key or plaintext.
 */
export class LockstepError<C extends string = LockstepErrorCode> extends Error {
  override readonly name = 'LockstepError';
  /** Why it failed, a code of the spec. */
  readonly code: C;

  constructor(code: C, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Checks the length of a byte string that the format fixes.
 * @throws LockstepError `invalid_argument`
 */
export function requireLength(what: string, bytes: Uint8Array, length: number): void {
  if (bytes.length === length) return;
  throw new LockstepError('invalid_argument', `${what} must have ${length} bytes, and has ${bytes.length}`);
}
