/** What is left of a run's time: nothing is begun that can't leave a resumable state by its end. */
import { UploadPolicy } from '@lockstep/spec';
import type { UploadEnvironment } from './environment.ts';
import { BudgetSpent } from './upload-error.ts';

const { slowestEncryptionBytes, slowestTransferBytes } = UploadPolicy.values;
const microseconds = 1_000_000;
/** No time at all would be no limit, for some clients of HTTP. */
const shortestExchangeSeconds = 0.001;

/** The time of a run. */
export class Budget {
  readonly #environment: UploadEnvironment;
  readonly #deadline: number | undefined;

  /** @param deadline when the run ends, in microseconds since 1970; undefined for one without an end */
  constructor(environment: UploadEnvironment, deadline: number | undefined) {
    this.#environment = environment;
    this.#deadline = deadline;
  }

  /** @throws BudgetSpent where so many bytes can't be encrypted any more */
  requireEncryption(bytes: number): void {
    this.#require(bytes / slowestEncryptionBytes);
  }

  /** @throws BudgetSpent where so many bytes can't be sent any more */
  requireTransfer(bytes: number): void {
    this.#require(bytes / slowestTransferBytes);
  }

  /** @throws BudgetSpent where the run has ended, or so many seconds can't pass any more */
  requireTime(seconds = 0): void {
    this.#require(seconds);
  }

  /**
   * How long an exchange may take: what is in flight at the end of the run is given up.
   * @param seconds what its call allows; undefined for no limit
   */
  limit(seconds: number | undefined): number | undefined {
    if (this.#deadline === undefined) return seconds;
    const left = Math.max(0, this.#deadline - this.#environment.now()) / microseconds;
    return Math.min(seconds ?? Infinity, Math.max(left, shortestExchangeSeconds));
  }

  #require(seconds: number): void {
    if (this.#deadline !== undefined && this.#environment.now() + seconds * microseconds > this.#deadline) throw new BudgetSpent();
  }
}
