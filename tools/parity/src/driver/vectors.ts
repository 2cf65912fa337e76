/** The vectors in `generated/vectors`, as scenarios. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { VectorFile, type OperationVector, type Piece, type Vector } from '@lockstep/codegen';
import type { CryptoProvider } from '@lockstep/ts-client';
import { deterministicBytes, encryptBlobWithHeader, encryptStreamWithHeader } from '@lockstep/ts-client/testing';
import { expectedOutcome } from './outcome.ts';
import { InFolder, type Argument, type Expected, type Folder, type Question, type Request, type Scenario } from './scenario.ts';

// What lies beside the vectors: their schema, and what makes the folder a project of the workspace.
const others: readonly string[] = ['vectors.schema.json', 'project.json'];

/** Something that keeps the vectors from being read. */
export class VectorProblem extends Error {
  override readonly name = 'VectorProblem';
}

/**
 * Reads all vector files of a folder.
 * @throws VectorProblem where there are none, or one breaks the schema
 */
export function readVectors(folder: string): VectorFile[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json') && !others.includes(name));
  } catch {
    names = [];
  }
  if (names.length === 0) throw new VectorProblem(`there are no vectors in ${folder}: npx nx generate lockstep makes them`);
  return names.sort().map((name) => {
    const path = join(folder, name);
    const file = JSON.parse(readFileSync(path, 'utf8')) as VectorFile;
    const parsed = VectorFile.safeParse(file);
    if (!parsed.success) throw new VectorProblem(`${path} is not a vector file: ${parsed.error.issues[0]?.message}`);
    return file; // What the schema parsed lacks every member of the name __proto__.
  });
}

function decode(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64');
}

/** Makes the requests of one file's vectors. The streams that they take slices of are made once. */
class Maker {
  readonly #provider: CryptoProvider;
  readonly #file: VectorFile;
  readonly #streams = new Map<string, Uint8Array>();

  constructor(provider: CryptoProvider, file: VectorFile) {
    this.#provider = provider;
    this.#file = file;
  }

  request(vector: Vector): Request {
    if ('answerId' in vector) {
      return { line: vector.line === undefined ? decode(vector.lineBytes ?? '') : Buffer.from(vector.line) };
    }
    if ('steps' in vector) {
      const { before, ignored } = vector.files;
      const steps = vector.steps.map((step) => ('remove' in step ? step : this.#question(step)));
      return { steps, before: this.#folder(before), ...(ignored === undefined ? {} : { ignored }) };
    }
    return { ...this.#question(vector), ...(vector.files ? { before: this.#folder(vector.files.before) } : {}) };
  }

  #question({ op, args }: Pick<OperationVector, 'op' | 'args'>): Question {
    return { op, args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, this.#argument(value)])) };
  }

  #folder(before: NonNullable<OperationVector['files']>['before']): Folder {
    const entries = Object.entries(before).map(([name, content]): [string, Folder[string]] => {
      if (content === 'directory') return [name, content];
      if (typeof content === 'string') return [name, decode(content)];
      return [name, 'concat' in content ? this.#joined(content.concat) : content];
    });
    return Object.fromEntries(entries);
  }

  #argument(value: unknown): Argument {
    if (Array.isArray(value)) return value.map((item) => this.#argument(item));
    if (typeof value !== 'object' || value === null) return value as Argument;
    const members = Object.entries(value);
    const [name, member] = members.length === 1 ? (members[0] as [string, unknown]) : [];
    if (name === 'verbatim') return member as Argument;
    if (name === 'path') return new InFolder(member as string);
    if (name === 'concat') return this.#joined(member as Piece[]);
    return Object.fromEntries(members.map(([key, inner]) => [key, this.#argument(inner)]));
  }

  #joined(pieces: readonly Piece[]): Uint8Array {
    const parts = pieces.map((piece) => this.#piece(piece));
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  #piece(piece: Piece): Uint8Array {
    if (typeof piece === 'string') return decode(piece);
    if ('seed' in piece) return deterministicBytes(this.#provider, piece.size, decode(piece.seed));
    if ('repeat' in piece) return Buffer.concat(Array<Uint8Array>(piece.times).fill(decode(piece.repeat)));
    return this.#stream(piece.stream).subarray(piece.from, piece.from + piece.size);
  }

  #stream(name: string): Uint8Array {
    const made = this.#streams.get(name);
    if (made) return made;
    const source = this.#file.streams[name];
    if (!source) throw new VectorProblem(`${this.#file.subject} has no stream ${name}`);
    const { key, header, plaintext } = source.args;
    const bytes = deterministicBytes(this.#provider, plaintext.size, decode(plaintext.seed));
    const encrypt = source.op === 'stream.encrypt' ? encryptStreamWithHeader : encryptBlobWithHeader;
    const ciphertext = encrypt(this.#provider, decode(key), decode(header), bytes);
    this.#streams.set(name, ciphertext);
    return ciphertext;
  }
}

function expected(vector: Vector): Expected {
  if ('steps' in vector) {
    const steps = vector.steps.flatMap((step) => ('remove' in step ? [] : [expectedOutcome(step)]));
    return { outcome: steps.join('\n'), after: JSON.stringify(vector.files.after) };
  }
  const outcome = expectedOutcome(vector);
  if ('answerId' in vector) return { outcome, answerId: vector.answerId };
  return { outcome, ...(vector.files ? { after: JSON.stringify(vector.files.after) } : {}) };
}

/**
 * The vectors of a file as scenarios, made one after the other as they are asked for.
 * @param wanted whether an id is among those to run
 */
export function* vectorScenarios(provider: CryptoProvider, file: VectorFile, wanted: (id: string) => boolean): Generator<Scenario, void, void> {
  const maker = new Maker(provider, file);
  for (const vector of file.vectors) {
    if (!wanted(vector.id)) continue;
    yield {
      id: vector.id,
      row: `vectors ${file.subject}`,
      why: vector.why,
      replay: `--only ${vector.id}`,
      request: maker.request(vector),
      expected: expected(vector),
    };
  }
}
