/** Which photo is uploaded next. */
import type { ApiErrors } from './api-errors.ts';
import { defineConstants, defineEnum, defineOperation, defineRules, nullable, optional, quantity, t, type CodeIn } from './define.ts';
import type { LockstepErrors } from './errors.ts';
import { ProcessType } from './process-type.ts';

/** How many uploads run at once. */
export const QueueLimits = defineConstants('QueueLimits', {
  /** All uploads. */
  maximumRunning: quantity(4, 'count'),
  /** Those of videos among them. */
  maximumVideosRunning: quantity(2, 'count'),
});

type Failures = Readonly<Record<string, CodeIn<typeof ApiErrors> | CodeIn<typeof LockstepErrors>>>;

/** The codes of failures that every other upload of the account would share: a queue stops at the first. */
export const AccountFailure = defineEnum('AccountFailure', {
  members: {
    /** The token is not taken. */
    unauthorized: 'unauthorized',
    /** The album is not the account's to add to. */
    forbidden: 'forbidden',
    /** The account has no plan. */
    noActiveSubscription: 'no_active_subscription',
  } satisfies Failures,
});

/**
 * The codes of failures that may concern one upload alone. A queue stops where as many uploads in a row fail so as run at once.
 */
export const SharedFailure = defineEnum('SharedFailure', {
  members: {
    /** No answer comes. */
    networkError: 'network_error',
    /** The server fails. */
    serverError: 'server_error',
    /** The server asks for fewer requests. */
    rateLimited: 'rate_limited',
    /** The account's storage is full, for a photo of this size. */
    storageLimitExceeded: 'storage_limit_exceeded',
    /** The shared database can't be used. */
    databaseError: 'database_error',
  } satisfies Failures,
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
    owner: optional(t.enum(ProcessType)),
  },
  result: {
    /** The identifier of the one to start; null where none may start. */
    id: nullable(t.string()),
  },
});
