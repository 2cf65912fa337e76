/**
 * The model: the spec as plain JSON, resolved and with its documentation. It is committed beside what is generated, so
 * that a generator in any language can start from it; this schema is what it promises.
 */
import { z } from 'zod';
import { CallModel, DocumentModel, StatusesModel } from './calls-schema.ts';
import { ChannelModel } from './channel-schema.ts';
import { DecisionModel } from './decision-schema.ts';
import { EventModel } from './event-schema.ts';
import { MigrationsModel, RulesModel, StatementsModel, TableModel, ViewModel } from './database-schema.ts';
import { defined, documentation, documented } from './documented.ts';

/** A group of constants. */
export const ConstantGroup = z.strictObject({
  ...defined,
  members: z.array(
    z.strictObject({
      name: z.string(),
      value: z.union([z.int(), z.string()]),
      unit: z.enum(['bytes', 'microseconds', 'seconds', 'count', 'text', 'tag', 'percent', 'KiB']),
      ...documented,
    }),
  ),
});

/** An enum and the wire value of each of its members. */
export const EnumModel = z.strictObject({
  ...defined,
  wire: z.enum(['string', 'integer']),
  fallback: z.string().nullable().describe('The name that unknown wire values of an open enum have; null if it is closed.'),
  members: z.array(z.strictObject({ name: z.string(), wire: z.union([z.int(), z.string()]), ...documented })),
});

/** Flags and the bit of each: a set of them is the sum of its bits. */
export const FlagsModel = z.strictObject({
  ...defined,
  members: z.array(z.strictObject({ name: z.string(), bit: z.int().describe('The bit as a number: 1, 2, 4 and so on.'), ...documented })),
});

/** A table of error codes. */
export const ErrorTable = z.strictObject({
  ...defined,
  members: z.array(z.strictObject({ code: z.string(), retryable: z.boolean(), ...documented })),
});

/** The type of an argument or result. */
export type TypeModel =
  | { kind: 'bytes'; length?: number | undefined; readTo?: number | undefined }
  | { kind: 'string' | 'path' | 'boolean' | 'json' | 'scalar' }
  | { kind: 'integer'; minimum?: number | undefined; maximum?: number | undefined }
  | { kind: 'enum'; name: string }
  | { kind: 'list'; items: TypeModel; maximum?: number | undefined }
  | { kind: 'nullable'; items: TypeModel }
  | { kind: 'object'; members: MemberModel[]; row?: string | undefined };
/** A named value of a type. */
export interface MemberModel {
  name: string;
  type: TypeModel;
  optional: boolean;
  documentation?: string | undefined;
}

const TypeSchema: z.ZodType<TypeModel> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('bytes'),
      length: z.int().optional(),
      readTo: z.int().optional().describe('How many are made of a longer string that a seed stands for.'),
    }),
    z.strictObject({ kind: z.enum(['string', 'path', 'boolean', 'json', 'scalar']) }),
    z.strictObject({ kind: z.literal('integer'), minimum: z.int().optional(), maximum: z.int().optional() }),
    z.strictObject({ kind: z.literal('enum'), name: z.string() }),
    z.strictObject({ kind: z.literal('list'), items: TypeSchema, maximum: z.int().optional() }),
    z.strictObject({ kind: z.literal('nullable'), items: TypeSchema }),
    z.strictObject({
      kind: z.literal('object'),
      members: z.array(MemberSchema),
      row: z.string().optional().describe('The table whose row it is, column by column.'),
    }),
  ]),
);
const MemberSchema: z.ZodType<MemberModel> = z.strictObject({
  name: z.string(),
  type: TypeSchema,
  optional: z.boolean(),
  documentation: documentation.optional(),
});

/** An operation of the testee protocol. */
export const OperationModel = z.strictObject({
  ...defined,
  args: z.array(MemberSchema),
  result: z.array(MemberSchema),
});

const named = { name: z.string(), required: z.boolean().describe('Whether the member is neither absent nor null.'), ...documented };
const wire = z.string().describe('The key in the JSON object.');

/** A JSON object of known members; others are kept. */
export const ModelModel = z.strictObject({
  ...defined,
  members: z.array(
    z.strictObject({
      ...named,
      wire,
      type: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.enum(['string', 'number', 'boolean']) }),
        z.strictObject({ kind: z.literal('integer'), minimum: z.int().optional() }),
        z.strictObject({ kind: z.enum(['enum', 'flags']), name: z.string() }),
      ]),
      oldForm: z
        .enum(['numericText', 'numberInText'])
        .nullable()
        .describe('What older clients wrote and readers take: a number for a text, or a string that holds a number.'),
    }),
  ),
  together: z.array(z.array(z.string())).describe('Members, by name, of which all are there or none is; null counts as not there.'),
  knowsNull: z
    .boolean()
    .describe('Whether a member may be null. Where it may not, a null is left out in reading and in writing, that of an unknown member, too.'),
});

/** Which key opens which. */
export const KeyHierarchyModel = z.strictObject({
  ...defined,
  steps: z.array(
    z.strictObject({
      name: z.string(),
      by: z.enum(['argon2id', 'kdf', 'secretbox', 'sealedbox', 'secretstream']),
      from: z.string().describe('The step whose key this one starts from; that of argon2id is what a person knows.'),
      bytes: z.int().nullable().describe('The size of the key; null where the step yields content of any size.'),
      storedIn: z.string().nullable().describe('The model or server object that keeps the parts; null where nothing is kept.'),
      parts: z.array(z.strictObject({ part: z.string(), member: z.string().describe('Members of members are joined with dots.') })),
      ...documented,
    }),
  ),
});

/** The whole model. */
export const SpecModelSchema = z.strictObject({
  modelVersion: z.literal(1).describe('The version of this schema.'),
  specVersion: z.string().describe('The semantic version of the spec.'),
  specDigest: z.string().describe('SHA-256, in hex, of the canonical JSON of all that decides bytes and behaviour.'),
  constants: z.array(ConstantGroup),
  enums: z.array(EnumModel),
  flags: z.array(FlagsModel),
  errors: z.array(ErrorTable),
  keys: z.array(KeyHierarchyModel),
  models: z.array(ModelModel),
  tables: z.array(TableModel),
  views: z.array(ViewModel),
  statements: z.array(StatementsModel),
  rules: z.array(RulesModel),
  decisions: z.array(DecisionModel),
  events: z.array(EventModel),
  channels: z.array(ChannelModel),
  migrations: z.array(MigrationsModel),
  documents: z.array(DocumentModel),
  statuses: z.array(StatusesModel),
  calls: z.array(CallModel),
  operations: z.array(OperationModel),
});

/** The spec as plain JSON. */
export type SpecModel = z.infer<typeof SpecModelSchema>;
export type ConstantGroup = z.infer<typeof ConstantGroup>;
export type EnumModel = z.infer<typeof EnumModel>;
export type FlagsModel = z.infer<typeof FlagsModel>;
export type ErrorTable = z.infer<typeof ErrorTable>;
export type KeyHierarchyModel = z.infer<typeof KeyHierarchyModel>;
export type ModelModel = z.infer<typeof ModelModel>;
export type OperationModel = z.infer<typeof OperationModel>;
