/** Documents for readers: what each client writes of the vectors' values, and what breaks a model in a way that anybody sees. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SpecModel, VectorFile } from '@lockstep/codegen';

/** A JSON text of a model, and where it comes from. */
export interface Document {
  readonly from: string;
  readonly model: string;
  readonly text: string;
}

// As far below the workspace in `src` as in `dist`.
const workspace = fileURLToPath(new URL('../../../', import.meta.url));
const launcher = join(workspace, 'tools/parity/testee.mjs');

/** Reads a file below `generated`. */
export function readGenerated(path: string): unknown {
  return JSON.parse(readFileSync(join(workspace, 'generated', path), 'utf8'));
}

/** The vectors of models: each asks one thing. */
const vectors = (readGenerated('vectors/model.json') as VectorFile).vectors.flatMap((vector) => ('steps' in vector ? [] : [vector]));
const { models } = readGenerated('spec/model.json') as SpecModel;

function textOf(base64: unknown): string {
  return Buffer.from(base64 as string, 'base64').toString();
}

/** The requests of the vectors, and the model that each is about. */
const requests = vectors.map((vector) => {
  const line = 'op' in vector ? JSON.stringify({ id: 1, op: vector.op, args: vector.args }) : (vector.line ?? '');
  const { args } = JSON.parse(line) as { args: { model?: string } };
  return { id: vector.id, line, model: args.model ?? '' };
});

/** Runs a testee on some lines, and returns its answers. */
async function answers(language: string, lines: readonly string[]): Promise<string[]> {
  const testee = spawn(process.execPath, [launcher, language], { stdio: ['pipe', 'pipe', 'inherit'] });
  const output: Buffer[] = [];
  testee.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  const ended = new Promise<number | null>((resolve) => testee.on('close', resolve));
  testee.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const code = await ended;
  const found = Buffer.concat(output).toString().split('\n').slice(0, -1);
  if (code === 0 && found.length === lines.length) return found;
  throw new Error(`the testee of ${language} ended with ${code} after ${found.length} of ${lines.length} answers`);
}

/** What the client of a language writes: every value of the vectors that it takes, in canonical form. */
export async function collectWritten(language: string): Promise<Document[]> {
  const given = await answers(
    language,
    requests.map(({ line }) => line),
  );
  return given.flatMap((answer, index) => {
    const { result } = JSON.parse(answer) as { result?: { bytes: string; malformed?: readonly string[] } };
    const { id, model } = requests[index] as (typeof requests)[number];
    // What has no reading is written as others wrote it: no schema describes it.
    return result && !result.malformed ? [{ from: `${language}, ${id}`, model, text: textOf(result.bytes) }] : [];
  });
}

/** The keys that a model knows. */
export function knownKeys(name: string): readonly string[] {
  return models.find((model) => model.name === name)?.members.map(({ wire }) => wire) ?? [];
}

/** Whether the JSON types of a value are not those of its model: any reader with types must see it. */
function isMisfit(name: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true;
  const members = models.find((model) => model.name === name)?.members ?? [];
  return members.some(({ wire, required, type }) => {
    const member = Object.hasOwn(value, wire) ? (value as Record<string, unknown>)[wire] : null;
    if (member === null) return required;
    const wanted = ['integer', 'enum', 'flags'].includes(type.kind) ? 'number' : type.kind;
    return typeof member !== wanted;
  });
}

/** What the vectors refuse for its types. */
export function findMisfits(): Document[] {
  return vectors.flatMap((vector): Document[] => {
    if (!('op' in vector) || vector.error?.code !== 'invalid_model' || typeof vector.args['bytes'] !== 'string') return [];
    const text = textOf(vector.args['bytes']);
    const model = vector.args['model'] as string;
    return isMisfit(model, JSON.parse(text)) ? [{ from: vector.id, model, text }] : [];
  });
}

/** The names of the models. */
export const modelNames: readonly string[] = models.map(({ name }) => name);
