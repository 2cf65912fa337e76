/** Monitoring: events, sampling, and counters of what was refused. */
import { CompatibilityRefused, ExtensionCallEnded, ExtensionSwitched, RolloutAsked, CompatibilityRefusal } from '@lockstep/spec';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { isSampled, sizeClass, writeEvent } from '../../monitoring/event.ts';
import { RefusalCounters } from '../../monitoring/refusal-counters.ts';
import type { HandlerOf } from '../handlers.ts';
import type { OpenDatabases } from '../open-databases.ts';
import { objectOf } from '../rows.ts';

/** The handler of `monitoring.*`. */
export function monitoringHandler(provider: CryptoProvider, databases: OpenDatabases): HandlerOf<'monitoring'> {
  return {
    'monitoring.extensionCallEnded': (values) => ({ event: writeEvent(ExtensionCallEnded, values) }),
    'monitoring.extensionSwitched': (values) => ({ event: writeEvent(ExtensionSwitched, values) }),
    'monitoring.rolloutAsked': (values) => ({ event: writeEvent(RolloutAsked, values) }),
    'monitoring.compatibilityRefused': (values) => ({ event: writeEvent(CompatibilityRefused, values) }),
    'monitoring.sizeClass': ({ bytes }) => ({ sizeClass: sizeClass(bytes) }),
    'monitoring.sampled': ({ event, percent, userID, now }) => ({ sampled: isSampled(provider, event, percent, userID, now) }),
    'monitoring.refuse': ({ db, reader, writer, subject, code }) => ({
      counted: new RefusalCounters(databases.connection(db), reader).count(writer, subject, code),
    }),
    'monitoring.take': ({ db }) => ({
      refusals: new RefusalCounters(databases.connection(db)).take().map((row) => objectOf(CompatibilityRefusal, row)),
    }),
  };
}
