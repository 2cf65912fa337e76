/** The definitions of the spec that a testee looks up by name. */
import { definitionsOf, type Call, type Definition, type Enumeration, type Model, type Operation } from '@lockstep/spec';

function byName<D extends Definition>(kind: D['definition']): ReadonlyMap<string, D> {
  return new Map(definitionsOf<D>(kind).map((found) => [found.name, found]));
}

/** The operations. */
export const operations = byName<Operation>('operation');
/** The enums. */
export const enums = byName<Enumeration>('enum');
/** The models. */
export const models = byName<Model>('model');
/** The calls of the API. */
export const calls = byName<Call>('call');
