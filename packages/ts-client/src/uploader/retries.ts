/** When a call that failed is sent again: the spec's policy, with the caller's pace. */
import { RetryPolicy } from '@lockstep/spec';
import type { ApiError } from '../api/index.ts';
import type { Budget } from './budget.ts';
import type { UploadEnvironment } from './environment.ts';

const policy = RetryPolicy.values;

/** Counts the tries of one call. */
export class Retries {
  readonly #environment: UploadEnvironment;
  readonly #budget: Budget;
  readonly #pace: number;
  readonly #maximum: number;
  readonly #signal: AbortSignal | undefined;
  #tries = 1;

  /**
   * @param budget what no pause outlasts
   * @param pace what pauses are multiplied by
   * @param maximum how often the call is sent at most
   */
  constructor(environment: UploadEnvironment, budget: Budget, pace: number, signal?: AbortSignal, maximum: number = policy.maximumTries) {
    this.#environment = environment;
    this.#budget = budget;
    this.#pace = pace;
    this.#signal = signal;
    this.#maximum = maximum;
  }

  /** Whether another try may follow the one that failed. */
  get areLeft(): boolean {
    return this.#tries < this.#maximum;
  }

  /**
   * Lets time pass before the next try.
   * @throws the error where no try is left, or the server asks to wait for longer than anybody waits
   * @throws BudgetSpent where the run ends before
   */
  async next(error: ApiError): Promise<void> {
    const seconds = pauseAfter(error, this.#tries, this.#environment.random());
    if (!this.areLeft || seconds === null) throw error;
    this.#budget.requireTime(seconds * this.#pace);
    this.#tries += 1;
    await this.#environment.pause(seconds * this.#pace, this.#signal);
  }
}

/**
 * How long to wait after a try that failed.
 * @param tries how many tries there were
 * @param chance from 0 to 1
 * @returns seconds; null where the server asks for more than the longest pause
 */
export function pauseAfter({ code, retryAfterSeconds }: Pick<ApiError, 'code' | 'retryAfterSeconds'>, tries: number, chance: number): number | null {
  if (retryAfterSeconds !== null) return retryAfterSeconds > policy.maximumPauseSeconds ? null : retryAfterSeconds;
  if (code === 'rate_limited') return policy.rateLimitedPauseSeconds;
  const pause = Math.min(policy.firstPauseSeconds * policy.pauseFactor ** (tries - 1), policy.maximumPauseSeconds);
  return pause * (1 - (policy.jitterPercent / 100) * chance);
}
