/**
 * The vocabulary that the spec is written in. A definition never throws: what is wrong with one is kept in its
 * `problems`, so that the generator can report every mistake of the spec in one run, each with its file and line.
 */
import { requireText, type Requirement } from './define-requirement.ts';

/** Something that is wrong with a definition, at a path of members below its second argument. */
export interface Problem {
  readonly path: readonly string[];
  readonly message: string;
}

/** What every definition has in common. */
export interface Definition {
  readonly definition:
    | 'call'
    | 'channel'
    | 'constants'
    | 'decision'
    | 'document'
    | 'enum'
    | 'errors'
    | 'event'
    | 'flags'
    | 'keys'
    | 'migrations'
    | 'model'
    | 'operation'
    | 'rules'
    | 'statements'
    | 'statuses'
    | 'table'
    | 'view';
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** Names of definitions that are types in Swift and Dart. */
export const TypeName = requireText(/^[A-Z][A-Za-z0-9]*$/, 'must be a type name in UpperCamelCase');
/** Names of members, arguments and constant groups. */
export const MemberName = requireText(/^[a-z][A-Za-z0-9]*$/, 'must be a name in lowerCamelCase');
/** Names of operations: `subject.verb`, or a verb alone. */
export const OperationName = requireText(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/, 'must be a verb or subject.verb, in lowerCamelCase');
/** Codes of errors, as they are written in answers. */
export const ErrorCodeName = requireText(/^[a-z][a-z0-9_]*$/, 'must be in snake_case');

/** A value as a message shows it. */
export function shown(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? JSON.stringify(value) : String(value);
  return Array.isArray(value) ? 'an array' : 'an object';
}

/** Whether a value is an object whose member has one of some values: what distinguishes the things of the vocabulary. */
export function isOneOf(value: unknown, member: string, values: readonly unknown[]): boolean {
  return typeof value === 'object' && value !== null && values.includes((value as Readonly<Record<string, unknown>>)[member]);
}

/**
 * Parts the members of a definition in those that the vocabulary made and problems with the others, which are left out: so
 * nobody meets a value without a form.
 * @param form what makes a member: "quantity() or text()"
 */
export function wellFormed<M extends object>(
  members: M,
  path: readonly string[],
  isFormed: (member: unknown) => boolean,
  form: string,
): { readonly members: M; readonly problems: Problem[] } {
  const entries = Object.entries(members) as [string, unknown][];
  const problems = entries
    .filter(([, member]) => !isFormed(member))
    .map(([key, member]) => ({ path: [...path, key], message: `must be made by ${form}; got ${shown(member)}` }));
  return { members: Object.fromEntries(entries.filter(([, member]) => isFormed(member))) as M, problems };
}

/** Collects what is wrong with a value, below a path of the definition. */
export function problemsOf({ isMet, message }: Requirement, value: unknown, path: readonly string[] = []): Problem[] {
  if (isMet(value)) return [];
  return [{ path, message: typeof value === 'string' ? message : `${message}; got ${shown(value)}` }];
}

// ---------------------------------------------------------------------------------------------------- constants

/** The units that a constant may be counted in; a constant's unit is in its generated documentation. */
export const units = ['bytes', 'microseconds', 'seconds', 'count', 'text', 'tag', 'percent', 'KiB'] as const;
export type Unit = (typeof units)[number];

/** A value that is in the spec once and everywhere else by name. */
export interface Constant<V extends number | string = number | string> {
  readonly value: V;
  readonly unit: Unit;
}

/** A number with its unit. Integers only: a constant that is not an integer has no exact form in every language. */
export function quantity<const V extends number>(value: V, unit: Exclude<Unit, 'text'>): Constant<V> {
  return { value, unit };
}

/** A text that the protocol fixes. */
export function text<const V extends string>(value: V): Constant<V> {
  return { value, unit: 'text' };
}

/** A group of constants of one subject. */
export interface Constants<M extends Record<string, Constant> = Record<string, Constant>> extends Definition {
  readonly definition: 'constants';
  readonly members: M;
  readonly values: { readonly [K in keyof M]: M[K]['value'] };
}

function problemsOfConstant(key: string, { value, unit }: Constant): Problem[] {
  const problem = (message: string): Problem[] => [{ path: [key], message }];
  if (!units.includes(unit)) return problem(`must have one of the units ${units.join(', ')}; got ${shown(unit)}`);
  if (unit === 'text') return typeof value === 'string' ? [] : problem(`must be a text; got ${shown(value)}`);
  return Number.isSafeInteger(value) ? [] : problem(`must be a whole number that a double holds exactly; got ${shown(value)}`);
}

/** Defines a group of constants. */
export function defineConstants<const M extends Record<string, Constant>>(name: string, members: M): Constants<M> {
  const formed = wellFormed(members, [], (member) => typeof member === 'object' && member !== null && 'unit' in member, 'quantity() or text()');
  const constants = Object.entries(formed.members);
  const problems = [
    ...problemsOf(TypeName, name),
    ...formed.problems,
    ...(Object.keys(members).length === 0 ? [{ path: [], message: 'must have at least one constant' }] : []),
    ...constants.flatMap(([key, constant]) => [...problemsOf(MemberName, key, [key]), ...problemsOfConstant(key, constant)]),
  ];
  const values = Object.fromEntries(constants.map(([key, constant]) => [key, constant.value]));
  return { definition: 'constants', name, members: formed.members, values: values as Constants<M>['values'], problems };
}

// -------------------------------------------------------------------------------------------------------- enums

/**
 * Whether a reader may meet wire values that the spec does not know. A closed enum refuses them; an open one reads
 * each as `fallback`, and what holds the value keeps it as it was written.
 */
export type Openness<F extends string = string> = { readonly fallback: F } | 'closed';

/** A set of names, each with the one value that stands for it on the wire. */
export interface Enumeration<
  M extends Record<string, string | number> = Record<string, string | number>,
  F extends string = string,
> extends Definition {
  readonly definition: 'enum';
  readonly wire: 'string' | 'integer';
  readonly openness: Openness<F>;
  readonly members: M;
}

/** The names of an enum. */
export type NameIn<E> = E extends Enumeration<infer M, infer _F> ? Extract<keyof M, string> : never;

/** Defines a closed enum, `{ members }`, or an open one, `{ fallback, members }`. */
export function defineEnum<const M extends Record<string, string | number>, const F extends string = never>(
  name: string,
  shape: { readonly fallback?: F; readonly members: M },
): Enumeration<M, F> {
  const { fallback, members } = shape;
  const wires = Object.values(members);
  const wire = typeof wires[0] === 'number' ? 'integer' : 'string';
  const problems: Problem[] = [
    ...problemsOf(TypeName, name),
    ...Object.keys(members).flatMap((key) => problemsOf(MemberName, key, ['members', key])),
    ...(fallback === undefined ? [] : problemsOf(MemberName, fallback, ['fallback'])),
  ];
  if (wires.length === 0) problems.push({ path: ['members'], message: 'must have at least one member' });
  for (const [key, value] of Object.entries(members)) {
    const fits = wire === 'integer' ? Number.isSafeInteger(value) : typeof value === 'string';
    if (!fits)
      problems.push({
        path: ['members', key],
        message: `must have a wire value that is ${wire === 'integer' ? 'an integer' : 'a string'}, like the first member; got ${shown(value)}`,
      });
  }
  if (fallback !== undefined && Object.hasOwn(members, fallback)) {
    problems.push({ path: ['fallback'], message: 'must not be a member: it has no wire value of its own' });
  }
  return { definition: 'enum', name, wire, openness: fallback === undefined ? 'closed' : { fallback }, members, problems };
}

// ------------------------------------------------------------------------------------------------------- errors

/** What a caller may do about an error: try the same again, or not. */
export interface ErrorShape {
  readonly retryable: boolean;
}

/** A table of error codes. */
export interface Errors<M extends Record<string, ErrorShape> = Record<string, ErrorShape>> extends Definition {
  readonly definition: 'errors';
  readonly members: M;
}

/** Defines a table of error codes. */
export function defineErrors<const M extends Record<string, ErrorShape>>(name: string, members: M): Errors<M> {
  const formed = wellFormed(members, [], (member) => isOneOf(member, 'retryable', [true, false]), '{ retryable: true } or { retryable: false }');
  const problems = [
    ...problemsOf(TypeName, name),
    ...formed.problems,
    ...Object.keys(members).flatMap((key) => problemsOf(ErrorCodeName, key, [key])),
    ...(Object.keys(members).length === 0 ? [{ path: [], message: 'must have at least one code' }] : []),
  ];
  return { definition: 'errors', name, members: formed.members, problems };
}

/** The codes of an error table. */
export type CodeIn<E> = E extends Errors<infer M> ? Extract<keyof M, string> : never;

export * from './define-call.ts';
export * from './define-document.ts';
export * from './define-flags.ts';
export * from './define-keys.ts';
export * from './define-model.ts';
export * from './define-operation.ts';
export * from './define-table.ts';
export * from './define-view.ts';
export * from './define-migrations.ts';
export * from './define-rules.ts';
export * from './define-sql.ts';
export * from './define-statements.ts';
export * from './define-channel.ts';
export * from './define-decision.ts';
export * from './define-event.ts';
export * from './define-statuses.ts';
