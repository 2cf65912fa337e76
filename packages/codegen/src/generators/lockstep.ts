/** The Nx generator `lockstep`: everything under `generated/`, from the spec. */
import type { Tree } from '@nx/devkit';
import { changes, generate, type Change } from '../generate.ts';
import { loadModel } from '../model/load.ts';

/**
 * Finds what has to change in a workspace.
 * @throws SpecError where the spec has mistakes
 */
export async function pendingChanges(tree: Tree): Promise<Change[]> {
  const files = await generate(await loadModel(tree.root));
  return changes(files, (path) => (tree.isFile(path) ? tree.read(path, 'utf-8') : null));
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
