/** Canonical JSON. */
import { canonicalize } from '../../json/canonical.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `json.*`. */
export const jsonHandler: HandlerOf<'json'> = {
  'json.canonicalize': ({ json }) => ({ json: canonicalize(json) }),
};
