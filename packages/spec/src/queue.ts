/** Which photo is uploaded next. */
import { defineConstants, defineOperation, quantity, t } from './define.ts';

/** How many uploads run at once. */
export const QueueLimits = defineConstants('QueueLimits', {
  /** All uploads. */
  maximumRunning: quantity(4, 'count'),
  /** Those of videos among them. */
  maximumVideosRunning: quantity(2, 'count'),
});

/**
 * Chooses the upload to start: the pending one that was taken last, the smaller identifier by UTF-16 code units where
 * times are equal. Uploads that run are left out, and so are videos where no more may run.
 */
export const queueNext = defineOperation('queue.next', {
  args: {
    /** What waits. */
    pending: t.list(
      t.object({
        /** The photo's local identifier. */
        id: t.string(),
        /** Whether it is a video. */
        isVideo: t.boolean(),
        /** When it was taken, in microseconds since 1970. */
        creationTime: t.integer(),
      }),
    ),
    /** What runs. */
    running: t.list(
      t.object({
        /** The photo's local identifier. */
        id: t.string(),
        /** Whether it is a video. */
        isVideo: t.boolean(),
      }),
    ),
  },
  result: {
    /** The identifier of the one to start; null where none may start. */
    id: t.nullable(t.string()),
  },
});
