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

/**
 * What a channel carries, alone, in a list, or as one that may be null: what both sides have a reader for. Flutter's standard
 * codec has no rows, and no nesting that either side would have to invent.
 */
const carried = {
  args: { one: ['bytes', 'string', 'integer', 'boolean'], list: ['string'], nullable: ['bytes', 'string'] },
  result: { one: ['bytes', 'string', 'integer', 'boolean', 'enum'], list: ['string'], nullable: ['bytes', 'string'] },
} as const;
const shapes = { one: '', list: ' in a list', nullable: ' that may be null' } as const;
const sides = { args: 'argument', result: 'member of an answer' } as const;

function problemsOfMembers(members: Members, path: readonly string[], side: keyof typeof carried): Problem[] {
  return Object.entries(members).flatMap(([name, type]) => {
    const at = [...path, side, name];
    const problems = problemsOf(MemberName, name, at);
    const shape = type.kind === 'list' ? 'list' : type.nullable === true ? 'nullable' : 'one';
    const kind = (type.kind === 'list' ? type.items?.kind : type.kind) ?? 'nothing';
    const kinds: readonly string[] = carried[side][shape];
    if (!kinds.includes(kind))
      problems.push({
        path: at,
        message: `must be of a type that a channel carries as ${sides[side]}${shapes[shape]}: ${kinds.join(', ')}; got ${kind}`,
      });
    // A key of another length than the native side expects must not reach it.
    else if (side === 'args' && kind === 'bytes' && type.length === undefined)
      problems.push({ path: at, message: 'must have a length: t.bytes({ length })' });
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
    ...(channel === '' ? [{ path: ['channel'], message: 'must have a name that is not empty' }] : []),
    ...Object.entries(methods).flatMap(([method, { args, result }]) => [
      ...problemsOf(MemberName, method, ['methods', method]),
      ...problemsOfMembers(args, ['methods', method], 'args'),
      ...problemsOfMembers(result, ['methods', method], 'result'),
    ]),
  ];
  return { definition: 'channel', name, channel, methods, problems };
}
