/** The definitions of the spec that a testee looks up by name. */
import { isDefinition, spec, type Definition, type Enumeration, type Model, type Operation } from '@lockstep/spec';

const definitions = Object.values(spec.subjects).flatMap((subject) => Object.values(subject).filter(isDefinition));

function byName<D extends Definition>(kind: D['definition']): ReadonlyMap<string, D> {
  return new Map(definitions.filter(({ definition }) => definition === kind).map((found) => [found.name, found as D]));
}

/** The operations. */
export const operations = byName<Operation>('operation');

/** The enums. */
export const enums = byName<Enumeration>('enum');

/** The models. */
export const models = byName<Model>('model');
