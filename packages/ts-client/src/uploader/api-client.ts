/** Sends the calls of the spec: builds, transfers and reads them, tries again, and asks older servers their way. */
import {
  AnswerLimits,
  ApiHeaders,
  TimeLimits,
  getMultipartUploadURL,
  getMultipartUploadURLs,
  getUploadURL,
  getUploadURLs,
  validateUploadEligibility,
  type Call,
  type ParamsOf,
  type SuccessOf,
} from '@lockstep/spec';
import { ApiError, buildRequest, readResponse, type ApiAccess } from '../api/index.ts';
import { Budget } from './budget.ts';
import type { UploadEnvironment } from './environment.ts';
import { Retries } from './retries.ts';
import type { BodySink, FileSlice } from './transfer.ts';

const limits = TimeLimits.values;

/** What a call is sent with. */
export interface CallOptions {
  /** The body of a PUT. */
  readonly slice?: FileSlice;
  /** Takes an object of storage. */
  readonly sink?: BodySink;
  readonly signal?: AbortSignal | undefined;
  readonly onSent?: (bytes: number) => void;
}

/** A client of one account. */
export class ApiClient {
  readonly #environment: UploadEnvironment;
  readonly #access: ApiAccess;
  readonly #pace: number;
  readonly #budget: Budget;

  /**
   * @param pace what the pauses between tries are multiplied by
   * @param budget the time of the run; without an end unless given
   * @throws LockstepError `invalid_argument` for an access that can't be used
   */
  constructor(environment: UploadEnvironment, access: ApiAccess, pace = 1, budget: Budget = new Budget(environment, undefined)) {
    buildRequest(validateUploadEligibility, {}, access);
    this.#environment = environment;
    this.#access = access;
    this.#pace = pace;
    this.#budget = budget;
  }

  /** The same client, whose exchanges and pauses end with a run. */
  within(budget: Budget): ApiClient {
    return new ApiClient(this.#environment, this.#access, this.#pace, budget);
  }

  /** Counts the tries of a call. */
  retries(signal?: AbortSignal, maximum?: number): Retries {
    return new Retries(this.#environment, this.#budget, this.#pace, signal, maximum);
  }

  /**
   * Sends a call once.
   * @throws ApiError where it fails
   */
  async once<C extends Call>(call: C, params: ParamsOf<C>, { slice, sink, signal, onSent }: CallOptions = {}): Promise<SuccessOf<C>> {
    const request = buildRequest(call, params, this.#access, this.#environment.requestID());
    const response = await this.#environment.transfer.send(request, {
      slice,
      sink,
      signal,
      onSent,
      // A stream goes to its sink: what is read of any other answer is a failure's.
      maximumAnswerBytes: call.success.answer === 'stream' ? AnswerLimits.values.failureBytes : call.maximumAnswerBytes,
      limitSeconds: this.#budget.limit(limitOf(call)),
    });
    const { value } = readResponse(call, response, { now: this.#environment.now(), params });
    return value;
  }

  /**
   * Sends a call until it succeeds, as often as the policy allows.
   * @throws ApiError where it fails; BudgetSpent where the run ends before
   */
  async send<C extends Call>(call: C, params: ParamsOf<C>, signal?: AbortSignal): Promise<SuccessOf<C>> {
    const retries = this.retries(signal);
    for (;;) {
      this.#budget.requireTime();
      try {
        return await this.once(call, params, { signal });
      } catch (error) {
        if (!(error instanceof ApiError && error.retryable)) throw error;
        await retries.next(error);
      }
    }
  }

  /** Asks whether the account may upload. */
  async requireEligibility(signal?: AbortSignal): Promise<void> {
    await this.#sendOr(validateUploadEligibility, {}, signal, () => this.send(getUploadURLs, { count: 1 }, signal));
  }

  /** Asks for an address for a single PUT. */
  async uploadURL(params: ParamsOf<typeof getUploadURL>, signal?: AbortSignal): Promise<SuccessOf<typeof getUploadURL>> {
    return this.#sendOr(getUploadURL, params, signal, async () => {
      const { urls } = await this.send(getUploadURLs, { count: 1 }, signal);
      return urls[0] as SuccessOf<typeof getUploadURL>; // As many as were asked for, or the answer was refused.
    });
  }

  /** Begins a multipart upload. */
  async multipartURLs(params: ParamsOf<typeof getMultipartUploadURL>, signal?: AbortSignal): Promise<SuccessOf<typeof getMultipartUploadURL>> {
    return this.#sendOr(getMultipartUploadURL, params, signal, () => this.send(getMultipartUploadURLs, { count: params.partMd5s.length }, signal));
  }

  /** Sends a call, or what the spec names in its place for a server that does not know it. */
  async #sendOr<C extends Call, T>(
    call: C,
    params: ParamsOf<C>,
    signal: AbortSignal | undefined,
    instead: () => Promise<T>,
  ): Promise<SuccessOf<C> | T> {
    try {
      return await this.send(call, params, signal);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== call.fallback?.status) throw error;
      return instead();
    }
  }
}

/** Storage has no limit for the whole: a transfer is watched for silence. */
function limitOf({ host, body }: Call): number | undefined {
  if (host === 'api') return limits.answerSeconds;
  return body === 'completion' ? limits.completionSeconds : undefined;
}

/** The header that says how long a body is, which a transfer must not replace by another way of framing. */
export const lengthHeader = ApiHeaders.values.contentLength;
