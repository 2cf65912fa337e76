/** Who takes part in an upload: the processes that share one lock table. */
import { defineEnum } from './define.ts';

/**
 * The kinds of process that may upload a photo. At most one of each kind runs at a time; each of them owns locks
 * under its own wire value.
 */
export const ProcessType = defineEnum('ProcessType', {
  members: {
    /** The app while it is on the screen. */
    foreground: 'foreground',
    /** The app's periodic background task. */
    background: 'background',
    /** The photo library's background upload extension, where no Dart runs. */
    extension: 'extension',
  },
});
