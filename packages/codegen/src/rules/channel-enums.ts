/** LS1005: a channel carries the members of an enum as texts, so that an enum of integers can't be in an answer. */
import type { Rule } from './rule.ts';

/** Finds members of answers whose enum is written as integers. */
export const channelEnums: Rule = ({ model, place }) => {
  const integers = new Set(model.enums.filter(({ wire }) => wire === 'integer').map(({ name }) => name));
  return model.channels.flatMap(({ name: channel, methods }) =>
    methods.flatMap(({ name: method, result }) =>
      result.flatMap(({ name, type }) =>
        type.kind === 'enum' && integers.has(type.name)
          ? [
              {
                code: 'LS1005' as const,
                message: `${channel}.methods.${method}.result.${name} must be of an enum whose wire values are strings; those of ${type.name} are integers: use t.integer()`,
                place: place(channel, ['methods', method, 'result', name]),
              },
            ]
          : [],
      ),
    ),
  );
};
