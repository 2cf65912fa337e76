/** How many requests a minute the calls that give addresses take. */
import { Refusal } from './refusal.ts';

const minute = 60_000;

interface Window {
  readonly startedAt: number;
  count: number;
}

/** Counts requests by account and call, in windows of a minute. */
export class RateLimit {
  readonly #perMinute: () => number | null;
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  /** @param now in milliseconds */
  constructor(perMinute: () => number | null, now: () => number) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Counts a request. @throws Refusal `rate_limited` */
  count(account: number, call: string): void {
    const limit = this.#perMinute();
    if (limit === null) return;
    const key = `${account} ${call}`;
    const now = this.#now();
    let window = this.#windows.get(key);
    if (!window || now - window.startedAt >= minute) this.#windows.set(key, (window = { startedAt: now, count: 0 }));
    if (++window.count > limit) throw new Refusal('rate_limited', { error: 'Rate limit breached, try later' });
  }
}
