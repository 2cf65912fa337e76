/** Objects: what is stored under a key, as one file or as the files of its parts, one after the other. */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../state/database.ts';
import { Bandwidth } from './bandwidth.ts';
import { StoredFiles, type Received } from './stored-files.ts';

/** An object, but for its bytes. */
export interface StoredObject {
  readonly key: string;
  /** Without quotes. */
  readonly etag: string;
  /** In bytes. */
  readonly size: number;
  /** In microseconds since 1970. */
  readonly storedAt: number;
}

interface ObjectRow {
  readonly object_key: string;
  readonly etag: string;
  readonly size: number;
  readonly stored_at: number;
}

/** A file that holds a stretch of an object. */
export interface Segment {
  readonly name: string;
  readonly size: number;
}

/** All objects of a simulator. */
export class Objects {
  readonly incoming = new Bandwidth();
  readonly outgoing = new Bandwidth();
  readonly files: StoredFiles;
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(folder: string, database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
    this.files = new StoredFiles(folder, this.incoming);
    const named = database.all<{ name: string }>('select name from segments union all select name from parts');
    this.files.keepOnly(new Set(named.map(({ name }) => name)));
  }

  /** The object of a key; undefined where there is none. */
  find(key: string): StoredObject | undefined {
    const row = this.#database.get<ObjectRow>('select * from objects where object_key = ?', key);
    return row && { key: row.object_key, etag: row.etag, size: row.size, storedAt: row.stored_at };
  }

  /** The keys of all objects. */
  keys(): readonly string[] {
    return this.#database.all<{ object_key: string }>('select object_key from objects order by object_key').map((row) => row.object_key);
  }

  /** Stores what was received under a key, in place of what was there; returns the ETag. */
  async put(key: string, received: Received): Promise<string> {
    const etag = received.md5.toString('hex');
    await this.files.remove(...this.#database.transaction(() => this.replace(key, etag, [received])));
    return etag;
  }

  /**
   * Makes an object of files, in place of what was there. Part of the caller's transaction.
   * @returns the names of the files that nothing needs any more
   */
  replace(key: string, etag: string, segments: readonly Segment[]): readonly string[] {
    const old = this.#forget(key);
    const size = segments.reduce((sum, segment) => sum + segment.size, 0);
    this.#database.run('insert into objects values (?, ?, ?, ?)', key, etag, size, this.#clock.tick());
    segments.forEach((segment, position) => {
      this.#database.run('insert into segments values (?, ?, ?, ?)', key, position, segment.name, segment.size);
    });
    return old;
  }

  /** Removes an object; what has no such key is left as it is. */
  async remove(key: string): Promise<void> {
    await this.files.remove(...this.#database.transaction(() => this.#forget(key)));
  }

  /** An object's bytes from one to another, both included. */
  async *read(key: string, start: number, end: number): AsyncGenerator<Buffer> {
    let at = 0;
    for (const { name, size } of this.#segments(key)) {
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, size - 1);
      at += size;
      if (from > to) continue;
      for await (const chunk of this.files.read(name, from, to)) {
        await this.outgoing.carry(chunk.length);
        yield chunk;
      }
    }
  }

  #segments(key: string): readonly Segment[] {
    return this.#database.all<{ name: string; size: number }>('select name, size from segments where object_key = ? order by position', key);
  }

  /** Drops an object's rows; returns the files that nothing names any more. */
  #forget(key: string): readonly string[] {
    const names = this.#segments(key).map(({ name }) => name);
    this.#database.run('delete from segments where object_key = ?', key);
    this.#database.run('delete from objects where object_key = ?', key);
    return names;
  }
}

/** The ETag of an object that was put together of parts. */
export function compositeETag(etags: readonly string[]): string {
  const digest = createHash('md5');
  for (const etag of etags) digest.update(Buffer.from(etag, 'hex'));
  return `${digest.digest('hex')}-${etags.length}`;
}
