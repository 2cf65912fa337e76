/** Explores every state that can be reached, and looks whether each process alone can finish from there. */
import { Code } from './code.ts';
import { System, firstState, specRules, type Rules } from './system.ts';

/** What an exploration found. */
export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** The first thing that must not happen and did, with the steps that lead to it. */
  readonly violation: { readonly what: string; readonly steps: readonly string[] } | null;
}

/**
 * Explores the system.
 * @param ownerOf the number of each process's owner
 * @param photos how many photos there are
 * @param rules the rules of the spec, or some with a mistake
 */
export function explore(ownerOf: readonly number[], photos: number, rules: Rules = specRules): Exploration {
  const processes = ownerOf.length;
  const system = new System(rules, ownerOf);
  const code = new Code(processes, photos);
  const index = new Map<number, number>();
  const states: number[] = [];
  const cameFrom: number[] = [];
  const edges = Array.from({ length: processes }, () => ({ from: [] as number[], to: [] as number[] }));
  const add = (state: number, from: number): number => {
    const known = index.get(state);
    if (known !== undefined) return known;
    index.set(state, states.length);
    cameFrom.push(from);
    return states.push(state) - 1;
  };
  const steps = (at: number) => system.steps(code.read(states[at] ?? 0));
  // Photos may change places from one state to the next, so the names of steps are those of each state alone.
  const path = (to: number): string[] => {
    const names: string[] = [];
    for (let at = to; at > 0; at = cameFrom[at] ?? 0) {
      const before = cameFrom[at] ?? 0;
      names.unshift(steps(before).find(({ next }) => index.get(code.write(next)) === at)?.name ?? '');
    }
    return names;
  };
  let transitions = 0;
  add(code.write(firstState(processes, photos)), -1);
  for (let at = 0; at < states.length; at++) {
    for (const { name, by, next, violation } of steps(at)) {
      transitions++;
      if (violation !== undefined) {
        return { states: states.length, transitions, violation: { what: violation, steps: [...path(at), name] } };
      }
      const to = add(code.write(next), at);
      if (to === at) continue;
      edges[by]?.from.push(at);
      edges[by]?.to.push(to);
    }
  }
  const isDone = states.map((state) => code.read(state).uploads.every(({ server }) => server !== -1));
  for (const [process, { from, to }] of edges.entries()) {
    const stuck = cannotFinish(isDone, from, to);
    if (stuck === -1) continue;
    const what = `process ${process} alone can't finish, whatever time passes`;
    return { states: states.length, transitions, violation: { what, steps: path(stuck) } };
  }
  return { states: states.length, transitions, violation: null };
}

/** The first state from which no way leads to one where every photo is committed; −1 where there is none. */
function cannotFinish(isDone: readonly boolean[], from: readonly number[], to: readonly number[]): number {
  const can = Uint8Array.from(isDone, Number);
  for (let changed = true; changed;) {
    changed = false;
    for (let edge = from.length - 1; edge >= 0; edge--) {
      const at = from[edge] ?? 0;
      if (can[at] === 1 || can[to[edge] ?? 0] !== 1) continue;
      can[at] = 1;
      changed = true;
    }
  }
  return can.indexOf(0);
}
