/** Cases to vectors: the bytes are made, the reference is asked, and its answer is compared with the case. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Bytes, CaseFile, CaseFolder, Expectation, InFolder, Input, Json, LineCase, OperationCase, ScheduleCase } from '@lockstep/spec/cases';
import { parseJson, type JsonValue } from '@lockstep/ts-client';
import type { Testee } from '@lockstep/ts-client/testing';
import type { ByteMaker } from './byte-maker.ts';
import { describeDifference, findDifference } from './json-difference.ts';
import { join, writeRope } from './rope.ts';
import { Rooms } from './rooms.ts';
import { makeScratch } from './scratch.ts';
import type { SharedBytes } from './shared-bytes.ts';
import type { LineVector, OperationVector, ScheduleVector, Vector, VectorFile } from './schema.ts';

/** Something that a case says and the reference does not. */
export interface Contradiction {
  readonly id: string;
  readonly message: string;
}

type Result = NonNullable<OperationVector['result']>;
type Files = ScheduleVector['files'];

interface Answer {
  readonly result?: Result;
  readonly error?: NonNullable<OperationVector['error']> & { readonly message: string };
}

const maximumDepth = 100;
/** The largest size, in bytes, of a seeded argument that the reference itself makes. */
const largestRead = 65_536;
const replaced = new Set(['concat', 'path', 'verbatim']);

function isMade(value: Input): value is Bytes | InFolder {
  return typeof value === 'object' && value !== null && 'make' in value;
}

/** Whether a runner would replace something in a JSON value that is to stay as it is. */
function looksReplaced(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members = Object.entries(value);
  return (members.length === 1 && replaced.has(members[0]?.[0] ?? '')) || members.some(([, member]) => looksReplaced(member));
}

/** Turns the cases of one subject into vectors. */
export class Vectorizer {
  readonly #shared: SharedBytes;
  readonly #testee: Testee;
  readonly #maker: ByteMaker;
  readonly #contradictions: Contradiction[] = [];
  readonly #rooms = new Rooms();

  /**
   * @param shared the bytes that the files share
   * @param testee the reference
   * @param maker makes the bytes of this file
   */
  constructor(shared: SharedBytes, testee: Testee, maker: ByteMaker) {
    this.#shared = shared;
    this.#testee = testee;
    this.#maker = maker;
  }

  /** The vector file of a subject, and what the reference does not say as its cases do. */
  async file({ subject, about, flags, cases }: CaseFile): Promise<{ file: VectorFile; contradictions: readonly Contradiction[] }> {
    const vectors: Vector[] = [];
    for (const each of cases) {
      try {
        if ('line' in each) vectors.push(await this.#line(each));
        else vectors.push('steps' in each ? await this.#schedule(each) : await this.#operation(each));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        this.#contradictions.push({ id: each.id, message: `can not be made: ${error.message}` });
      }
    }
    const streams = Object.fromEntries([...this.#maker.streams].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { file: { $schema: './vectors.schema.json', subject, about, flags, streams, vectors }, contradictions: this.#contradictions };
  }

  async #line({ id, why, flags, line, answerId, expect }: LineCase): Promise<LineVector> {
    const bytes = typeof line === 'string' ? Buffer.from(line) : join(this.#maker.make(line));
    const text = await this.#testee.answer(bytes);
    if (!text.startsWith(`{"id":${answerId},`)) {
      this.#contradictions.push({ id, message: `expects the id ${answerId}, and the reference answers ${text}` });
    }
    const asked = typeof line === 'string' ? { line } : { lineBytes: Buffer.from(bytes).toString('base64') };
    return { id, why, ...flagged(flags), ...asked, answerId, ...this.#judge(id, expect, text) };
  }

  async #operation({ id, why, flags, op, args, folder, expect }: OperationCase): Promise<OperationVector> {
    const scratch = folder === undefined ? null : makeScratch();
    try {
      const before = scratch === null ? {} : this.#fill(scratch, folder ?? {});
      const { text, shown } = await this.#asked(op, args, scratch);
      const files = scratch === null ? {} : { files: { before, after: this.#contents(scratch) } };
      return { id, why, ...flagged(flags), op, args: shown, ...files, ...this.#judge(id, expect, text) };
    } finally {
      if (scratch !== null) rmSync(scratch, { recursive: true });
    }
  }

  async #schedule({ id, why, flags, folder = {}, ignored, steps }: ScheduleCase): Promise<ScheduleVector> {
    const scratch = makeScratch();
    try {
      const before = this.#fill(scratch, folder);
      const taken: ScheduleVector['steps'] = [];
      for (const step of steps) {
        if ('remove' in step) {
          for (const name of step.remove) rmSync(joinPath(scratch, name), { force: true });
          taken.push({ remove: [...step.remove] });
          continue;
        }
        const { op, args, answer } = step;
        const { text, shown } = await this.#asked(op, args, scratch);
        const expect = 'error' in answer ? answer.error : 'computed';
        const expectation = this.#judge(`${id}, step ${taken.length + 1}`, expect, text);
        const difference = 'result' in answer && expectation.result ? findDifference(asJson(answer.result), asJson(expectation.result)) : null;
        if (difference) this.#contradictions.push({ id, message: `step ${taken.length + 1} (${op}) ${describeDifference(difference)}` });
        taken.push({ op, args: shown, ...expectation });
      }
      const files: Files = { before, ...(ignored === undefined ? {} : { ignored }), after: this.#contents(scratch, ignored) };
      return { id, why, ...flagged(flags), files, steps: taken };
    } finally {
      rmSync(scratch, { recursive: true });
    }
  }

  /** Makes what a case's folder holds before, and answers it as the vector file writes it. */
  #fill(scratch: string, folder: CaseFolder): Files['before'] {
    const before = Object.entries(folder).map(([name, content]): [string, Files['before'][string]] => {
      const path = joinPath(scratch, name);
      if (content === 'directory') {
        mkdirSync(path);
        return [name, content];
      }
      const rope = this.#maker.make(content);
      writeFileSync(
        path,
        join(rope, (size) => this.#rooms.take(size)),
      );
      this.#rooms.giveBack();
      return [name, whole(rope)];
    });
    return Object.fromEntries(before);
  }

  /** Asks the reference: its answer, and the arguments as the vector file writes them. */
  async #asked(op: string, args: OperationCase['args'], scratch: string | null): Promise<{ text: string; shown: OperationVector['args'] }> {
    const asked = Object.entries(args).map(([name, input]) => [name, ...this.#argument(input, scratch)] as const);
    const given = asked.map(([name, value]): [string, JsonValue | Uint8Array] => [name, value instanceof Uint8Array ? value : parsed(value)]);
    const text = await this.#testee.ask(op, new Map(given));
    this.#rooms.giveBack();
    return { text, shown: Object.fromEntries(asked.map(([name, , form]) => [name, form])) as OperationVector['args'] };
  }

  /** An argument as the reference gets it and as the vector file writes it. */
  #argument(input: Input, scratch: string | null): readonly [value: Json | Uint8Array, form: Json] {
    if (!isMade(input)) return [input, looksReplaced(input) ? { verbatim: input } : input];
    if (input.make === 'path') return [joinPath(scratch ?? '/nowhere', input.name), { path: input.name }];
    const rope = this.#maker.make(input);
    const form = whole(rope);
    // The reference makes the bytes of small seeds itself, as a testee does. To make megabytes again would take as long as to use them.
    const isRead = typeof form === 'string' || ('seed' in form && form.size <= largestRead);
    return [isRead ? form : join(rope, (size) => this.#rooms.take(size)), form];
  }

  #contents(folder: string, ignored?: string): Files['after'] {
    const entries = readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => ignored === undefined || !name.startsWith(ignored))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return Object.fromEntries(
      entries.map((entry): [string, Files['after'][string]] => {
        if (entry.isDirectory()) return [entry.name, 'directory'];
        const bytes = this.#rooms.read(joinPath(folder, entry.name));
        const blake2b = Buffer.from(this.#shared.hash(bytes)).toString('base64');
        this.#rooms.giveBack();
        return [entry.name, { size: bytes.length, blake2b }];
      }),
    );
  }

  #judge(id: string, expect: Expectation, text: string): Pick<OperationVector, 'result' | 'error'> {
    const answer = JSON.parse(text) as Answer;
    const { result, error } = answer;
    const difference = typeof expect === 'object' && 'result' in expect && result ? findDifference(expect.result, result) : null;
    if (difference) {
      this.#contradictions.push({ id, message: describeDifference(difference) });
    } else if (!agrees(expect, answer)) {
      const got = error ? `${error.code} (${error.message})` : `a result, ${text.slice(0, 200)}`;
      const wanted = typeof expect === 'object' ? JSON.stringify(expect).slice(0, 200) : expect === 'computed' ? 'a result' : expect;
      this.#contradictions.push({ id, message: `expects ${wanted}, and the reference answers ${got}` });
    }
    return error ? { error: withoutMessage(error) } : { result: result ?? {} };
  }
}

/** A value as the reference reads it. What is neither a list nor an object reads as itself, but for a half of a character. */
function parsed(value: Json): JsonValue {
  if (value === null || typeof value === 'boolean' || (typeof value === 'string' && !/\p{Surrogate}/u.test(value))) return value;
  return parseJson(Buffer.from(JSON.stringify(value)), { maximumDepth });
}

/** A value once it was written as JSON and read again. */
function asJson(value: Result | Json): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Whether an answer is what a case expects. */
function agrees(expect: Expectation, { result, error }: Answer): boolean {
  if (typeof expect === 'string') return expect === (error?.code ?? 'computed');
  if ('result' in expect) return isDeepStrictEqual(result, expect.result);
  return isDeepStrictEqual(error && withoutMessage(error), 'path' in expect ? { code: 'invalid_model', ...expect } : expect);
}

function withoutMessage({ message: _, ...decisive }: NonNullable<Answer['error']>): NonNullable<OperationVector['error']> {
  return decisive;
}

function flagged(flags: readonly string[] | undefined): { flags?: string[] } {
  return flags && flags.length > 0 ? { flags: [...flags] } : {};
}

/** Bytes as a vector file writes them; what is one seeded string needs no joining. */
function whole(rope: Parameters<typeof writeRope>[0]): ReturnType<typeof writeRope> | { seed: string; size: number } {
  const form = writeRope(rope);
  const [only, ...more] = typeof form === 'string' ? [] : form.concat;
  return typeof only === 'object' && 'seed' in only && more.length === 0 ? only : form;
}
