/** Multipart uploads. */
import { completionBody, planMultipart } from '../../upload/multipart.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `multipart.*`. */
export const multipartHandler: HandlerOf<'multipart'> = {
  'multipart.plan': ({ size }) => planMultipart(size),
  'multipart.completeBody': ({ etags }) => ({ body: completionBody(etags) }),
};
