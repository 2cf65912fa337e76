/** Loads the workspace's spec, checks it, and builds its model. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as Package from '@lockstep/spec';
import { cacheFolder, keep, recall } from '../cache.ts';
import { digestOf } from '../inputs.ts';
import { findDeleted, findUnexported } from '../rules/unlisted-subjects.ts';
import { checkTypes } from './check-types.ts';
import { SpecError, type Diagnostic, type PlaceOf } from './diagnostics.ts';
import { readDefinitions, type SourceDefinition, type SourceFile } from './documentation.ts';
import { explainLoadFailure } from './explain-load-failure.ts';
import { placesIn } from './resolver.ts';
import type { SpecModel } from './schema.ts';

const specFolder = 'packages/spec/src';
// An input of what is kept: raise it when documentation.ts reads something else out of the same sources.
const readerVersion = 4;
const sourcesEntry = ['documentation', 'sources'] as const;

/** The source files of the spec that may hold definitions. */
function specSources(root: string): SourceFile[] {
  return readdirSync(join(root, specFolder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('define'))
    .sort()
    .map((name) => ({ file: `${specFolder}/${name}`, text: readFileSync(join(root, specFolder, name), 'utf8') }));
}

/** The model of the workspace's spec, and where its definitions stand. */
export interface LoadedSpec {
  readonly model: SpecModel;
  readonly place: PlaceOf;
}

/** What is kept of each source: what it says, and of which text. */
type KnownSources = Readonly<Record<string, { readonly digest: string; readonly definitions: readonly SourceDefinition[] }>>;

/**
 * What the sources say; parsing them costs more than all that is done with it, so that it is kept for each of them. All are in
 * one entry, since most runs read all of them.
 */
function definitionsIn(root: string, sources: readonly SourceFile[]): SourceDefinition[] {
  const folder = cacheFolder(root);
  const known = new Map(Object.entries(recall<KnownSources>(folder, ...sourcesEntry) ?? {}));
  const found = sources.map((source) => {
    const digest = digestOf([readerVersion, source]);
    const before = known.get(source.file);
    return { source, digest, definitions: before?.digest === digest ? before.definitions : undefined };
  });
  const missing = found.filter(({ definitions }) => definitions === undefined).map(({ source }) => source);
  const read = missing.length === 0 ? [] : readDefinitions(missing);
  const all = found.map(({ source: { file }, digest, definitions }) => {
    return [file, { digest, definitions: definitions ?? read.filter(({ place }) => place.file === file) }] as const;
  });
  if (missing.length > 0) keep(folder, ...sourcesEntry, Object.fromEntries(all));
  return all.flatMap(([, { definitions }]) => definitions);
}

/** The spec, or what is wrong with it as far as running it shows. */
async function attempt(root: string): Promise<LoadedSpec | readonly Diagnostic[]> {
  let all: typeof Package;
  try {
    all = await import('@lockstep/spec');
  } catch (error) {
    return [explainLoadFailure(root, error)];
  }
  // What imports the spec can be loaded only now: before, its mistakes would be thrown where nobody explains them.
  const { buildModel } = await import('./build.ts');
  const sources = specSources(root);
  const definitions = definitionsIn(root, sources);
  const subjects = Object.entries(all.spec.subjects).map(([name, exports]) => [name, Object.values(exports).filter(all.isDefinition)] as const);
  const deleted = findDeleted(
    subjects.filter(([, found]) => found.length > 0).map(([name]) => name),
    sources.map(({ file }) => file),
    specFolder,
  );
  if (deleted.length > 0) return deleted;
  const missing = findUnexported(Object.fromEntries(subjects), new Set(Object.values(all)), `${specFolder}/index.ts`);
  try {
    const model = buildModel(all.spec, definitions);
    return missing.length > 0 ? missing : { model, place: placesIn(definitions) };
  } catch (error) {
    if (error instanceof SpecError) return [...error.diagnostics, ...missing];
    throw error;
  }
}

/**
 * Loads the workspace's spec.
 * @param root the workspace's folder
 * @throws SpecError where the spec can't be loaded or has mistakes
 */
export async function loadSpec(root: string): Promise<LoadedSpec> {
  // The compiler is a process of its own, which runs beside.
  const unwanted = new AbortController();
  const mistyped = checkTypes(root, unwanted.signal);
  mistyped.catch(() => undefined); // Where it fails before anybody waits for it, it fails below.
  const loaded = await attempt(root);
  const found = 'model' in loaded ? [] : loaded;
  // What the vocabulary says of a mistake is clearer than what the compiler says of the same one and of all that follows.
  const isExplained = found.some(({ code }) => code === 'LS1005' || code === 'LS1007');
  if (isExplained) unwanted.abort();
  const all = isExplained ? found : [...found, ...(await mistyped)];
  if (all.length > 0 || !('model' in loaded)) throw new SpecError(all);
  return loaded;
}

/** The model of the workspace's spec, as loadSpec has it. */
export async function loadModel(root: string): Promise<SpecModel> {
  return (await loadSpec(root)).model;
}
