/** The Nx generator `lockstep-models`: the plain models, for a language that Lockstep has no target for. */
import { isAbsolute, join, normalize } from 'node:path';
import type { Tree } from '@nx/devkit';
import { loadModel } from '../model/load.ts';
import { ForeignModelsError, foreignModels } from '../targets/foreign/index.ts';
import { modelSchemas } from '../targets/spec/model-schemas.ts';

/** What a person gives the generator. */
export interface LockstepModelsOptions {
  readonly language?: string;
  readonly out?: string;
  readonly package?: string;
  readonly option?: readonly string[];
}

/** The folder to write to. Nx would take a path that leaves the workspace for one inside it. */
function folder({ out }: LockstepModelsOptions, language: string): string {
  const path = normalize(out ?? join('dist/models', language));
  if (!isAbsolute(path) && path.split(/[\\/]/)[0] !== '..') return path;
  throw new ForeignModelsError(`--out must be a folder below the workspace's, and is ${JSON.stringify(out)}`);
}

function rendererOptions({ package: place, option = [] }: LockstepModelsOptions): Record<string, string> {
  const pairs = option.map((text): [string, string] => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name !== undefined && value !== undefined) return [name, value];
    throw new ForeignModelsError(`--option must be NAME=VALUE, and is ${JSON.stringify(text)}`);
  });
  return Object.fromEntries([...(place === undefined ? [] : [['package', place] as const]), ...pairs]);
}

/**
 * Writes the models in a language.
 * @throws ForeignModelsError for what can't be written
 * @throws SpecError where the spec has mistakes
 */
export async function lockstepModels(tree: Tree, options: LockstepModelsOptions): Promise<void> {
  // Of no language at all the message is that of an unknown one: it says which there are.
  const { language = '' } = options;
  const files = await foreignModels(language, modelSchemas(await loadModel(tree.root)), rendererOptions(options));
  const out = folder(options, language);
  for (const [name, text] of files) tree.write(join(out, name), text);
}
