/** How requests reach a server: given to the uploader, so that it runs on any client of HTTP, and on none in tests. */
import type { ApiRequest, ApiResponse } from '../api/index.ts';

/** The bytes of a file that a PUT streams. What `file` is, the transfer and the container agree on. */
export interface FileSlice {
  readonly file: string;
  /** Where the slice begins, in bytes. */
  readonly offset: number;
  /** Its size, in bytes. */
  readonly length: number;
}

/** Takes the body of an answer as it comes. */
export interface BodySink {
  /** The status that an answer has whose body is taken; that of any other is read as a failure's. */
  readonly status: number;
  /** Takes the next bytes, which may change once this is done. What it throws ends the exchange, and is thrown by it. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** What a transfer has to know beside the request. */
export interface SendOptions {
  /** The body of a PUT, in place of the request's. */
  readonly slice?: FileSlice | undefined;
  /** Takes the body of a success, which is then not in the answer. */
  readonly sink?: BodySink | undefined;
  /** How much of the answer's body is read, in bytes; one byte more shows that it is longer. */
  readonly maximumAnswerBytes: number;
  /** How long the whole exchange may take, in seconds. */
  readonly limitSeconds?: number | undefined;
  /** Ends the exchange; the transfer then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told of the bytes of the body that were sent so far. */
  readonly onSent?: ((bytes: number) => void) | undefined;
}

/** Sends requests. No redirect is followed. */
export interface Transfer {
  /**
   * Sends a request and reads its answer.
   * @returns the answer; one of the status 0 where none came
   * @throws LockstepError `io_error` where the slice can't be read, and the reason of the signal
   */
  send(request: ApiRequest, options: SendOptions): Promise<ApiResponse>;
}
