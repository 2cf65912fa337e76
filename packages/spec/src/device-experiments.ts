/** What nobody knows of the background upload extension until a device has shown it. */
import { defineEnum } from './define.ts';

/** The experiments that only a device can run, by their numbers. The guide has a form for each; the host app runs what a program can. */
export const DeviceExperiment = defineEnum('DeviceExperiment', {
  members: {
    /** Is the extension called at all without jobs, and under which circumstances? */
    callsWithoutJobs: 1,
    /** Does a background session of the extension finish while the device is locked, is the app launched, does a force-quit cancel it? */
    backgroundSession: 2,
    /** With a backlog, which answer brings the next call soonest? */
    answers: 3,
    /** How long may a call take, and is its end announced? */
    timeLimit: 4,
    /** How much memory may it take? */
    memoryLimit: 5,
    /** What does a thumbnail cost by ImageIO, and by PHImageManager? */
    thumbnails: 6,
    /** Are downloaded originals readable without a network, when are they purged, and how many jobs are there at most? */
    downloadJobs: 7,
    /** What happens to a read whose asset is edited or deleted meanwhile, or whose handler is held up? */
    reading: 8,
    /** What of Keychain, files and SQLite can be reached while the device is locked, and before the first unlock? */
    lockedDevice: 9,
    /** What becomes of the registration by a reinstallation, another signature, limited access and full access again? */
    registration: 10,
    /** Does App Review take an extension that makes no upload jobs? */
    review: 11,
    /** What happens where the app is opened during a call? */
    appOpenedMeanwhile: 12,
    /** What do the options, the calls and the test mode of iOS 27 do? */
    nextSystem: 13,
  },
});
