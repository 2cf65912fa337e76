/** The queue. */
import { nextUpload } from '../../upload/queue.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `queue.*`. */
export const queueHandler: HandlerOf<'queue'> = {
  'queue.next': ({ pending, running, owner }) => ({ id: nextUpload(pending, running, owner)?.id ?? null }),
};
