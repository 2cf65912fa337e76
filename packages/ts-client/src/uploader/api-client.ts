/** Sends the calls of the spec: builds, transfers and reads them, tries again, and asks older servers their way. */
import { ApiHeaders, TimeLimits, type Call, type ParamsOf, type SuccessOf } from '@lockstep/spec';
import * as spec from '@lockstep/spec';
import { ApiError, buildRequest, readResponse, type ApiAccess } from '../api/index.ts';
import type { UploadEnvironment } from './environment.ts';
import { Retries } from './retries.ts';
import type { FileSlice } from './transfer.ts';

const limits = TimeLimits.values;

/** What a call is sent with. */
export interface CallOptions {
  /** The body of a PUT. */
  readonly slice?: FileSlice;
  readonly signal?: AbortSignal | undefined;
  readonly onSent?: (bytes: number) => void;
}

/** A client of one account. */
export class ApiClient {
  readonly #environment: UploadEnvironment;
  readonly #access: ApiAccess;
  readonly #pace: number;

  /** @param pace what the pauses between tries are multiplied by */
  constructor(environment: UploadEnvironment, access: ApiAccess, pace = 1) {
    this.#environment = environment;
    this.#access = access;
    this.#pace = pace;
  }

  /** Counts the tries of a call. */
  retries(signal?: AbortSignal, maximum?: number): Retries {
    return new Retries(this.#environment, this.#pace, signal, maximum);
  }

  /**
   * Sends a call once.
   * @throws ApiError where it fails
   */
  async once<C extends Call>(call: C, params: ParamsOf<C>, { slice, signal, onSent }: CallOptions = {}): Promise<SuccessOf<C>> {
    const request = buildRequest(call, params, this.#access, this.#environment.requestID());
    const response = await this.#environment.transfer.send(request, {
      slice,
      signal,
      onSent,
      maximumAnswerBytes: call.maximumAnswerBytes,
      limitSeconds: limitOf(call),
    });
    const { value } = readResponse(call, response, { now: this.#environment.now(), params });
    return value;
  }

  /**
   * Sends a call until it succeeds, as often as the policy allows. Where an older server does not know it, the call that the
   * spec names in its place is sent.
   * @throws ApiError where it fails
   */
  async send<C extends Call>(call: C, params: ParamsOf<C>, signal?: AbortSignal): Promise<SuccessOf<C>> {
    const retries = this.retries(signal);
    for (;;) {
      try {
        return await this.once(call, params, { signal });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (call.fallback?.status === error.status) return await this.#sendInstead(call, params, signal);
        if (!error.retryable) throw error;
        await retries.next(error);
      }
    }
  }

  async #sendInstead<C extends Call>(call: C, params: ParamsOf<C>, signal?: AbortSignal): Promise<SuccessOf<C>> {
    const { call: name, params: given } = call.fallback as NonNullable<Call['fallback']>;
    const other = (spec as unknown as Readonly<Record<string, Call>>)[name] as Call;
    const counted = Object.entries(given).map(([key, value]) => [key, typeof value === 'number' ? value : (params as Record<string, readonly unknown[]>)[value]?.length]);
    return (await this.send(other, Object.fromEntries(counted) as never, signal)) as SuccessOf<C>;
  }
}

/** Storage has no limit for the whole: a transfer is watched for silence. */
function limitOf({ host, body }: Call): number | undefined {
  if (host === 'api') return limits.answerSeconds;
  return body === 'completion' ? limits.completionSeconds : undefined;
}

/** The header that says how long a body is, which a transfer must not replace by another way of framing. */
export const lengthHeader = ApiHeaders.values.contentLength;
