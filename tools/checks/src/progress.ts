/** What people see while tasks run: in a terminal what runs and for how long, elsewhere a line at each start and end. */
import { Listr, ListrTaskState, type ListrTaskWrapper, type DefaultRenderer, type SimpleRenderer } from 'listr2';
import type { TaskListener, TaskOutcome } from './tasks.ts';

/** Shows how tasks go. */
export interface Progress extends TaskListener {
  /** Returns when everything is shown. */
  readonly close: () => Promise<void>;
}

const words = { passed: 'ok', cached: 'ok, from the cache', failed: 'FAILED', skipped: 'not run, since what it needs failed' };

/** How long something took: `8.1 s`, `2 min 5 s`. */
export function duration(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`; // What would be rounded to 60.0 s is a minute.
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function ending({ name, result, seconds }: TaskOutcome): string {
  const took = result === 'passed' || result === 'failed' ? `  ${duration(seconds)}` : '';
  return `${name.padEnd(22)} ${words[result]}${took}`;
}

/** Lines for a log. */
function lineProgress(write: (line: string) => void): Progress {
  return {
    started: (name) => write(`${name.padEnd(22)} starts`),
    ended: (outcome) => write(ending(outcome)),
    close: async () => undefined,
  };
}

type Wrapper = ListrTaskWrapper<unknown, typeof DefaultRenderer, typeof SimpleRenderer>;

/** One task of the list: shown as waiting until it starts, and with its time while it runs. */
class Row {
  readonly #name: string;
  readonly #ended: Promise<TaskOutcome>;
  #settle: (outcome: TaskOutcome) => void = () => undefined;
  #wrapper: Wrapper | undefined;
  #began: number | undefined;
  #clock: NodeJS.Timeout | undefined;

  constructor(name: string) {
    this.#name = name;
    this.#ended = new Promise((resolve) => (this.#settle = resolve));
  }

  get name(): string {
    return this.#name;
  }

  start(): void {
    this.#began = performance.now();
    this.#run();
  }

  end(outcome: TaskOutcome): void {
    clearInterval(this.#clock);
    this.#settle(outcome);
  }

  /** What listr2 calls; it takes everything that it lists for started. */
  async show(wrapper: Wrapper): Promise<void> {
    this.#wrapper = wrapper;
    if (this.#began === undefined) wrapper.task.state$ = ListrTaskState.WAITING;
    else this.#run();
    const outcome = await this.#ended;
    this.#title(ending(outcome));
    if (outcome.result === 'failed') throw new Error(this.#name);
    if (outcome.result === 'skipped') wrapper.skip(ending(outcome));
  }

  #run(): void {
    const began = this.#began;
    if (!this.#wrapper || began === undefined) return;
    this.#wrapper.task.state$ = ListrTaskState.STARTED;
    const tick = (): void => this.#title(`${this.#name.padEnd(22)} ${duration((performance.now() - began) / 1000)}`);
    this.#clock = setInterval(tick, 500);
  }

  #title(text: string): void {
    if (this.#wrapper) this.#wrapper.title = text;
  }
}

/** A list that a terminal keeps up to date. */
function terminalProgress(names: readonly string[]): Progress {
  const rows = new Map(names.map((name) => [name, new Row(name)]));
  const list = new Listr(
    [...rows.values()].map((row) => ({ title: row.name, task: (_: unknown, wrapper: Wrapper) => row.show(wrapper) })),
    {
      concurrent: true,
      exitOnError: false,
      collectErrors: false,
      renderer: 'default',
      rendererOptions: { collapseErrors: false, showErrorMessage: false, collapseSkips: true, suffixSkips: false },
    },
  );
  const shown = list.run();
  return {
    started: (name) => rows.get(name)?.start(),
    ended: (outcome) => rows.get(outcome.name)?.end(outcome),
    close: async () => void (await shown),
  };
}

/**
 * Shows tasks on standard output.
 * @param names the tasks, in the order in which they are listed
 */
export function showProgress(names: readonly string[]): Progress {
  if (process.stdout.isTTY && !process.env['CI']) return terminalProgress(names);
  return lineProgress((line) => void process.stdout.write(`${line}\n`));
}
