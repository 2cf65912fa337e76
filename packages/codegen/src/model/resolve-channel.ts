/** Channels of the spec as the model has them. */
import type { Channel, ValueType } from '@lockstep/spec';
import type { ChannelMemberModel, ChannelModel } from './channel-schema.ts';
import type { Resolver } from './resolver.ts';

/** A channel. */
export function resolveChannel({ channel, methods }: Channel, at: Resolver, isEnum: (name: string) => boolean): ChannelModel {
  const plain = ({ kind, name = '', length }: ValueType, path: readonly string[]): ChannelMemberModel['type'] => {
    if (kind === 'enum') {
      if (!isEnum(name)) at.reportMissingEnum(name, path);
      return { kind, name };
    }
    if (kind === 'bytes') return { kind, length: length ?? null };
    return { kind: kind === 'integer' || kind === 'boolean' ? kind : 'string' };
  };
  const members = (types: Readonly<Record<string, ValueType>>, path: readonly string[]): ChannelMemberModel[] =>
    Object.entries(types).map(([name, type]) => {
      const shape = type.kind === 'list' ? 'list' : type.nullable === true ? 'nullable' : 'one';
      return { name, type: plain(type.items ?? type, [...path, name]), shape, documentation: at.documentation([...path, name]) };
    });
  return {
    ...at.head(),
    channel,
    methods: Object.entries(methods).map(([name, { args, result }]) => {
      const path = ['methods', name];
      return { name, documentation: at.documentation(path), args: members(args, [...path, 'args']), result: members(result, [...path, 'result']) };
    }),
  };
}
