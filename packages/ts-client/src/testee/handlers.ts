/**
 * The types of the handlers. A handler answers the operations of one subject, each by a function, so that a missing one does
 * not compile.
 */
import type * as spec from '@lockstep/spec';
import type { ArgumentsOf, Operation, ResultOf } from '@lockstep/spec';

type Exported = (typeof spec)[keyof typeof spec];
type OperationOfSpec = Extract<Exported, Operation>;

/** The function that answers an operation. Throws LockstepError where the spec has a code for the failure. */
export type HandlerFunction<O> = (args: ArgumentsOf<O>) => ResultOf<O> | Promise<ResultOf<O>>;

/** All handlers in one: a function for every operation of the spec, by its name. */
export type Handlers = { readonly [O in OperationOfSpec as O['name']]: HandlerFunction<O> };

/** The handler of one subject: of the operations that are named `subject.verb`. */
export type HandlerOf<S extends string> = {
  readonly [N in keyof Handlers as N extends `${S}.${string}` ? N : never]: Handlers[N];
};

/** What a testee says of itself, beside its versions of libsodium and of the spec. */
export interface About {
  /** The language's name, as the launcher takes it. */
  readonly language: string;
  /** The runtime and its version. */
  readonly runtime: string;
  /** The digest of the spec; asked for when it is needed. */
  readonly specDigest: () => string | Promise<string>;
}
