/** Channels as Dart classes that call the native side: a file for each subject that has some. */
import type { ChannelMemberModel, ChannelModel } from '../../model/channel-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { docComment, stringLiteral } from './escaping.ts';
import type { Part } from '../printer.ts';
import {
  access,
  assignment,
  assignmentAround,
  call,
  callAround,
  callOn,
  declaration,
  entry,
  flow,
  generic,
  namedParameters,
  type Code,
} from './layout.ts';
import { memberNames, snakeCase, type TypeScope } from './naming.ts';
import { origin } from './declarations.ts';

/** What the template is given for a subject. */
export interface ChannelFile {
  /** The file's path below the package. */
  readonly path: string;
  readonly imports: readonly string[];
  readonly channels: readonly unknown[];
}

const plainTypes = { string: 'String', integer: 'int', boolean: 'bool', bytes: 'Uint8List' } as const;

function plainType({ type }: ChannelMemberModel): string {
  return type.kind === 'enum' ? type.name : plainTypes[type.kind];
}

function dartType(member: ChannelMemberModel): Part {
  const plain = plainType(member);
  return { one: plain, list: generic('List', [plain]), nullable: `${plain}?` }[member.shape];
}

/** What reads a member of an answer. */
function reading({ name, type, shape }: ChannelMemberModel): Part {
  const key = stringLiteral(name);
  if (type.kind === 'enum') return callOn('answer', 'member', [key, access(type.name, 'fromWire')]);
  const reader = { string: 'text', integer: 'integer', boolean: 'boolean', bytes: 'bytes' }[type.kind];
  return callOn('answer', `${reader}${{ one: '', list: 's', nullable: 'OrNull' }[shape]}`, [key]);
}

function method(channel: ChannelModel, { name, documentation, args, result }: ChannelModel['methods'][number], types: TypeScope): unknown {
  const definition = `${channel.name}.${name}`;
  const [dart = ''] = memberNames('channelMethods', definition, [name]);
  const answerType = types.claim(definition, `${name.charAt(0).toUpperCase()}${name.slice(1)}Answer`);
  const argumentNames = memberNames(
    'channelParameters',
    definition,
    args.map((member) => member.name),
  );
  const resultNames = memberNames(
    'fields',
    definition,
    result.map((member) => member.name),
  );
  const told = args.map((member, index) => `\`${argumentNames[index] ?? ''}\`: ${member.documentation}`);
  const required = args.map((member, index) => declaration(flow('required ').add(dartType(member)), argumentNames[index] ?? ''));
  const sentArguments = args.map((member, index) => entry(stringLiteral(member.name), sent(member, argumentNames[index] ?? '')));
  return {
    doc: docComment([documentation, ...told], 2),
    head: declaration(generic('Future', [answerType]), dart)
      .block(namedParameters(required))
      .add(' async {'),
    call: asked(name, result.length > 0, sentArguments),
    made: call(
      `return ${result.length === 0 ? 'const ' : ''}${answerType}`,
      result.map((member, index) => entry(resultNames[index] ?? '', reading(member))),
    ).add(';'),
    answer: {
      doc: docComment([`What \`${definition}\` answers.`, origin(channel.name)], 0),
      type: answerType,
      constructor: flow(`const ${answerType}`)
        .block(namedParameters(resultNames.map((each) => `required this.${each}`)))
        .add(';'),
      members: result.map((member, index) => ({
        doc: docComment([member.documentation], 2),
        field: declaration(flow('final ').add(dartType(member)), `${resultNames[index] ?? ''};`),
      })),
    },
  };
}

/** The statement that asks the native side, and keeps the answer where something is read of it. */
function asked(method: string, isRead: boolean, given: readonly Part[]): Code {
  const key = stringLiteral(method);
  if (given.length === 0) {
    const bare = call('await _ask', [key, 'const {}']);
    return isRead ? assignment('final answer', bare) : bare.add(';');
  }
  if (!isRead) return callAround('await _ask', [key], '{', given).add(';');
  return assignmentAround('final answer', 'await _ask', [key], '{', given);
}

/** An argument as the codec of Flutter takes it. */
function sent({ type }: ChannelMemberModel, name: string): string {
  return type.kind === 'enum' ? `${name}.wire` : name;
}

/**
 * The subjects that have channels.
 * @throws NamingProblem if two names collide in Dart
 */
export function channelFiles({ channels, enums }: SpecModel, types: TypeScope): ChannelFile[] {
  const enumFile = (name: string): string => `${snakeCase(enums.find((each) => each.name === name)?.subject ?? '')}.dart`;
  return bySubject(channels, (subject, within) => {
    const own = within(channels);
    const members = own.flatMap(({ methods }) => methods.flatMap(({ args, result }) => [...args, ...result]));
    const named = members.flatMap(({ type }) => (type.kind === 'enum' ? [enumFile(type.name)] : []));
    const typed = members.some(({ type }) => type.kind === 'bytes') ? ["import 'dart:typed_data';", ''] : [];
    return {
      path: `lib/src/spec/${snakeCase(subject)}_channel.dart`,
      imports: [...typed, ...[...new Set(['../library/channel_answer.dart', ...named])].sort().map((file) => `import '${file}';`)],
      channels: own.map((channel) => ({
        doc: docComment([channel.documentation, origin(channel.name)], 0),
        type: types.claim(channel.name, channel.name),
        constructor: call(`const ${channel.name}`, ['this._invoke']).add(';'),
        name: assignment('static const String name', stringLiteral(channel.channel)),
        methods: channel.methods.map((each) => method(channel, each, types)),
      })),
    };
  });
}
