/** LS1002: a Flutter app finds a channel by its name, so that each has one of its own. */
import type { Rule } from './rule.ts';

/** Finds channels whose name another one has. */
export const channelNames: Rule = ({ model, place }) =>
  model.channels.flatMap(({ name, channel }, index) => {
    const first = model.channels.findIndex((other) => other.channel === channel);
    if (first === index) return [];
    const message = `${name} and ${model.channels[first]?.name} are both the channel ${channel}: rename one of them`;
    return [{ code: 'LS1002', message, place: place(name, ['channel']) }];
  });
