/** Random JSON texts: values in every spelling that JSON allows, and some that it does not. */
import { JsonLimits } from '@lockstep/spec';
import type { Random } from '../random.ts';

const { maximumDepth, maximumExactInteger } = JsonLimits.values;

const specialNames = [
  '',
  'a',
  'b',
  'aa',
  'A',
  '0',
  '1',
  '2',
  '10',
  '-1',
  '__proto__',
  'constructor',
  'toJSON',
  'length',
  'é',
  'e\u0301',
  '\u212b',
  '\u00c5',
  'å',
  '€',
  '\ufb33',
  '\uffff',
  '\u{1f600}',
  '\u{10000}',
  '\u0080',
  '\r',
  '\u0000',
  'a\u0000',
  'title',
];
const specialCharacters = [
  '"',
  '\\',
  '/',
  '\b',
  '\f',
  '\n',
  '\r',
  '\t',
  '\u0000',
  '\u001f',
  '\u007f',
  '\u0080',
  '\u07ff',
  '\u0800',
  '\ud7ff',
  '\ue000',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\u{10000}',
  '\u{1f600}',
  '\u{10ffff}',
  '\u2028',
  'é',
  'e\u0301',
  '€',
  '\u0130',
  'ß',
  'ﬁ',
];
const shortEscapes = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);
const wrongNumbers = ['01', '-', '+1', '.5', '1.', '1e', '1e+', '--1', '0x1', 'NaN', 'Infinity', '1e400', '-1e999', '1_0', '1.2.3', '١'];
const wrongEscapes = ['\\x41', '\\u12', '\\u{41}', '\\a', '\\ud800', '\\udc00', '\\udc00\\ud800', '\\ud800\\u0041', '\u0001', '\n', '\\'];

/** A finite double of random bits. */
export function anyDouble(random: Random): number {
  for (;;) {
    const value = random.bytes(8).readDoubleBE();
    if (Number.isFinite(value)) return value;
  }
}

/** A number of JSON that reads as a double, or nearly so: in few digits, in many, with and without an exponent. */
export function spelled(random: Random, value: number): string {
  switch (random.integer(0, 5)) {
    case 0:
      return value.toExponential(random.integer(15, 30));
    case 1:
      return value.toPrecision(random.integer(15, 60)).replace('e', random.pick(['e', 'E']));
    case 2:
      return `${String(value)}${/[.e]/.test(String(value)) ? '' : random.pick(['', '.0', 'e0', 'E+00', '.000e-0'])}`;
    default:
      return String(value);
  }
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.integer(0, 9)).join('');
}

function number(random: Random): string {
  if (random.happens(1)) return random.pick(wrongNumbers);
  const sign = random.happens(30) ? '-' : '';
  switch (random.integer(0, 7)) {
    case 0:
      return spelled(random, anyDouble(random));
    case 1: // Beside the largest integer of a double.
      return `${sign}${BigInt(maximumExactInteger) + BigInt(random.integer(-3, random.happens(20) ? 3 : 0))}`;
    case 2: // Beyond it: mostly what ECMAScript prints, which has to be taken.
      return random.happens(90) ? String(2 ** random.integer(53, 70) * random.pick([1, -1])) : `${sign}${random.integer(1, 9)}${digits(random, 16)}`;
    case 3:
      return `${sign}0.${digits(random, random.integer(1, 25))}`;
    case 4:
      return `${sign}${random.integer(0, 9)}.${digits(random, random.integer(1, 25))}e${random.integer(-330, 310)}`;
    case 5:
      return `${sign}${random.integer(0, 9)}e${random.integer(-30, 30)}`;
    default:
      return `${sign}${random.integer(0, random.pick([9, 10_000, maximumExactInteger]))}`;
  }
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
}

/** A character as it may stand between quotes. */
function inQuotes(random: Random, character: string): string {
  const must = character < ' ' || character === '"' || character === '\\';
  if (!must && random.happens(80)) return character;
  const short = shortEscapes.get(character);
  if (short !== undefined && random.happens(60)) return short;
  return random.happens(50) ? escaped(character) : escaped(character).toUpperCase().replaceAll('\\U', '\\u');
}

function characters(random: Random): string {
  const length = random.happens(98) ? random.integer(0, 12) : random.integer(0, 2000);
  return Array.from({ length }, () => {
    if (random.happens(70)) return String.fromCharCode(random.integer(0x20, 0x7e));
    if (random.happens(60)) return random.pick(specialCharacters);
    const point = random.integer(0, 0x10ffff);
    return point >= 0xd800 && point <= 0xdfff ? '\ue000' : String.fromCodePoint(point);
  }).join('');
}

function quoted(random: Random, text: string): string {
  const parts = Array.from(text, (character) => inQuotes(random, character));
  if (random.happens(1)) parts.splice(random.integer(0, parts.length), 0, random.pick(wrongEscapes));
  return `"${parts.join('')}"`;
}

function space(random: Random): string {
  return random.happens(85) ? '' : random.pick([' ', '\n', '\t', '\r\n', '  ']);
}

function object(random: Random, depth: number): string {
  const count = random.happens(97) ? random.integer(0, 6) : random.integer(0, 200);
  const names = new Set(Array.from({ length: count }, () => (random.happens(50) ? random.pick(specialNames) : characters(random))));
  const given = [...names, ...(random.happens(2) ? [...names].slice(0, 1) : [])];
  const members = given.map((name) => `${space(random)}${quoted(random, name)}${space(random)}:${anyText(random, depth - 1)}`);
  return `{${members.join(',')}${space(random)}}`;
}

/**
 * A text of a value.
 * @param depth how deep it may nest
 */
export function anyText(random: Random, depth = 5): string {
  const kind = random.integer(0, depth > 0 ? 9 : 5);
  const before = space(random);
  const after = space(random);
  if (kind < 2) return `${before}${number(random)}${after}`;
  if (kind < 4) return `${before}${quoted(random, characters(random))}${after}`;
  if (kind < 6) return `${before}${random.pick(['null', 'true', 'false'])}${after}`;
  if (kind < 8) return `${before}${object(random, depth)}${after}`;
  const items = Array.from({ length: random.integer(0, 6) }, () => anyText(random, depth - 1));
  return `${before}[${items.length > 0 ? items.join(',') : space(random)}]${after}`;
}

/** A text that nests about as deep as is allowed. */
export function deepText(random: Random): string {
  const levels = Array.from({ length: maximumDepth + random.integer(-2, 2) }, () => random.pick(['[', '{"a":', '[0,', '{"":0,"a":']));
  const ends = levels.toReversed().map((level) => (level.startsWith('[') ? ']' : '}'));
  return levels.join('') + random.pick(['1', '"x"', 'null']) + ends.join('');
}
