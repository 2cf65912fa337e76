/** What a vector file holds; README.md beside this file explains it to those who read them in another language. */
import { z } from 'zod';

const bytes = z.base64().describe('Bytes, in base64.');
const size = z.int().min(0);

/** `randombytes_buf_deterministic(size, seed)`. */
const Seeded = z.strictObject({ seed: bytes, size });

/** Some bytes of a stream that the file names. */
const StreamSlice = z.strictObject({
  stream: z.string().describe('A name in the file’s `streams`.'),
  from: size.describe('The first byte, counted from 0.'),
  size: size.describe('How many bytes.'),
});

/** A few bytes over and over. */
const Repeated = z.strictObject({ repeat: bytes, times: z.int().min(1) });

/** A part of a byte string. */
const Piece = z.union([bytes, Seeded, StreamSlice, Repeated]);

/** A byte string made of pieces. */
const Concat = z.strictObject({ concat: z.array(Piece) });

/** The bytes of a file. */
const FileBytes = z.union([bytes, Seeded, Concat]);

/** A large byte string in an answer, and a file that an operation left. */
const Digest = z.strictObject({ size, blake2b: bytes.describe('BLAKE2b-512.') });

const head = {
  id: z.string().describe('Stable and unique over all files.'),
  why: z.string().describe('Which mistake the vector finds.'),
  flags: z.array(z.string()).describe('Kinds of mistake, explained in the head of the file.').optional(),
};
const ErrorAnswer = z.strictObject({
  code: z.string(),
  path: z.string().describe('A JSON Pointer.').optional(),
  retryable: z.boolean().describe('Of a failed API call: whether it is worth another try.').optional(),
  retryAfterSeconds: z.number().nullable().describe('Of a failed API call: how long the server asks to wait.').optional(),
  serverCode: z.string().describe('Of a failed API call: what the server or storage calls the reason.').optional(),
});
const expectation = {
  result: z.record(z.string(), z.json()).describe('The result: these members and no others.').optional(),
  error: ErrorAnswer.describe('The error: these members and no others, beside a message, which is free.').optional(),
};

/** Schemas of what expects a result or an error, which JSON Schema has to be told of. */
const expecting = new Set<unknown>();

function expectsOne<S extends z.ZodRawShape>(shape: S) {
  const schema = z.strictObject({ ...shape, ...expectation });
  const refined = schema.refine(
    (each: { readonly result?: unknown; readonly error?: unknown }) => (each.result === undefined) !== (each.error === undefined),
    'must have exactly one of result and error',
  );
  expecting.add(refined);
  return refined;
}

const question = {
  op: z.string(),
  args: z.record(z.string(), z.json()).describe('The arguments, with `concat`, `path` and `verbatim` to be replaced.'),
};
const files = z
  .strictObject({
    before: z.record(z.string(), z.union([FileBytes, z.literal('directory')])).describe('What is made first.'),
    ignored: z.string().describe('Entries whose names begin so are not looked at afterwards.').optional(),
    after: z.record(z.string(), z.union([Digest, z.literal('directory')])).describe('All that is there afterwards.'),
  })
  .describe('The vector’s own folder.');

const OperationVector = expectsOne({ ...head, ...question, files: files.optional() });

const ScheduleVector = z.strictObject({
  ...head,
  steps: z
    .array(
      z.union([expectsOne(question), z.strictObject({ remove: z.array(z.string()).describe('Files of the folder to remove, where they are.') })]),
    )
    .describe('Operations, one after the other in one folder, each with what it expects.'),
  files,
});

const LineVector = expectsOne({
  ...head,
  line: z.string().describe('A whole request line, without its end.').optional(),
  lineBytes: bytes.describe('In place of `line`, where it is not UTF-8.').optional(),
  answerId: z.string().describe('The JSON text that stands as `id` in the answer.'),
});

/** A vector file. */
export const VectorFile = z.strictObject({
  $schema: z.literal('./vectors.schema.json'),
  subject: z.string(),
  about: z.string(),
  flags: z.record(z.string(), z.string()),
  streams: z
    .record(
      z.string(),
      z.strictObject({
        op: z.enum(['stream.encrypt', 'blob.encrypt']),
        args: z.strictObject({ key: bytes, header: bytes, plaintext: Seeded }),
      }),
    )
    .describe('Ciphertexts that vectors take slices of.'),
  vectors: z.array(z.union([OperationVector, LineVector, ScheduleVector])),
});

export type VectorFile = z.infer<typeof VectorFile>;
/** One vector. */
export type Vector = VectorFile['vectors'][number];
export type OperationVector = z.infer<typeof OperationVector>;
export type LineVector = z.infer<typeof LineVector>;
export type ScheduleVector = z.infer<typeof ScheduleVector>;
/** A part of a byte string. */
export type Piece = z.infer<typeof Piece>;
/** A ciphertext that vectors take slices of. */
export type StreamSource = VectorFile['streams'][string];

/** The JSON Schema of vector files. */
export function vectorsSchema(): unknown {
  const oneOfBoth = { oneOf: [{ required: ['result'] }, { required: ['error'] }] };
  const schema = z.toJSONSchema(VectorFile, {
    override: ({ zodSchema, jsonSchema }) => {
      if (expecting.has(zodSchema)) Object.assign(jsonSchema, oneOfBoth);
    },
  });
  return { title: 'A file of Lockstep vectors', ...schema };
}
