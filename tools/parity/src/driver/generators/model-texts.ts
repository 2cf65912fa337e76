/** Random JSON texts for models: values that a member takes, nearly takes, and does not take. */
import type { ModelMember } from '@lockstep/spec';
import type { Random } from '../random.ts';

const characters = [
  'a',
  'Z',
  '0',
  ' ',
  '/',
  '~',
  '\u0000',
  '\u001f',
  '"',
  '\\',
  '\u007f',
  '\u00e9',
  'e\u0301',
  '\u2028',
  '\ufeff',
  '\u{1f600}',
  '\u05d0',
];
const names = ['__proto__', 'constructor', 'toString', '', '1', '10', '9', 'a/b', '~', '\u00e9', 'e\u0301', 'length'];

/** A short text. */
export function anyText(random: Random): string {
  return Array.from({ length: random.integer(0, 6) }, () => random.pick(characters)).join('');
}

/** Halves of surrogate pairs as they are escaped, and a whole pair. */
const halves = ['\\ud83d', '\\uDE00', '\\ud83d\\u0041', '\\ude00\\ud83d', '\\ud83d\\ud83d\\ude00', '\\ud83d\\ude00'];

/** A text as JSON writes it, not always canonically, and rarely with half of a surrogate pair. */
export function textLiteral(random: Random, text: string): string {
  const literal = JSON.stringify(text);
  if (random.happens(4)) return `${literal.slice(0, -1)}${random.pick(halves)}"`;
  if (random.happens(85)) return literal;
  const escaped = text.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped.join('')}"`;
}

/** A number's literal: whole or not, near limits, in unusual spellings. */
export function anyNumber(random: Random): string {
  const sign = random.happens(25) ? '-' : '';
  switch (random.integer(0, 7)) {
    case 0:
      return `${sign}${random.integer(0, 12)}`;
    case 1:
      return `${sign}${random.integer(0, 2 ** 48 - 1)}`;
    case 2:
      return `${sign}${9007199254740985n + BigInt(random.integer(0, 12))}`;
    case 3:
      return `${sign}${random.integer(0, 9999)}.${random.pick(['0', '00', '5', '25', '3333333333333333333'])}`;
    case 4:
      return `${sign}${random.integer(0, 9999)}${random.pick(['e', 'E', '.5e', '.0E'])}${random.pick(['', '+', '-'])}${random.integer(0, 25)}`;
    case 5:
      return `${sign}${random.integer(1, 9)}e${random.pick(['308', '-308', '-324', '-400', '21', '400'])}`;
    case 6:
      return `${sign}${String(random.bytes(8).readDoubleBE(0))
        .replace(/^-/, '')
        .replace(/NaN|Infinity/, '0')}`;
    default:
      return `${sign}${random.pick(['0', '0.0', '1.0', '1e0', '10e-1', '1700000000000000', '123456789012345680000'])}`;
  }
}

/** Something that is nearly a number's literal. */
function nearlyNumber(random: Random): string {
  const number = anyNumber(random);
  if (random.happens(60)) return number;
  const at = random.integer(0, number.length);
  return number.slice(0, at) + random.pick([' ', '+', '-', '.', '0', 'e', '_', ',', '\u0664', '\n', '\ufeff', '\u00a0', 'x']) + number.slice(at);
}

/** Any JSON value. */
export function anyJson(random: Random, depth: number): string {
  switch (random.integer(0, depth > 0 ? 7 : 4)) {
    case 0:
      return 'null';
    case 1:
      return random.pick(['true', 'false']);
    case 2:
      return anyNumber(random);
    case 3:
      return textLiteral(random, anyText(random));
    case 4:
      return random.pick(['[]', '{}', '""', '0']);
    case 5:
      return `[${Array.from({ length: random.integer(1, 3) }, () => anyJson(random, depth - 1)).join(',')}]`;
    default:
      return `{${anyMembers(random, depth - 1)
        .map(([name, text]) => `${textLiteral(random, name)}:${text}`)
        .join(',')}}`;
  }
}

/** A few members, no two of one name. */
export function anyMembers(random: Random, depth: number): [name: string, text: string][] {
  const count = random.integer(1, 4);
  const members = new Map<string, string>();
  for (let made = 0; made < count; made++) {
    members.set(random.happens(60) ? random.pick(names) : anyText(random), anyJson(random, depth));
  }
  return [...members];
}

/** A value for a member: mostly of its type. */
export function valueFor(random: Random, { kind, minimum, oldForm, enum: definition, flags }: ModelMember): string {
  if (random.happens(3)) return anyJson(random, 2);
  if (random.happens(8)) return 'null';
  switch (kind) {
    case 'string':
      return oldForm === 'numericText' && random.happens(50) ? anyNumber(random) : textLiteral(random, anyText(random));
    case 'boolean':
      return random.pick(['true', 'false']);
    case 'integer':
      if (oldForm === 'numberInText' && random.happens(50))
        return textLiteral(random, random.happens(70) ? String(random.integer(0, 9000)) : nearlyNumber(random));
      if (random.happens(85)) return String(random.integer(minimum ?? -1000, 2 ** 48));
      return minimum === undefined ? anyNumber(random) : String(minimum - random.integer(0, 1));
    case 'number':
      return oldForm === 'numberInText' && random.happens(50)
        ? textLiteral(random, random.happens(70) ? String(random.integer(-9000, 9000) / 100) : nearlyNumber(random))
        : anyNumber(random);
    case 'flags': {
      const bits = Object.values(flags?.members ?? {});
      return random.happens(80)
        ? String(random.integer(0, 1) * random.pick(bits) + 2 ** random.integer(1, 52) * random.integer(0, 1))
        : anyNumber(random);
    }
    case 'enum': {
      const wires = Object.values(definition?.members ?? {});
      return random.happens(85) ? JSON.stringify(random.pick(wires)) : anyNumber(random);
    }
  }
}
