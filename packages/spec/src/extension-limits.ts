/** What bounds a call of the background upload extension, and what is known of the system that calls it. */
import { defineConstants, quantity } from './define.ts';

/** The bounds that a call keeps by itself. */
export const ExtensionLimits = defineConstants('ExtensionLimits', {
  /** How long a call takes at most, from its first line to its answer, by a clock that nobody sets. */
  callSeconds: quantity(20, 'seconds'),
  /** How much memory a call takes at most beyond what its process has at the first line: the system does not say a limit. */
  callMemoryBytes: quantity(96 * 1024 * 1024, 'bytes'),
  /** How long the photo library may take to hand out a photo's data. */
  photoDataSeconds: quantity(15, 'seconds'),
  /** How much of a call has to be left for a photo to be begun. */
  leastPhotoSeconds: quantity(3, 'seconds'),
  /** How much of a call discovery may take. */
  discoverySeconds: quantity(5, 'seconds'),
  /** How many assets are looked at in one transaction, and between two looks at the clock. */
  discoverySlice: quantity(100, 'count'),
  /** By what a slice is divided for each one before it that a call did not come to the end of. */
  sliceDivisor: quantity(10, 'count'),
  /** How many photos may wait: discovery goes no further while there are so many, so that each is looked at in time. */
  maximumQueued: quantity(1000, 'count'),
  /** How many of the photos that wait a call looks at. */
  candidates: quantity(50, 'count'),
  /** The largest asset, all its resources together, that a call uploads; a larger one is the app's. */
  maximumAssetBytes: quantity(100 * 1024 * 1024, 'bytes'),
  /**
   * How much of a photo's original a call reads for its thumbnail and for what its EXIF data says; of a larger one the photo
   * library's own derivative is the thumbnail.
   */
  previewBytes: quantity(32 * 1024 * 1024, 'bytes'),
  /** The largest image that a call decodes by itself, in pixels, for the same reason: an extension has little memory. */
  maximumDecodedPixels: quantity(24_000_000, 'count'),
  /** How often a call may begin a photo without coming to an end with it; then the photo is the app's. */
  maximumAttempts: quantity(1, 'count'),
  /** How long a photo that only iCloud has is left alone, where no job can fetch it. */
  cloudPauseSeconds: quantity(24 * 60 * 60, 'seconds'),
  /** How many download-only jobs are in flight at most: while one is, the system does not call. */
  maximumJobsInFlight: quantity(3, 'count'),
  /** When a job is cancelled, by the app or by a call: an original that is never delivered would silence the extension. */
  jobDeadlineSeconds: quantity(24 * 60 * 60, 'seconds'),
  /** How many of the last calls are kept for the app to show. */
  keptCalls: quantity(200, 'count'),
  /** How large the file grows that calls write to which can't open the database; the oldest lines go first. */
  earlyLogBytes: quantity(64 * 1024, 'bytes'),
});

/** What the system that calls the extension was seen to do, on devices and in its private code. No promise of Apple's. */
export const ExtensionHost = defineConstants('ExtensionHost', {
  /** When a call is ended without notice. */
  killSeconds: quantity(30, 'seconds'),
  /** How long the next call waits after a first attempt that failed; each further one in a row adds as much. */
  penaltySeconds: quantity(300, 'seconds'),
  /** After how many failed attempts in a row the system calls no more. */
  attempts: quantity(49, 'count'),
});
