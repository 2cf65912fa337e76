/** A testee in a process of its own: lines in, lines out, and a bounded wait for each. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { BadAnswer, answersUnder } from './outcome.ts';
import { TesteeFailure, type Testee } from './testee.ts';

/** How a testee is started. */
export interface TesteeCommand {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
}

/** How long the driver waits, in milliseconds. */
export interface Patience {
  /** For the first answer, since a testee may be built first. */
  readonly start: number;
  /** For every other answer, from when the testee can have begun with it. */
  readonly answer: number;
}

interface Waiting {
  /** The JSON text that stands as `id` in its answer. */
  readonly id: string;
  readonly resolve: (answer: string) => void;
  readonly reject: (error: TesteeFailure | BadAnswer) => void;
}

const lineFeed = 0x0a;
const keptErrorBytes = 4096;
const maximumAnswerBytes = 16 * 1024 * 1024;

/** A running testee. Requests are answered in the order in which they are asked. */
export class TesteeProcess implements Testee {
  readonly name: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #patience: Patience;
  readonly #waiting: Waiting[] = [];
  readonly #ended: Promise<void>;
  #pieces: Uint8Array[] = [];
  #pieceBytes = 0;
  #errors = '';
  #timer: NodeJS.Timeout | undefined;
  #failure: TesteeFailure | undefined;
  #answered = false;
  #closing = false;
  #pid: number | undefined;

  /** Starts a testee. */
  constructor(command: TesteeCommand, patience: Patience) {
    this.name = command.name;
    this.#patience = patience;
    this.#child = spawn(command.file, command.args, { stdio: 'pipe' });
    this.#child.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-keptErrorBytes);
    });
    this.#child.stdin.setMaxListeners(0); // Many requests may wait for room in it.
    // A testee that dies closes its input: that it died is what counts.
    this.#child.stdin.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      this.#child.on('error', (error) => {
        this.#fail(`can't be started: ${error.message}`);
        resolve();
      });
      this.#child.on('close', (code, signal) => {
        const how = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
        if (!this.#closing) this.#fail(`${how}${this.#lastWords()}`);
        else if (code !== 0) this.#fail(`ended with ${signal ?? `exit code ${code}`} at the end of its input, not with 0`);
        resolve();
      });
    });
  }

  /** Remembers the process that answers: a signal to a sandbox around it does not reach it. */
  knowPid(pid: number): void {
    this.#pid = pid;
  }

  async ask(line: Uint8Array, id: string): Promise<string> {
    if (this.#failure) throw this.#failure;
    const answer = new Promise<string>((resolve, reject) => this.#waiting.push({ id, resolve, reject }));
    if (this.#waiting.length === 1) this.#wait();
    this.#child.stdin.write(line);
    if (!this.#child.stdin.write('\n')) {
      // Its input is full: whoever asks next waits until it has read.
      await Promise.race([new Promise((resolve) => this.#child.stdin.once('drain', resolve)), this.#ended]);
    }
    return answer;
  }

  /**
   * Ends the input and waits for the testee to end.
   * @throws TesteeFailure where it does not, or not with exit code 0
   */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    this.#child.stdin.end();
    const late = setTimeout(() => this.#give('does not end at the end of its input'), this.#patience.answer);
    await this.#ended;
    clearTimeout(late);
    if (this.#failure) throw this.#failure;
  }

  /** Ends it at once. */
  async kill(): Promise<void> {
    this.#closing = true;
    this.#end();
    await this.#ended;
  }

  #wait(): void {
    const limit = this.#answered ? this.#patience.answer : this.#patience.start;
    this.#timer = setTimeout(() => this.#give(`did not answer within ${limit / 1000} s`), limit);
  }

  #give(message: string): void {
    this.#fail(message);
    this.#end();
  }

  #end(): void {
    if (this.#pid !== undefined && this.#child.exitCode === null) {
      try {
        process.kill(this.#pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    }
    this.#child.kill('SIGKILL');
  }

  #read(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      this.#pieces.push(chunk.subarray(start, end));
      const line = Buffer.concat(this.#pieces).toString();
      this.#pieces = [];
      this.#pieceBytes = 0;
      start = end + 1;
      this.#take(line);
    }
    if (start === chunk.length) return;
    this.#pieces.push(chunk.subarray(start));
    this.#pieceBytes += chunk.length - start;
    if (this.#pieceBytes > maximumAnswerBytes) this.#give('writes a line without end');
  }

  #take(line: string): void {
    // Whoever passes a request over goes on with the next: by the ids that is told from an answer that is wrong.
    const own = this.#waiting.findIndex(({ id }) => answersUnder(line, id));
    for (const { reject } of this.#waiting.splice(0, Math.max(0, own))) {
      reject(new BadAnswer('does not answer, and continues with a later request'));
    }
    const first = this.#waiting[0];
    clearTimeout(this.#timer);
    if (!first || !line.startsWith('{')) {
      this.#give(`writes what nobody asked for: ${line.slice(0, 200)}`);
      return;
    }
    this.#waiting.shift();
    this.#answered = true;
    if (this.#waiting.length > 0) this.#wait();
    first.resolve(line);
  }

  #lastWords(): string {
    const lines = this.#errors.trimEnd().split('\n');
    // Below an uncaught error stand its stack and the runtime's version.
    const last = lines.findLast((line) => /^\S*(error|exception)\b/i.test(line)) ?? lines.at(-1) ?? '';
    return last === '' ? '' : `; its last words: ${last}`;
  }

  // The first that waits is the one that the testee worked on; the others were not looked at.
  #fail(message: string): void {
    clearTimeout(this.#timer);
    this.#failure ??= new TesteeFailure(`the ${this.name} testee ${message}`, true);
    const { message: whole } = this.#failure;
    this.#waiting.splice(0).forEach(({ reject }, index) => reject(new TesteeFailure(whole, index === 0)));
  }
}
