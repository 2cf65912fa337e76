/** Multipart uploads: parts that are sent one by one, and put together at the end. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../state/database.ts';
import type { ListedPart } from './completion-list.ts';
import { StorageError } from './documents.ts';
import { compositeETag, type Objects } from './objects.ts';
import type { Received } from './stored-files.ts';

/** The least size of a part that is not the last. */
export const minimumPartBytes = 5 * 1024 * 1024;

interface UploadRow {
  readonly id: string;
  readonly object_key: string;
  readonly phase: 'open' | 'completed' | 'aborted';
  readonly etag: string | null;
}

interface PartRow {
  readonly number: number;
  readonly name: string;
  readonly size: number;
  readonly etag: string;
}

/** All multipart uploads of a simulator. */
export class MultipartUploads {
  readonly #database: Database;
  readonly #objects: Objects;

  constructor(database: Database, objects: Objects) {
    this.#database = database;
    this.#objects = objects;
  }

  /** Begins an upload; returns its id. */
  begin(key: string): string {
    const id = randomUUID();
    this.#database.run("insert into uploads values (?, ?, 'open', null)", id, key);
    return id;
  }

  /** @throws StorageError `NoSuchUpload` where no upload of the id and key waits for parts */
  checkOpen(id: string, key: string): void {
    if (this.#find(id, key)?.phase !== 'open') throw new StorageError('NoSuchUpload');
  }

  /**
   * Keeps a part, in place of an earlier one of its number.
   * @throws StorageError `NoSuchUpload` where the upload was completed or aborted meanwhile
   */
  async putPart(id: string, key: string, number: number, received: Received): Promise<string> {
    const etag = received.md5.toString('hex');
    const old = this.#database.transaction(() => {
      this.checkOpen(id, key);
      const row = this.#database.get<PartRow>('select * from parts where upload = ? and number = ?', id, number);
      this.#database.run('insert or replace into parts values (?, ?, ?, ?, ?)', id, number, received.name, received.size, etag);
      return row;
    });
    if (old) await this.#objects.files.remove(old.name);
    return etag;
  }

  /**
   * Puts the listed parts together; what the list leaves out is dropped.
   * @param again what an upload that is complete already is answered with
   * @returns the object's ETag
   * @throws StorageError
   */
  async complete(id: string, key: string, list: readonly ListedPart[], again: 200 | 404): Promise<string> {
    const upload = this.#find(id, key);
    if (upload?.phase === 'completed' && upload.etag !== null && again === 200) return upload.etag;
    if (upload?.phase !== 'open') throw new StorageError('NoSuchUpload');
    const kept = this.#parts(id);
    const listed = this.#judge(id, list, kept);
    const etag = compositeETag(listed.map((part) => part.etag));
    const names = new Set(listed.map(({ name }) => name));
    const replaced = this.#database.transaction(() => {
      this.#database.run("update uploads set phase = 'completed', etag = ? where id = ?", etag, id);
      this.#database.run('delete from parts where upload = ?', id);
      return this.#objects.replace(key, etag, listed);
    });
    const unlisted = kept.filter(({ name }) => !names.has(name)).map(({ name }) => name);
    await this.#objects.files.remove(...replaced, ...unlisted);
    return etag;
  }

  /** Aborts the uploads of a key that wait for parts; their parts are gone. */
  async abort(key: string): Promise<void> {
    for (const { id } of this.#database.all<UploadRow>("select * from uploads where object_key = ? and phase = 'open'", key)) {
      const kept = this.#parts(id);
      this.#database.transaction(() => {
        this.#database.run("update uploads set phase = 'aborted' where id = ?", id);
        this.#database.run('delete from parts where upload = ?', id);
      });
      await this.#objects.files.remove(...kept.map(({ name }) => name));
    }
  }

  #find(id: string, key: string): UploadRow | undefined {
    return this.#database.get<UploadRow>('select * from uploads where id = ? and object_key = ?', id, key);
  }

  #parts(id: string): readonly PartRow[] {
    return this.#database.all<PartRow>('select * from parts where upload = ? order by number', id);
  }

  #judge(id: string, list: readonly ListedPart[], kept: readonly PartRow[]): readonly PartRow[] {
    list.forEach(({ number }, index) => {
      if (index > 0 && number <= (list[index - 1]?.number ?? 0)) throw new StorageError('InvalidPartOrder');
    });
    const byNumber = new Map(kept.map((part) => [part.number, part]));
    return list.map(({ number, etag }, index) => {
      const part = byNumber.get(number);
      if (part?.etag !== etag) {
        const expected = part ? `"${part.etag}"` : etag;
        throw new StorageError('InvalidPart', { UploadId: id, PartNumber: String(number), ETag: expected });
      }
      if (index < list.length - 1 && part.size < minimumPartBytes) {
        throw new StorageError('EntityTooSmall', { ProposedSize: String(part.size), MinSizeAllowed: String(minimumPartBytes) });
      }
      return part;
    });
  }
}
