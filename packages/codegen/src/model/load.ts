/** Loads the workspace's spec and builds its model. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Spec } from '@lockstep/spec';
import { cached, cacheFolder } from '../cache.ts';
import { buildModel } from './build.ts';
import { SpecError } from './diagnostics.ts';
import { readDefinitions, type SourceFile } from './documentation.ts';
import type { SpecModel } from './schema.ts';

const specFolder = 'packages/spec/src';
// An input of what is kept: raise it when documentation.ts reads something else out of the same sources.
const readerVersion = 3;

/** The source files of the spec that may hold definitions. */
function specSources(root: string): SourceFile[] {
  return readdirSync(join(root, specFolder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('define'))
    .sort()
    .map((name) => ({ file: `${specFolder}/${name}`, text: readFileSync(join(root, specFolder, name), 'utf8') }));
}

/**
 * The model of the workspace's spec.
 * @param root the workspace's folder
 * @throws SpecError where the spec can't be loaded or has mistakes
 */
export async function loadModel(root: string): Promise<SpecModel> {
  let spec: Spec;
  try {
    ({ spec } = await import('@lockstep/spec'));
  } catch (error) {
    const message = `the spec can't be loaded: ${error instanceof Error ? error.message : String(error)}`;
    throw new SpecError([{ code: 'LS1007', message, place: null }]);
  }
  const sources = specSources(root);
  // Parsing the sources costs more than all that is done with what they say.
  const read = (): ReturnType<typeof readDefinitions> => readDefinitions(sources);
  return buildModel(spec, await cached(cacheFolder(root), 'documentation', () => [readerVersion, sources], read));
}
