/** Committed files, and the collections that they are in. */
import type { Clock } from '../clock.ts';
import type { Accounts } from './accounts.ts';
import type { Collections } from './collections.ts';
import type { Database } from './database.ts';

/** The public magic metadata of a file, as the server keeps it. */
export interface MagicMetadata {
  readonly version: number;
  readonly count: number;
  readonly data: string;
  readonly header: string;
}

/** An object that a file consists of. */
export interface FileObject {
  readonly objectKey: string;
  readonly decryptionHeader: string;
  /** In bytes, as the storage has it. */
  readonly size: number;
}

/** What a file consists of. */
export interface FileContent {
  readonly file: FileObject;
  readonly thumbnail: FileObject;
  readonly metadata: { readonly encryptedData: string | undefined; readonly decryptionHeader: string };
}

/** Where a file is: `deleted` ones are gone for good. */
export type Place = 'collections' | 'trash' | 'deleted';

/** A committed file. */
export interface StoredFile extends FileContent {
  readonly id: number;
  readonly owner: number;
  readonly pubMagicMetadata: MagicMetadata | null;
  /** The owner's alone. */
  readonly magicMetadata: MagicMetadata | null;
  readonly place: Place;
}

/** What a new file may have beside its content. */
export type NewMagicMetadata = Pick<StoredFile, 'pubMagicMetadata' | 'magicMetadata'>;

/** A key of a file, wrapped by that of a collection. */
export interface WrappedFileKey {
  readonly encryptedKey: string;
  readonly keyDecryptionNonce: string;
}

/** A file in a collection, or that it was there. */
export interface Entry extends WrappedFileKey {
  readonly collection: number;
  readonly file: number;
  readonly addedAt: number;
  readonly updationTime: number;
  readonly isDeleted: boolean;
}

interface FileRow {
  readonly id: number;
  readonly owner: number;
  readonly file_header: string;
  readonly thumbnail_header: string;
  readonly metadata_data: string | null;
  readonly metadata_header: string;
  readonly public_magic: string | null;
  readonly file_size: number;
  readonly thumbnail_size: number;
  readonly place: Place;
}

interface EntryRow {
  readonly collection: number;
  readonly file: number;
  readonly encrypted_key: string;
  readonly key_nonce: string;
  readonly added_at: number;
  readonly updation_time: number;
  readonly is_deleted: number;
}

/** All files of a simulator. Each change is one transaction. */
export class Files {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #accounts: Accounts;
  readonly #collections: Collections;

  constructor(database: Database, clock: Clock, accounts: Accounts, collections: Collections) {
    this.#database = database;
    this.#clock = clock;
    this.#accounts = accounts;
    this.#collections = collections;
  }

  find(id: number): StoredFile | undefined {
    const row = this.#database.get<FileRow>('select * from files where id = ?', id);
    return row && this.#fromRow(row);
  }

  /** The file that an object belongs to. */
  ofObject(objectKey: string): StoredFile | undefined {
    const row = this.#database.get<{ file: number }>('select file from file_objects where object_key = ?', objectKey);
    return row && this.find(row.file);
  }

  /** All files. */
  all(): readonly StoredFile[] {
    return this.#database.all<FileRow>('select * from files order by id').map((row) => this.#fromRow(row));
  }

  /** The collections that a file is or was in. */
  entriesOf(file: number): readonly Entry[] {
    return this.#database.all<EntryRow>('select * from entries where file = ? order by collection', file).map(entryOf);
  }

  /** A page of what changed in a collection after a time. Entries of one time are never on two pages. */
  page(collection: number, sinceTime: number, limit: number): { readonly entries: readonly Entry[]; readonly hasMore: boolean } {
    const select = 'select * from entries where collection = ? and updation_time';
    const rows = this.#database.all<EntryRow>(`${select} > ? order by updation_time, file limit ?`, collection, sinceTime, limit);
    const last = rows.at(-1);
    if (!last || rows.length < limit) return { entries: rows.map(entryOf), hasMore: false };
    const before = rows.filter((row) => row.updation_time < last.updation_time);
    // Where all of a page have one time, the page is as long as it must be.
    const kept = before.length > 0 ? before : this.#database.all<EntryRow>(`${select} = ? order by file`, collection, last.updation_time);
    return { entries: kept.map(entryOf), hasMore: true };
  }

  /** Commits a file into a collection; returns its number, and the time. */
  make(
    owner: number,
    collection: number,
    content: FileContent,
    key: WrappedFileKey,
    { pubMagicMetadata, magicMetadata }: NewMagicMetadata,
  ): { readonly id: number; readonly time: number } {
    return this.#database.transaction(() => {
      const id = this.#database.nextNumber('file');
      const time = this.#clock.tick();
      const { file, thumbnail, metadata } = content;
      this.#database.run(
        "insert into files values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'collections')",
        ...[id, owner, file.decryptionHeader, thumbnail.decryptionHeader, metadata.encryptedData ?? null, metadata.decryptionHeader],
        ...[pubMagicMetadata && JSON.stringify(pubMagicMetadata), file.size, thumbnail.size],
      );
      if (magicMetadata) this.#database.run('insert into private_magic values (?, ?)', id, JSON.stringify(magicMetadata));
      this.#setObjects(id, content);
      this.#accounts.use(owner, file.size + thumbnail.size);
      this.#add(collection, id, key, time);
      return { id, time };
    });
  }

  /** Replaces the content of a file; returns the time. */
  replace({ id, owner, file, thumbnail }: StoredFile, content: FileContent): number {
    return this.#database.transaction(() => {
      const { metadata } = content;
      this.#database.run(
        'update files set file_header = ?, thumbnail_header = ?, metadata_data = ?, metadata_header = ?, file_size = ?, thumbnail_size = ? where id = ?',
        ...[content.file.decryptionHeader, content.thumbnail.decryptionHeader, metadata.encryptedData ?? null, metadata.decryptionHeader],
        ...[content.file.size, content.thumbnail.size, id],
      );
      this.#database.run('delete from file_objects where file = ?', id);
      this.#setObjects(id, content);
      this.#accounts.use(owner, content.file.size + content.thumbnail.size - file.size - thumbnail.size);
      return this.#touch(id);
    });
  }

  /** Adds files to a collection, all at one time. A file that was there before keeps its first key. */
  add(collection: number, files: readonly (WrappedFileKey & { readonly id: number })[]): void {
    this.#database.transaction(() => {
      const time = this.#clock.tick();
      for (const file of files) this.#add(collection, file.id, file, time);
    });
  }

  /** Stores public magic metadata. */
  setPublicMagicMetadata(id: number, metadata: MagicMetadata): void {
    this.#database.transaction(() => {
      this.#database.run('update files set public_magic = ? where id = ?', JSON.stringify(metadata), id);
      this.#touch(id);
    });
  }

  /** Moves files to the trash: they leave their collections. */
  trash(ids: readonly number[]): void {
    this.#move(ids, 'trash', 1);
  }

  /** Takes files out of the trash, back to where they were. */
  restore(ids: readonly number[]): void {
    this.#move(ids, 'collections', 0);
  }

  /** Deletes files for good. Their objects stay in the storage for a while, as on the real server. */
  delete(ids: readonly number[]): void {
    this.#database.transaction(() => {
      for (const id of ids) {
        const file = this.find(id);
        if (file && file.place !== 'deleted') this.#accounts.use(file.owner, -file.file.size - file.thumbnail.size);
      }
      this.#move(ids, 'deleted', 1);
    });
  }

  /** Deletes a collection; files that were in no other one go to the trash. */
  deleteCollection(collection: number): void {
    this.#database.transaction(() => {
      const time = this.#clock.tick();
      this.#database.run('update entries set is_deleted = 1, updation_time = ? where collection = ? and is_deleted = 0', time, collection);
      const left = this.#database.all<{ id: number }>(
        "select distinct f.id from files f join entries e on e.file = f.id where e.collection = ? and f.place = 'collections' and not exists (select 1 from entries o where o.file = f.id and o.is_deleted = 0)",
        collection,
      );
      this.trash(left.map(({ id }) => id));
      this.#collections.delete(collection);
    });
  }

  #move(ids: readonly number[], place: Place, isDeleted: 0 | 1): void {
    this.#database.transaction(() => {
      for (const id of ids) {
        if (this.#database.run('update files set place = ? where id = ?', place, id) === 0) throw new Error(`the simulator has no file ${id}`);
        this.#database.run('update entries set is_deleted = ? where file = ?', isDeleted, id);
        this.#touch(id);
      }
    });
  }

  #add(collection: number, id: number, { encryptedKey, keyDecryptionNonce }: WrappedFileKey, time: number): void {
    this.#database.run(
      'insert into entries values (?, ?, ?, ?, ?, ?, 0) on conflict do update set is_deleted = 0, updation_time = excluded.updation_time',
      ...[collection, id, encryptedKey, keyDecryptionNonce, time, time],
    );
    this.#collections.touch(collection, time);
  }

  /** Marks a file as changed wherever it is; returns the time. */
  #touch(id: number): number {
    const time = this.#clock.tick();
    this.#database.run('update entries set updation_time = ? where file = ?', time, id);
    for (const { collection } of this.entriesOf(id)) this.#collections.touch(collection, time);
    return time;
  }

  #setObjects(id: number, { file, thumbnail }: FileContent): void {
    this.#database.run("insert into file_objects values (?, ?, 'file')", file.objectKey, id);
    this.#database.run("insert into file_objects values (?, ?, 'thumbnail')", thumbnail.objectKey, id);
  }

  #fromRow(row: FileRow): StoredFile {
    const keys = this.#database.all<{ object_key: string; kind: string }>('select object_key, kind from file_objects where file = ?', row.id);
    const magic = this.#database.get<{ value: string }>('select value from private_magic where file = ?', row.id);
    const keyOf = (kind: string): string => keys.find((one) => one.kind === kind)?.object_key ?? '';
    return {
      id: row.id,
      owner: row.owner,
      file: { objectKey: keyOf('file'), decryptionHeader: row.file_header, size: row.file_size },
      thumbnail: { objectKey: keyOf('thumbnail'), decryptionHeader: row.thumbnail_header, size: row.thumbnail_size },
      metadata: { encryptedData: row.metadata_data ?? undefined, decryptionHeader: row.metadata_header },
      pubMagicMetadata: row.public_magic === null ? null : (JSON.parse(row.public_magic) as MagicMetadata),
      magicMetadata: magic === undefined ? null : (JSON.parse(magic.value) as MagicMetadata),
      place: row.place,
    };
  }
}

function entryOf(row: EntryRow): Entry {
  return {
    collection: row.collection,
    file: row.file,
    encryptedKey: row.encrypted_key,
    keyDecryptionNonce: row.key_nonce,
    addedAt: row.added_at,
    updationTime: row.updation_time,
    isDeleted: row.is_deleted !== 0,
  };
}
