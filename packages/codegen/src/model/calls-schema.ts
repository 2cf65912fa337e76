/** What the model says of API calls: documents, what statuses mean, and the calls themselves. */
import { z } from 'zod';
import { defined, documented } from './documented.ts';

/** What a member of a document holds. */
export type DocumentType =
  | { kind: 'string'; base64Bytes?: number | undefined; isAddress?: true | undefined }
  | { kind: 'integer'; minimum?: number | undefined; maximum?: number | undefined }
  | { kind: 'boolean' }
  | { kind: 'object'; name: string }
  | {
      kind: 'list';
      items: DocumentType;
      minimum?: number | undefined;
      maximum?: number | undefined;
      isDistinct?: true | undefined;
      distinctFrom?: string | undefined;
    };

const DocumentTypeSchema: z.ZodType<DocumentType> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('string'),
      base64Bytes: z.int().optional().describe('The text is the base64 of so many bytes.'),
      isAddress: z.literal(true).optional().describe('The text is an absolute address, http or https.'),
    }),
    z.strictObject({ kind: z.literal('integer'), minimum: z.int().optional(), maximum: z.int().optional() }),
    z.strictObject({ kind: z.literal('boolean') }),
    z.strictObject({ kind: z.literal('object'), name: z.string().describe('The document.') }),
    z.strictObject({
      kind: z.literal('list'),
      items: DocumentTypeSchema,
      minimum: z.int().optional().describe('The fewest items.'),
      maximum: z.int().optional().describe('The most items.'),
      isDistinct: z.literal(true).optional().describe('No two items are the same text, or have the same text in a required member.'),
      distinctFrom: z.string().optional().describe('The member of the same object whose text is none of the items.'),
    }),
  ]),
);

/** A JSON document that a call sends or is answered; members that are not known are kept. */
export const DocumentModel = z.strictObject({
  ...defined,
  members: z.array(
    z.strictObject({
      name: z.string(),
      type: DocumentTypeSchema,
      required: z.boolean().describe('Whether the member is neither absent nor null.'),
      requiredUnless: z.string().nullable().describe('The flag of the same object without which the member is required.'),
      ...documented,
    }),
  ),
});

const host = z.enum(['api', 'storage']);

/** What statuses mean: the first rule that fits an answer without success has its code. */
export const StatusesModel = z.strictObject({
  ...defined,
  errors: z.string().describe('The error table that the codes are from.'),
  rules: z.array(
    z.strictObject({
      first: z.int().describe('The first status that it fits.'),
      last: z.int().describe('The last one.'),
      host: host.nullable().describe('Who answered; null where that does not matter.'),
      calls: z.array(z.string()).nullable().describe('The calls that were answered; null where that does not matter.'),
      serverCodes: z.array(z.string()).nullable().describe('What the body calls the reason; null where that does not matter.'),
      code: z.string(),
    }),
  ),
});

/** An API call. */
export const CallModel = z.strictObject({
  ...defined,
  host,
  method: z.enum(['GET', 'POST', 'PUT']),
  path: z.string().describe('API: the path, parameters in braces. Storage: the parameter that holds the address.'),
  params: z.string().describe('The document that the parameters make; that of a JSON body is the body.'),
  query: z.array(z.string()).describe('The parameters that are in the query, in this order.'),
  headers: z.array(
    z.strictObject({
      name: z.string(),
      value: z.string().describe('The value, parameters in braces.'),
      where: z.string().nullable().describe('The parameter without which, or at whose 0, the header is left out.'),
    }),
  ),
  body: z.enum(['none', 'json', 'completion', 'stream']),
  success: z.strictObject({
    answer: z.enum(['json', 'nothing', 'etag', 'completion', 'location', 'stream']),
    document: z.string().nullable().describe('The document of a JSON answer.'),
    wrappedIn: z.string().nullable().describe('The member of an object that the document may be instead.'),
    status: z.int().nullable().describe('The status of an answer that is a location; any other success is a 2xx.'),
  }),
  maximumAnswerBytes: z.int().describe('The largest body that a reader takes in.'),
  counts: z
    .strictObject({ list: z.string(), parameter: z.string() })
    .nullable()
    .describe('The list of the document that must have as many items as the parameter says, or has itself.'),
  repeat: z
    .enum(['reads', 'settles', 'takes', 'sameBytes', 'sameBody', 'whileNewest', 'lookFirst', 'never'])
    .describe('What makes it safe to send it again.'),
  fallback: z
    .strictObject({
      status: z.int().describe('The answer of an older server that does not know the call.'),
      call: z.string().describe('The call to make instead.'),
      params: z.array(
        z.strictObject({
          name: z.string(),
          value: z.union([z.int(), z.string()]).describe('A number, or the list of the own parameters whose items are counted.'),
        }),
      ),
    })
    .nullable(),
});

export type DocumentModel = z.infer<typeof DocumentModel>;
export type StatusesModel = z.infer<typeof StatusesModel>;
export type CallModel = z.infer<typeof CallModel>;
