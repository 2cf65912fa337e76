/**
 * The table of upload records as the spec's words have it, without SQL: what each operation does and answers. Cases and
 * random schedules take their expectations from here, so that the statements are held against something that is not made
 * from them.
 */
import type { RowObject } from '../define.ts';
import { UploadPhaseMove } from '../upload-record.ts';
import { byCodePoints } from './lock-table.ts';

/** A record as the operations show it. */
export type RecordRow = RowObject & {
  readonly localId: string;
  readonly collectionId: number;
  readonly phase: string;
  readonly fileObjectKey: string;
  readonly updatedAt: number;
};

/** What `beginCommit` has to know of locks. */
export interface Holder {
  /** Whether a lock is its owner's under this token. */
  verify(id: string, owner: string, token: number): { held: boolean };
}

const stored = ['uploaded', 'committing', 'committed'];

function order(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1; // SQLite sorts NULL before everything.
  return typeof a === 'string' ? byCodePoints(a, b as string) : (a as number) - (b as number);
}

function byMembers(...names: readonly string[]): (a: RecordRow, b: RecordRow) => number {
  return (a, b) => names.map((name) => order(a[name], b[name])).find((found) => found !== 0) ?? 0;
}

/** Upload records. Each method answers what the operation of its name answers. */
export class RecordTable {
  readonly #records = new Map<string, RecordRow>();

  #nameOf({ localId, collectionId }: Pick<RecordRow, 'localId' | 'collectionId'>): string {
    return JSON.stringify([localId, collectionId]);
  }

  /** The record that is there, if it has the object key of the one that the caller knows. */
  #own(known: RecordRow): RecordRow | undefined {
    const found = this.#records.get(this.#nameOf(known));
    return found?.fileObjectKey === known.fileObjectKey ? found : undefined;
  }

  /** Changes a record that is the caller's and in one of some phases; says whether it did. */
  #change(known: RecordRow, phases: readonly string[] | null, changes: Partial<RecordRow>): boolean {
    const found = this.#own(known);
    if (!found || (phases && !phases.includes(found.phase))) return false;
    this.#records.set(this.#nameOf(known), { ...found, ...changes } as RecordRow);
    return true;
  }

  #remove(known: RecordRow, phases: readonly string[]): boolean {
    const found = this.#own(known);
    return found !== undefined && phases.includes(found.phase) && this.#records.delete(this.#nameOf(known));
  }

  writeOrAdopt(record: RecordRow): { record: RecordRow } {
    const name = this.#nameOf(record);
    const found = this.#records.get(name) ?? record;
    this.#records.set(name, found);
    return { record: found };
  }

  /** @param isThere whether the folder has a file of this name and size */
  adopt(localId: string, collectionId: number, isThere: (name: string, size: number) => boolean): { record: RecordRow | null } {
    const record = this.#records.get(this.#nameOf({ localId, collectionId }));
    if (!record || stored.includes(record.phase)) return { record: record ?? null };
    const { encryptedFileName, encryptedSize, encryptedThumbnailName, thumbnailSize } = record;
    const hasFile = isThere(encryptedFileName as string, encryptedSize as number);
    const hasThumbnail = encryptedThumbnailName === null || isThere(encryptedThumbnailName as string, (thumbnailSize ?? 0) as number);
    if (record.phase !== 'failed' && hasFile && hasThumbnail) return { record };
    this.drop(record);
    return { record: null };
  }

  advance(known: RecordRow, phase: string, now: number): { advanced: boolean } {
    const from = UploadPhaseMove.rules.filter(({ to }) => to === phase).map((move): string => move.from);
    return { advanced: this.#change(known, from, { phase, updatedAt: now }) };
  }

  setTransfer(known: RecordRow, transferId: string | null, transferDeadline: number | null, now: number): { noted: boolean } {
    return { noted: this.#change(known, null, { transferId, transferDeadline, updatedAt: now }) };
  }

  beginCommit(known: RecordRow, owner: string, token: number, now: number, locks: Holder): { begun: boolean } {
    const { held } = locks.verify(known.localId, owner, token);
    return { begun: held && this.#change(known, ['uploaded', 'committing'], { phase: 'committing', updatedAt: now }) };
  }

  moveObjects(known: RecordRow, fileObjectKey: string, thumbnailObjectKey: string | null, now: number): { moved: boolean } {
    const changes = { phase: 'prepared', fileObjectKey, thumbnailObjectKey, transferId: null, transferDeadline: null, updatedAt: now };
    return { moved: this.#change(known, ['prepared', 'uploading'], changes) };
  }

  drop(known: RecordRow): { dropped: boolean } {
    return { dropped: this.#remove(known, ['prepared', 'uploading', 'failed']) };
  }

  finish(known: RecordRow): Record<string, never> {
    this.#remove(known, ['committing', 'committed']);
    return {};
  }

  list(): { unfinished: RecordRow[]; inFlight: RecordRow[] } {
    const all = [...this.#records.values()];
    return {
      unfinished: all.filter(({ phase }) => phase !== 'committed' && phase !== 'failed').sort(byMembers('updatedAt', 'localId', 'collectionId')),
      inFlight: all.filter(({ phase, transferId }) => transferId !== null && phase === 'uploading').sort(byMembers('transferDeadline', 'localId', 'collectionId')),
    };
  }
}
