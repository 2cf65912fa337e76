/** Channels as Swift protocols with their dispatch: a file for each subject that has some. */
import type { ChannelMemberModel, ChannelModel } from '../../model/channel-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { literal } from './escaping.ts';
import { Scope, identifier, longestOperationName, memberAfterPoint, typeName } from './naming.ts';

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
function reading({ name, type, shape }: ChannelMemberModel): string {
  const reader = type.kind === 'enum' ? 'member' : values[type.kind];
  const length = type.kind === 'bytes' && type.length !== null ? `, count: ${literal(type.length)}` : '';
  return `try arguments.${reader}${{ one: '', list: 's', nullable: 'OrNull' }[shape]}(${literal(name)}${length})`;
}

/** A member of an answer as the channel carries it. */
function sent({ type, shape }: ChannelMemberModel, name: string): string {
  const made = (value: string): string => (type.kind === 'enum' ? `.text(${value}.wireValue)` : `.${values[type.kind]}(${value})`);
  if (shape === 'one') return made(name);
  return shape === 'list' ? `.list(${name}.map { ${made('$0')} })` : `${name}.map { ${made('$0')} } ?? .null`;
}

function members(of: readonly ChannelMemberModel[], definition: string): object[] {
  const scope = new Scope(`the members of ${definition}`);
  return of.map((member, index) => {
    const name = identifier(scope.take(member.name, `${definition}.${member.name}`, longestOperationName));
    return {
      name,
      key: literal(member.name),
      type: swiftType(member),
      documentation: member.documentation,
      reading: reading(member),
      sent: sent(member, name),
      comma: index === of.length - 1 ? '' : ',',
      itemComma: of.length > 1 ? ',' : '',
    };
  });
}

function channel(model: ChannelModel): object {
  const scope = new Scope(`the methods of ${model.name}`);
  return {
    name: identifier(model.name),
    handler: `${typeName(model.name)}Handler`,
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    channel: literal(model.channel),
    methods: model.methods.map(({ name, documentation, args, result }) => {
      const type = typeName(scope.take(name, `${model.name}.${name}`, longestOperationName));
      return {
        key: literal(name),
        function: identifier(name),
        called: memberAfterPoint(name),
        arguments: `${type}Arguments`,
        answer: `${type}Answer`,
        documentation,
        hasArguments: args.length > 0,
        args: members(args, `${model.name}.${name}`),
        result: members(result, `${model.name}.${name}`),
      };
    }),
  };
}

/** The subjects that have channels. */
export function channelFiles({ channels }: SpecModel): ChannelFile[] {
  return bySubject(channels, (name, within) => ({ name, definitions: within(channels), channels: within(channels).map(channel) }));
}
