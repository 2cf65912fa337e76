/** A testee that may be killed or stopped at any moment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../parity/testee.mjs', import.meta.url));

/** The command of a language's testee: what `node` is given. */
export function testeeOf(language: string): readonly string[] {
  return [launcher, language];
}

/** What a request ends with where its process was killed. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** The result of an operation. */
export type Result = Readonly<Record<string, unknown>>;

interface Answer {
  readonly id: number;
  readonly result?: Result;
  readonly error?: { readonly code: string; readonly message: string };
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A running testee. */
export class TesteeProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #over = false;
  #errors = '';
  /** The process that answers; a signal to a sandbox around it would not reach it. */
  #pid = 0;

  private constructor(command: readonly string[]) {
    this.#child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-2000);
    });
    this.#child.stdin?.on('error', () => undefined);
    if (this.#child.stdout) {
      createInterface({ input: this.#child.stdout }).on('line', (line) => {
        const answer = JSON.parse(line) as Answer;
        this.#waiting.get(answer.id)?.resolve(answer);
        this.#waiting.delete(answer.id);
      });
    }
    this.#ended = new Promise((resolve) => {
      this.#child.on('close', () => {
        this.#over = true;
        for (const waiting of this.#waiting.values()) waiting.reject(this.#killed());
        resolve();
      });
    });
  }

  /**
   * Starts a testee, and learns which process answers.
   * @throws Error where it can't be started
   */
  static async start(command: readonly string[]): Promise<TesteeProcess> {
    const made = new TesteeProcess(command);
    try {
      const { pid } = await made.ask('info', {});
      made.#pid = Number(pid);
    } catch (error) {
      // Nobody knows its process yet, so nobody killed it.
      throw new Error(`node ${command.join(' ')}: ${(error as Error).message}`);
    }
    return made;
  }

  #killed(): Killed {
    return new Killed(`the process ended: ${this.#errors}`);
  }

  /**
   * Asks a request. It is answered after those that were asked before.
   * @throws Killed where the process ends first, Error where it answers with an error
   */
  async ask(op: string, args: object): Promise<Result> {
    const answer = await new Promise<Answer>((resolve, reject) => {
      if (this.#over) {
        reject(this.#killed());
        return;
      }
      const id = ++this.#asked;
      this.#waiting.set(id, { resolve, reject });
      this.#child.stdin?.write(`${JSON.stringify({ id, op, args })}\n`);
    });
    if (answer.result) return answer.result;
    throw new Error(`${op} answers ${answer.error?.code}: ${answer.error?.message}`);
  }

  /** Sends a signal to the process that answers. */
  signal(signal: NodeJS.Signals): void {
    try {
      if (this.#pid !== 0 && !this.#over) process.kill(this.#pid, signal);
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
