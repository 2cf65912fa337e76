/** Cases of enums: every member of every enum of the spec, and what none of them has. */
import type { Enumeration } from '../define.ts';
import { isDefinition, spec } from '../spec.ts';
import { enumDecode, enumEncode } from '../testee.ts';
import { ask, defineCases, type Case, type Expectation } from './define-cases.ts';

const enums = Object.values(spec.subjects)
  .flatMap((subject) => Object.values(subject))
  .filter((value): value is Enumeration => isDefinition(value) && value.definition === 'enum')
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** A name as ids write it. */
function words(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
}

function casesOf(definition: Enumeration): Case<'Member' | 'Unknown'>[] {
  const { name: owner, members, openness, wire } = definition;
  const subject = `enum/${words(owner)}`;
  const decode = (name: string, why: string, value: string | number, expect: Expectation): Case<'Unknown'> => ({
    id: `${subject}-decode-${name}`,
    why,
    flags: ['Unknown'],
    ...ask(enumDecode, { enum: owner, wire: value }),
    expect,
  });
  const encode = (name: string, why: string, member: string): Case<'Unknown'> => ({
    id: `${subject}-encode-${name}`,
    why,
    flags: ['Unknown'],
    ...ask(enumEncode, { enum: owner, name: member }),
    expect: 'unknown_value',
  });
  const unknown: Case<'Unknown'>[] = [
    encode('unknown', 'A name that the enum lacks has no wire value.', 'noSuchMember'),
    encode('empty', 'The empty string names nothing.', ''),
    encode('prefixed', 'A name is the bare name, without that of its enum.', `${owner}.${Object.keys(members)[0]}`),
    encode('inherited', 'What every object has in some languages is no member.', 'toString'),
  ];
  if (wire === 'string') {
    unknown.push(
      decode('unknown', 'A text that is no wire value means nothing.', 'noSuchWire', 'unknown_value'),
      decode('capitals', 'Wire values are compared exactly, capitals included.', String(Object.values(members)[0]).toUpperCase(), 'unknown_value'),
      decode('inherited', 'What every object has in some languages is no wire value.', 'constructor', 'unknown_value'),
      decode('integer', 'An integer is no wire value of an enum of texts.', 0, 'unknown_value'),
    );
  } else {
    const outside = Math.max(...Object.values(members).map(Number)) + 1;
    const reads = openness === 'closed' ? 'unknown_value' : 'computed';
    unknown.push(
      decode('beyond', 'The first integer that has no name is the fallback of an open enum, and an error of a closed one.', outside, reads),
      decode('negative', 'So is a negative one.', -1, reads),
      decode('text', 'A text is no wire value of an enum of integers, not even one with digits.', '0', 'unknown_value'),
    );
    if (openness !== 'closed') unknown.push(encode('fallback', 'The fallback stands for many wire values, so it has none.', openness.fallback));
  }
  return [
    ...Object.entries(members).flatMap(([name, value]): Case<'Member'>[] => [
      {
        id: `${subject}-encode-${words(name)}`,
        why: `The wire value of ${owner}.${name}.`,
        flags: ['Member'],
        ...ask(enumEncode, { enum: owner, name }),
        expect: 'computed',
      },
      {
        id: `${subject}-decode-${words(name)}`,
        why: `The name of the wire value of ${owner}.${name}.`,
        flags: ['Member'],
        ...ask(enumDecode, { enum: owner, wire: value }),
        expect: 'computed',
      },
    ]),
    ...unknown,
  ];
}

/** Cases of `enum.encode` and `enum.decode`. */
export const enumCases = defineCases('enum', {
  about: 'Enums by name and by wire value.',
  flags: {
    Member: 'A member of an enum, one way or the other.',
    Unknown: 'A name, a wire value or an enum that the spec does not define.',
  },
  cases: [
    ...enums.flatMap(casesOf),
    {
      id: 'enum/encode-unknown-enum',
      why: 'An enum that the spec lacks has no members.',
      flags: ['Unknown'],
      ...ask(enumEncode, { enum: 'NoSuchEnum', name: 'first' }),
      expect: 'unknown_value',
    },
    {
      id: 'enum/decode-unknown-enum',
      why: 'An enum that the spec lacks has no wire values.',
      flags: ['Unknown'],
      ...ask(enumDecode, { enum: 'NoSuchEnum', wire: 0 }),
      expect: 'unknown_value',
    },
  ],
});
