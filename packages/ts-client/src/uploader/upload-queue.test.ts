import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/index.ts';
import { LockstepError } from '../errors.ts';
import type { Photo, UploadOptions, UploadResult } from './photo.ts';
import { UploadQueue, type QueueOptions, type QueuedPhoto, type UploadEvent } from './upload-queue.ts';

const uploaded: UploadResult = { outcome: 'uploaded', fileId: 1, sentBytes: 10 };

/** An uploader whose uploads end when the test says so. */
class Uploads {
  /** Those that are made ready. */
  readonly begun: string[] = [];
  /** Those that are sent. */
  readonly started: string[] = [];
  readonly prepared: string[] = [];
  readonly #ends = new Map<string, { resolve: (result: UploadResult) => void; reject: (error: unknown) => void }>();
  readonly #waits: boolean;
  readonly #ready = new Map<string, () => void>();
  running = 0;
  most = 0;

  queued(id: string, creationTime = 0, isVideo = false): QueuedPhoto {
    const prepare = async (): Promise<Photo> => {
      this.prepared.push(id);
      return { localId: id } as Photo;
    };
    return { id, isVideo, creationTime, prepare };
  }

  /** @param waits whether each is ready no sooner than `ready` is called */
  constructor(waits = false) {
    this.#waits = waits;
  }

  async upload({ localId }: Photo, { signal, onProgress, takeTurn }: UploadOptions = {}): Promise<UploadResult> {
    this.begun.push(localId);
    if (this.#waits) await new Promise<void>((resolve) => this.#ready.set(localId, resolve));
    const end = await takeTurn?.();
    try {
      return await this.#send(localId, { signal, onProgress });
    } finally {
      end?.();
    }
  }

  async #send(localId: string, { signal, onProgress }: UploadOptions): Promise<UploadResult> {
    signal?.throwIfAborted();
    this.started.push(localId);
    this.most = Math.max(this.most, ++this.running);
    onProgress?.({ localId, state: 'uploading', sentBytes: 5, totalBytes: 10 });
    let cancel = (): void => undefined;
    return new Promise<UploadResult>((resolve, reject) => {
      this.#ends.set(localId, { resolve, reject });
      cancel = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', cancel);
    }).finally(() => {
      this.running -= 1;
      signal?.removeEventListener('abort', cancel);
    });
  }

  /** Makes a photo ready to be sent. */
  async ready(id: string): Promise<void> {
    this.#ready.get(id)?.();
    await settled();
  }

  async end(id: string, result: UploadResult | Error = uploaded): Promise<void> {
    if (result instanceof Error) this.#ends.get(id)?.reject(result);
    else this.#ends.get(id)?.resolve(result);
    await settled();
  }

  /** Ends the uploads as they start, each with what the function says. */
  async endAll(count: number, result: (id: string) => UploadResult | Error = () => uploaded): Promise<void> {
    for (let index = 0; index < count && index < this.started.length; index++)
      await this.end(this.started[index] ?? '', result(this.started[index] ?? ''));
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function run(photos: (uploads: Uploads) => QueuedPhoto[], { waits = false, ...options }: QueueOptions & { readonly waits?: boolean } = {}) {
  const uploads = new Uploads(waits);
  const events: UploadEvent[] = [];
  const result = new UploadQueue(uploads, photos(uploads), { onEvent: (event) => events.push(event), ...options }).run();
  result.catch(() => undefined);
  await settled();
  return { uploads, events, result };
}

describe('a queue', () => {
  it('sends the newest first, four at once, two videos among them', async () => {
    const { uploads, result, events } = await run((each) => [
      each.queued('a', 1),
      each.queued('v1', 9, true),
      each.queued('v2', 8, true),
      each.queued('v3', 7, true),
      each.queued('b', 2),
      each.queued('c', 3),
      each.queued('d', 3),
    ]);
    expect(uploads.started).toEqual(['v1', 'v2', 'c', 'd']);
    expect(uploads.prepared).toEqual(['v1', 'v2', 'c', 'd', 'b', 'a']); // No third video.
    await uploads.end('c');
    expect(uploads.started.slice(4)).toEqual(['b']);
    await uploads.end('v1');
    expect(uploads.started.slice(5)).toEqual(['a']);
    await uploads.end('a');
    expect(uploads.started.slice(6)).toEqual(['v3']);
    await uploads.endAll(7);
    expect(await result).toEqual({
      outcomes: { uploaded: 7, present: 0, linked: 0, locked: 0, postponed: 0 },
      failed: 0,
      left: 0,
      stoppedBy: null,
      sentBytes: 70,
    });
    expect(uploads.most).toBe(4);
    expect(events.filter(({ id }) => id === 'a').map(({ type }) => type)).toEqual(['started', 'progressed', 'ended']);
  });

  it('makes twelve photos ready beside those that are sent, and sends them by age, whichever is ready first', async () => {
    const { uploads, result } = await run((each) => Array.from({ length: 20 }, (_, index) => each.queued(`p${index}`, -index)), { waits: true });
    expect(uploads.begun).toEqual(Array.from({ length: 16 }, (_, index) => `p${index}`));
    expect(uploads.prepared).toEqual(uploads.begun);
    for (const id of ['p7', 'p1', 'p2', 'p3', 'p6', 'p0', 'p5']) await uploads.ready(id);
    expect(uploads.started).toEqual(['p7', 'p1', 'p2', 'p3']);
    for (const id of ['p1', 'p2', 'p3']) await uploads.end(id);
    expect(uploads.started.slice(4)).toEqual(['p0', 'p5', 'p6']);
    expect(uploads.begun.slice(16)).toEqual(['p16', 'p17', 'p18']);
    for (const { id } of Array.from({ length: 20 }, (_, index) => ({ id: `p${index}` }))) {
      await uploads.ready(id);
      await uploads.endAll(20);
    }
    await result;
    expect(uploads.most).toBe(4);
  });

  it('starts photos before videos in the background', async () => {
    const { uploads, result } = await run((each) => [each.queued('v', 9, true), each.queued('a', 1), each.queued('b', 2)], { owner: 'background' });
    expect(uploads.started).toEqual(['b', 'a', 'v']);
    await uploads.endAll(3);
    await result;
  });

  it('ends what runs when it is cancelled, starts nothing more, and throws the reason', async () => {
    const controller = new AbortController();
    const { uploads, result, events } = await run((each) => ['a', 'b', 'c', 'd', 'e'].map((id) => each.queued(id)), { signal: controller.signal });
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(result).rejects.toBe(reason);
    expect(uploads.running).toBe(0);
    expect(uploads.started).toEqual(['a', 'b', 'c', 'd']);
    expect(events.filter(({ type }) => type === 'failed')).toEqual([]);
    const never = new Uploads();
    await expect(new UploadQueue(never, [never.queued('a')], { signal: controller.signal }).run()).rejects.toBe(reason);
    expect(never.started).toEqual([]);
  });

  it('goes on after a failure of one photo, and tells of it', async () => {
    const broken = new LockstepError('io_error', 'gone');
    const { uploads, result, events } = await run((each) => [each.queued('a', 1), { ...each.queued('b', 2), prepare: () => Promise.reject(broken) }]);
    await uploads.endAll(1);
    expect(await result).toMatchObject({ outcomes: { uploaded: 1 }, failed: 1, stoppedBy: null });
    expect(events).toContainEqual({ type: 'failed', id: 'b', error: broken });
  });

  it('stops at once where all others would fail so, and after four in a row where they likely would', async () => {
    const many = (each: Uploads): QueuedPhoto[] => Array.from({ length: 20 }, (_, index) => each.queued(`p${index}`));
    const refused = new ApiError('unauthorized', 'no', { status: 401 });
    const first = await run(many);
    await first.uploads.end('p0', refused);
    expect(first.uploads.running).toBe(0); // What runs ends, too: it would be sent in vain.
    expect(await first.result).toMatchObject({ failed: 1, left: 19, stoppedBy: refused });
    expect(first.uploads.started).toHaveLength(4);
    expect(first.events.filter(({ type }) => type === 'failed')).toHaveLength(1);

    const silent = new ApiError('network_error', 'no', { status: 0 });
    const second = await run(many);
    await second.uploads.endAll(20, () => silent);
    expect(await second.result).toMatchObject({ failed: 7, left: 13, stoppedBy: silent });
    expect(second.uploads.started).toHaveLength(7);

    const forbidden = new ApiError('forbidden', 'no', { status: 403 });
    const album = await run(many, { waits: true });
    for (const id of ['p0', 'p1', 'p10', 'p11', 'p12']) await album.uploads.ready(id);
    await album.uploads.end('p11', forbidden);
    for (const id of album.uploads.begun) await album.uploads.ready(id);
    expect(await album.result).toMatchObject({ failed: 1, left: 19, stoppedBy: forbidden });
    expect(album.uploads.started).toEqual(['p0', 'p1', 'p10', 'p11']);

    const third = await run(many);
    let count = 0;
    await third.uploads.endAll(20, () => (++count % 3 === 0 ? uploaded : silent));
    expect(await third.result).toMatchObject({ left: 0, stoppedBy: null });
  });

  it('ends all others where something is wrong that nobody foresaw, and throws it', async () => {
    const { uploads, result } = await run((each) => ['a', 'b', 'c', 'd', 'e'].map((id) => each.queued(id)));
    const bug = new TypeError('a mistake of ours');
    await uploads.end('b', bug);
    await expect(result).rejects.toBe(bug);
    expect(uploads.running).toBe(0);
    expect(uploads.started).not.toContain('e');
  });

  it('keeps a hundred thousand photos in order without looking at all of them each time', async () => {
    const uploads = new Uploads();
    let last = Infinity;
    const quick = { upload: async ({ localId }: Photo): Promise<UploadResult> => ((last = Number(localId)), uploaded) };
    const photos = Array.from({ length: 100_000 }, (_, index) =>
      uploads.queued(String((index * 7919) % 100_000), (index * 7919) % 100_000, index % 5 === 0),
    );
    const result = await new UploadQueue(quick, photos).run();
    expect(result.outcomes.uploaded).toBe(100_000);
    expect(last).toBeLessThan(100);
  });
});
