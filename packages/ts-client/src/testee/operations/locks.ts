/** Locks and heartbeats. */
import { LockCoordinator } from '../../locks/lock-coordinator.ts';
import type { HandlersOf } from '../handlers.ts';

// Enough for a run's databases, few enough for a process's file descriptors.
const mostOpen = 16;

/** Connections that stay open between requests, the one asked last at the end. */
class OpenDatabases {
  readonly #open = new Map<string, LockCoordinator>();

  at(path: string): LockCoordinator {
    let found = this.#open.get(path);
    this.#open.delete(path);
    if (found && !found.isCurrent) {
      found.close();
      found = undefined;
    }
    found ??= new LockCoordinator(path);
    this.#open.set(path, found);
    const [oldest] = this.#open;
    if (this.#open.size > mostOpen && oldest) {
      this.#open.delete(oldest[0]);
      oldest[1].close();
    }
    return found;
  }
}

/** The handlers of `locks.*`. */
export function lockHandlers(): HandlersOf<'locks'> {
  const databases = new OpenDatabases();
  return {
    'locks.migrate': ({ legacy, db }) => ({ migrated: databases.at(db).migrate(legacy) }),
    'locks.start': ({ db, owner, now }) => ({ released: databases.at(db).start(owner, now) }),
    'locks.decide': ({ db, owner, now }) => databases.at(db).decide(owner, now),
    'locks.heartbeat': ({ db, owner, now }) => {
      databases.at(db).heartbeat(owner, now);
      return {};
    },
    'locks.acquire': ({ db, id, owner, now }) => {
      const token = databases.at(db).acquire(id, owner, now);
      return token === null ? { acquired: false } : { acquired: true, token };
    },
    'locks.verify': ({ db, id, owner, token }) => ({ held: databases.at(db).verify(id, owner, token) }),
    'locks.release': ({ db, id, owner, token }) => ({ released: databases.at(db).release(id, owner, token) }),
    'locks.sweep': ({ db, now }) => ({ released: databases.at(db).sweep(now) }),
    'locks.stop': ({ db, owner }) => ({ released: databases.at(db).stop(owner) }),
    'locks.list': ({ db }) => databases.at(db).list(),
  };
}
