/** The referee: it plays the server, sees every grant and every commit, and says what must never happen. */
import { History, type Taken } from './history.ts';

/** What happened in a run. */
export interface Figures {
  acquisitions: number;
  kills: number;
  suspensions: number;
  /** Locks taken after somebody else's on the same photo that was never released. */
  takeovers: number;
  /** Records found at the start of an upload, and adopted. */
  adoptions: number;
  commits: number;
  /** Commits of a process that lost its lock between its check and the server's answer: the adopted record made them the same. */
  lateCommits: number;
  /** Locks that a process found lost when it checked, so that it did not commit. */
  lost: number;
}

interface Newest extends Taken {
  readonly token: number;
  released: boolean;
}

/** Watches grants, checks and commits of all processes. */
export class Referee {
  readonly figures: Figures = { acquisitions: 0, kills: 0, suspensions: 0, takeovers: 0, adoptions: 0, commits: 0, lateCommits: 0, lost: 0 };
  readonly violations: string[] = [];
  readonly history = new History();
  readonly #given = new Set<number>();
  readonly #newest = new Map<string, Newest>();
  readonly #committed = new Map<string, string>();

  /** A process was given a lock. */
  granted(photo: string, token: number, taken: Taken): void {
    this.figures.acquisitions++;
    const { owner } = taken;
    if (this.#given.has(token)) this.violations.push(`token ${token} was given twice, the second time to ${owner} for ${photo}`);
    this.#given.add(token);
    const before = this.#newest.get(photo);
    if (before && !before.released) this.figures.takeovers++;
    // Answers may arrive in another order than the grants were made in.
    if (!before || token > before.token) this.#newest.set(photo, { ...taken, token, released: false });
  }

  /** The newest token of a photo that the referee knows of. */
  newest(photo: string): number {
    return this.#newest.get(photo)?.token ?? 0;
  }

  /**
   * A process was told that it still holds a lock.
   * @param known the newest token that the referee knew of when the question was asked
   */
  verified(photo: string, owner: string, token: number, known: number): void {
    if (known <= token) return;
    this.violations.push(`${owner} was told that it holds ${photo} under token ${token}, after token ${known} was given`);
  }

  /** A process was told that it has lost a lock. */
  lost(photo: string, token: number, taken: Taken): void {
    this.figures.lost++;
    if (this.history.mayHaveFreed(taken)) return;
    this.violations.push(`${taken.owner} has lost ${photo} under token ${token}, although it lives and nobody may have freed it`);
  }

  /** A process let a lock go. */
  released(photo: string, token: number): void {
    const newest = this.#newest.get(photo);
    if (newest?.token === token) newest.released = true;
  }

  /** The server was asked to make a file; the same object key again is the same file. */
  commit(photo: string, owner: string, token: number, objectKey: string): void {
    const before = this.#committed.get(photo);
    if (before !== undefined && before !== objectKey) {
      this.violations.push(`${photo} was committed twice: as ${before}, then by ${owner} as ${objectKey}`);
    }
    if (before === undefined) this.figures.commits++;
    if (this.newest(photo) > token) this.figures.lateCommits++;
    this.#committed.set(photo, objectKey);
  }

  /** Whether the server has the photo. */
  has(photo: string): boolean {
    return this.#committed.has(photo);
  }
}
