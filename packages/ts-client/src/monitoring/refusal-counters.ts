/** Counters of what one program refused that another wrote. */
import {
  CompatibilityRefusalStatements,
  RefusalCode,
  ClientLanguage,
  RefusalSubject,
  type CompatibilityRefusal,
  type NameIn,
  type RowOf,
} from '@lockstep/spec';
import type { SharedDatabaseConnection } from '../database/shared-database.ts';
import { answerOf, bind, type Outcome } from '../database/shared-database.ts';
import { LockstepError } from '../errors.ts';

const { members: sql } = CompatibilityRefusalStatements;
const codes = Object.values(RefusalCode.members);

/** A counter: the columns of the spec's table `compatibility_refusals`. */
export type Refusal = RowOf<typeof CompatibilityRefusal>;

/** The counters of one database. They hold no name, key or content. */
export class RefusalCounters {
  readonly #database: SharedDatabaseConnection;
  readonly #reader: NameIn<typeof ClientLanguage>;

  /** @param reader who counts */
  constructor(database: SharedDatabaseConnection, reader: NameIn<typeof ClientLanguage> = 'typescript') {
    this.#database = database;
    this.#reader = reader;
  }

  /**
   * Counts that something was refused.
   * @param code the code of the error
   * @returns whether it counts: a code that does not say that two programs disagree does not
   */
  count(writer: NameIn<typeof ClientLanguage>, subject: NameIn<typeof RefusalSubject>, code: string): boolean {
    const known = codes.find((each) => each === code);
    if (known === undefined) return false;
    const counter = {
      reader: ClientLanguage.members[this.#reader],
      writer: ClientLanguage.members[writer],
      subject: RefusalSubject.members[subject],
      code: known,
    };
    this.#database.run('write', [bind(sql.begin, counter), bind(sql.count, counter)]);
    return true;
  }

  /** Does something, counts where it is refused, and throws what it threw: the refusal itself, also where it can't be counted. */
  watch<T>(writer: NameIn<typeof ClientLanguage>, subject: NameIn<typeof RefusalSubject>, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof LockstepError) this.#countQuietly(writer, subject, String(error.code));
      throw error;
    }
  }

  #countQuietly(writer: NameIn<typeof ClientLanguage>, subject: NameIn<typeof RefusalSubject>, code: string): void {
    try {
      this.count(writer, subject, code);
    } catch {
      // The database fails: who reads has to know of the refusal all the same.
    }
  }

  /** The counters, which begin anew: in one transaction, so that none is lost or told twice. */
  take(): Refusal[] {
    const [list] = this.#database.run('write', [bind(sql.list, {}), bind(sql.clear, {})]);
    return [...answerOf(sql.list, list as Outcome)];
  }
}
