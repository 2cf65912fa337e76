/** The upload records of a run, kept by a process of their own: whoever waits for the database must not hold up the referee. */
import { fileURLToPath } from 'node:url';
import { TesteeProcess } from './testee-process.ts';

const keeper = fileURLToPath(new URL('../record-keeper.mjs', import.meta.url));

/** Writes and adopts upload records. */
export class Records {
  readonly #keeper: TesteeProcess;
  readonly #db: string;

  private constructor(process: TesteeProcess, db: string) {
    this.#keeper = process;
    this.#db = db;
  }

  /** Starts the process. */
  static async start(db: string): Promise<Records> {
    return new Records(await TesteeProcess.start([keeper]), db);
  }

  /**
   * Writes a photo's record, unless it has one.
   * @returns the object key of the record that the photo has
   */
  async writeOrAdopt(photo: string, objectKey: string, now: number): Promise<string> {
    const { objectKey: kept } = await this.#keeper.ask('writeOrAdopt', { db: this.#db, photo, objectKey, now });
    return String(kept);
  }

  /** Ends the process. */
  close(): Promise<void> {
    return this.#keeper.close();
  }
}
