/** Rollout buckets. */
import type { CryptoProvider } from '../../crypto/provider.ts';
import { rolloutBucket } from '../../upload/rollout.ts';
import type { HandlersOf } from '../handlers.ts';

/** The handlers of `rollout.*`. */
export function rolloutHandlers(provider: CryptoProvider): HandlersOf<'rollout'> {
  return { 'rollout.bucket': ({ feature, userID }) => ({ bucket: rolloutBucket(provider, feature, userID) }) };
}
