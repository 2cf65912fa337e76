/** What the API answers to a call that it does not carry out. */
import { ApiStatuses, type ApiErrors, type CodeIn } from '@lockstep/spec';

/** The errors of the spec that one status of the API stands for. */
type Code = CodeIn<typeof ApiErrors>;

/** A call that is not carried out. The body is mostly an empty object. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;

  /** @param reason an error of the spec, or the status where the spec's error has many */
  constructor(reason: Code | number, body: Readonly<Record<string, string>> = {}) {
    const status = typeof reason === 'number' ? reason : statusOf(reason);
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** The API's one status for an error of the spec. */
function statusOf(code: Code): number {
  const rule = ApiStatuses.rules.find((one) => one.code === code && one.host !== 'storage' && typeof one.status === 'number');
  if (typeof rule?.status !== 'number') throw new Error(`the spec has no single status of the API for ${code}`);
  return rule.status;
}
