/**
 * The vocabulary of monitoring: events of which each member is a member of an enum, a count, a duration or a class of sizes.
 * There is no form for a text, a number of an account or the name of a file, so that no event can say whose it is.
 */
import {
  MemberName,
  TypeName,
  isOneOf,
  problemsOf,
  shown,
  wellFormed,
  type Definition,
  type Enumeration,
  type NameIn,
  type Problem,
} from './define.ts';
import { t, type ValueType } from './define-operation.ts';

const kinds = ['enum', 'count', 'duration', 'size'] as const;

/** A member of an event. `T` is what a caller gives for it. */
export interface EventMember<T = unknown> {
  readonly kind: (typeof kinds)[number];
  /** Enums: the definition. */
  readonly enum?: Enumeration;
  /** Whether it may be null; then the event has it not. */
  readonly nullable?: true;
  /** Never set: carries `T`. */
  readonly phantom?: T;
}

/** The members of events. */
export const e = {
  /** A member of a closed enum. */
  enum: <const E extends Enumeration>(of: E): EventMember<NameIn<E>> => ({ kind: 'enum', enum: of }),
  /** How many there are of something, from 0. */
  count: (): EventMember<number> => ({ kind: 'count' }),
  /** How long something took. It is given in microseconds, and written in whole milliseconds. */
  duration: (): EventMember<number> => ({ kind: 'duration' }),
  /** How large something is. It is given in bytes, and written as the class that it falls in. */
  size: (): EventMember<number> => ({ kind: 'size' }),
};

type EventMembers = Readonly<Record<string, EventMember>>;

/** An event. */
export interface MonitoringEvent<M extends EventMembers = EventMembers> extends Definition {
  readonly definition: 'event';
  readonly members: M;
  /** Of how many users in a hundred it is sent on a day. */
  readonly sampledPercent: number;
}

/** The values of an event's members, as a caller gives them. */
export type EventValues<E> = E extends MonitoringEvent<infer M> ? { readonly [K in keyof M]: M[K] extends EventMember<infer T> ? T : never } : never;

function problemsOfMember(name: string, { enum: of }: EventMember): Problem[] {
  const path = ['members', name];
  const problems = problemsOf(MemberName, name, path);
  if (of && of.openness !== 'closed') {
    problems.push({ path, message: `must be of a closed enum; ${of.name} is open, so that any text or number could stand there` });
  }
  return problems;
}

/** Defines an event. */
export function defineEvent<const M extends EventMembers>(
  name: string,
  shape: { readonly sampledPercent: number; readonly members: M },
): MonitoringEvent<M> {
  const { sampledPercent } = shape;
  const isMember = (member: unknown): boolean =>
    isOneOf(member, 'kind', kinds) && ((member as EventMember).kind === 'enum') === 'enum' in (member as object);
  const { members, problems: unformed } = wellFormed(shape.members, ['members'], isMember, 'a function of e (enum, count, duration, size)');
  const problems: Problem[] = [
    ...problemsOf(TypeName, name),
    ...unformed,
    ...Object.entries(members).flatMap(([key, member]) => problemsOfMember(key, member)),
  ];
  if (!Number.isInteger(sampledPercent) || sampledPercent < 0 || sampledPercent > 100) {
    problems.push({ path: ['sampledPercent'], message: `must be a whole number from 0 to 100; got ${shown(sampledPercent)}` });
  }
  return { definition: 'event', name, members, sampledPercent, problems };
}

/** The members of an event as arguments of the operation that writes it; their documentation is the event's. */
export function argumentsOfEvent<E extends MonitoringEvent>(event: E): { readonly [K in keyof E['members'] & string]: ValueType<EventValues<E>[K]> } {
  const types = Object.entries(event.members).map(([name, { kind, enum: of, nullable }]) => {
    const type: ValueType = kind === 'enum' && of ? t.enum(of) : t.integer({ minimum: 0 });
    return [name, { ...type, event: event.name, ...(nullable ? { nullable } : {}) }];
  });
  return Object.fromEntries(types) as ReturnType<typeof argumentsOfEvent<E>>;
}
