/** What is thrown where an API call fails. */
import { ApiErrors, type CodeIn } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';

/** A code of the spec's table of API errors; callers decide by it. */
export type ApiErrorCode = CodeIn<typeof ApiErrors>;

/** What is known of a failure beside its code. */
export interface ApiErrorDetails {
  /** The status; 0 where no answer came. */
  readonly status: number;
  /** How long the server asks to wait, in seconds; null where it does not say. */
  readonly retryAfterSeconds?: number | null;
  /** What the server or storage calls the reason. */
  readonly serverCode?: string | undefined;
}

/** The failure of an API call. Its message never holds a token, an address or what the server answered. */
export class ApiError extends LockstepError<ApiErrorCode> {
  /** Whether the same call is worth another try. */
  readonly retryable: boolean;
  /** The status; 0 where no answer came. */
  readonly status: number;
  /** How long the server asks to wait, in seconds; null where it does not say. */
  readonly retryAfterSeconds: number | null;
  /** What the server or storage calls the reason; undefined where the answer names none. */
  readonly serverCode: string | undefined;

  constructor(code: ApiErrorCode, message: string, { status, retryAfterSeconds = null, serverCode }: ApiErrorDetails, options?: ErrorOptions) {
    super(code, message, options);
    this.retryable = ApiErrors.members[code].retryable;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
    this.serverCode = serverCode;
  }
}
