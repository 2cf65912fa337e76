/** The target `vectors`: the cases of the spec with the answers of the reference, for every language to be held to. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caseFiles, type CaseFile } from '@lockstep/spec/cases';
import { cacheFolder, isCode, keep, recall, textsBelow } from '../../cache.ts';
import type { SpecModel } from '../../model/schema.ts';
import type { GeneratedFiles, Target } from '../target.ts';
import { vectorsSchema } from './schema.ts';
import { jsonText } from './text.ts';

// The compiled code and the sources are equally deep below the workspace.
const root = fileURLToPath(new URL('../../../../../', import.meta.url));

/** The code that makes vectors: the reference's and this target's. */
function code(): string[] {
  const client = dirname(fileURLToPath(import.meta.resolve('@lockstep/ts-client')));
  const here = dirname(fileURLToPath(import.meta.url));
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  return [lock, ...textsBelow(client, isCode), ...textsBelow(here, isCode)];
}

/** What the file of a subject follows from, and the name of its kind in the cache. */
function entryOf(cases: CaseFile, specDigest: string, madeBy: readonly string[]): readonly [kind: string, inputs: unknown] {
  return [`vectors-${cases.subject}`, [specDigest, cases, madeBy]];
}

/** The text of every subject's file; asking the reference takes seconds, so what it said before is kept. */
async function texts(specDigest: string): Promise<Map<string, string>> {
  const folder = process.env['CI'] ? null : cacheFolder(root); // CI makes every vector anew.
  const madeBy = folder === null ? [] : code();
  const found = new Map<string, string>();
  for (const cases of caseFiles) {
    const kept = folder === null ? undefined : recall<string>(folder, ...entryOf(cases, specDigest, madeBy));
    if (kept !== undefined) found.set(cases.subject, kept);
  }
  const missing = caseFiles.filter(({ subject }) => !found.has(subject));
  if (missing.length === 0) return found;
  // Loaded here: where the cache holds every file, neither the reference nor libsodium is needed.
  const { makeVectors } = await import('./make.ts');
  const made = await makeVectors(missing, specDigest);
  for (const [index, file] of made.entries()) {
    found.set(file.subject, jsonText(file));
    const cases = missing[index];
    if (folder !== null && cases) keep(folder, ...entryOf(cases, specDigest, madeBy), found.get(file.subject));
  }
  return found;
}

/** Emits a file a subject and their schema. */
export const vectors: Target = {
  name: 'vectors',
  emit: async ({ specDigest }: SpecModel): Promise<GeneratedFiles> => {
    const found = await texts(specDigest);
    return new Map([
      ...caseFiles.map(({ subject }): [string, string] => [`${subject}.json`, found.get(subject) as string]),
      ['vectors.schema.json', jsonText(vectorsSchema())],
    ]);
  },
};
