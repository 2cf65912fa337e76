/** What the model says of events. */
import { z } from 'zod';
import { defined, documented } from './documented.ts';

/** An event of monitoring. A member holds a number or a member of an enum. */
export const EventModel = z.strictObject({
  ...defined,
  sampledPercent: z.int().min(0).max(100).describe('Of how many users in a hundred it is sent on a day.'),
  members: z.array(
    z.strictObject({
      name: z.string(),
      type: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.enum(['count', 'duration', 'size']) }),
        z.strictObject({ kind: z.literal('enum'), name: z.string() }),
      ]),
      nullable: z.boolean().describe('Whether it may be null; then the event has it not.'),
      ...documented,
    }),
  ),
});

export type EventModel = z.infer<typeof EventModel>;
/** A member of an event. */
export type EventMemberModel = EventModel['members'][number];
