/** Cases of the testee protocol itself: lines, ids, and arguments of the wrong type or out of range. */
import type { ValueType } from '../define.ts';
import { hashBytes, streamDecrypt, streamEncrypt } from '../encryption.ts';
import { Testee, enumDecode, enumEncode } from '../testee.ts';
import { ask, askAnyhow, defineCases, inFolder, seeded, seedText, type Case, type Expectation, type Input, type Json } from './define-cases.ts';
import { withDistinctIds, words } from './derived.ts';
import { header, key } from './frames.ts';

const { maximumSeededBytes, maximumInlineBytes, seedBytes } = Testee.values;

import { absentEnum, flags, lineCases, operations, type Flag } from './testee-lines.ts';

// ------------------------------------------------------------------------------------------------ types and ranges

/** A value of a type. */
function sample(type: ValueType): Input {
  if (type.nullable) return null;
  switch (type.kind) {
    case 'bytes':
      return seeded(type.length ?? 40, 6);
    case 'integer':
      return type.minimum ?? 0;
    case 'boolean':
      return false;
    case 'path':
      return inFolder('missing');
    case 'list':
      return [];
    case 'json':
      return null;
    case 'scalar':
      return 0;
    default:
      return 'x';
  }
}

/** Whether an integer has a range of its own: then one beyond ±(2^53 − 1) is out of it, and else it is none. */
function isRanged({ minimum, maximum }: ValueType): boolean {
  return minimum !== undefined || maximum !== undefined;
}

/** Values that are not of a type, by names for ids. */
function wrong(type: ValueType): Readonly<Record<string, Json>> {
  switch (type.kind) {
    case 'bytes':
      return {
        null: null,
        boolean: true,
        integer: 1,
        array: [1],
        'empty-object': {},
        'size-text': { seed: seedText(6), size: '1' },
        'size-fraction': { seed: seedText(6), size: 1.5 },
        'seed-integer': { seed: 6, size: 1 },
        'seed-no-base64': { seed: '?', size: 1 },
      };
    case 'integer':
      return { null: null, boolean: true, text: '1', fraction: 1.5, ...(isRanged(type) ? {} : { 'beyond-2-53': 2 ** 53 }), array: [1] };
    case 'boolean':
      return { null: null, integer: 1, text: 'true' };
    case 'scalar':
      return { null: null, boolean: true, fraction: 1.5, array: ['x'], object: {} };
    case 'list':
      return { null: null, object: {}, text: '' };
    case 'object':
      return { null: null, array: [], text: '' };
    case 'json':
      return {};
    default:
      return { null: null, boolean: true, integer: 1, array: ['x'] };
  }
}

const types: Case<Flag>[] = operations.flatMap((operation) => {
  // Samples of every argument: an object among them has members of its own, which its subject's cases look at.
  const right = Object.entries(operation.args).filter(([, type]) => type.kind !== 'object' && type.optional !== true);
  const args = Object.fromEntries(right.map(([name, type]) => [name, sample(type)]));
  return Object.entries(operation.args).flatMap(([name, type]): Case<Flag>[] => {
    const { [name]: _, ...others } = args;
    const to = `testee/${words(operation.name)}-${words(name)}`;
    const of = (what: string, value: Json): Case<Flag> => ({
      id: `${to}-${what}`,
      why: `The argument ${name} of ${operation.name} has a type.`,
      flags: ['WrongType'],
      ...askAnyhow(operation, { ...others, [name]: value }),
      expect: 'invalid_request',
    });
    const cases = Object.entries(wrong(type))
      .filter(([what]) => what !== 'null' || !type.nullable)
      .map(([what, value]) => of(`is-${what}`, value));
    if (type.optional) return cases;
    const absent: Case<Flag> = {
      id: `${to}-absent`,
      why: `The argument ${name} of ${operation.name} has no default.`,
      flags: ['WrongType'],
      ...askAnyhow(operation, others),
      expect: 'invalid_request',
    };
    return [absent, ...cases];
  });
});

function data(name: string, flag: Flag, why: string, value: Json, expect: Expectation): Case<Flag> {
  return { id: `testee/bytes-${name}`, why, flags: [flag], ...ask(hashBytes, { data: value }), expect };
}

const bytes: Case<Flag>[] = [
  data('alphabet', 'Base64', 'The standard alphabet has + and /.', '+/+/', 'computed'),
  data('url-alphabet', 'Base64', 'The alphabet for URLs is another one.', '-_-_', 'invalid_request'),
  data('no-padding', 'Base64', 'Padding is part of the text.', 'AA', 'invalid_request'),
  data('half-padding', 'Base64', 'So is the second character of it.', 'AA=', 'invalid_request'),
  data('too-much-padding', 'Base64', 'And nothing beyond.', 'AAA==', 'invalid_request'),
  data('padding-alone', 'Base64', 'Padding pads something.', '====', 'invalid_request'),
  data('padding-inside', 'Base64', 'Two texts joined are not one.', 'AA==AA==', 'invalid_request'),
  data('left-over-bits-of-1-byte', 'Base64', 'Bits that stand for nothing are zero, or a byte string had several texts.', 'AB==', 'invalid_request'),
  data('left-over-bits-of-2-bytes', 'Base64', 'The same with one character of padding.', 'AAB=', 'invalid_request'),
  data('space', 'Base64', 'White space is not part of it.', 'AA AA', 'invalid_request'),
  data('line-end', 'Base64', 'Nor is a line end at the end.', 'AAAA\n', 'invalid_request'),
  data('beyond-ascii', 'Base64', 'Nor is a letter that merely has a low byte from the alphabet.', 'AAA\u0141', 'invalid_request'),
  data('one-character', 'Base64', 'One character is less than a byte.', 'A', 'invalid_request'),
  data('seed', 'Range', 'A seed and a size are a byte string.', { seed: seedText(6), size: 100 }, 'computed'),
  data('seed-of-nothing', 'Range', 'Also of no bytes.', { seed: seedText(6), size: 0 }, 'computed'),
  data(
    'seed-whole-fraction',
    'Range',
    'A size may be written 3.0 or 3e0, and members may come in any order.',
    { size: 3, seed: seedText(6), more: null },
    'computed',
  ),
  data('seed-too-short', 'Range', `A seed has ${seedBytes} bytes.`, { seed: 'AAAA', size: 1 }, 'invalid_argument'),
  data(
    'seed-too-long',
    'Range',
    `A seed has ${seedBytes} bytes, and is not cut.`,
    { seed: btoa('\0'.repeat(seedBytes + 1)), size: 1 },
    'invalid_argument',
  ),
  data('seed-below-0', 'Range', 'There are no bytes below none.', { seed: seedText(6), size: -1 }, 'invalid_argument'),
  data(
    'seed-above-limit',
    'Range',
    'Nobody makes more bytes than the largest file has.',
    { seed: seedText(6), size: maximumSeededBytes + 1 },
    'invalid_argument',
  ),
  data('seed-beyond-2-53', 'Range', 'A whole number of any size is one, and out of range.', { seed: seedText(6), size: 2 ** 64 }, 'invalid_argument'),
  data('seed-size-missing', 'WrongType', 'A seed without a size stands for nothing.', { seed: seedText(6) }, 'invalid_request'),
];

const ranges: Case<Flag>[] = [
  {
    id: 'testee/type-before-range',
    why: 'A key of the wrong length does not hide a plaintext that is not base64.',
    flags: ['Range'],
    ...ask(streamEncrypt, { key: seeded(31, 6), header, plaintext: '?' }),
    expect: 'invalid_request',
  },
  {
    id: 'testee/type-before-range-of-seed',
    why: 'A seed of the wrong length does not hide a missing argument.',
    flags: ['Range'],
    ...askAnyhow(streamEncrypt, { key: { seed: 'AAAA', size: 32 }, header }),
    expect: 'invalid_request',
  },
  {
    id: 'testee/seeded-key-of-wrong-length',
    why: 'A key made from a seed has a length like any other.',
    flags: ['Range'],
    ...ask(streamDecrypt, { key: { seed: seedText(6), size: 33 }, header, ciphertext: '' }),
    expect: 'invalid_argument',
  },
  {
    id: 'testee/enum-name-before-enum',
    why: 'Types are checked before anything is looked up.',
    flags: ['Range'],
    ...askAnyhow(enumEncode, { enum: absentEnum, name: 0 }),
    expect: 'invalid_request',
  },
  {
    id: 'testee/enum-wire-of-large-integer',
    why: 'An integer beyond 2^53 − 1 is not one that every language holds.',
    flags: ['Range'],
    ...askAnyhow(enumDecode, { enum: absentEnum, wire: 2 ** 53 }),
    expect: 'invalid_request',
  },
];

const inline: Case<Flag>[] = [0, 1].map((more) => ({
  id: `testee/answer-${more === 0 ? 'inline' : 'as-digest'}`,
  why: more === 0 ? 'The largest byte string that an answer holds.' : 'The smallest byte string that is answered as a digest.',
  flags: ['Inline'],
  ...ask(streamEncrypt, { key, header, plaintext: seeded(maximumInlineBytes - 17 + more, 3) }),
  expect: 'computed',
}));

/** Cases of the testee protocol, for all operations alike. */
export const testeeCases = defineCases('testee', {
  about: 'The testee protocol itself: lines, ids, the types of arguments and byte strings.',
  flags,
  cases: withDistinctIds([...lineCases, ...types, ...bytes, ...ranges, ...inline], [...lineCases, ...bytes, ...ranges, ...inline]),
});
