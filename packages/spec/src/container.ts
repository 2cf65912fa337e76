/** What killed processes leave in the container's folder of uploads, and how it is told whose a file is. */
import { defineConstants, defineOperation, quantity, t, text } from './define.ts';
import { ProcessType } from './process-type.ts';

/**
 * The names of files in the folder of uploads: `OWNER.PROCESS.REST`, where OWNER is a wire value of ProcessType and PROCESS
 * distinguishes one life of it from another. A temporary file has the same after its prefix.
 */
export const UploadNames = defineConstants('UploadNames', {
  /** What stands between the parts of a name. */
  separator: text('.'),
  /** How many hexadecimal digits PROCESS has, drawn when a process starts. */
  processDigits: quantity(8, 'count'),
  /** What a temporary file's name begins with. */
  temporaryPrefix: text('.lockstep-'),
  /** How long a file of a living process, or of nobody known, may stay untouched before it is removed. */
  untouchedFor: quantity(3_600_000_000, 'microseconds'),
  /**
   * What the name of a file begins with that a background session of the system sends, or of the answer to it: it is read, and
   * awaited, while no process of ours lives.
   */
  sendingPrefix: text('sending-'),
  /** How long such a file may stay untouched: no signed address lives longer. */
  sendingFor: quantity(7 * 24 * 3_600_000_000, 'microseconds'),
});

/**
 * Removes what killed processes left: temporary files, and files that no record names. Those of the asking owner's earlier
 * life and of dead owners at once, others when they were not written for an hour, and those that a background session sends when
 * they were not written for a week. Never a file that a record names, nor one of the process that asks.
 */
export const containerClean = defineOperation('container.clean', {
  args: {
    /** The container: the database and the folder of encrypted files lie directly in it; it is made if missing. */
    container: t.path(),
    /** The process that asks. */
    owner: t.enum(ProcessType),
    /** The caller's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** How many files were removed. */
    removed: t.integer(),
  },
});
