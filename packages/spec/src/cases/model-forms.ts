/** What a member of each type reads and what it refuses, as texts: written by hand, so that they hold the reference, too. */
import { JsonLimits } from '../json.ts';
import type { ModelMember } from '../define.ts';
import { absentInteger, absentText } from './derived.ts';

/** A text of a member's value. */
export interface Form {
  /** What is special about it, as ids write it. */
  readonly id: string;
  readonly text: string;
  /** The canonical form; null where the member refuses it. */
  readonly reads: string | null;
}

const largest = JsonLimits.values.maximumExactInteger;

const taken = (id: string, text: string, reads = text): Form => ({ id, text, reads });
const refused = (id: string, text: string): Form => ({ id, text, reads: null });

/** A value of each type that JSON has, by name. */
const types: Readonly<Record<string, string>> = {
  text: '"text"',
  'empty-text': '""',
  integer: '1',
  true: 'true',
  false: 'false',
  array: '[1]',
  'empty-array': '[]',
  object: '{"a":1}',
};

const integers: readonly Form[] = [
  taken('whole-fraction', '1.0', '1'),
  taken('exponent', '1.5e3', '1500'),
  taken('negative-exponent', '3000e-3', '3'),
  taken('largest', String(largest)),
  refused('fraction', '1.5'),
  refused('least-fraction', '5e-324'),
  refused('beyond', String(largest + 1)),
  refused('far-beyond', '1e300'),
  taken('negative-zero', '-0', '0'),
  taken('zero-that-is-too-small', '1e-400', '0'),
  taken('smallest', String(-largest)),
  refused('beyond-below', String(-largest - 1)),
];
const doubles: readonly Form[] = [
  taken('whole', '12'),
  taken('whole-fraction', '12.0', '12'),
  taken('negative-zero', '-0.0', '0'),
  taken('digits', '0.30000000000000004'),
  taken('more-digits-than-a-double-has', '48.85837009999999999', '48.8583701'),
  taken('least', '5e-324'),
  taken('greatest', '1.7976931348623157e+308'),
  taken('large', String(largest + 1)),
  taken('exponent', '1E21', '1e+21'),
];

/** Numbers as texts of which a number member reads what JSON's grammar calls a number. */
const numbersInTexts: readonly Form[] = [
  taken('in-text', '"4032"', '4032'),
  taken('in-text-zero', '"0"', '0'),
  taken('in-text-negative-zero', '"-0"', '0'),
  taken('in-text-whole-fraction', '"16.0"', '16'),
  taken('in-text-exponent', '"2E+2"', '200'),
  taken('in-text-negative-exponent', '"300e-2"', '3'),
  taken('in-text-escaped', '"\\u0034\\u0032"', '42'),
  taken('in-text-too-small', '"1e-400"', '0'),
  refused('in-text-nothing', '""'),
  refused('in-text-space-before', '" 1"'),
  refused('in-text-space-after', '"1 "'),
  refused('in-text-line-end', '"1\\n"'),
  refused('in-text-no-break-space', '"\u00a01"'),
  refused('in-text-nul', '"1\\u0000"'),
  refused('in-text-byte-order-mark', '"\ufeff1"'),
  refused('in-text-plus', '"+1"'),
  refused('in-text-leading-zero', '"01"'),
  refused('in-text-no-fraction', '"1."'),
  refused('in-text-no-whole', '".5"'),
  refused('in-text-no-exponent', '"1e"'),
  refused('in-text-sign-alone', '"-"'),
  refused('in-text-two-signs', '"--1"'),
  refused('in-text-hexadecimal', '"0x10"'),
  refused('in-text-overflow', '"1e400"'),
  refused('in-text-not-a-number', '"NaN"'),
  refused('in-text-infinity', '"Infinity"'),
  refused('in-text-separators', '"4_032"'),
  refused('in-text-comma', '"4,5"'),
  refused('in-text-unit', '"4032px"'),
  refused('in-text-other-digits', '"\u0664\u0660"'),
  refused('in-text-wide-digits', '"\uff14"'),
  refused('in-text-word', '"null"'),
  refused('in-text-array', '"[1]"'),
  refused('in-text-text', '"\\"1\\""'),
  refused('in-text-two', '"1 2"'),
  refused('in-text-inexact', '"9007199254740993"'),
];

const integersInTexts: readonly Form[] = [
  ...numbersInTexts,
  taken('in-text-negative', '"-7"', '-7'),
  taken('in-text-largest', `"${largest}"`, String(largest)),
  refused('in-text-fraction', '"1.5"'),
  refused('in-text-beyond', `"${largest + 1}"`),
];

const doublesInTexts: readonly Form[] = [
  ...numbersInTexts,
  taken('in-text-fraction', '"-33.865143"', '-33.865143'),
  taken('in-text-large', `"${largest + 1}"`, String(largest + 1)),
];

function ofTypes(takes: readonly string[]): Form[] {
  return Object.entries(types)
    .filter(([type]) => !takes.includes(type))
    .map(([type, text]) => refused(`is-${type}`, text));
}

/** The forms of an integer, those below its least value refused. */
function ofInteger({ minimum = -Infinity, oldForm }: ModelMember): Form[] {
  const forms = [...integers, ...(oldForm === 'numberInText' ? integersInTexts : [])];
  if (minimum > -Infinity) forms.push(taken('least-allowed', String(minimum)), refused('below-least', String(minimum - 1)));
  return forms.map((form) => (form.reads !== null && Number(form.reads) < minimum ? refused(form.id, form.text) : form));
}

function ofEnum({ enum: definition }: ModelMember): Form[] {
  if (!definition) return [];
  const wires = Object.values(definition.members);
  const known = Object.entries(definition.members).map(([name, wire]) => taken(`member-${name.toLowerCase()}`, JSON.stringify(wire)));
  const unknown = (id: string, text: string | undefined, reads = text): Form[] => {
    if (text === undefined || reads === undefined) return [];
    return [definition.openness === 'closed' ? refused(id, text) : taken(id, text, reads)];
  };
  if (definition.wire === 'string') {
    const absent = ['noSuchWire', ''].map((text, index) => (index === 0 ? absentText(wires, text) : text)).filter((text) => !wires.includes(text));
    return [
      ...known,
      ...ofTypes(['text', 'empty-text']),
      ...absent.flatMap((text) => unknown(text === '' ? 'unknown-empty' : 'unknown', JSON.stringify(text))),
    ];
  }
  return [...known, ...ofIntegerEnum(wires.map(Number), unknown)];
}

/** What an enum of integers lacks, and what resembles its wire values. */
function ofIntegerEnum(wires: readonly number[], unknown: (id: string, text: string | undefined, reads?: string) => Form[]): Form[] {
  const text = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));
  const above = text(absentInteger(wires, Math.max(...wires), 1) ?? absentInteger(wires, Math.max(...wires), -1));
  const below = text(absentInteger(wires, Math.min(...wires), -1) ?? absentInteger(wires, Math.min(...wires), 1));
  // Close to zero, where doubles have fractions.
  const [closest = 0] = [...wires].sort((a, b) => Math.abs(a) - Math.abs(b));
  return [
    ...ofTypes(['integer']),
    taken('whole-fraction', `${wires[0]}.0`, String(wires[0])),
    ...unknown('unknown', above),
    ...unknown('unknown-whole-fraction', above === undefined ? undefined : `${above}.0`, above),
    ...unknown('unknown-below', below),
    ...unknown('unknown-largest', text(absentInteger(wires, largest, -1))),
    ...(Math.abs(closest) < 2 ** 51 ? [refused('fraction', `${closest}.5`)] : []),
    refused('beyond', String(largest + 1)),
    refused('in-text', `"${wires[0]}"`),
  ];
}

/** Sets of flags: each alone, all of them, none, and bits that nobody knows. */
function ofFlags({ flags }: ModelMember): Form[] {
  const bits = Object.entries(flags?.members ?? {});
  const all = bits.reduce((sum, [, bit]) => sum + bit, 0);
  const absent = Array.from({ length: 53 }, (_, index) => 2 ** index).filter((bit) => !bits.some(([, known]) => known === bit));
  const [lowest] = absent;
  const highest = absent.at(-1);
  return [
    ...bits.map(([name, bit]) => taken(`only-${name.toLowerCase()}`, String(bit))),
    taken('none', '0'),
    taken('negative-zero', '-0', '0'),
    taken('every-flag-in-a-fraction', `${all}.0`, String(all)),
    ...(lowest === undefined ? [] : [taken('unknown-bit', String(lowest)), taken('unknown-bit-beside-flags', String(all + lowest))]),
    ...(highest === undefined ? [] : [taken('highest-bit', String(highest)), taken('highest-bit-beside-flags', String(all + highest))]),
    taken('every-bit', String(largest)),
    ...ofTypes(['integer']),
    refused('negative', '-1'),
    refused('fraction', '1.5'),
    refused('beyond', String(largest + 1)),
    refused('in-text', '"1"'),
  ];
}

/** Everything worth asking of a member's type. */
export function formsOf(member: ModelMember): readonly Form[] {
  switch (member.kind) {
    case 'string':
      return [
        taken('empty', '""'),
        taken('escapes', '"\\u00e9\\/\\u2028\\ud83d\\ude00\\u0007"', '"\u00e9/\u2028\u{1f600}\\u0007"'),
        taken('decomposed', '"e\u0301"'),
        taken('nul', '"a\\u0000b"'),
        ...(member.oldForm === 'numericText' ? [...ofTypes(['text', 'empty-text', 'integer']), ...numericTexts] : ofTypes(['text', 'empty-text'])),
      ];
    case 'integer':
      return [...ofTypes(['integer']), ...ofInteger(member)];
    case 'number':
      return [...ofTypes(['integer']), ...doubles, ...(member.oldForm === 'numberInText' ? doublesInTexts : [refused('in-text', '"1.5"')])];
    case 'boolean':
      return [
        taken('takes-true', 'true'),
        taken('takes-false', 'false'),
        ...ofTypes(['true', 'false']),
        refused('zero', '0'),
        refused('text-true', '"true"'),
      ];
    case 'enum':
      return ofEnum(member);
    case 'flags':
      return ofFlags(member);
  }
}

/** Numbers of which a text member reads the canonical text. */
const numericTexts: readonly Form[] = [
  taken('number', '2016', '"2016"'),
  taken('number-whole-fraction', '1.0', '"1"'),
  taken('number-fraction', '0.50', '"0.5"'),
  taken('number-negative-zero', '-0', '"0"'),
  taken('number-large', '1e21', '"1e+21"'),
  taken('number-small', '0.0000001', '"1e-7"'),
  taken('number-below-exponent', '123456789012345680000', '"123456789012345680000"'),
  taken('number-that-is-too-small', '-1e-400', '"0"'),
];
