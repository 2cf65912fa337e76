/**
 * The vocabulary of channels between a Flutter app's Dart and its native side: methods, what each is given and what it
 * answers. From one come the caller in Dart and the protocol with its dispatch in Swift, so that neither side has a name or a
 * type of its own.
 */
import { MemberName, TypeName, problemsOf, type Definition, type Problem } from './define.ts';
import type { ValueType } from './define-operation.ts';

type Members = Readonly<Record<string, ValueType>>;

/** A method: what it is given, and what it answers. */
export interface ChannelMethod {
  readonly args: Members;
  readonly result: Members;
}

/** A channel. */
export interface Channel<M extends Readonly<Record<string, ChannelMethod>> = Readonly<Record<string, ChannelMethod>>> extends Definition {
  readonly definition: 'channel';
  /** What both sides name it. */
  readonly channel: string;
  readonly methods: M;
}

/** What a channel carries: Flutter's standard codec has no rows and no nesting that either side would have to invent. */
const plain = ['bytes', 'string', 'integer', 'boolean', 'enum'];

function problemsOfMembers(members: Members, path: readonly string[]): Problem[] {
  return Object.entries(members).flatMap(([name, type]) => {
    const at = [...path, name];
    const problems = problemsOf(MemberName, name, at);
    const held = type.kind === 'list' ? type.items?.kind : type.kind;
    if (held === undefined || !plain.includes(held))
      problems.push({ path: at, message: `must be of a type that a channel carries (${plain.join(', ')}) or a list of one; got ${type.kind}` });
    if (type.kind === 'list' && type.nullable === true) problems.push({ path: at, message: 'must not be a list or null: use an empty list' });
    if (type.optional === true) problems.push({ path: at, message: 'must not be optional: use nullable, since a channel has no absence' });
    return problems;
  });
}

/** Defines a channel. */
export function defineChannel<const M extends Readonly<Record<string, ChannelMethod>>>(
  name: string,
  shape: { readonly channel: string; readonly methods: M },
): Channel<M> {
  const { channel, methods } = shape;
  const problems: Problem[] = [
    ...problemsOf(TypeName, name),
    ...Object.entries(methods).flatMap(([method, { args, result }]) => [
      ...problemsOf(MemberName, method, ['methods', method]),
      ...problemsOfMembers(args, ['methods', method, 'args']),
      ...problemsOfMembers(result, ['methods', method, 'result']),
    ]),
  ];
  return { definition: 'channel', name, channel, methods, problems };
}
