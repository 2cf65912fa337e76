/**
 * The vocabulary of the testee's operations: what a request brings and what an answer holds. From it come the
 * dispatch of each testee (types are checked first, then ranges, both in the order of the definition) and the
 * argument types of the handlers behind it.
 */
import {
  MemberName,
  OperationName,
  isOneOf,
  problemsOf,
  shown,
  wellFormed,
  type Column,
  type Columns,
  type Definition,
  type Problem,
  type Table,
} from './define.ts';

const kinds = ['bytes', 'string', 'path', 'integer', 'boolean', 'json', 'scalar', 'enum', 'list', 'object'] as const;

/** The type of an argument or of a member of a result. `T` is what a TypeScript handler sees. */
export interface ValueType<T = unknown> {
  readonly kind: (typeof kinds)[number];
  /** Bytes: the exact length, in bytes. */
  readonly length?: number;
  /** Bytes: how many are made of a longer string that a seed stands for, since a reader that is bounded reads no further. */
  readonly readTo?: number;
  /** Integers and lists: the range, both ends included. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Enums: the name of the definition. */
  readonly name?: string;
  /** Lists: what they hold. */
  readonly items?: ValueType;
  /** Objects: their members. */
  readonly members?: Readonly<Record<string, ValueType>>;
  /** Rows, which are objects: the name of the table's definition. */
  readonly row?: string;
  /** Arguments that are inputs of a decision: the name of the decision, which has their documentation. */
  readonly decision?: string;
  /** Arguments that are members of an event: the name of the event, which has their documentation. */
  readonly event?: string;
  /** Whether the value may be null. */
  readonly nullable?: true;
  /** Whether it may be absent. */
  readonly optional?: true;
  /** Never set: carries `T`. */
  readonly phantom?: T;
}

/** An argument or member that may be absent (which is not null). */
export type Optional<T> = ValueType<T> & { readonly optional: true };

type Members = Readonly<Record<string, ValueType>>;
type Held<V> = V extends ValueType<infer T> ? T : never;
type OptionalKeys<M> = { [K in keyof M]: M[K] extends { readonly optional: true } ? K : never }[keyof M];
/** The value of an object whose members have these types. */
export type ValuesOf<M> = { readonly [K in Exclude<keyof M, OptionalKeys<M>>]: Held<M[K]> } & {
  readonly [K in OptionalKeys<M>]?: Held<M[K]>;
};

/** Any JSON value, as the reference client's parser keeps it. */
export type JsonHandle = { readonly json: unknown };

/** A row as an object: the columns by their names in lowerCamelCase. */
export type RowObject = Readonly<Record<string, string | number | null>>;

/** The name of a column as the member of an object. */
export function memberOfColumn(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function columnType({ kind, enum: of = '', nullable }: Column): ValueType<unknown> {
  const type: ValueType<unknown> = kind === 'enum' ? { kind, name: of } : kind === 'integer' || kind === 'rowid' ? t.integer() : t.string();
  return nullable ? { ...type, nullable: true } : type;
}

interface EnumOf<N extends string> {
  readonly name: string;
  readonly members: Readonly<Record<N, string | number>>;
}

/** The types of arguments and results. A value is there and not null, unless `optional` or `nullable` makes it otherwise. */
export const t = {
  /** A byte string: base64 or a seed and a size in a request; base64 or a size and a digest in an answer. */
  bytes: (range: { length?: number; readTo?: number } = {}): ValueType<Uint8Array> => ({ kind: 'bytes', ...range }),
  string: (): ValueType<string> => ({ kind: 'string' }),
  /** The absolute path of a file. */
  path: (): ValueType<string> => ({ kind: 'path' }),
  /** A whole number within ±(2^53 − 1), `1.0` included. */
  integer: (range: { minimum?: number; maximum?: number } = {}): ValueType<number> => ({ kind: 'integer', ...range }),
  boolean: (): ValueType<boolean> => ({ kind: 'boolean' }),
  /** Any JSON value, told apart as the bytes told it apart. */
  json: (): ValueType<JsonHandle> => ({ kind: 'json' }),
  /** A wire value of an enum: a string or a whole number. */
  scalar: (): ValueType<string | number> => ({ kind: 'scalar' }),
  /** The name of a member of an enum; any other string is `unknown_value`. */
  enum: <const N extends string>({ name }: EnumOf<N>): ValueType<N> => ({ kind: 'enum', name }),
  list: <T>(items: ValueType<T>, range: { maximum?: number } = {}): ValueType<readonly T[]> => ({
    kind: 'list',
    items,
    ...range,
  }),
  object: <const M extends Members>(members: M): ValueType<ValuesOf<M>> => ({ kind: 'object', members }),
  /** A row of a table. */
  row: <C extends Columns>({ name, columns }: Table<C>): ValueType<RowObject> => ({
    kind: 'object',
    row: name,
    members: Object.fromEntries(Object.entries(columns).map(([column, of]) => [memberOfColumn(column), columnType(of)])),
  }),
};

/** Makes an argument or member one that may be absent. */
export function optional<T>(type: ValueType<T>): Optional<T> {
  return { ...type, optional: true };
}

/** An operation of the testee protocol. */
export interface Operation<N extends string = string, A extends Members = Members, R extends Members = Members> extends Definition {
  readonly definition: 'operation';
  readonly name: N;
  readonly args: A;
  readonly result: R;
}

/** What the handler of an operation is given. */
export type ArgumentsOf<O> = O extends Operation<infer _N, infer A, infer _R> ? ValuesOf<A> : never;
/** What the handler of an operation answers. */
export type ResultOf<O> = O extends Operation<infer _N, infer _A, infer R> ? ValuesOf<R> : never;

const formOfTypes = 'a function of t';
const isType = (type: unknown): boolean => isOneOf(type, 'kind', kinds);

function problemsOfRange({ kind, minimum, maximum, length, readTo }: ValueType, path: readonly string[]): Problem[] {
  const isSize = kind !== 'integer';
  const range = isSize ? 'from 0 to 2^53 − 1' : 'within ±(2^53 − 1)';
  const problems = Object.entries({ minimum, maximum, length, readTo })
    .filter(([, limit]) => limit !== undefined && !(Number.isSafeInteger(limit) && (limit >= 0 || !isSize)))
    .map(([name, limit]) => ({ path, message: `must have a ${name} that is a whole number ${range}; got ${shown(limit)}` }));
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    problems.push({ path, message: `must have a minimum that is not above its maximum; got ${minimum} and ${maximum}` });
  }
  return problems;
}

/** What is wrong with a type and with those inside it. */
function problemsOfType(type: ValueType, path: readonly string[]): Problem[] {
  const problems = problemsOfRange(type, path);
  if (type.kind === 'list') {
    if (!isType(type.items)) return [...problems, { path, message: `must hold what is made by ${formOfTypes}; got ${shown(type.items)}` }];
    if (type.items?.optional === true) problems.push({ path, message: 'must not hold what is optional: a list has no absence; use nullable' });
    problems.push(...problemsOfType(type.items as ValueType, path));
  }
  return type.kind === 'object' ? [...problems, ...wellFormedTypes(type.members ?? {}, path).problems] : problems;
}

function wellFormedTypes<M extends Members>(types: M, path: readonly string[]): { members: M; problems: Problem[] } {
  const { members, problems } = wellFormed(types, path, isType, formOfTypes);
  for (const [key, type] of Object.entries(members)) {
    problems.push(...problemsOf(MemberName, key, [...path, key]), ...problemsOfType(type, [...path, key]));
  }
  return { members, problems };
}

/** Defines an operation of the testee protocol. */
export function defineOperation<const N extends string, const A extends Members, const R extends Members>(
  name: N,
  shape: { readonly args: A; readonly result: R },
): Operation<N, A, R> {
  const args = wellFormedTypes(shape.args, ['args']);
  const result = wellFormedTypes(shape.result, ['result']);
  const problems: Problem[] = [...problemsOf(OperationName, name), ...args.problems, ...result.problems];
  return { definition: 'operation', name, args: args.members, result: result.members, problems };
}
