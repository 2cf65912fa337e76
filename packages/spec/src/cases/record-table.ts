/**
 * The table of upload records as the spec's words have it, without SQL: what each operation does and answers. Cases and
 * random schedules take their expectations from here, so that the statements are compared with something that is not
 * made from them.
 */
import type { RowObject } from '../define.ts';
import { UploadPhaseMove } from '../upload-record.ts';
import { byCodePoints } from './lock-table.ts';

/** A record as the operations show it. */
export type RecordRow = RowObject & {
  readonly localId: string;
  readonly collectionId: number;
  readonly contentHash: string;
  readonly phase: string;
  readonly fileObjectKey: string | null;
  readonly encryptedFileName: string;
  readonly updatedAt: number;
};

/** A part of a record's file as the operations show it. */
export type PartRow = RowObject & { readonly objectKey: string; readonly partNumber: number };

/** The address of a file, or those of its parts. */
export interface FileAddress {
  readonly objectKey: string;
  readonly url: string | null;
  readonly completeUrl: string | null;
  readonly partUrls: readonly string[];
}

/** The lock that an operation is asked under. */
export interface Held {
  readonly owner: string;
  readonly token: number;
}

/** What `beginCommit` has to know of locks. */
export interface Holder {
  /** Whether a lock is its owner's under this token. */
  verify(id: string, owner: string, token: number): { held: boolean };
}

const stored = ['uploaded', 'committing', 'committed'];
const isUndoubted = (record: RecordRow): boolean => record['commitsSent'] === record['commitsRefused'];
const mayMove = (record: RecordRow): boolean => !['committed', 'failed'].includes(record.phase) && isUndoubted(record);

function order(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1; // SQLite sorts NULL before everything.
  return typeof a === 'string' ? byCodePoints(a, b as string) : (a as number) - (b as number);
}

function byMembers(...names: readonly string[]): (a: RecordRow, b: RecordRow) => number {
  return (a, b) => names.map((name) => order(a[name], b[name])).find((found) => found !== 0) ?? 0;
}

/** Upload records. Each method returns what the operation of its name returns. */
export class RecordTable {
  readonly #records = new Map<string, RecordRow>();
  /** Parts by their object key. */
  readonly #parts = new Map<string, PartRow[]>();

  #nameOf({ localId, collectionId, contentHash }: Pick<RecordRow, 'localId' | 'collectionId' | 'contentHash'>): string {
    return JSON.stringify([localId, collectionId, contentHash]);
  }

  /** The record that is there, if it has the file and the object key of the one that the caller knows. */
  #own(known: RecordRow): RecordRow | undefined {
    const found = this.#records.get(this.#nameOf(known));
    return found?.fileObjectKey === known.fileObjectKey && found.encryptedFileName === known.encryptedFileName ? found : undefined;
  }

  /** Changes a record that is the caller's and meets a condition; says whether it did. */
  #change(known: RecordRow, meets: (found: RecordRow) => boolean, changes: (found: RecordRow) => RowObject): boolean {
    const found = this.#own(known);
    if (!found || !meets(found)) return false;
    this.#records.set(this.#nameOf(known), { ...found, ...changes(found) });
    return true;
  }

  #remove(known: RecordRow, meets: (found: RecordRow) => boolean): boolean {
    const found = this.#own(known);
    const removed = found !== undefined && meets(found) && this.#records.delete(this.#nameOf(known));
    this.#forgetParts();
    return removed;
  }

  /** Parts whose record is gone or has another object key are forgotten. */
  #forgetParts(): void {
    const keys = new Set([...this.#records.values()].map(({ fileObjectKey }) => fileObjectKey));
    for (const objectKey of this.#parts.keys()) if (!keys.has(objectKey)) this.#parts.delete(objectKey);
  }

  writeOrAdopt(record: RecordRow): { record: RecordRow } {
    const name = this.#nameOf(record);
    const found = this.#records.get(name) ?? record;
    this.#records.set(name, found);
    return { record: found };
  }

  /** @param isThere whether the folder has a file of this name and size */
  adopt(localId: string, collectionId: number, contentHash: string, isThere: (name: string, size: number) => boolean): { record: RecordRow | null } {
    const name = this.#nameOf({ localId, collectionId, contentHash });
    const record = this.#records.get(name);
    if (!record || stored.includes(record.phase)) return { record: record ?? null };
    const { encryptedFileName, encryptedSize, encryptedThumbnailName, thumbnailSize } = record;
    const hasFile = isThere(encryptedFileName, encryptedSize as number);
    const hasThumbnail = encryptedThumbnailName === null || isThere(encryptedThumbnailName as string, (thumbnailSize ?? 0) as number);
    if (record.phase !== 'failed' && hasFile && hasThumbnail) return { record };
    this.drop(record);
    return { record: this.#records.get(name) ?? null };
  }

  advance(known: RecordRow, phase: string, now: number): { advanced: boolean } {
    const from = UploadPhaseMove.rules.filter(({ to }) => to === phase).map((move): string => move.from);
    return {
      advanced: this.#change(
        known,
        (found) => from.includes(found.phase),
        () => ({ phase, updatedAt: now }),
      ),
    };
  }

  setTransfer(known: RecordRow, transferId: string | null, transferDeadline: number | null, now: number): { noted: boolean } {
    return {
      noted: this.#change(
        known,
        () => true,
        () => ({ transferId, transferDeadline, updatedAt: now }),
      ),
    };
  }

  setThumbnail(known: RecordRow, { owner, token }: Held, objectKey: string, url: string, now: number, locks: Holder): { set: boolean } {
    if (!locks.verify(known.localId, owner, token).held) return { set: false };
    const changes = { phase: 'uploading', thumbnailObjectKey: objectKey, thumbnailUrl: url, thumbnailStored: 0, commitBody: null, updatedAt: now };
    return { set: this.#change(known, mayMove, () => changes) };
  }

  setThumbnailStored(known: RecordRow, now: number): { noted: boolean } {
    const isAtKey = (found: RecordRow): boolean => found['thumbnailObjectKey'] === known['thumbnailObjectKey'];
    return { noted: this.#change(known, isAtKey, () => ({ thumbnailStored: 1, updatedAt: now })) };
  }

  setFile(known: RecordRow, { owner, token }: Held, address: FileAddress, now: number, locks: Holder): { set: boolean } {
    const { objectKey, url, completeUrl, partUrls } = address;
    if (!locks.verify(known.localId, owner, token).held) return { set: false };
    const changes = {
      phase: 'uploading',
      fileObjectKey: objectKey,
      fileUrl: url,
      completeUrl,
      commitBody: null,
      transferId: null,
      transferDeadline: null,
      updatedAt: now,
    };
    const set = this.#change(known, mayMove, () => changes);
    this.#forgetParts();
    if (set)
      this.#parts.set(
        objectKey,
        partUrls.map((partUrl, partNumber) => ({ objectKey, partNumber, partUrl, partEtag: null, partStatus: 'pending' })),
      );
    return { set };
  }

  setPart({ fileObjectKey }: RecordRow, number: number, etag: string): { noted: boolean } {
    const parts = this.#parts.get(fileObjectKey ?? '');
    const at = parts?.findIndex(({ partNumber }) => partNumber === number) ?? -1;
    if (fileObjectKey === null || !parts || at < 0) return { noted: false };
    parts[at] = { ...(parts[at] as PartRow), partEtag: etag, partStatus: 'uploaded' };
    return { noted: true };
  }

  parts({ fileObjectKey }: RecordRow): { parts: readonly PartRow[] } {
    return { parts: fileObjectKey === null ? [] : [...(this.#parts.get(fileObjectKey) ?? [])] };
  }

  beginCommit(known: RecordRow, owner: string, token: number, body: string, now: number, locks: Holder): { begun: boolean } {
    const { held } = locks.verify(known.localId, owner, token);
    const begun =
      held &&
      this.#change(
        known,
        ({ phase }) => ['uploaded', 'committing'].includes(phase),
        (found) => ({
          phase: 'committing',
          commitsSent: Number(found['commitsSent']) + 1,
          commitBody: found['commitBody'] ?? body,
          updatedAt: now,
        }),
      );
    return { begun };
  }

  refuseCommit(known: RecordRow, now: number): { noted: boolean } {
    const inDoubt = (found: RecordRow): boolean => Number(found['commitsRefused']) < Number(found['commitsSent']);
    return { noted: this.#change(known, inDoubt, (found) => ({ commitsRefused: Number(found['commitsRefused']) + 1, updatedAt: now })) };
  }

  drop(known: RecordRow): { dropped: boolean } {
    return { dropped: this.#remove(known, (found) => found.phase !== 'committed' && isUndoubted(found)) };
  }

  finish(known: RecordRow): Record<string, never> {
    this.#remove(known, ({ phase }) => ['committing', 'committed'].includes(phase));
    return {};
  }

  list(): { unfinished: RecordRow[]; inFlight: RecordRow[] } {
    const all = [...this.#records.values()];
    return {
      unfinished: all
        .filter(({ phase }) => phase !== 'committed' && phase !== 'failed')
        .sort(byMembers('updatedAt', 'localId', 'collectionId', 'contentHash')),
      inFlight: all
        .filter(({ phase, transferId }) => transferId !== null && phase === 'uploading')
        .sort(byMembers('transferDeadline', 'localId', 'collectionId', 'contentHash')),
    };
  }
}
