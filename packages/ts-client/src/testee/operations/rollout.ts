/** Rollout buckets. */
import type { CryptoProvider } from '../../crypto/provider.ts';
import { rolloutBucket } from '../../upload/rollout.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `rollout.*`. */
export function rolloutHandler(provider: CryptoProvider): HandlerOf<'rollout'> {
  return { 'rollout.bucket': ({ feature, userID }) => ({ bucket: rolloutBucket(provider, feature, userID) }) };
}
