/** Random names and wire values of enums. */
import { definitionsOf, enumDecode, enumEncode, type Enumeration } from '@lockstep/spec';
import type { Random } from '../random.ts';
import type { Generator } from './generator.ts';

const enums = definitionsOf<Enumeration>('enum');

/** A text that is nearly the given one. */
function nearly(random: Random, text: string): string {
  const at = random.integer(0, text.length);
  switch (random.integer(0, 4)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + random.pick(['\u0301', ' ', '\u0000', 'x', '\u{1f600}']) + text.slice(at);
    case 2:
      return text.toUpperCase();
    default:
      return text;
  }
}

/** `enum.*`. */
export const enumeration: Generator = {
  subject: 'enum',
  request: (random) => {
    const { name, members } = random.pick(enums);
    const member = random.pick(Object.keys(members));
    const owner = random.happens(95) ? name : nearly(random, name);
    if (random.happens(50)) return { op: enumEncode.name, args: { enum: owner, name: nearly(random, member) } };
    const wire = members[member] ?? 0;
    const other = typeof wire === 'string' ? nearly(random, wire) : wire + random.pick([0, 0, 1, -1, 1000, 0.5]);
    return { op: enumDecode.name, args: { enum: owner, wire: random.happens(90) ? other : random.integer(-5, 5) } };
  },
};
