/** The errors of the format: one table, the same codes in every language and in the testee protocol. */
import { defineErrors, type CodeIn } from './define.ts';

/**
 * Why an operation of Lockstep failed. A code is part of the contract: a caller decides by it, a person reads the
 * message beside it.
 */
export const LockstepErrors = defineErrors('LockstepErrorCode', {
  /** The operation is unknown to the program that was asked. */
  unsupported_operation: { retryable: false },
  /** A request is not a JSON object, or lacks an argument, or has one of the wrong type. */
  invalid_request: { retryable: false },
  /** A value is out of range: a key, header or salt of the wrong length, a size beyond the format's limits. */
  invalid_argument: { retryable: false },
  /** The memory that a derivation from a passphrase needs is not available. */
  out_of_memory: { retryable: true },
  /** A stream ends before its final frame: the file was cut, or has not arrived whole. */
  truncated: { retryable: false },
  /** A frame does not authenticate: wrong key or header, changed bytes, frames out of order. */
  corrupt: { retryable: false },
  /** Bytes follow the frame that has the final tag. */
  trailing_data: { retryable: false },
  /** An authentic frame has a tag that the format never writes. */
  unexpected_tag: { retryable: false },
  /** A text is not JSON, or JSON that has no canonical form: a member twice, half a surrogate pair, an integer beyond 2^53 − 1. */
  invalid_json: { retryable: false },
  /** A JSON value breaks its model's schema; the error's path is a JSON Pointer to the first member that offends. */
  invalid_model: { retryable: false },
  /** A live photo's archive is damaged or cut, or holds something else than one image and one video. */
  invalid_archive: { retryable: false },
  /** A name, wire value, enum or model that the spec does not define. */
  unknown_value: { retryable: false },
  /** A file can't be read or written; the message names it. */
  io_error: { retryable: true },
  /** The destination of a file operation exists already; it was left as it is. */
  already_exists: { retryable: false },
  /** SQLite refused: the shared database is busy, damaged, not ours, from a newer version, or can't be written. */
  database_error: { retryable: true },
  /** A failure that nobody foresaw: a mistake in Lockstep itself, to be reported with the message. */
  internal_error: { retryable: false },
});

/**
 * The code of what nobody foresaw. No case may expect it, and a parity run in which it appears fails, whatever else is
 * answered: a crash must never pass for the right answer.
 */
export const unforeseen = 'internal_error' satisfies CodeIn<typeof LockstepErrors>;
