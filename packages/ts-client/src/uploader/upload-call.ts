/** One call of the uploader: what its steps share. */
import { UploadPolicy, type NameIn, type UploadState } from '@lockstep/spec';
import type { ApiClient } from './api-client.ts';
import type { Budget } from './budget.ts';
import type { UploadContainer } from './container.ts';
import type { UploadEnvironment } from './environment.ts';
import type { LockHold, UploadRecord } from '../locks/upload-records.ts';
import type { CollectionKeys, UploadOptions, UploadProgressEvent } from './photo.ts';
import { LockLost } from './upload-error.ts';

/** What the steps of one upload share, and what they count. */
export class UploadCall {
  readonly environment: UploadEnvironment;
  readonly container: UploadContainer;
  readonly client: ApiClient;
  readonly keys: CollectionKeys;
  readonly budget: Budget;
  readonly hold: LockHold;
  readonly options: UploadOptions;
  /** The bytes of PUTs that the storage acknowledged. */
  sentBytes = 0;
  /** Whether the server was asked whether uploads are allowed. */
  isEligible = false;
  /** How often the upload may still get new objects. */
  newObjectsLeft: number = UploadPolicy.values.maximumNewObjects;
  /** What a completion was answered: `inDoubt` is 404, which it is where it was carried out before. */
  completion: 'acknowledged' | 'inDoubt' | null = null;
  /** Whether what the storage lacks was sent to the addresses of before. */
  isSentAgain = false;

  constructor(parts: Pick<UploadCall, 'environment' | 'container' | 'client' | 'keys' | 'budget' | 'hold' | 'options'>) {
    this.environment = parts.environment;
    this.container = parts.container;
    this.client = parts.client;
    this.keys = parts.keys;
    this.budget = parts.budget;
    this.hold = parts.hold;
    this.options = parts.options;
  }

  get signal(): AbortSignal | undefined {
    return this.options.signal;
  }

  /**
   * The record as the table has it after a change of this call.
   * @param changed whether the change was made: it is not where the lock is lost, or a commit is in doubt
   * @throws LockLost where somebody else has the record by now
   */
  reread({ local_id, collection_id, content_hash, encrypted_file_name }: UploadRecord, changed: boolean): UploadRecord {
    const record = changed ? this.container.records.read(local_id, collection_id, content_hash) : null;
    if (record?.encrypted_file_name !== encrypted_file_name) throw new LockLost();
    return record;
  }

  /** Sends bytes when the queue says so. All that is asked of the server takes no turn: the bytes of others go meanwhile. */
  async inTurn<T>(send: () => Promise<T>): Promise<T> {
    const end = await this.options.takeTurn?.();
    try {
      return await send();
    } finally {
      end?.();
    }
  }

  /** Reports progress: to the app's screens by the table, to the caller by an event. */
  tell({ local_id, encrypted_size, thumbnail_size }: UploadRecord, state: UploadProgressEvent['state'], storedBytes: number, inFlight = 0): void {
    const totalBytes = encrypted_size + (thumbnail_size ?? 0);
    const sentBytes = Math.min(totalBytes, storedBytes + inFlight);
    if (inFlight === 0) this.container.note({ localId: local_id, state: stateOf(state), sentBytes, totalBytes, failure: null });
    this.options.onProgress?.({ localId: local_id, state, sentBytes, totalBytes });
  }
}

function stateOf(state: UploadProgressEvent['state']): NameIn<typeof UploadState> {
  return state === 'committing' ? 'uploading' : state;
}
