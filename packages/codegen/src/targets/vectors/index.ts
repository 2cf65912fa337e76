/** The target `vectors`: the cases of the spec with the answers of the reference, for every language to be held to. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseFile } from '@lockstep/spec/cases';
import { cacheFolder, keep, recall } from '../../cache.ts';
import { digestOf, isCode, textsBelow, textsOf } from '../../inputs.ts';
import { SpecError, type PlaceOf } from '../../model/diagnostics.ts';
import { explainLoadFailure } from '../../model/explain-load-failure.ts';
import type { SpecModel } from '../../model/schema.ts';
import type { GeneratedFiles, Target } from '../target.ts';
import { Origins } from './follows-from.ts';
import { inputsOfTexts, kindOf, knownTexts, type Entry, type Folders } from './known-texts.ts';
import { vectorsSchema } from './schema.ts';
import { jsonText } from './text.ts';

// The compiled code and the sources are equally deep below the workspace.
const root = fileURLToPath(new URL('../../../../../', import.meta.url));

const folderOf = (module: string): string => dirname(fileURLToPath(import.meta.resolve(module)));

const libraries = (): readonly string[] => textsOf(root, ['package-lock.json']);

/** Where the code is that runs. */
function folders(): Folders {
  const [spec, client] = [folderOf('@lockstep/spec'), folderOf('@lockstep/ts-client')];
  return { spec, client, vectors: dirname(fileURLToPath(import.meta.url)) };
}

/** The code that makes vectors: the reference's and this target's, paths and texts in turn. */
function code(): { client: readonly string[]; vectors: readonly string[] } {
  const { client, vectors: own } = folders();
  return { client: textsBelow(client, isCode), vectors: textsBelow(own, isCode) };
}

/** The digest of the code, and of the libraries that it runs on. */
function digestOfCode(): string {
  const { client, vectors: own } = code();
  return digestOf([libraries(), client, own]);
}

/**
 * The cases, which are derived from the spec when they are loaded.
 * @throws SpecError where that fails
 */
async function loadCases(): Promise<readonly CaseFile[]> {
  try {
    return (await import('@lockstep/spec/cases')).caseFiles;
  } catch (error) {
    throw new SpecError([explainLoadFailure(root, error)]);
  }
}

async function made(files: readonly CaseFile[], model: SpecModel, place: PlaceOf): Promise<[subject: string, text: string][]> {
  // Loaded here: where the cache holds every file, neither the reference nor libsodium is needed.
  const { makeVectors } = await import('./make.ts');
  return (await makeVectors(files, model, place)).map((file) => [file.subject, jsonText(file)]);
}

/** The texts, of which those are made again whose cases, code or definitions differ, and where each is kept. */
async function renewed(model: SpecModel, place: PlaceOf, folder: string): Promise<{ texts: Map<string, string>; entries: readonly Entry[] }> {
  const caseFiles = await loadCases();
  const madeBy = digestOfCode();
  const vocabulary = textsBelow(folderOf('@lockstep/spec'), (path) => /^define[\w-]*\.[jt]s$/.test(path));
  const origins = new Origins({ ...code(), vocabulary, exported: await import('@lockstep/spec'), specDigest: model.specDigest });
  const found = caseFiles.map((cases) => {
    const { subject } = cases;
    const digest = digestOf([origins.of(cases), cases, madeBy]);
    return { cases, subject, digest, text: recall<string>(folder, kindOf(subject), digest) };
  });
  const missing = found.filter(({ text }) => text === undefined);
  const fresh = new Map(
    missing.length === 0
      ? []
      : await made(
          missing.map(({ cases }) => cases),
          model,
          place,
        ),
  );
  if (digestOfCode() === madeBy) {
    for (const { subject, digest } of missing) keep(folder, kindOf(subject), digest, fresh.get(subject));
  } // Or somebody edited the code meanwhile, and there is no telling which has answered.
  return {
    texts: new Map(found.map(({ subject, text }) => [subject, text ?? (fresh.get(subject) as string)])),
    entries: found.map(({ subject, digest }) => ({ subject, digest })),
  };
}

/** The text of every subject's file; asking the reference takes seconds, so what it said before is kept. */
async function texts(model: SpecModel, place: PlaceOf): Promise<Map<string, string>> {
  if (process.env['CI']) return new Map(await made(await loadCases(), model, place)); // CI makes every vector anew.
  const folder = cacheFolder(root);
  return knownTexts(
    folder,
    () => inputsOfTexts(folders(), libraries(), model.specDigest),
    () => renewed(model, place, folder),
  );
}

/** Emits a file for each subject, and their schema. */
export const vectors: Target = {
  name: 'vectors',
  isSlow: true,
  emit: async (model: SpecModel, place: PlaceOf = () => null): Promise<GeneratedFiles> => {
    const found = await texts(model, place);
    return new Map([
      ...[...found].map(([subject, text]): [string, string] => [`${subject}.json`, text]),
      ['vectors.schema.json', jsonText(vectorsSchema())],
    ]);
  },
};
