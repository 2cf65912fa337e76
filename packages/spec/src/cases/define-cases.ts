/**
 * The vocabulary of cases: what every implementation is asked, and which error it has to answer. A case is data and
 * holds no cryptography: byte strings are seeds and sizes, ciphertexts are described frame by frame and then edited. The
 * vectors target makes the bytes, asks the reference, and fails where its answer is not the one that the case names.
 */
import { problemsOf, type CodeIn, type Operation, type Problem } from '../define.ts';
import { requireText } from '../define-requirement.ts';
import type { ApiErrors } from '../api-errors.ts';
import { unforeseen, type LockstepErrors } from '../errors.ts';

// -------------------------------------------------------------------------------------------------- byte strings

/** Bytes as they stand, in hex. */
export interface Literal {
  readonly make: 'literal';
  readonly hex: string;
}

/** libsodium's `randombytes_buf_deterministic` of a size; the seed is 32 times one byte. */
export interface Seeded {
  readonly make: 'seeded';
  readonly seed: number;
  readonly size: number;
}

/** A frame of a ciphertext: how much plaintext it holds, in bytes, and its tag. */
export interface Frame {
  readonly size: number;
  readonly tag: number;
}

/** A change to a ciphertext: of whole frames first (counted from 0), then of the bytes of all frames together. */
export type Edit =
  | { readonly edit: 'drop'; readonly frame: number }
  | { readonly edit: 'double'; readonly frame: number }
  | { readonly edit: 'swap'; readonly frame: number; readonly with: number }
  /** Puts all of another ciphertext, or any bytes, before a frame. */
  | { readonly edit: 'insert'; readonly frame: number; readonly bytes: Bytes }
  | { readonly edit: 'cut'; readonly to: number }
  | { readonly edit: 'append'; readonly bytes: Bytes }
  /** Bit 0 is the lowest of the first byte, bit 8 the lowest of the second. */
  | { readonly edit: 'flip'; readonly bit: number };

/** A ciphertext: authentic frames of one stream, over one seeded plaintext after the other, then edits in turn. */
export interface Framed {
  readonly make: 'framed';
  readonly key: Seeded;
  readonly header: Seeded;
  /** The seed of the plaintext that the frames hold between them. */
  readonly seed: number;
  readonly frames: readonly Frame[];
  readonly edits: readonly Edit[];
}

/** A file of SQLite's, in small pages. Its bytes are those that the statements make, whatever SQLite's version. */
export interface DatabaseFile {
  readonly make: 'database';
  readonly sql: readonly string[];
  /** What was done to the database later: then the bytes are those of the -wal that holds it. */
  readonly later?: readonly string[];
}

/** A few bytes over and over. */
export interface Repeated {
  readonly make: 'repeated';
  readonly hex: string;
  readonly times: number;
}

/** Byte strings one after the other. */
export interface Joined {
  readonly make: 'joined';
  readonly parts: readonly (Literal | Seeded | Repeated)[];
}

/** A secretbox: a plaintext that is sealed, then edits in turn. */
export interface Boxed {
  readonly make: 'boxed';
  readonly key: Literal | Seeded;
  readonly nonce: Literal | Seeded;
  readonly plaintext: Literal | Seeded;
  readonly edits: readonly Exclude<Edit, { frame: number }>[];
}

/** A byte string of a case. */
export type Bytes = Literal | Seeded | Framed | Boxed | Repeated | Joined | DatabaseFile;

const encoder = new TextEncoder();
const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes as they stand. */
export function literal(hex: string): Literal {
  return { make: 'literal', hex };
}

/** The bytes of an ASCII text. */
export function ascii(text: string): Literal {
  return literal(Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join(''));
}

/** The UTF-8 of a text. */
export function utf8(text: string): Literal {
  let hex = '';
  for (const byte of encoder.encode(text)) hex += hexOfByte[byte];
  return literal(hex);
}

/** Bytes as answers hold them, up to the size that one holds in full. */
export function inAnswer({ hex }: Literal): string {
  return btoa(hex.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))));
}

/** Bytes that look random. */
export function seeded(size: number, seed: number): Seeded {
  return { make: 'seeded', seed, size };
}

/** A database that these statements make. */
export function database(...sql: string[]): DatabaseFile {
  return { make: 'database', sql };
}

/** The UTF-8 of a text, over and over. */
export function repeated(text: string, times: number): Repeated {
  return { make: 'repeated', hex: utf8(text).hex, times };
}

/** Byte strings one after the other. */
export function joined(...parts: Joined['parts']): Joined {
  return { make: 'joined', parts };
}

/** A seed as requests hold it: 32 times one byte, base64. */
export function seedText(seed: number): string {
  return btoa(String.fromCharCode(seed).repeat(32));
}

// --------------------------------------------------------------------------------------------------------- cases

/** A file or folder in the case's own folder, as an argument. */
export interface InFolder {
  readonly make: 'path';
  readonly name: string;
}

/** The path of `name` in the case's own folder. */
export function inFolder(name: string): InFolder {
  return { make: 'path', name };
}

/** An argument: bytes, a path, or any JSON value as it stands. */
export type Input = Bytes | InFolder | Json;
/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * What the answer must be: the reference's own result, which the vectors target computes; a result that was found
 * without it, and holds it, too; an error of this code; an `invalid_model` with this path; or the failure of an API call.
 */
export type Expectation = 'computed' | { readonly result: Json } | { readonly path: string } | CallFailure | ExpectedCode;

/** How an API call fails: all that its error says, but the message. */
export interface CallFailure {
  readonly code: CodeIn<typeof ApiErrors>;
  readonly retryable: boolean;
  /** How long the server asks to wait, in seconds; null where it does not say. */
  readonly retryAfterSeconds: number | null;
  /** What the server or storage calls the reason; absent where it names none. */
  readonly serverCode?: string;
}

/** An error that a case may expect. */
export type ExpectedCode = Exclude<CodeIn<typeof LockstepErrors>, typeof unforeseen>;

/** What all cases have in common. */
interface CaseHead<F extends string> {
  /** `subject/what-is-special`, stable: reports and replays name the case by it. */
  readonly id: string;
  /** One sentence: which mistake the case finds. */
  readonly why: string;
  /** Flags of the case's file. */
  readonly flags?: readonly F[];
}

/** What is in a case's own folder before: files with their bytes, or empty folders. */
export type CaseFolder = Readonly<Record<string, Bytes | 'directory'>>;

/** A case that asks for an operation. */
export interface OperationCase<F extends string = string> extends CaseHead<F> {
  readonly op: string;
  readonly args: Readonly<Record<string, Input>>;
  readonly folder?: CaseFolder;
  readonly expect: Expectation;
}

/** A case that gives the testee a whole line. */
export interface LineCase<F extends string = string> extends CaseHead<F> {
  /** The line without its end: text, or bytes where they are not UTF-8. */
  readonly line: string | Literal;
  /** The JSON text that stands as `id` in the answer. */
  readonly answerId: string;
  readonly expect: Expectation;
}

/** A step of a schedule: an operation and its answer, or files that somebody removes from the folder. */
export type CaseStep =
  | {
      readonly op: string;
      readonly args: Readonly<Record<string, Input>>;
      /** The whole result, or the code of the error. */
      readonly answer: { readonly result: Json } | { readonly error: ExpectedCode };
    }
  | { readonly remove: readonly string[] };

/** A case of several operations, one after the other in one folder, each with its answer. */
export interface ScheduleCase<F extends string = string> extends CaseHead<F> {
  readonly folder?: CaseFolder;
  /** Entries of the folder whose names begin so are not looked at afterwards. */
  readonly ignored?: string;
  readonly steps: readonly CaseStep[];
}

/** A case. */
export type Case<F extends string = string> = OperationCase<F> | LineCase<F> | ScheduleCase<F>;

/** What a case asks: an operation of the spec with its arguments, each of them given. */
export function ask<A extends Record<string, unknown>>(
  operation: { readonly name: string; readonly args: A },
  args: { readonly [K in keyof A as A[K] extends { optional: true } ? never : K]: Input } & {
    readonly [K in keyof A as A[K] extends { optional: true } ? K : never]?: Input;
  },
): Pick<OperationCase, 'op' | 'args'> {
  return { op: operation.name, args: args };
}

/** What a case asks where the request is not what the operation wants. */
export function askAnyhow(op: string | Operation, args: Readonly<Record<string, Input>>): Pick<OperationCase, 'op' | 'args'> {
  return { op: typeof op === 'string' ? op : op.name, args };
}

/** The cases of one subject; they become one vector file. */
export interface CaseFile {
  readonly subject: string;
  /** A sentence or two about what the cases have in common. */
  readonly about: string;
  /** What each flag stands for: the kind of mistake that its cases find. */
  readonly flags: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
  /** What is wrong with the cases; the path begins with the case's id. */
  readonly problems: readonly Problem[];
}

/** Whether a case expects what nobody foresees; the types forbid it, and not everybody compiles. */
function expectsUnforeseen(each: Case): boolean {
  const expected: readonly unknown[] =
    'steps' in each ? each.steps.map((step) => ('answer' in step && 'error' in step.answer ? step.answer.error : undefined)) : [each.expect];
  return expected.includes(unforeseen);
}

const Sentence = requireText(/^[A-Z“\d].*\.$/s, 'must be a sentence, with a full stop');

/** Defines the cases of a subject. */
export function defineCases<const F extends string>(
  subject: string,
  shape: {
    readonly about: string;
    readonly flags: Readonly<Record<F, string>>;
    readonly cases: readonly Case<NoInfer<F>>[];
  },
): CaseFile {
  const Id = requireText(new RegExp(`^${subject}/[a-z0-9]+(-[a-z0-9]+)*$`), `must be ${subject}/, then words joined with hyphens`);
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const each of shape.cases) {
    const { id, why } = each;
    problems.push(...problemsOf(Id, id, [id]), ...problemsOf(Sentence, why, [id]));
    if (expectsUnforeseen(each))
      problems.push({ path: [id], message: `expects ${unforeseen}, which is a mistake and never the right answer: name the code of what fails` });
    if (seen.has(id)) problems.push({ path: [id], message: 'is the id of two cases: rename one of them' });
    seen.add(id);
  }
  const used = new Set(shape.cases.flatMap(({ flags }) => flags ?? []));
  for (const flag of Object.keys(shape.flags) as F[]) {
    if (!used.has(flag)) problems.push({ path: [subject, flag], message: 'is a flag that no case has: delete it' });
  }
  return { subject, about: shape.about, flags: shape.flags, cases: shape.cases, problems };
}
