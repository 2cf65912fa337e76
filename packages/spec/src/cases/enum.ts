/** Cases of enums: every member of every enum of the spec, and what none of them has. */
import type { Enumeration } from '../define.ts';
import { definitionsOf } from '../spec.ts';
import { enumDecode, enumEncode } from '../testee.ts';
import { ask, defineCases, type Case, type Expectation } from './define-cases.ts';
import { absentInteger, absentText, firstAbsent, inheritedNames, withDistinctIds, words } from './derived.ts';

type EnumCase = Case<'Member' | 'Unknown'>;

/** What makes cases of what an enum lacks; none where a name or value is missing that the enum would have to lack. */
function asker({ name: owner }: Enumeration): {
  encode: (what: string, why: string, member: string | undefined) => EnumCase[];
  decode: (what: string, why: string, value: string | number | undefined, expect: Expectation) => EnumCase[];
} {
  const id = (verb: string, what: string): string => `enum/${words(owner)}-${verb}-${what}`;
  return {
    encode: (what, why, member) =>
      member === undefined
        ? []
        : [{ id: id('encode', what), why, flags: ['Unknown'], ...ask(enumEncode, { enum: owner, name: member }), expect: 'unknown_value' }],
    decode: (what, why, value, expect) =>
      value === undefined ? [] : [{ id: id('decode', what), why, flags: ['Unknown'], ...ask(enumDecode, { enum: owner, wire: value }), expect }],
  };
}

/** A wire value in other letters: the first that no member has. */
function inOtherLetters(wires: readonly string[]): string | undefined {
  return firstAbsent(
    wires,
    wires.flatMap((wire) => [wire.toUpperCase(), wire.toLowerCase()]),
  );
}

function ofTexts(definition: Enumeration, wires: readonly string[], reads: Expectation): EnumCase[] {
  const { decode } = asker(definition);
  return [
    ...decode(
      'unknown',
      'A text that is not a wire value means nothing to a closed enum, and is the fallback of an open one.',
      absentText(wires, 'noSuchWire'),
      reads,
    ),
    ...decode('capitals', 'Wire values are compared exactly, capitals included.', inOtherLetters(wires), reads),
    ...decode(
      'inherited',
      'What every object has in some languages is not a wire value.',
      firstAbsent(wires, ['constructor', ...inheritedNames]),
      reads,
    ),
    ...decode('integer', 'An integer is not a wire value of an enum of texts.', 0, 'unknown_value'),
  ];
}

function ofIntegers(definition: Enumeration, wires: readonly number[], reads: Expectation): EnumCase[] {
  const { decode } = asker(definition);
  const beyond = absentInteger(wires, Math.max(...wires), 1) ?? absentInteger(wires, Math.max(...wires), -1);
  return [
    ...decode('beyond', 'The first integer that has no name is the fallback of an open enum, and an error of a closed one.', beyond, reads),
    ...decode('negative', 'So is a negative one.', absentInteger(wires, -1, -1), reads),
    ...decode('text', 'A text is not a wire value of an enum of integers, not even one with digits.', '0', 'unknown_value'),
  ];
}

/** What an enum lacks. */
function unknown(definition: Enumeration): EnumCase[] {
  const { name: owner, members, openness, wire } = definition;
  const { encode } = asker(definition);
  const fallback = openness === 'closed' ? undefined : openness.fallback;
  const names = [...Object.keys(members), fallback];
  const reads: Expectation = openness === 'closed' ? 'unknown_value' : 'computed';
  const wires = Object.values(members);
  return [
    ...encode('unknown', 'A name that the enum lacks has no wire value.', absentText(names, 'noSuchMember')),
    ...encode('empty', 'The empty string names nothing.', ''),
    ...encode('prefixed', 'A name is the bare name, without that of its enum.', `${owner}.${names[0]}`),
    ...encode('inherited', 'What every object has in some languages is not a member.', firstAbsent(names, inheritedNames)),
    ...(wire === 'string' ? ofTexts(definition, wires.map(String), reads) : ofIntegers(definition, wires.map(Number), reads)),
    ...encode('fallback', 'The fallback stands for many wire values, so it has none.', fallback),
  ];
}

function known({ name: owner, members }: Enumeration): EnumCase[] {
  return Object.entries(members).flatMap(([name, value]): EnumCase[] => [
    {
      id: `enum/${words(owner)}-encode-${words(name)}`,
      why: `The wire value of ${owner}.${name}.`,
      flags: ['Member'],
      ...ask(enumEncode, { enum: owner, name }),
      expect: 'computed',
    },
    {
      id: `enum/${words(owner)}-decode-${words(name)}`,
      why: `The name of the wire value of ${owner}.${name}.`,
      flags: ['Member'],
      ...ask(enumDecode, { enum: owner, wire: value }),
      expect: 'computed',
    },
  ]);
}

/** Cases of every member of some enums, and of what they lack. */
export function enumCasesOf(enums: readonly Enumeration[]): EnumCase[] {
  const names = enums.map(({ name }) => name);
  const absent = absentText(names, 'NoSuchEnum');
  const strange: EnumCase[] = [
    {
      id: 'enum/encode-unknown-enum',
      why: 'An enum that the spec lacks has no members.',
      flags: ['Unknown'],
      ...ask(enumEncode, { enum: absent, name: 'first' }),
      expect: 'unknown_value',
    },
    {
      id: 'enum/decode-unknown-enum',
      why: 'An enum that the spec lacks has no wire values.',
      flags: ['Unknown'],
      ...ask(enumDecode, { enum: absent, wire: 0 }),
      expect: 'unknown_value',
    },
  ];
  const parts = enums.map((definition) => ({ members: known(definition), lacks: unknown(definition) }));
  const lacks = [...strange, ...parts.flatMap((part) => part.lacks)];
  return withDistinctIds([...parts.flatMap((part) => [...part.members, ...part.lacks]), ...strange], lacks);
}

/** Cases of `enum.encode` and `enum.decode`. */
export const enumCases = defineCases('enum', {
  about: 'Enums by name and by wire value.',
  flags: {
    Member: 'A member of an enum, one way or the other.',
    Unknown: 'A name, a wire value or an enum that the spec does not define.',
  },
  cases: enumCasesOf(definitionsOf<Enumeration>('enum')),
});
