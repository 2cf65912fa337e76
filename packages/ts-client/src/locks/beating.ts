/** The course of a heartbeat. */
import { LockTiming } from '@lockstep/spec';

/** What a heartbeat is made of. */
export interface Beating {
  /** Beats once; a beat that takes long delays the next one, so that there is never more than one. */
  readonly beat: () => void;
  readonly failed: (error: unknown) => void;
  /** Lets time pass; answers false where the heartbeat is to end. */
  readonly pause: (microseconds: number) => boolean;
}

/** Beats after each interval of the spec until a pause says that it is to end. One that fails does not end it. */
export function keepBeating({ beat, failed, pause }: Beating): void {
  while (pause(LockTiming.values.heartbeatInterval)) {
    try {
      beat();
    } catch (error) {
      failed(error);
    }
  }
}
