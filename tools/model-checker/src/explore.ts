/** Explores every state that can be reached, and looks whether each process alone can finish from there. */
import { System, firstState, normalized, specRules, type Rules, type State } from './system.ts';

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
  const index = new Map<string, number>();
  const states: State[] = [];
  const cameFrom: [from: number, name: string][] = [];
  const add = (state: State, from: number, name: string): number => {
    const key = JSON.stringify(state);
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, states.length);
    cameFrom.push([from, name]);
    return states.push(state) - 1;
  };
  const path = (to: number): string[] => {
    const steps: string[] = [];
    for (let at = to; at > 0; at = cameFrom[at]?.[0] ?? 0) steps.unshift(cameFrom[at]?.[1] ?? '');
    return steps;
  };
  // For each process: who leads to a state by that process's steps or by time alone.
  const before = Array.from({ length: processes }, () => [] as number[][]);
  let transitions = 0;
  add(normalized(firstState(processes, photos)), -1, '');
  for (let at = 0; at < states.length; at++) {
    for (const { name, by, next, violation } of system.steps(states[at] as State)) {
      transitions++;
      if (violation !== undefined) {
        return { states: states.length, transitions, violation: { what: violation, steps: [...path(at), name] } };
      }
      const to = add(normalized(next), at, name);
      before.forEach((edges, process) => {
        if (by === -1 || by === process) (edges[to] ??= []).push(at);
      });
    }
  }
  for (const [process, edges] of before.entries()) {
    const stuck = cannotFinish(states, edges);
    if (stuck !== -1) {
      const what = `process ${process} alone can't finish, whatever time passes`;
      return { states: states.length, transitions, violation: { what, steps: path(stuck) } };
    }
  }
  return { states: states.length, transitions, violation: null };
}

/** The first state from which no way leads to one where every photo is committed; −1 where there is none. */
function cannotFinish(states: readonly State[], before: readonly (readonly number[])[]): number {
  const can = new Uint8Array(states.length);
  const open = [...states.keys()].filter((at) => states[at]?.server.every((key) => key !== -1));
  for (const at of open) can[at] = 1;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const from of before[at] ?? []) {
      if (can[from] === 1) continue;
      can[from] = 1;
      open.push(from);
    }
  }
  return can.indexOf(0);
}
