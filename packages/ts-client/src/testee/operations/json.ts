/** Canonical JSON. */
import { canonicalize } from '../../json/canonical.ts';
import type { HandlersOf } from '../handlers.ts';

/** The handlers of `json.*`. */
export const jsonHandlers: HandlersOf<'json'> = {
  'json.canonicalize': ({ json }) => ({ json: canonicalize(json) }),
};
