/** The queue. */
import { nextUpload } from '../../upload/queue.ts';
import type { HandlersOf } from '../handlers.ts';

/** The handlers of `queue.*`. */
export const queueHandlers: HandlersOf<'queue'> = {
  'queue.next': ({ pending, running, owner }) => ({ id: nextUpload(pending, running, owner)?.id ?? null }),
};
