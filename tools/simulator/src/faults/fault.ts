/** Faults that a test asks for: which call, how often, and what goes wrong. */
import { z } from 'zod';
import { storageErrors, type StorageErrorCode } from '../storage/documents.ts';

const bytes = z.int().nonnegative();
const status = z.int().min(200).max(599);
const headers = z.record(z.string(), z.string());
const storageErrorCode = z.enum(Object.keys(storageErrors) as [StorageErrorCode, ...StorageErrorCode[]]);

const kinds = z.discriminatedUnion('kind', [
  /** The call is only delayed. */
  z.strictObject({ kind: z.literal('delay') }),
  /**
   * The connection is reset, and the call is not carried out: `before` the request's body is read, `during` it, after
   * `bytes` or half of it, or `after` it.
   */
  z.strictObject({ kind: z.literal('drop'), when: z.enum(['before', 'during', 'after']), bytes: bytes.optional() }),
  /** The call is not carried out, and answered with this. `early`: without reading the body, on a connection that is closed. */
  z.strictObject({
    kind: z.literal('answer'),
    status,
    headers: headers.optional(),
    body: z.string().optional(),
    early: z.boolean().optional(),
  }),
  /** A page of a captive portal instead of the answer; the call is not carried out. */
  z.strictObject({ kind: z.literal('html'), status: status.optional() }),
  /** A redirect instead of the answer; the call is not carried out. */
  z.strictObject({ kind: z.literal('redirect'), status: z.int().min(300).max(399).optional(), location: z.string() }),
  /** An error document of the storage, with the code's own status or another. `afterWork`: although the call was carried out. */
  z.strictObject({
    kind: z.literal('storageError'),
    code: storageErrorCode,
    status: status.optional(),
    message: z.string().optional(),
    afterWork: z.boolean().optional(),
  }),
  /** The call is carried out, and the connection is reset without an answer. */
  z.strictObject({ kind: z.literal('loseAnswer') }),
  /** The call is carried out, and the connection is reset after `bytes` of the answer's body, or half of it. */
  z.strictObject({ kind: z.literal('cutAnswer'), bytes: bytes.optional() }),
  /** The call is carried out, and the text of the answer ends after `bytes`, or half of it, as if it were whole. */
  z.strictObject({ kind: z.literal('truncateAnswer'), bytes: bytes.optional() }),
  /** The call is carried out, and the answer's body continues with spaces: for `bytes`, or until the client hangs up. */
  z.strictObject({ kind: z.literal('endlessAnswer'), bytes: bytes.optional() }),
  /** The call is carried out, and in the answer all URLs of a list are the first one. */
  z.strictObject({ kind: z.literal('duplicateUrls') }),
  /** The call is carried out, and the last URL of the answer's list is left out. */
  z.strictObject({ kind: z.literal('missingUrl') }),
]);

const occasion = z.object({
  /** The call of the spec that it happens to; `*` for every call. */
  call: z.string(),
  /** How many requests it happens to. */
  count: z.int().positive().default(1),
  /** How many requests of the call pass before it. */
  skip: z.int().nonnegative().default(0),
  /** How long the call waits before anything else happens. */
  delayMilliseconds: z.number().nonnegative().default(0),
});

/** A fault, as a test gives it. */
export type Fault = z.input<typeof occasion> & z.infer<typeof kinds>;
/** A fault with every member. */
export type ReadFault = z.output<typeof occasion> & z.infer<typeof kinds>;
/** What can go wrong. */
export type FaultKind = Fault['kind'];

/** Reads a fault. @throws Error that names each member at fault */
export function readFault(value: unknown): ReadFault {
  const { call, count, skip, delayMilliseconds, ...kind } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const when = occasion.safeParse({ call, count, skip, delayMilliseconds });
  const what = kinds.safeParse(kind);
  if (when.success && what.success) return { ...when.data, ...what.data };
  const issues = [...(when.error?.issues ?? []), ...(what.error?.issues ?? [])];
  throw new Error(`not a fault: ${issues.map(({ path, message }) => `${path.join('.') || 'the fault'}: ${message}`).join('; ')}`);
}

/** The faults that are still to happen, in the order in which they were asked for. */
export class Faults {
  #pending: ReadFault[] = [];

  add(...faults: readonly Fault[]): void {
    this.#pending.push(...faults.map(readFault));
  }

  clear(): void {
    this.#pending = [];
  }

  pending(): readonly ReadFault[] {
    return this.#pending;
  }

  /** The fault that happens to a request of a call: the first whose turn it is. */
  take(call: string): ReadFault | undefined {
    for (const [index, fault] of this.#pending.entries()) {
      if (fault.call !== '*' && fault.call !== call) continue;
      if (fault.skip > 0) {
        this.#pending[index] = { ...fault, skip: fault.skip - 1 };
        continue;
      }
      if (fault.count > 1) this.#pending[index] = { ...fault, count: fault.count - 1 };
      else this.#pending.splice(index, 1);
      return fault;
    }
    return undefined;
  }
}
