/** A testee that may be killed or stopped at any moment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../parity/testee.mjs', import.meta.url));

/** What a request ends with where its process was killed. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

interface Answer {
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: string; readonly message: string };
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A running testee, asked one request at a time. */
export class TesteeProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #waiting: Waiting | undefined;
  #over = false;
  #errors = '';
  /** The process that answers; a signal to a sandbox around it would not reach it. */
  pid = 0;

  private constructor(language: string) {
    this.#child = spawn(process.execPath, [launcher, language], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-2000);
    });
    this.#child.stdin?.on('error', () => undefined);
    if (this.#child.stdout) {
      createInterface({ input: this.#child.stdout }).on('line', (line) => {
        const waiting = this.#waiting;
        this.#waiting = undefined;
        waiting?.resolve(JSON.parse(line) as Answer);
      });
    }
    this.#ended = new Promise((resolve) => {
      this.#child.on('close', () => {
        this.#over = true;
        this.#waiting?.reject(new Killed(`the process ended: ${this.#errors}`));
        resolve();
      });
    });
  }

  /** Starts a testee, and learns which process answers. */
  static async start(language: string): Promise<TesteeProcess> {
    const made = new TesteeProcess(language);
    const { pid } = await made.ask('info', {});
    made.pid = Number(pid);
    return made;
  }

  /**
   * Asks a request.
   * @throws Killed where the process ends first, Error where it answers with an error
   */
  async ask(op: string, args: object): Promise<Readonly<Record<string, unknown>>> {
    const answer = await new Promise<Answer>((resolve, reject) => {
      if (this.#over) {
        reject(new Killed(`the process ended: ${this.#errors}`));
        return;
      }
      this.#waiting = { resolve, reject };
      this.#child.stdin?.write(`${JSON.stringify({ id: 1, op, args })}\n`);
    });
    if (answer.result) return answer.result;
    throw new Error(`${op} answers ${answer.error?.code}: ${answer.error?.message}`);
  }

  /** Sends a signal to the process that answers. */
  signal(signal: NodeJS.Signals): void {
    try {
      if (this.pid !== 0 && !this.#over) process.kill(this.pid, signal);
    } catch {
      // It has just ended.
    }
  }

  /** Ends its input, and waits until it has ended. */
  async close(): Promise<void> {
    this.#child.stdin?.end();
    await this.#ended;
  }
}
