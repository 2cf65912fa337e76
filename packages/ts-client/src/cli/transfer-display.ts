/** How far a transfer of many files is: a bar for a person, a line now and then for a log. */
import { SingleBar } from 'cli-progress';

const MB = 1_000_000;
/** How often a log gets a line, in milliseconds. */
const lineEvery = 5000;
/** From how long the rate is taken, in milliseconds. */
const rateOver = 10_000;

/** Shows how far a transfer is. */
export class TransferDisplay {
  readonly #bar: SingleBar;
  readonly #totalBytes: number;
  readonly #moving = new Map<string, number>();
  readonly #samples: { readonly at: number; readonly bytes: number }[] = [];
  #movedBytes = 0;
  #settledBytes = 0;
  #files = 0;
  #isStarted = false;
  readonly #count: number;

  /**
   * @param what is done, in a word
   * @param count how many files there are
   * @param totalBytes how much there is to move at most
   */
  constructor(what: string, count: number, totalBytes: number) {
    this.#count = count;
    this.#totalBytes = totalBytes;
    const isTerminal = process.stderr.isTTY;
    this.#bar = new SingleBar({
      format: `${what} ${isTerminal ? '[{bar}] ' : ''}{percentage} % | {files} of ${count} | {done} of {all} MB | {rate} MB/s | {left} left`,
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: lineEvery,
      barsize: 24,
    });
  }

  /** Notes how much of a file was moved, in bytes. */
  move(id: string, bytes: number): void {
    this.#movedBytes += bytes - (this.#moving.get(id) ?? 0);
    this.#moving.set(id, bytes);
    this.#show();
  }

  /** Notes that a file is done with, whatever became of it. @param size what it counted for in the total, in bytes */
  settle(id: string, size: number): void {
    this.#moving.delete(id);
    this.#settledBytes += size;
    this.#files += 1;
    this.#show();
  }

  /** Takes the bar away. */
  stop(): void {
    if (this.#isStarted) this.#bar.stop();
  }

  #show(): void {
    const now = performance.now();
    const inFlight = Array.from(this.#moving.values()).reduce((sum, bytes) => sum + bytes, 0);
    const done = Math.min(this.#totalBytes, this.#settledBytes + inFlight);
    const first = this.#samples[0];
    if (!first || now - (this.#samples.at(-1)?.at ?? 0) > 100) this.#samples.push({ at: now, bytes: this.#movedBytes });
    while (this.#samples.length > 2 && now - (this.#samples[0]?.at ?? now) > rateOver) this.#samples.shift();
    const since = this.#samples[0] ?? { at: now, bytes: 0 };
    const rate = now > since.at ? ((this.#movedBytes - since.bytes) * 1000) / (now - since.at) : 0;
    const payload = {
      files: this.#files,
      done: (done / MB).toFixed(1),
      all: (this.#totalBytes / MB).toFixed(1),
      rate: (rate / MB).toFixed(1),
      left: this.#files === this.#count ? '0 s' : rate > 0 ? duration((this.#totalBytes - done) / rate) : '?',
    };
    if (this.#isStarted) this.#bar.update(done, payload);
    else this.#bar.start(Math.max(1, this.#totalBytes), done, payload);
    this.#isStarted = true;
  }
}

/** A time as people say it. */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
