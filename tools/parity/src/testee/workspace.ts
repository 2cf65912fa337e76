/** Where things are. */
import { fileURLToPath } from 'node:url';

/** The workspace's folder; the same distance from `src` and from `dist`. */
export const workspace = fileURLToPath(new URL('../../../../', import.meta.url));
