/** Channels as Swift protocols with their dispatch: a file for each subject that has some. */
import type { ChannelMemberModel, ChannelModel } from '../../model/channel-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { Flow, type Doc, type Part } from '../printer.ts';
import { literal } from './escaping.ts';
import { array, assignment, call, closure, constant, functionHead, head, labelledArgument, parameters, path, property } from './layout.ts';
import { Scope, parameterName, identifier, memberAfterPoint, typeName } from './naming.ts';

/** What the template is given for a subject. */
export interface ChannelFile {
  readonly name: string;
  /** The public types that the file declares. */
  readonly definitions: readonly { readonly name: string }[];
  readonly channels: readonly object[];
}

// What is handed over as bytes may be a key: all of it is wiped.
const plainTypes = { string: 'String', integer: 'Int', boolean: 'Bool', bytes: 'SecureBytes' } as const;
const values = { string: 'text', integer: 'integer', boolean: 'boolean', bytes: 'bytes' } as const;

function plainType({ type }: ChannelMemberModel): string {
  return type.kind === 'enum' ? identifier(type.name) : plainTypes[type.kind];
}

function swiftType(member: ChannelMemberModel): string {
  const plain = plainType(member);
  return { one: plain, list: `[${plain}]`, nullable: `${plain}?` }[member.shape];
}

/** What reads an argument. */
function reading({ name, type, shape }: ChannelMemberModel): Flow {
  const reader = type.kind === 'enum' ? 'member' : values[type.kind];
  const length = type.kind === 'bytes' && type.length !== null ? [`count: ${literal(type.length)}`] : [];
  return call(`try arguments.${reader}${{ one: '', list: 's', nullable: 'OrNull' }[shape]}`, [literal(name), ...length]);
}

/** A member of an answer as the channel carries it. */
function sent({ type, shape }: ChannelMemberModel, value: Flow): Part {
  const made = (each: Flow): Flow => (type.kind === 'enum' ? call('.text', [each.soft('.wireValue')]) : call(`.${values[type.kind]}`, [each]));
  if (shape === 'one') return made(value);
  const mapped = value.soft('.map ').block(closure(made(new Flow('$0'))));
  return shape === 'list' ? call('.list', [mapped]) : mapped.space('?? .null');
}

interface Members {
  readonly properties: readonly { readonly documentation: string; readonly declaration: Flow }[];
  readonly initializer: Doc;
  readonly assignments: readonly Flow[];
  readonly reads: readonly Flow[];
  readonly sent: Doc;
}

function members(of: readonly ChannelMemberModel[], definition: string): Members {
  const scope = new Scope(`the members of ${definition}`);
  // A parameter `self` would hide what it is to be assigned to.
  for (const name of ['self', 'members']) scope.take(name, 'what every generated type of its kind has');
  for (const { name } of of) scope.take(name, `${definition}.${name}`);
  const property_ = ({ name }: ChannelMemberModel): Flow => path('self', memberAfterPoint(name));
  return {
    properties: of.map((member) => ({
      documentation: member.documentation,
      declaration: property('public let', identifier(member.name), swiftType(member)),
    })),
    initializer: [
      'public init',
      parameters(
        of.map((member) => labelledArgument(parameterName(member.name), swiftType(member))),
        true,
      ),
      ' {',
    ],
    assignments: of.map((member) => assignment(property_(member), identifier(member.name))),
    reads: of.map((member) => assignment(property_(member), reading(member))),
    sent:
      of.length === 0
        ? '[:]'
        : array(
            of.map((member) => labelledArgument(literal(member.name), sent(member, property_(member)))),
            true,
          ),
  };
}

function method(channel: string, { name, documentation, args, result }: ChannelModel['methods'][number], taken: string): object {
  const type = typeName(taken);
  const definition = `${channel}.${name}`;
  const of = { arguments: `${type}Arguments`, answer: `${type}Answer` };
  const hasArguments = args.length > 0;
  const asked = hasArguments ? [labelledArgument('_ arguments', path(identifier(channel), of.arguments))] : [];
  const begin = functionHead('func', identifier(name), asked, true);
  const answered = assignment('let answer', path('try handler', memberAfterPoint(name)).whole());
  return {
    documentation,
    called: name,
    declaration: begin.space('throws').space(path(`-> ${identifier(channel)}`, of.answer).whole()),
    hasArguments,
    argumentsHead: head('public struct', of.arguments, ['Sendable']),
    answerHead: head('public struct', of.answer, ['Sendable']),
    args: members(args, definition),
    result: members(result, definition),
    pattern: ['case ', literal(name), ':'],
    answer: hasArguments ? answered.block(parameters([call(of.arguments, ['arguments'])])) : answered.add('()'),
  };
}

function channel(model: ChannelModel): object {
  const scope = new Scope(`the methods of ${model.name}`);
  // Its type of arguments would be called like the runtime's.
  scope.take('channel', 'the runtime');
  const name = identifier(model.name);
  const handler = `${typeName(model.name)}Handler`;
  return {
    handlerDocumentation: `What answers the calls of \`${model.name}\`. Each function blocks its thread: none is called on the main one.`,
    handlerHead: head('public protocol', handler, ['Sendable']),
    head: head('public enum', name, []),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    answerHead: functionHead(
      'public static func',
      'answer',
      ['_ method: String', '_ arguments: ChannelArguments', labelledArgument('by handler', `some ${handler}`)],
      true,
    )
      .space('throws -> [String: ChannelValue]?')
      .brace(),
    channel: constant('public static let', 'name', literal(model.channel)),
    methods: model.methods.map((each) => method(model.name, each, scope.take(each.name, `${model.name}.${each.name}`))),
  };
}

/** The subjects that have channels. */
export function channelFiles({ channels }: SpecModel): ChannelFile[] {
  return bySubject(channels, (name, within) => ({ name, definitions: within(channels), channels: within(channels).map(channel) }));
}
