/** A process that answers lines of JSON, and may be killed at any moment. */
import { CommandFailure, exitCodes } from '@lockstep/options';
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Command } from '@lockstep/toolchains';

/** How long an answer may take: a process that is silent for so long has hung. */
const longestSilenceMilliseconds = 300_000;

/** A line of the process. */
export type Line = Readonly<Record<string, unknown>>;

/** A process, which is started again after its end. */
export class LineProcess {
  readonly #command: Command;
  readonly #env: NodeJS.ProcessEnv;
  readonly #greeting: object;
  #child: ChildProcess | undefined;
  #lines: Interface | undefined;
  #take: ((line: Line | null) => void) | undefined;
  #errors = '';
  /** How often it was started. */
  lives = 0;

  /** @param greeting what each life is told first; it answers with a line */
  constructor(command: Command, env: Readonly<Record<string, string>>, greeting: object) {
    this.#command = command;
    this.#env = { ...process.env, ...env };
    this.#greeting = greeting;
  }

  async #start(): Promise<void> {
    this.lives += 1;
    const child = spawn(this.#command.file, [...this.#command.args], { stdio: ['pipe', 'pipe', 'pipe'], env: this.#env });
    this.#child = child;
    child.stdin?.on('error', () => undefined);
    child.stderr?.on('data', (chunk: Buffer) => (this.#errors = (this.#errors + chunk.toString()).slice(-2000)));
    this.#lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    this.#lines.on('line', (line) => this.#take?.(JSON.parse(line) as Line));
    child.on('close', () => {
      this.#child = undefined;
      this.#take?.(null);
    });
    if (!(await this.#exchange(this.#greeting, (line) => 'ok' in line)))
      throw new CommandFailure(`a process does not start: ${this.#errors}`, exitCodes.failed);
  }

  async #exchange(order: object, isLast: (line: Line) => boolean, event: (line: Line) => void = () => undefined): Promise<Line | null> {
    if (this.#take) throw new Error('a process is asked while it works on something else');
    return new Promise((resolve, reject) => {
      const silence = setTimeout(() => {
        this.#child?.kill('SIGKILL');
        reject(new Error(`a process has hung at ${JSON.stringify(order)}: ${this.#errors}`));
      }, longestSilenceMilliseconds);
      this.#take = (line) => {
        if (line !== null && !isLast(line)) return event(line);
        this.#take = undefined;
        clearTimeout(silence);
        return resolve(line);
      };
      this.#child?.stdin?.write(`${JSON.stringify(order)}\n`);
    });
  }

  /**
   * Asks for something.
   * @param isLast tells the answer from the events before it
   * @returns the answer; null where the process ended first
   */
  async ask(order: object, isLast: (line: Line) => boolean, event?: (line: Line) => void): Promise<Line | null> {
    if (!this.#child) await this.#start();
    return this.#exchange(order, isLast, event);
  }

  /** What it wrote to standard error last. */
  get errors(): string {
    return this.#errors;
  }

  /** Ends its input, and waits for its end. */
  async close(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.stdin?.end();
    await ended;
  }
}
