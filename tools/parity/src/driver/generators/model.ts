/** Random values of models: with members that they do not know, in old forms, with nulls and members that have no reading, and with offences. */
import { definitionsOf, modelDecode, modelEncode, type Model } from '@lockstep/spec';
import type { Random } from '../random.ts';
import type { JsonLike } from '../scenario.ts';
import type { Generator } from './generator.ts';
import { anyJson, anyMembers, textLiteral, valueFor } from './model-texts.ts';

const models = definitionsOf<Model>('model');

/** The members of a value, by key: most of those that it needs, some of the others, and some that nobody knows. */
function anyObject(random: Random, { members, together }: Model): Map<string, string> {
  const value = new Map<string, string>();
  const often = random.pick([10, 40, 80]);
  for (const [name, member] of Object.entries(members)) {
    if (!random.happens(member.required ? 98 : often)) continue;
    // What has no reading is mostly optional: a required member without one ends the judging.
    value.set(member.wire ?? name, !member.required && random.happens(8) ? anyJson(random, 2) : valueFor(random, member));
  }
  for (const group of together) {
    // Mostly all of a group or none; what is left of a group alone has no reading.
    const all = random.happens(50);
    for (const name of random.happens(70) ? group : []) {
      const member = members[name];
      if (all && member) value.set(member.wire ?? name, String(random.integer(-9000, 9000) / 100));
      else value.delete(member?.wire ?? name);
    }
  }
  const known = new Set(Object.entries(members).map(([name, member]) => member.wire ?? name));
  for (const [name, text] of random.happens(60) ? anyMembers(random, 4) : []) if (!known.has(name)) value.set(name, text);
  if (known.size > 0 && random.happens(15)) value.set(random.pick([...known]).toUpperCase(), anyJson(random, 1));
  return value;
}

function shuffled<T>(random: Random, from: Iterable<T>): T[] {
  return Array.from(from, (item) => [random.integer(0, 2 ** 40), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** A value as a text, rarely one that is damaged. */
function anyValue(random: Random, model: Model): string {
  if (random.happens(2)) return anyJson(random, 2);
  const entries = shuffled(random, anyObject(random, model));
  const space = random.happens(10) ? random.pick([' ', '\n', '\t\r']) : '';
  return `{${entries.map(([name, text]) => `${space}${random.happens(98) ? JSON.stringify(name) : textLiteral(random, name)}${space}:${text}`).join(`${space},`)}}`;
}

function damaged(random: Random, text: string): string {
  const at = random.integer(0, text.length);
  return random.happens(50) ? text.slice(0, at) : text.slice(0, at) + random.pick([',', '"', '}', '\\', ' ', '0', '\u0000']) + text.slice(at);
}

/** `model.*`. */
export const model: Generator = {
  subject: 'model',
  request: (random) => {
    const chosen = random.pick(models);
    const name = random.happens(99) ? chosen.name : random.pick([chosen.name.toLowerCase(), `${chosen.name}\u0301`, '']);
    const text = anyValue(random, chosen);
    if (random.happens(65)) {
      return { op: modelDecode.name, args: { model: name, bytes: Buffer.from(random.happens(97) ? text : damaged(random, text)) } };
    }
    // A value takes the spelling of its numbers and texts from JavaScript; an overflow becomes null on the way.
    return { op: modelEncode.name, args: { model: name, value: JSON.parse(text) as JsonLike } };
  },
};
