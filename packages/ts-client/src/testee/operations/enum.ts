/** Enums, by the names of the spec. */
import { LockstepError } from '../../errors.ts';
import { enums } from '../definitions.ts';
import type { HandlerOf } from '../handlers.ts';

function find(name: string): NonNullable<ReturnType<typeof enums.get>> {
  const found = enums.get(name);
  if (!found) throw new LockstepError('unknown_value', `the spec defines no enum ${JSON.stringify(name)}`);
  return found;
}

/** The handler of `enum.*`. */
export const enumHandler: HandlerOf<'enum'> = {
  'enum.encode': ({ enum: enumName, name }) => {
    const { members } = find(enumName);
    const wire = Object.hasOwn(members, name) ? members[name] : undefined;
    if (wire === undefined) throw new LockstepError('unknown_value', `${enumName} has no member ${JSON.stringify(name)}`);
    return { wire };
  },
  'enum.decode': ({ enum: enumName, wire }) => {
    const definition = find(enumName);
    const name = Object.keys(definition.members).find((member) => definition.members[member] === wire);
    if (name !== undefined) return { name };
    const fitsWireType = definition.wire === (typeof wire === 'number' ? 'integer' : 'string');
    if (definition.openness !== 'closed' && fitsWireType) return { name: definition.openness.fallback };
    throw new LockstepError('unknown_value', `${enumName} has no wire value ${JSON.stringify(wire)}`);
  },
};
