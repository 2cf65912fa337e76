/** Rollout: buckets, and the document that says how far a feature is rolled out. */
import { RolloutGates } from '@lockstep/spec';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { decide } from '../../extension/decide.ts';
import { RolloutPolicy, rolloutOutcome } from '../../monitoring/rollout-policy.ts';
import { rolloutBucket } from '../../upload/rollout.ts';
import type { HandlerOf } from '../handlers.ts';
import type { OpenDatabases } from '../open-databases.ts';

/** The handler of `rollout.*`. */
export function rolloutHandler(provider: CryptoProvider, databases: OpenDatabases): HandlerOf<'rollout'> {
  return {
    'rollout.bucket': ({ feature, userID }) => ({ bucket: rolloutBucket(provider, feature, userID) }),
    'rollout.gate': (inputs) => ({ outcome: decide(RolloutGates, inputs) ?? 'malformed' }),
    'rollout.evaluate': ({ document, fetchedAt, ...question }) => ({
      outcome: rolloutOutcome(provider, document && { document, fetchedAt }, question),
    }),
    'rollout.remember': ({ db, document, fetchedAt }) => {
      new RolloutPolicy(databases.connection(db), provider).remember({ document, fetchedAt });
      return {};
    },
    'rollout.outcome': ({ db, ...question }) => ({ outcome: new RolloutPolicy(databases.connection(db), provider).outcome(question) }),
  };
}
