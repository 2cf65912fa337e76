/** What ends an upload without being the failure of a call. */
import { LockstepError } from '../errors.ts';

/** The photo's lock is another process's, or nobody's, by now: nothing may be committed. */
export class LockLost extends Error {
  constructor() {
    super('the photo is no longer locked by this process');
  }
}

/** What is left of the run's time does not suffice for the next step. */
export class BudgetSpent extends Error {
  constructor() {
    super('the time of this run is spent');
  }
}

/** The encrypted file on disk is gone, or is not what the record says: it can't be sent. */
export class DamagedFile extends LockstepError {
  constructor(name: string) {
    super('corrupt', `${name} is not the file that was encrypted: upload the photo again from its original`);
  }
}
