/** The queue. */
import { nextUpload } from '../../upload/queue.ts';
import type { HandlersOf } from '../handlers.ts';

/** The handlers of `queue.*`. */
export const queueHandlers: HandlersOf<'queue'> = {
  'queue.next': ({ pending, running }) => ({ id: nextUpload(pending, running)?.id ?? null }),
};
