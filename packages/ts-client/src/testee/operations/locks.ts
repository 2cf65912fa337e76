/** Locks and heartbeats. */
import type { ResultOf, locksList } from '@lockstep/spec';
import type { HandlerOf } from '../handlers.ts';
import type { OpenDatabases } from '../open-databases.ts';

/** The handler of `locks.*`. */
export function lockHandler(databases: OpenDatabases): HandlerOf<'locks'> {
  return {
    'locks.migrate': ({ legacy, db }) => ({ migrated: databases.locks(db).migrate(legacy) }),
    'locks.start': ({ db, owner, now }) => ({ released: databases.locks(db, now).start(owner) }),
    'locks.decide': ({ db, owner, now }) => databases.locks(db, now).decide(owner),
    'locks.heartbeat': ({ db, owner, now }) => {
      databases.locks(db, now).heartbeat(owner);
      return {};
    },
    'locks.acquire': ({ db, id, owner, now }) => {
      const token = databases.locks(db, now).acquire(id, owner);
      return token === null ? { acquired: false } : { acquired: true, token };
    },
    'locks.verify': ({ db, id, owner, token }) => ({ held: databases.locks(db).verify(id, owner, token) }),
    'locks.release': ({ db, id, owner, token }) => ({ released: databases.locks(db).release(id, owner, token) }),
    'locks.sweep': ({ db, now }) => ({ released: databases.locks(db, now).sweep() }),
    'locks.stop': ({ db, owner }) => ({ released: databases.locks(db).stop(owner) }),
    // A kind of process that only a newer program knows is listed as it stands there.
    'locks.list': ({ db }) => databases.locks(db).list() as ResultOf<typeof locksList>,
  };
}
