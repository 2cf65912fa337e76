/** Which photo is uploaded next. */
import { PhotosFirst, QueueLimits, type NameIn, type ProcessType } from '@lockstep/spec';

const { maximumRunning, maximumVideosRunning } = QueueLimits.values;

/** An upload that runs. */
export interface RunningUpload {
  /** The photo's local identifier. */
  readonly id: string;
  readonly isVideo: boolean;
}

/** An upload that waits. */
export interface PendingUpload extends RunningUpload {
  /** When the photo was taken, in microseconds since 1970. */
  readonly creationTime: number;
}

/**
 * Chooses the upload to start: the one that was taken last, the smaller identifier by UTF-16 code units where times are
 * equal; in the background and in the extension every photo before every video. Looks at each pending upload once.
 * @param pending what waits, in any order
 * @param running what runs
 * @param owner the process that asks
 * @returns null where none may start
 */
export function nextUpload<P extends PendingUpload>(
  pending: Iterable<P>,
  running: readonly RunningUpload[],
  owner: NameIn<typeof ProcessType> = 'foreground',
): P | null {
  const photosFirst = PhotosFirst.rules.some((rule) => rule.owner === owner);
  if (running.length >= maximumRunning) return null;
  const mayStartVideo = running.filter(({ isVideo }) => isVideo).length < maximumVideosRunning;
  let next: P | null = null;
  for (const each of pending) {
    if (each.isVideo && !mayStartVideo) continue;
    if (next && !comesBefore(each, next, photosFirst)) continue;
    if (running.some(({ id }) => id === each.id)) continue;
    next = each;
  }
  return next;
}

function comesBefore(one: PendingUpload, other: PendingUpload, photosFirst: boolean): boolean {
  if (photosFirst && one.isVideo !== other.isVideo) return !one.isVideo;
  return compareTurns(one, other) < 0;
}

/** Compares the turns of two uploads of one kind, for sorting: the one that is started first comes first. */
export function compareTurns(one: PendingUpload, other: PendingUpload): number {
  if (one.creationTime !== other.creationTime) return other.creationTime - one.creationTime;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
