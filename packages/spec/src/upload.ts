/** How a photo is uploaded: what is sent beside it, what becomes of it, and the uploader's own bounds. */
import { defineConstants, defineEnum, quantity, text } from './define.ts';

/** The thumbnail that goes with every file: a JPEG. Its bytes differ between platforms, its limits do not. */
export const Thumbnail = defineConstants('Thumbnail', {
  /** The largest JPEG, in bytes. */
  maximumBytes: quantity(100 * 1024, 'bytes'),
  /** The longest side, in pixels. */
  maximumSide: quantity(512, 'count'),
  /** The quality that it is compressed with first. */
  quality: quantity(50, 'percent'),
  /** How often it is compressed again while it is larger than that. */
  maximumCompressions: quantity(2, 'count'),
  /** The image that stands for a missing one: a black JPEG, base64. Its file says `noThumb` in its public magic metadata. */
  missingImage: text(
    '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AJ+A/9k=',
  ),
});

/** What became of a photo. */
export const UploadOutcome = defineEnum('UploadOutcome', {
  members: {
    /** This call made the commit. */
    uploaded: 'uploaded',
    /** The collection has the content already. Nothing was sent. */
    present: 'present',
    /** Another collection has the content, and its file was added to this one. Nothing was sent. */
    linked: 'linked',
    /** Another living process has the photo, or took it over. */
    locked: 'locked',
    /** The time of the run is spent; the record says how far the upload is. */
    postponed: 'postponed',
  },
});

/** The bounds of an upload, beside the policy of tries. */
export const UploadPolicy = defineConstants('UploadPolicy', {
  /** How often a single PUT is sent to one address before a new one is asked for: no answer may have been a refusal. */
  triesOfAnAddress: quantity(2, 'count'),
  /** How often an upload gets new objects in one call, where the storage lacks what the commit names. */
  maximumNewObjects: quantity(1, 'count'),
  /** How many pages of a diff are asked for to see whether a commit was carried out. */
  maximumDiffPages: quantity(100, 'count'),
  /** How long before the record was written that diff begins: clocks differ. */
  diffMarginSeconds: quantity(24 * 60 * 60, 'seconds'),
  /** How fast a photo is encrypted at least, a second: a run with less time left does not begin it. */
  slowestEncryptionBytes: quantity(8 * 1024 * 1024, 'bytes'),
  /** How fast a part is sent at least, a second: a run with less time left does not begin it. */
  slowestTransferBytes: quantity(1024 * 1024, 'bytes'),
});

/** What the server says of a commit beyond its status. */
export const CommitAnswers = defineConstants('CommitAnswers', {
  /** The storage lacks an object that the commit names. It comes before anything is written, so that it is a definite refusal. */
  objectMissing: text('OBJECT_SIZE_FETCH_FAILED'),
});
