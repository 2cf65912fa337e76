/** The files of a collection to a folder. */
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { FileType, LivePhoto, QueueLimits } from '@lockstep/spec';
import type { CollectionEntry, FileEntry } from '../account/collection-files.ts';
import { collectionDiff, isFile, openEntry } from '../account/collection-files.ts';
import type { OpenCollection } from '../account/collections.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { LockstepError } from '../errors.ts';
import { decryptFile } from '../file/decrypt-file.ts';
import { hashFile } from '../file/hash-file.ts';
import { nameFailures } from '../file/io-error.ts';
import { syncFile } from '../file/syncs.ts';
import { Turns } from '../file/turns.ts';
import { storedHeader } from '../keys/index.ts';
import { unpackLivePhoto } from '../live-photo/unpack.ts';
import { contentHashOf } from '../models/index.ts';
import { plaintextSize } from '../stream/sizes.ts';
import type { ApiClient } from '../uploader/index.ts';
import { DownloadList } from './download-list.ts';
import { fetchObject } from './fetch-object.ts';
import { moveNew } from './move-new.ts';
import { NameOrder } from './name-order.ts';
import { nameKey, numbered, safeName, splitName } from './safe-name.ts';

/** Where a folder keeps what is not done yet, and the list of what is. */
export const workFolder = '.lockstep-download';
const partSuffix = '.part';

/** How many files are fetched at once. */
export const maximumFetching = QueueLimits.values.maximumRunning;
/** How many are opened at once: each holds the chunks and frames of an encryption. */
const maximumOpening = 2;
/** How many are brought to the disk at once: each takes a thread of Node's few. */
const maximumSyncing = 2;

/** A file of the collection, as it will be fetched. */
export interface RemoteFile {
  readonly entry: FileEntry;
  readonly id: number;
  /** Its name in this folder, unless somebody has it. */
  readonly name: string;
  readonly isLivePhoto: boolean;
  /** The content hash; null where nobody wrote it. */
  readonly hash: string | null;
  /** When the original was changed last, in seconds since 1970. */
  readonly modifiedAt: number;
  /** The size of the encrypted file, in bytes, where it is known. */
  readonly size: number | undefined;
}

/** What a download works with. */
export interface DownloadParts {
  readonly client: ApiClient;
  readonly provider: CryptoProvider;
  readonly collection: OpenCollection;
  /** The folder, which is there. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** What there is to do. */
export interface Looked {
  readonly wanted: readonly RemoteFile[];
  /** How many files are in the folder already. */
  readonly present: number;
  /** Files that can't be opened. */
  readonly failed: readonly { readonly id: number; readonly error: LockstepError }[];
}

/** A download of a collection. One at a time works in a folder. */
export class FolderDownload {
  readonly #parts: DownloadParts;
  readonly #work: string;
  readonly #list: DownloadList;
  /** The keys of all names that somebody has: what is in the folder, and what is promised. */
  readonly #taken: Map<string, string>;
  readonly #fetching = new Turns(maximumFetching);
  readonly #opening = new Turns(maximumOpening);
  readonly #syncing = new Turns(maximumSyncing);
  /** What is done once the files that `look` has found before have their names, by what those may be called. */
  readonly #order = new NameOrder();

  private constructor(parts: DownloadParts, list: DownloadList, names: readonly string[]) {
    this.#parts = parts;
    this.#work = join(parts.folder, workFolder);
    this.#list = list;
    this.#taken = new Map([...list.names(), ...names].map((name) => [nameKey(name), name]));
  }

  /**
   * Begins a download.
   * @throws LockstepError `io_error`
   */
  static async begin(parts: DownloadParts): Promise<FolderDownload> {
    const work = join(parts.folder, workFolder);
    await nameFailures('create', work, () => mkdir(work, { recursive: true, mode: 0o700 }));
    const names = await nameFailures('read', parts.folder, () => readdir(parts.folder));
    return new FolderDownload(parts, new DownloadList(work), names);
  }

  /**
   * Asks what the collection has, and looks at what is in the folder.
   * @throws ApiError, LockstepError `io_error`
   */
  async look(): Promise<Looked> {
    const { client, collection, signal } = this.#parts;
    const entries = new Map<number, CollectionEntry>();
    for await (const page of collectionDiff(client, collection.id, 0, signal)) {
      for (const entry of page.entries) entries.set(entry.id, entry); // The newest one of a file counts.
    }
    const names = new Map((await readdir(this.#parts.folder)).map((name) => [name, true]));
    const wanted: RemoteFile[] = [];
    const failed: Looked['failed'][number][] = [];
    let present = 0;
    const files = Array.from(entries.values())
      .filter(isFile)
      .sort((one, other) => one.id - other.id);
    for (const entry of files) {
      signal.throwIfAborted();
      try {
        const file = this.#read(entry);
        const listed = this.#list.find(file.id, entry.file.decryptionHeader);
        if (listed?.names.every((name) => names.has(name)) || (!listed && (await this.#adopt(file)))) present += 1;
        else wanted.push(file);
      } catch (error) {
        if (!(error instanceof LockstepError)) throw error;
        failed.push({ id: entry.id, error: error as LockstepError });
      }
    }
    for (const { id, name } of wanted) this.#order.expect(id, name);
    await this.#tidyUp(wanted);
    return { wanted, present, failed };
  }

  /**
   * Fetches a file, opens it, and gives it its name. Where this fails, only its encrypted start
   * stays, with which a later run continues. Of files that may want the same name, those that `look` found first get it
   * first, so that each must be given to this.
   * @param mayFetch aborted where nothing more is to be fetched
   * @returns how many bytes were fetched
   * @throws ApiError, KeyError; LockstepError `corrupt`, `truncated`, `trailing_data`, `unexpected_tag`, `invalid_archive`,
   * `io_error`; the signal's reason
   */
  async fetch(file: RemoteFile, onProgress?: (bytes: number) => void, mayFetch?: AbortSignal): Promise<number> {
    try {
      return await this.#fetch(file, onProgress, mayFetch ?? this.#parts.signal);
    } finally {
      this.#order.done(file.id);
    }
  }

  async #fetch(file: RemoteFile, onProgress: ((bytes: number) => void) | undefined, mayFetch: AbortSignal): Promise<number> {
    const { client, signal } = this.#parts;
    const { id, size } = file;
    const part = join(this.#work, partName(file));
    const fetch = (): Promise<number> => fetchObject(client, part, { id, size, signal, onProgress });
    const started = await this.#fetching.run(fetch, mayFetch);
    try {
      await this.#open(file, part);
    } catch (error) {
      // An earlier run may have got something else than the rest that was fetched now.
      if (!(error instanceof LockstepError) || error.code === 'io_error' || (size !== undefined && started >= size))
        throw await this.#without(part, error);
      await rm(part, { force: true });
      const again = await this.#fetching.run(fetch, mayFetch);
      try {
        await this.#open(file, part);
      } catch (second) {
        throw await this.#without(part, second);
      }
      return started + again;
    }
    return started;
  }

  #read(entry: FileEntry): RemoteFile {
    const { provider, collection } = this.#parts;
    const { key, metadata } = openEntry(provider, collection.key, entry);
    provider.wipe(key);
    const { title, fileType, modificationTime } = metadata.members;
    const size = entry.info?.fileSize;
    return {
      entry,
      id: entry.id,
      name: safeName(title, `file-${entry.id}`),
      isLivePhoto: fileType === FileType.members.livePhoto,
      hash: contentHashOf(metadata),
      modifiedAt: modificationTime / 1_000_000,
      size: typeof size === 'number' && size > 0 ? size : undefined,
    };
  }

  /** Looks whether the folder has a file's content although the list does not say so: it is not fetched again then. */
  async #adopt({ id, entry, name, isLivePhoto, hash, size }: RemoteFile): Promise<boolean> {
    const { provider, folder, signal } = this.#parts;
    if (hash === null || isLivePhoto) return false;
    const plain = size === undefined ? undefined : plaintextSize(size);
    const listed = new Set(this.#list.names());
    for (const candidate of numbered(name)) {
      const there = this.#taken.get(nameKey(candidate));
      if (there === undefined) return false;
      if (listed.has(there)) continue;
      const found = await hashOf(provider, join(folder, there), plain, signal);
      if (found !== hash) continue;
      await this.#list.add({ id, header: entry.file.decryptionHeader, names: [there] });
      return true;
    }
    return false;
  }

  /** Removes what earlier runs left, but for the starts of files that are wanted. */
  async #tidyUp(wanted: readonly RemoteFile[]): Promise<void> {
    const kept = new Set(wanted.map(partName));
    for (const entry of await readdir(this.#work, { withFileTypes: true })) {
      const isWork = entry.isDirectory() || /^[0-9]+\.|^\.lockstep-/.test(entry.name);
      if (isWork && !kept.has(entry.name)) await rm(join(this.#work, entry.name), { recursive: true, force: true });
    }
  }

  async #open(file: RemoteFile, part: string): Promise<void> {
    const { provider, collection, signal } = this.#parts;
    const { id, entry, hash, isLivePhoto } = file;
    const plain = join(this.#work, `${id}.plain`);
    const unpacked = join(this.#work, `${id}.unpacked`);
    const hasBoth = isLivePhoto && hash !== null && hash.includes(LivePhoto.values.hashSeparator);
    const unpack = async (): Promise<string[]> => {
      const { key } = openEntry(provider, collection.key, entry);
      try {
        await rm(plain, { force: true });
        await decryptFile(provider, key, storedHeader(entry, 'content'), part, plain, {
          signal,
          isSyncedLater: true,
          expectedHash: hasBoth ? undefined : (hash ?? undefined),
        });
      } finally {
        provider.wipe(key);
      }
      if (!isLivePhoto) return [plain];
      await rm(unpacked, { recursive: true, force: true });
      await nameFailures('create', unpacked, () => mkdir(unpacked, { mode: 0o700 }));
      const { image, video, hash: found } = await unpackLivePhoto(provider, plain, unpacked, { signal });
      if (hasBoth && found !== hash)
        throw new LockstepError('corrupt', 'the live photo is authentic, but has another content hash than its metadata say');
      return [image.path, video.path];
    };
    try {
      const paths = await this.#opening.run(unpack, signal);
      // A name that survives a loss of power without the bytes would be taken for the photo. What was unpacked is on the disk.
      if (!isLivePhoto) await this.#syncing.run(() => syncFile(plain), signal);
      await this.#order.turn(id);
      await this.#place(file, paths);
    } finally {
      await rm(plain, { force: true });
      await rm(unpacked, { recursive: true, force: true });
    }
  }

  /** Gives finished files their names: the first ones that nobody has. */
  async #place(file: RemoteFile, paths: readonly string[]): Promise<void> {
    const { id, entry, name, modifiedAt } = file;
    for (const path of paths) await nameFailures('write', path, () => utimes(path, modifiedAt, modifiedAt));
    for (const candidate of numbered(name)) {
      const names = paths.length === 1 ? [candidate] : paths.map((path) => `${splitName(candidate).stem}${splitName(path).extension}`);
      const keys = names.map(nameKey);
      if (new Set(keys).size < keys.length) names[1] = `${splitName(candidate).stem} video${splitName(paths[1] ?? '').extension}`;
      if (names.some((each) => this.#taken.has(nameKey(each)))) continue;
      for (const each of names) this.#taken.set(nameKey(each), each);
      await this.#list.add({ id, header: entry.file.decryptionHeader, names });
      if (await this.#moveAll(paths, names)) break;
    }
    await rm(join(this.#work, partName(file)), { force: true });
  }

  /** Moves all files or none; false where somebody took a name meanwhile. */
  async #moveAll(paths: readonly string[], names: readonly string[]): Promise<boolean> {
    const { folder } = this.#parts;
    const moved: [from: string, to: string][] = [];
    for (const [index, from] of paths.entries()) {
      const to = join(folder, names[index] ?? '');
      if (await moveNew(from, to)) {
        moved.push([from, to]);
        continue;
      }
      for (const [back, there] of moved) await moveNew(there, back);
      return false;
    }
    return true;
  }

  async #without(part: string, error: unknown): Promise<unknown> {
    if (error instanceof LockstepError && error.code !== 'io_error') await rm(part, { force: true });
    return error;
  }
}

/** The name of an encrypted start: another content of the same file has another one. */
function partName({ id, entry }: RemoteFile): string {
  return `${id}.${Buffer.from(entry.file.decryptionHeader, 'base64').toString('hex').slice(0, 32)}${partSuffix}`;
}

/** The hash of a file that may be the one; null for one of another size, and for what can't be read. */
async function hashOf(provider: CryptoProvider, path: string, size: number | undefined, signal: AbortSignal): Promise<string | null> {
  try {
    const found = await stat(path);
    if (!found.isFile() || (size !== undefined && found.size !== size)) return null;
    return await hashFile(provider, path, { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error) return null;
    throw error;
  }
}
