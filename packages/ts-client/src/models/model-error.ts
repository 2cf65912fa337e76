/** What is thrown for a value that breaks its model's schema. */
import { LockstepError } from '../errors.ts';

/** An `invalid_model`, with the place of the first offence. */
export class ModelError extends LockstepError {
  /** A JSON Pointer (RFC 6901), of wire keys, to the first member that offends; the empty string for the value itself. */
  readonly path: string;

  constructor(message: string, path: string) {
    super('invalid_model', message);
    this.path = path;
  }
}
