/** Multipart uploads. */
import { completionBody, planMultipart } from '../../upload/multipart.ts';
import type { HandlersOf } from '../handlers.ts';

/** The handlers of `multipart.*`. */
export const multipartHandlers: HandlersOf<'multipart'> = {
  'multipart.plan': ({ size }) => planMultipart(size),
  'multipart.completeBody': ({ etags }) => ({ body: completionBody(etags) }),
};
