/** Why a chain of keys does not open. */
import { LockstepError, type LockstepErrorCode } from '../errors.ts';

/**
 * What is wrong: the passphrase does not open its box, another key does not open its, a member is not there, is not what
 * its kind is written as, or asks for more than the spec allows.
 */
export type KeyProblem = 'wrong_passphrase' | 'wrong_key' | 'missing' | 'unreadable' | 'beyond_limits';

const codes: Readonly<Record<KeyProblem, LockstepErrorCode>> = {
  wrong_passphrase: 'corrupt',
  wrong_key: 'corrupt',
  missing: 'invalid_argument',
  unreadable: 'invalid_argument',
  beyond_limits: 'invalid_argument',
};

/** A failure to open a key, with the member at fault. Never holds a key, a passphrase, or a member's value. */
export class KeyError extends LockstepError {
  /** What a caller decides by. */
  readonly problem: KeyProblem;
  /** The object and its member, as the spec's key hierarchy names them: `KeyAttributes.encryptedKey`. */
  readonly member: string;

  constructor(problem: KeyProblem, member: string, message: string, options?: ErrorOptions) {
    super(codes[problem], `${member} ${message}`, options);
    this.problem = problem;
    this.member = member;
  }
}
