import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/index.ts';
import { LockstepError } from '../errors.ts';
import type { Photo, UploadOptions, UploadResult } from './photo.ts';
import { UploadQueue, type QueueOptions, type QueuedPhoto, type UploadEvent } from './upload-queue.ts';

const uploaded: UploadResult = { outcome: 'uploaded', fileId: 1, sentBytes: 10 };

/** An uploader whose uploads end when the test says so. */
class Uploads {
  readonly started: string[] = [];
  readonly prepared: string[] = [];
  readonly #ends = new Map<string, { resolve: (result: UploadResult) => void; reject: (error: unknown) => void }>();
  running = 0;
  most = 0;

  queued(id: string, creationTime = 0, isVideo = false): QueuedPhoto {
    const prepare = async (): Promise<Photo> => {
      this.prepared.push(id);
      return { localId: id } as Photo;
    };
    return { id, isVideo, creationTime, prepare };
  }

  upload({ localId }: Photo, { signal, onProgress }: UploadOptions = {}): Promise<UploadResult> {
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

async function run(photos: (uploads: Uploads) => QueuedPhoto[], options: QueueOptions = {}) {
  const uploads = new Uploads();
  const events: UploadEvent[] = [];
  const result = new UploadQueue(uploads, photos(uploads), { onEvent: (event) => events.push(event), ...options }).run();
  result.catch(() => undefined);
  await settled();
  return { uploads, events, result };
}

describe('a queue', () => {
  it('starts the newest first, four at once, two videos among them, and makes no photo ready before', async () => {
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
    expect(uploads.prepared).toEqual(uploads.started);
    await uploads.end('c');
    expect(uploads.started.slice(4)).toEqual(['b']);
    await uploads.end('v1');
    expect(uploads.started.slice(5)).toEqual(['v3']);
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
    await first.uploads.endAll(20);
    expect(await first.result).toMatchObject({ failed: 1, left: 16, stoppedBy: refused });

    const silent = new ApiError('network_error', 'no', { status: 0 });
    const second = await run(many);
    await second.uploads.endAll(20, () => silent);
    expect(await second.result).toMatchObject({ failed: 7, left: 13, stoppedBy: silent });

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
