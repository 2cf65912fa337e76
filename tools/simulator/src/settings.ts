/** What a test or a person may set while the simulator runs. */
import { SignedAddress } from '@lockstep/spec';

const MiB = 1024 * 1024;

/** How the simulator behaves; all of it may be changed at any time. */
export interface Settings {
  /** How many bytes a second go through the storage in each direction, all connections together; null for no limit. */
  readonly bytesPerSecond: number | null;
  /** What a completion is answered with once the upload is complete: storages differ. */
  readonly secondCompletion: 200 | 404;
  /** Whether the server is an old one, without the calls that the spec has a fall-back for. */
  readonly isOldServer: boolean;
  /** How many requests a minute each user may send to each call that gives URLs; null for no limit. */
  readonly urlCallsPerMinute: number | null;
  /** How long a signed URL lives, in seconds. */
  readonly urlLifeSeconds: number;
  /** How far the simulator's clock is from the machine's, in seconds. */
  readonly clockOffsetSeconds: number;
  /** The most entries that a page of a diff has. */
  readonly diffPageEntries: number;
  /** How long an answer waits that says that the storage does not have an object, in milliseconds. */
  readonly missingObjectMilliseconds: number;
}

/** The real server's own figures, but for the pause before a missing object is reported. */
export const defaultSettings: Settings = {
  bytesPerSecond: null,
  secondCompletion: 200,
  isOldServer: false,
  urlCallsPerMinute: 500,
  urlLifeSeconds: SignedAddress.values.lifeSeconds,
  clockOffsetSeconds: 0,
  diffPageEntries: 2500,
  missingObjectMilliseconds: 0,
};

/** What an account may use beyond its plan where a call says how much it will add. */
export const quotaLeewayBytes = 50 * MiB;
/** What an account has unless its test says otherwise. */
export const defaultQuotaBytes = 10 * 1024 * MiB;
