/** The Nx generator `lockstep`: everything under `generated/`, from the spec. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { cached, cacheFolder, textsBelow } from '../cache.ts';
import { changes, type Change } from '../changes.ts';

/** The names and texts of all that the generated files follow from: three packages, what they stand on, how they are compiled. */
export function inputs(root: string): string[] {
  const packages = ['spec', 'codegen', 'ts-client'].map((name) => join(root, 'packages', name, 'src'));
  const others = ['package-lock.json', 'tools/build.mjs'].map((file) => readFileSync(join(root, file), 'utf8'));
  return [...others, ...packages.flatMap((folder) => textsBelow(folder, (path) => !path.endsWith('.test.ts')))];
}

async function make(root: string): Promise<[path: string, text: string][]> {
  // Loaded here: where the cache holds the output, not even the spec is evaluated.
  const [{ generate }, { loadModel }] = await Promise.all([import('../generate.ts'), import('../model/load.ts')]);
  return [...await generate(await loadModel(root))];
}

/**
 * Finds what has to change in a workspace.
 * @throws SpecError where the spec has mistakes
 */
export async function pendingChanges(tree: Tree): Promise<Change[]> {
  const { root } = tree;
  // CI makes everything anew.
  const files = await (process.env['CI'] ? make(root) : cached(cacheFolder(root), 'output', inputs(root), () => make(root)));
  return changes(new Map(files), (path) => (tree.isFile(path) ? tree.read(path, 'utf-8') : null));
}

/** Puts changes into Nx's tree, which writes them unless it is a dry run. */
export function apply(tree: Tree, pending: readonly Change[]): void {
  for (const { path, text } of pending) {
    if (text === null) tree.delete(path);
    else tree.write(path, text);
  }
}

/** Brings `generated/` in step with the spec. Files that do not change are not touched. */
export async function lockstep(tree: Tree): Promise<void> {
  apply(tree, await pendingChanges(tree));
}
