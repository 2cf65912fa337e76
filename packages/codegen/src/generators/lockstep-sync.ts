/** The Nx sync generator: `nx sync` brings `generated/` in step, `nx sync:check` fails where it is not. */
import type { Tree } from '@nx/devkit';
import { apply, pendingChanges } from './lockstep.ts';

const verbs = { create: 'missing', update: 'out of date', delete: 'no longer generated' };

/** What Nx prints where something is out of step. */
export interface SyncResult {
  readonly outOfSyncMessage: string;
  readonly outOfSyncDetails: string[];
}

/** Brings `generated/` in step with the spec, and says what was not. */
export async function lockstepSync(tree: Tree): Promise<SyncResult | undefined> {
  const pending = await pendingChanges(tree);
  if (pending.length === 0) return undefined;
  apply(tree, pending);
  return {
    outOfSyncMessage: 'generated/ does not follow from the spec: run `npx nx generate lockstep` and commit what changes.',
    outOfSyncDetails: pending.map(({ path, kind }) => `${path} is ${verbs[kind]}`),
  };
}
