/** Which photo is uploaded next. */
import { QueueLimits } from '@lockstep/spec';

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
 * equal. Looks at each pending upload once.
 * @param pending what waits, in any order
 * @param running what runs
 * @returns null where none may start
 */
export function nextUpload<P extends PendingUpload>(pending: Iterable<P>, running: readonly RunningUpload[]): P | null {
  if (running.length >= maximumRunning) return null;
  const mayStartVideo = running.filter(({ isVideo }) => isVideo).length < maximumVideosRunning;
  let next: P | null = null;
  for (const each of pending) {
    if (each.isVideo && !mayStartVideo) continue;
    if (next && !comesBefore(each, next)) continue;
    if (running.some(({ id }) => id === each.id)) continue;
    next = each;
  }
  return next;
}

function comesBefore(one: PendingUpload, other: PendingUpload): boolean {
  return one.creationTime > other.creationTime || (one.creationTime === other.creationTime && one.id < other.id);
}
