/** Locks and heartbeats. */
import type { HandlersOf } from '../handlers.ts';
import type { OpenDatabases } from '../open-databases.ts';

/** The handlers of `locks.*`. */
export function lockHandlers(databases: OpenDatabases): HandlersOf<'locks'> {
  return {
    'locks.migrate': ({ legacy, db }) => ({ migrated: databases.at(db).locks.migrate(legacy) }),
    'locks.start': ({ db, owner, now }) => ({ released: databases.at(db).locks.start(owner, now) }),
    'locks.decide': ({ db, owner, now }) => databases.at(db).locks.decide(owner, now),
    'locks.heartbeat': ({ db, owner, now }) => {
      databases.at(db).locks.heartbeat(owner, now);
      return {};
    },
    'locks.acquire': ({ db, id, owner, now }) => {
      const token = databases.at(db).locks.acquire(id, owner, now);
      return token === null ? { acquired: false } : { acquired: true, token };
    },
    'locks.verify': ({ db, id, owner, token }) => ({ held: databases.at(db).locks.verify(id, owner, token) }),
    'locks.release': ({ db, id, owner, token }) => ({ released: databases.at(db).locks.release(id, owner, token) }),
    'locks.sweep': ({ db, now }) => ({ released: databases.at(db).locks.sweep(now) }),
    'locks.stop': ({ db, owner }) => ({ released: databases.at(db).locks.stop(owner) }),
    'locks.list': ({ db }) => databases.at(db).locks.list(),
  };
}
