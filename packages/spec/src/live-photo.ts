/** The live photo archive. */
import { defineConstants, text } from './define.ts';

/** What a live photo's archive is called and what is in it. */
export const LivePhoto = defineConstants('LivePhoto', {
  /** What stands between the hash of the image and that of the video, in the content hash of a live photo. */
  hashSeparator: text(':'),
});
