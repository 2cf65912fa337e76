/** What the model says of decisions. */
import { z } from 'zod';
import { defined, documentation } from './documented.ts';

/** A decision: rules over inputs, of which the first whose conditions all hold decides. */
export const DecisionModel = z.strictObject({
  ...defined,
  inputs: z.array(
    z.strictObject({
      name: z.string(),
      type: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.enum(['boolean', 'count']) }),
        z.strictObject({ kind: z.literal('enum'), name: z.string() }),
      ]),
      documentation,
    }),
  ),
  outcome: z.string().describe('The enum whose members are decided.'),
  rules: z.array(
    z.strictObject({
      conditions: z.array(
        z.strictObject({
          input: z.string(),
          test: z
            .enum(['isTrue', 'isFalse', 'is', 'isNot', 'isZero', 'isPositive'])
            .describe('What must hold of the input; the first two of booleans, the last two of counts.'),
          member: z.string().nullable().describe('The member of the enum; null for other inputs.'),
        }),
      ),
      then: z.string(),
    }),
  ),
  otherwise: z.string().nullable().describe('What holds where no rule fits; null: nothing.'),
});

export type DecisionModel = z.infer<typeof DecisionModel>;
/** A condition of a rule. */
export type ConditionModel = DecisionModel['rules'][number]['conditions'][number];
