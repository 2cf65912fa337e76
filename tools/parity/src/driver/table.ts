/** The table that people watch: a row for each subject, a column for each language, and what went wrong below the row. */
import type { Listener } from './run.ts';
import type { Failure } from './scenario.ts';

const rowWidth = 26;
const columnWidth = 14;
// One more than the failures after which a testee is given up, so that it is said.
const mostInFull = 4;
const repaintMilliseconds = 100;

/** Where lines go; a terminal may also be painted over. */
export interface Screen {
  readonly interactive: boolean;
  write(text: string): void;
}

interface Cell {
  passed: number;
  failed: number;
}

/** Counts checks and prints them. */
export class Table implements Listener {
  readonly #screen: Screen;
  readonly #columns: readonly string[];
  #row: string | undefined;
  #cells = new Map<string, Cell>();
  #failures: Failure[] = [];
  #painted = 0;
  /** All checks that passed, in all languages. */
  passed = 0;
  /** All checks that failed. */
  failed = 0;

  /** @param columns the languages */
  constructor(screen: Screen, columns: readonly string[]) {
    this.#screen = screen;
    this.#columns = columns;
    screen.write(`${''.padEnd(rowWidth)}${columns.map((name) => name.padStart(columnWidth)).join('')}\n`);
  }

  checked(row: string, testee: string, failure: Failure | undefined): void {
    if (row !== this.#row) this.end();
    this.#row = row;
    const cell = this.#cells.get(testee) ?? { passed: 0, failed: 0 };
    this.#cells.set(testee, cell);
    if (failure) {
      cell.failed++;
      this.failed++;
      this.#failures.push(failure);
    } else {
      cell.passed++;
      this.passed++;
    }
    if (this.#screen.interactive && Date.now() - this.#painted > repaintMilliseconds) this.#paint();
  }

  /** Ends the row that is being counted. */
  end(): void {
    if (this.#row === undefined) return;
    this.#screen.write(`${this.#screen.interactive ? '\r' : ''}${this.#line(this.#row)}\n`);
    for (const column of this.#columns) {
      const failures = this.#failures.filter(({ testee }) => testee === column);
      failures.forEach((failure, index) => this.#show(failure, index < mostInFull));
    }
    this.#failures = [];
    this.#row = undefined;
    this.#cells = new Map();
  }

  #paint(): void {
    this.#painted = Date.now();
    this.#screen.write(`\r${this.#line(this.#row ?? '')}`);
  }

  #line(row: string): string {
    const cells = this.#columns.map((name) => {
      const { passed, failed } = this.#cells.get(name) ?? { passed: 0, failed: 0 };
      return (failed > 0 ? `${failed} FAILED/${passed + failed}` : String(passed)).padStart(columnWidth);
    });
    return `${row.padEnd(rowWidth)}${cells.join('')}`;
  }

  // Many failures have one cause: the first few of a row tell it.
  #show({ id, testee, lines, replay }: Failure, inFull: boolean): void {
    this.#screen.write(`FAILED ${id} in ${testee}\n`);
    if (!inFull) return;
    for (const line of lines) this.#screen.write(`    ${line}\n`);
    this.#screen.write(`    replay: ${replay}\n`);
  }
}
