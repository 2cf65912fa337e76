/** Explores every sequence of calls of the extension, and looks whether its queue can always be brought to an end. */
import { ExtensionSystem, extensionRules, firstExtensionState, hasWaker, type ExtensionRules, type ExtensionState } from './extension-system.ts';
import type { Exploration } from './explore.ts';

/**
 * Explores the extension.
 * @param photos how many photos there are
 * @param rules the rules of the spec, or some with a mistake
 */
export function exploreExtension(photos: number, rules: ExtensionRules = extensionRules): Exploration {
  // Each photo and the error are a cause: one attempt more, and a cause was punished twice.
  const system = new ExtensionSystem(rules, photos + 2);
  const first = firstExtensionState(photos);
  const states: ExtensionState[] = [first];
  const names = new Map<string, number>([[JSON.stringify(first), 0]]);
  const cameFrom: { readonly before: number; readonly name: string }[] = [{ before: -1, name: '' }];
  const edges: [from: number, to: number][] = [];
  const path = (to: number): string[] => {
    const steps: string[] = [];
    for (let at = to; at > 0; at = cameFrom[at]?.before ?? 0) steps.unshift(cameFrom[at]?.name ?? '');
    return steps;
  };
  const found = (what: string, steps: readonly string[]): Exploration => ({
    states: states.length,
    transitions: edges.length,
    violation: { what, steps },
  });
  for (let at = 0; at < states.length; at++) {
    const state = states[at] ?? first;
    if (!hasWaker(state)) return found('photos wait, and nobody will wake', path(at));
    for (const { name, next, violation } of system.steps(state)) {
      if (violation !== undefined) return found(violation, [...path(at), name]);
      const key = JSON.stringify(next);
      const known = names.get(key);
      if (known === undefined) {
        names.set(key, states.length);
        cameFrom.push({ before: at, name });
        states.push(next);
      }
      // A job may never end by itself.
      if (!name.startsWith('the job')) edges.push([at, known ?? states.length - 1]);
    }
  }
  const can = states.map((state) => state.photos.every((photo) => photo === 'done' || photo === 'leftToApp'));
  for (let changed = true; changed;) {
    changed = false;
    for (const [from, to] of edges) {
      if (can[from] || !can[to]) continue;
      can[from] = true;
      changed = true;
    }
  }
  const stuck = can.indexOf(false);
  if (stuck !== -1) return found('the extension is silenced: whatever comes, photos are left', path(stuck));
  return { states: states.length, transitions: edges.length, violation: null };
}
