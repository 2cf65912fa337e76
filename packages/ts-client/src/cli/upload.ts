/** `lockstep upload`. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { PublicMagicMetadata } from '@lockstep/spec';
import { makeCollection, type OpenCollection } from '../account/collections.ts';
import { lockFolder } from '../account/command-lock.ts';
import { learnFiles } from '../account/known-files.ts';
import { isMissing, nameFailures } from '../file/io-error.ts';
import {
  LockstepError,
  NodeUploadContainer,
  UploadQueue,
  Uploader,
  modelObject,
  startHeartbeat,
  type Photo,
  type QueueResult,
  type QueuedPhoto,
  type UploadEvent,
  type UploadRecord,
} from '../index.ts';
import { readFacts, type PhotoFacts } from '../photos/facts.ts';
import { findPhotos, type FoundPhoto, type FoundPhotos } from '../photos/scan.ts';
import { canMakeThumbnails, makeThumbnail } from '../photos/thumbnail.ts';
import { CommandError, exitCodeOf, exitCodes } from './exit-codes.ts';
import { accountMark, defaultContainer, describe, withSession, type AccountOptions, type Session } from './session.ts';
import type { Terminal } from './terminal.ts';
import { TransferDisplay } from './transfer-display.ts';

/** Options of the command. */
export interface UploadCommand extends AccountOptions {
  readonly album?: string;
  readonly collection?: number;
  readonly container?: string;
}

const owner = 'foreground';
const markFile = 'account-mark';
/** How many photos are looked at, at once: as many as buffers are kept. */
const together = 3;

/** Uploads the photos of a folder. */
export async function upload(name: string, options: UploadCommand, terminal: Terminal, version: string): Promise<void> {
  const folder = resolve(name);
  const found = await findPhotos(folder, terminal.signal);
  for (const { path, error } of found.unread) terminal.warn(describe(relative(folder, path), error));
  const described = describePhotos(found.photos, terminal.signal);
  described.catch(() => undefined); // Reported where it is awaited.
  await withSession(options, terminal, version, 'run the same command again, and it continues from there', async (session) => {
    const path = resolve(options.container ?? defaultContainer(session.account));
    const unlock = await lockFolder(path);
    try {
      await requireMark(path, accountMark(session.account));
      const container = await NodeUploadContainer.open({
        provider: session.provider,
        folder: path,
        owner,
        failed: (error) => terminal.warn((error as Error).message),
      });
      try {
        const stopBeating = await startHeartbeat(container.locks, owner, (error) => terminal.warn((error as Error).message));
        try {
          await container.start();
          await new FolderUpload({ folder, found, described, options, terminal, session, container, path }).run();
        } finally {
          await stopBeating();
          container.locks.stop(owner);
        }
      } finally {
        container.close();
      }
    } finally {
      unlock();
    }
  });
}

/** A container is one account's: its table says what that account has. */
async function requireMark(folder: string, mark: string): Promise<void> {
  const path = join(folder, markFile);
  let found: string | undefined;
  try {
    found = await readFile(path, 'utf8');
  } catch (error) {
    if (!isMissing(error)) return nameFailures('read', path, () => Promise.reject(error as Error));
  }
  if (found === mark) return;
  if (found !== undefined && found !== '')
    throw new CommandError(exitCodes.data, `the container ${folder} belongs to another account: name another one with --container`);
  await nameFailures('write', path, () => writeFile(path, mark, { mode: 0o600 }));
}

interface FolderUploadParts {
  readonly folder: string;
  readonly found: FoundPhotos;
  /** What is known of each photo, and whether this machine makes thumbnails: read while the server is asked. */
  readonly described: Promise<DescribedPhotos>;
  readonly options: UploadCommand;
  readonly terminal: Terminal;
  readonly session: Session;
  readonly container: NodeUploadContainer;
  /** The container's folder. */
  readonly path: string;
}

/** One run of the command, with everything open. */
class FolderUpload {
  readonly #parts: FolderUploadParts;
  readonly #failed = new Set<string>();

  constructor(parts: FolderUploadParts) {
    this.#parts = parts;
  }

  async run(): Promise<void> {
    const { found, terminal, session, container, path } = this.#parts;
    const { collections, unopened, accountId } = session.found;
    const { client, provider, environment, account } = session;
    const { signal, warn } = terminal;
    for (const { id, error } of unopened) warn(`the collection ${id} is left out: ${error.message}`);
    const target = await this.#target();
    const all = collections.includes(target) ? collections : [...collections, target];
    try {
      await learnFiles(all, { client, provider, container, folder: path, signal });
      const keys = new Map(all.map(({ id, key }) => [id, key]));
      const known = accountId ?? (target.isShared ? undefined : target.ownerId);
      const hashesFirst = container.knowsFilesOfOthers;
      const uploader = new Uploader({
        environment,
        container,
        access: account.access,
        keys,
        accountId: known,
        hashesFirst,
        pace: this.#parts.options.pace,
      });
      const result = await this.#upload(uploader, target);
      const resumed = result.stoppedBy ? { committed: [], failed: [] } : await this.#resume(uploader, target);
      this.#tell(result, target, resumed.committed.length);
      const unfinished = found.unread.length + result.failed + result.left + result.outcomes.locked + resumed.failed.length;
      for (const { localId, error } of resumed.failed) warn(describe(localId, error as LockstepError));
      if (result.stoppedBy)
        throw new CommandError(
          exitCodeOf(result.stoppedBy) ?? exitCodes.refused,
          `stopped, since all others would fail so, too: ${result.stoppedBy.message} (${result.stoppedBy.code})`,
        );
      if (unfinished > 0) throw new CommandError(exitCodes.refused, `${unfinished} not uploaded: run the same command again`);
    } finally {
      provider.wipe(target.key);
    }
  }

  /** The collection that the photos are for: it is made where it is named and missing. */
  async #target(): Promise<OpenCollection> {
    const { options, session, folder, terminal } = this.#parts;
    const { collections } = session.found;
    if (options.collection !== undefined) {
      const target = collections.find(({ id }) => id === options.collection);
      if (target) return target;
      throw new CommandError(exitCodes.noInput, `the account has no collection ${options.collection}${listOf(collections)}`);
    }
    const name = options.album ?? basename(folder);
    const named = collections.filter((each) => each.name === name);
    const own = named.filter(({ isShared }) => !isShared);
    const candidates = own.length > 0 ? own : named;
    if (candidates.length > 1)
      throw new CommandError(exitCodes.usage, `${candidates.length} albums are called ${name}: say which with --collection${listOf(candidates)}`);
    return candidates[0] ?? makeCollection(session.client, session.provider, session.account, name, terminal.signal);
  }

  async #upload(uploader: Uploader, target: OpenCollection): Promise<QueueResult> {
    const { found, terminal, folder } = this.#parts;
    const { signal, warn } = terminal;
    const photos = new Map(found.photos.map((photo) => [photo.localId, photo]));
    const described = await this.#parts.described;
    if (described.lacksThumbnails) warn('there is no library for thumbnails on this machine: all photos get the black one');
    const queued = this.#queued(described.photos, target);
    const display = new TransferDisplay(
      'uploading',
      queued.length,
      found.photos.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    const onEvent = (event: UploadEvent): void => {
      const size = photos.get(event.id)?.bytes ?? 0;
      if (event.type === 'progressed') display.move(event.id, Math.min(size, event.progress.sentBytes));
      else if (event.type !== 'started') display.settle(event.id, size);
      if (event.type === 'failed') {
        this.#failed.add(event.id);
        warn(describe(relative(folder, event.id), event.error));
      } else if (event.type === 'ended' && event.result.outcome === 'locked') warn(`${relative(folder, event.id)}: another process uploads it`);
    };
    try {
      return await new UploadQueue(uploader, queued, { owner, signal, onEvent }).run();
    } finally {
      display.stop();
    }
  }

  /** What is uploaded: the order of the queue needs the facts of all of it. */
  #queued(photos: DescribedPhotos['photos'], target: OpenCollection): QueuedPhoto[] {
    return photos.map(({ photo, facts }) => {
      const { localId, image, video, modifiedAt, kind } = photo;
      const place = { id: localId, isVideo: kind === 'video' };
      if (facts instanceof LockstepError) return { ...place, creationTime: modifiedAt, prepare: () => Promise.reject(facts) }; // Told in its turn.
      const { creationTime, metadata, magic } = facts;
      const publicMagicMetadata = modelObject(PublicMagicMetadata, magic);
      const ready: Photo = { localId, collectionId: target.id, image, video, thumbnail: () => makeThumbnail(photo), metadata, publicMagicMetadata };
      return { ...place, creationTime, prepare: () => Promise.resolve(ready) };
    });
  }

  /** Finishes what earlier runs began for this album and this one did not meet: originals that are gone or were changed since. */
  async #resume(uploader: Uploader, target: OpenCollection): Promise<Awaited<ReturnType<Uploader['resume']>>> {
    const { terminal, container } = this.#parts;
    const isWanted = ({ local_id, collection_id }: UploadRecord): boolean => collection_id === target.id && !this.#failed.has(local_id);
    if (!container.records.unfinished().some(isWanted)) return { committed: [], failed: [] };
    try {
      return await uploader.resume({ isWanted, signal: terminal.signal });
    } catch (error) {
      // Thrown where none was committed; the records stay.
      if (!(error instanceof LockstepError)) throw error;
      return { committed: [], failed: [{ localId: 'an earlier upload', collectionId: 0, error }] };
    }
  }

  #tell({ outcomes, failed, left, sentBytes }: QueueResult, target: OpenCollection, resumed: number): void {
    const { found, terminal } = this.#parts;
    const parts = [
      `${outcomes.uploaded} uploaded`,
      ...(outcomes.present > 0 ? [`${outcomes.present} there already`] : []),
      ...(outcomes.linked > 0 ? [`${outcomes.linked} added from other albums`] : []),
      ...(resumed > 0 ? [`${resumed} of earlier runs finished`] : []),
      ...(outcomes.locked > 0 ? [`${outcomes.locked} left to another process`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
      ...(left > 0 ? [`${left} not begun`] : []),
      ...(found.passedOver > 0 ? [`${found.passedOver} other files ignored`] : []),
    ];
    terminal.say(`${target.name ?? 'the album'} (${target.id}): ${parts.join(', ')}; ${(sentBytes / 1_000_000).toFixed(1)} MB sent`);
  }
}

interface DescribedPhotos {
  readonly photos: readonly { readonly photo: FoundPhoto; readonly facts: PhotoFacts | LockstepError }[];
  readonly lacksThumbnails: boolean;
}

/** Reads the facts of photos, and loads what makes their thumbnails. */
async function describePhotos(photos: readonly FoundPhoto[], signal: AbortSignal): Promise<DescribedPhotos> {
  const described: { photo: FoundPhoto; facts: PhotoFacts | LockstepError }[] = [];
  const left = photos[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const photo of left) {
      signal.throwIfAborted();
      described.push({ photo, facts: await factsOrFailure(photo) });
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return { photos: described, lacksThumbnails: photos.some(({ kind }) => kind !== 'video') && !(await canMakeThumbnails()) };
}

async function factsOrFailure(photo: FoundPhoto): Promise<PhotoFacts | LockstepError> {
  try {
    return await readFacts(photo);
  } catch (error) {
    if (error instanceof LockstepError) return error;
    throw error;
  }
}

function listOf(collections: readonly OpenCollection[]): string {
  const shown = collections.slice(0, 10).map(({ id, name }) => (name === null ? String(id) : `${id} (${name})`));
  return shown.length === 0
    ? ''
    : `; there ${shown.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${collections.length > shown.length ? ' and others' : ''}`;
}
