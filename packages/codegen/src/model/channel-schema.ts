/** What the model says of channels. */
import { z } from 'zod';
import { defined, documented } from './documented.ts';

const Plain = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['string', 'integer', 'boolean']) }),
  z.strictObject({ kind: z.literal('bytes'), length: z.int().nullable() }),
  z.strictObject({ kind: z.literal('enum'), name: z.string() }),
]);
const Member = z.strictObject({ name: z.string(), type: Plain, shape: z.enum(['one', 'list', 'nullable']), ...documented });

/** A channel between Dart and the native side of an app. */
export const ChannelModel = z.strictObject({
  ...defined,
  channel: z.string().describe('What both sides name it.'),
  methods: z.array(z.strictObject({ name: z.string(), args: z.array(Member), result: z.array(Member), ...documented })),
});

export type ChannelModel = z.infer<typeof ChannelModel>;
export type ChannelMemberModel = ChannelModel['methods'][number]['args'][number];
