/** Cases to vectors: the bytes are made, the reference is asked, and its answer is held against the case. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Bytes, Case, CaseFile, InFolder, Input, Json, LineCase, OperationCase } from '@lockstep/spec';
import { contentHash, type CryptoProvider } from '@lockstep/ts-client';
import type { Testee } from '@lockstep/ts-client/testing';
import type { ByteMaker } from './byte-maker.ts';
import { join, written } from './rope.ts';
import type { LineVector, OperationVector, Vector, VectorFile } from './schema.ts';

/** Something that a case says and the reference does not. */
export interface Contradiction {
  readonly id: string;
  readonly message: string;
}

interface Answer {
  readonly result?: Vector['result'];
  readonly error?: { readonly code: string; readonly message: string; readonly path?: string };
}

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
  readonly #provider: CryptoProvider;
  readonly #testee: Testee;
  readonly #maker: ByteMaker;
  readonly #contradictions: Contradiction[] = [];

  /**
   * @param provider the cryptography
   * @param testee the reference
   * @param maker makes the bytes of this file
   */
  constructor(provider: CryptoProvider, testee: Testee, maker: ByteMaker) {
    this.#provider = provider;
    this.#testee = testee;
    this.#maker = maker;
  }

  /** The vector file of a subject, and what the reference does not say as its cases do. */
  async file({ subject, about, flags, cases }: CaseFile): Promise<{ file: VectorFile; contradictions: readonly Contradiction[] }> {
    const vectors: Vector[] = [];
    for (const each of cases) {
      try {
        vectors.push('line' in each ? await this.#line(each) : await this.#operation(each));
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
    const scratch = folder === undefined ? null : mkdtempSync(joinPath(tmpdir(), 'lockstep-case-'));
    try {
      const before: [string, NonNullable<OperationVector['files']>['before'][string]][] = [];
      for (const [name, content] of Object.entries(folder ?? {})) {
        const path = joinPath(scratch ?? '', name);
        if (content === 'directory') {
          mkdirSync(path);
          before.push([name, content]);
        } else {
          const rope = this.#maker.make(content);
          writeFileSync(path, join(rope));
          before.push([name, whole(rope)]);
        }
      }
      const asked = Object.entries(args).map(([name, input]) => [name, ...this.#argument(input, scratch)] as const);
      const request = { id: 0, op, args: Object.fromEntries(asked.map(([name, value]) => [name, value])) };
      const text = await this.#testee.answer(JSON.stringify(request));
      const files = scratch === null ? {} : { files: { before: Object.fromEntries(before), after: this.#contents(scratch) } };
      const shown = Object.fromEntries(asked.map(([name, , form]) => [name, form])) as OperationVector['args'];
      return { id, why, ...flagged(flags), op, args: shown, ...files, ...this.#judge(id, expect, text) };
    } finally {
      if (scratch !== null) rmSync(scratch, { recursive: true });
    }
  }

  /** An argument as the reference gets it and as the vector file writes it. */
  #argument(input: Input, scratch: string | null): readonly [value: Json, form: Json] {
    if (!isMade(input)) return [input, looksReplaced(input) ? { verbatim: input } : input];
    if (input.make === 'path') return [joinPath(scratch ?? '/nowhere', input.name), { path: input.name }];
    const rope = this.#maker.make(input);
    const form = whole(rope);
    if (typeof form === 'string' || 'seed' in form) return [form, form];
    return [Buffer.from(join(rope)).toString('base64'), form];
  }

  #contents(folder: string): NonNullable<OperationVector['files']>['after'] {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return Object.fromEntries(
      entries.map((entry): [string, NonNullable<OperationVector['files']>['after'][string]] => {
        if (entry.isDirectory()) return [entry.name, 'directory'];
        const bytes = readFileSync(joinPath(folder, entry.name));
        const blake2b = Buffer.from(contentHash(this.#provider, bytes)).toString('base64');
        return [entry.name, { size: bytes.length, blake2b }];
      }),
    );
  }

  #judge(id: string, expect: Case['expect'], text: string): Pick<Vector, 'result' | 'error'> {
    const { result, error } = JSON.parse(text) as Answer;
    const answered = error?.code ?? 'computed';
    if (answered !== expect) {
      const got = error ? `${error.code} (${error.message})` : `a result, ${text.slice(0, 200)}`;
      const wanted = expect === 'computed' ? 'a result' : expect;
      this.#contradictions.push({ id, message: `expects ${wanted}, and the reference answers ${got}` });
    }
    if (error) return { error: { code: error.code, ...(error.path === undefined ? {} : { path: error.path }) } };
    return { result: result ?? {} };
  }
}

function flagged(flags: readonly string[] | undefined): { flags?: string[] } {
  return flags && flags.length > 0 ? { flags: [...flags] } : {};
}

/** Bytes as a vector file writes them; what is one seeded string needs no joining. */
function whole(rope: Parameters<typeof written>[0]): ReturnType<typeof written> | { seed: string; size: number } {
  const form = written(rope);
  const [only, ...more] = typeof form === 'string' ? [] : form.concat;
  return typeof only === 'object' && 'seed' in only && more.length === 0 ? only : form;
}
