/** Which photo is uploaded next. */
import { defineConstants, defineOperation, defineRules, quantity, t, type NameIn } from './define.ts';
import { ProcessType } from './process-type.ts';

/** How many uploads run at once. */
export const QueueLimits = defineConstants('QueueLimits', {
  /** All uploads. */
  maximumRunning: quantity(4, 'count'),
  /** Those of videos among them. */
  maximumVideosRunning: quantity(2, 'count'),
});

/**
 * The processes in which every photo goes up before every video: the system ends them after seconds, in which many
 * photos go up, or no video.
 */
export const PhotosFirst = defineRules('PhotosFirst', {
  columns: {
    /** The process that uploads. */
    owner: ProcessType,
  },
  rules: [{ owner: 'background' }, { owner: 'extension' }],
});

/**
 * Chooses the upload to start: the pending one that was taken last, the smaller identifier by UTF-16 code units where
 * times are equal. Where the process puts photos first, a video is chosen only if no photo may start. Uploads that run
 * are left out, and so are videos where no more may run.
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
    /** The process that asks; photos and videos are equal where it is absent, as they are in the foreground. */
    owner: t.optional(t.enumName<NameIn<typeof ProcessType>>(ProcessType.name)),
  },
  result: {
    /** The identifier of the one to start; null where none may start. */
    id: t.nullable(t.string()),
  },
});
