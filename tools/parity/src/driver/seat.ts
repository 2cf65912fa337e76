/** A column of the table: a testee that is started again where it fails, a few times. */
import { BadAnswer, outcomeOf } from './outcome.ts';
import { TesteeProcess, type Patience, type TesteeCommand } from './process.ts';
import { TesteeFailure, type Testee } from './testee.ts';

const mostFailures = 3;

/** What a testee says of itself. */
export interface Info {
  readonly language: string;
  readonly runtime: string;
  readonly libsodium: string;
  readonly specVersion: string;
  readonly specDigest: string;
  readonly pid: number;
}

/** A testee that continues after a failure. */
export class Seat implements Testee {
  readonly name: string;
  readonly #command: TesteeCommand;
  readonly #patience: Patience;
  #running: Promise<TesteeProcess> | undefined;
  #info: Info | undefined;
  #failures = 0;

  constructor(command: TesteeCommand, patience: Patience) {
    this.name = command.name;
    this.#command = command;
    this.#patience = patience;
  }

  /**
   * Starts the testee, which may build it first.
   * @returns what it says of itself
   * @throws TesteeFailure where it can't be started
   */
  async start(): Promise<Info> {
    await this.#process();
    return this.#info as Info;
  }

  async ask(line: Uint8Array, id: string): Promise<string> {
    for (;;) {
      const running = this.#process();
      try {
        return await (await running).ask(line, id);
      } catch (error) {
        if (!(error instanceof TesteeFailure)) throw error;
        // Whoever comes first notes the failure; the others find the next process started already.
        if (this.#running === running) {
          this.#running = undefined;
          this.#failures++;
        }
        if (error.guilty) throw error;
      }
    }
  }

  async close(): Promise<void> {
    if (this.#running === undefined) return;
    await (await this.#running).close();
  }

  /** Ends the testee without waiting for its answers. */
  async kill(): Promise<void> {
    const process = await this.#running?.catch(() => undefined);
    await process?.kill();
  }

  #process(): Promise<TesteeProcess> {
    if (this.#failures >= mostFailures) {
      const message = `the ${this.name} testee failed ${mostFailures} times and is not started again`;
      return Promise.reject(new TesteeFailure(message, true));
    }
    return (this.#running ??= this.#launch());
  }

  async #launch(): Promise<TesteeProcess> {
    const process = new TesteeProcess(this.#command, this.#patience);
    const line = await process.ask(Buffer.from('{"id":"info","op":"info","args":{}}'), '"info"');
    try {
      this.#info = infoOf(line);
    } catch (error) {
      if (!(error instanceof BadAnswer)) throw error;
      await process.kill();
      throw new TesteeFailure(`the ${this.name} testee ${error.message}`, true);
    }
    process.knowPid(this.#info.pid);
    return process;
  }
}

function infoOf(line: string): Info {
  const { text } = outcomeOf(line, '"info"');
  const { result } = JSON.parse(text) as { result?: Partial<Info> };
  const names = ['language', 'runtime', 'libsodium', 'specVersion', 'specDigest'] as const;
  const complete = names.every((name) => typeof result?.[name] === 'string') && Number.isSafeInteger(result?.pid);
  if (!complete) throw new BadAnswer(`says too little of itself: ${line.slice(0, 200)}`);
  return result as Info;
}
