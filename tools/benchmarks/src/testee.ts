/** A testee as a benchmark asks it: one question after the other, nothing compared. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { Option, nameList } from '@lockstep/options';
import { clientLanguages, optimizedVariable, type ClientLanguage } from '@lockstep/toolchains';

/** The answer's result; the caller knows what is in it. */
export type Result = Readonly<Record<string, unknown>>;

/** The option `--languages`, which each benchmark has. */
export function languagesOption() {
  return new Option('--languages <list>', 'those to measure, joined with commas')
    .argParser(nameList(clientLanguages))
    .default<readonly ClientLanguage[]>(clientLanguages, clientLanguages.join(','));
}

/** A running testee. */
export class Testee {
  readonly language: string;
  readonly #process: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  /**
   * @param language as the launcher takes it
   * @param workspace the workspace's folder
   */
  constructor(language: string, workspace: string) {
    this.language = language;
    const env = { ...process.env, [optimizedVariable]: '1' }; // As users build it.
    const child = spawn(process.execPath, [join(workspace, 'tools/parity/testee.mjs'), language], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process = child;
    this.#answers = createInterface({ input: child.stdout, crlfDelay: Infinity })[Symbol.asyncIterator]();
  }

  /** Asks and waits for the answer. Throws where it is an error: a benchmark asks nothing that can fail. */
  async ask(op: string, args: Result): Promise<Result> {
    this.#process.stdin?.write(`${JSON.stringify({ id: 0, op, args })}\n`);
    const line = (await this.#answers.next()) as IteratorResult<string, undefined>;
    if (line.done) throw new Error(`the ${this.language} testee ended`);
    const answer = JSON.parse(line.value) as { result?: Result; error?: { code: string; message: string } };
    if (!answer.result) throw new Error(`${this.language}: ${op}: ${answer.error?.code} ${answer.error?.message}`);
    return answer.result;
  }

  /** The most memory that the answering process had so far, in bytes (Linux). */
  async peakMemory(): Promise<number> {
    const { pid } = await this.ask('info', {});
    const status = readFileSync(`/proc/${pid as number}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
  }

  /** Ends the testee. */
  end(): Promise<void> {
    return new Promise((resolve) => {
      this.#process.once('close', () => resolve());
      this.#process.stdin?.end();
    });
  }
}
