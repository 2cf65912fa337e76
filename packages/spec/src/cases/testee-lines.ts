/** Cases of the lines of the testee protocol: what is not a request, ids, and the shape of a request. */
import type { Operation } from '../define.ts';
import { definitionsOf } from '../spec.ts';
import { Testee } from '../testee.ts';
import { literal, type Case, type Expectation, type Literal } from './define-cases.ts';
import { absentText } from './derived.ts';

const { maximumRequestDepth } = Testee.values;

/** What cases of the protocol are about. */
export const flags = {
  Line: 'The line is not a request: it is answered, with the id null, and the testee continues.',
  Id: 'The id comes back as canonical JSON of what was asked.',
  Shape: 'The request lacks a member, or has more than anybody asked for.',
  WrongType: 'An argument is missing or of another type.',
  Base64: 'A byte string has one base64, and what merely resembles it is refused.',
  Flaw: 'The line is a JSON object, and a value in it has a flaw that leaves readers at odds: that value fails, not the line.',
  Range: 'A value has its type and is out of range; types come first.',
  Inline: 'An answer holds byte strings up to a limit, and digests above it.',
} as const;
/** One of them. */
export type Flag = keyof typeof flags;

export const operations = definitionsOf<Operation>('operation');
export const absentEnum = absentText(
  definitionsOf('enum').map(({ name }) => name),
  'NoSuchEnum',
);
const absentOperation = absentText(
  operations.map(({ name }) => name),
  'no.such',
);

// ---------------------------------------------------------------------------------------------------------- lines

const asked = `"op":"enum.encode","args":{"enum":"${absentEnum}","name":"x"}`;
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

function line(name: string, why: string, text: string | Literal, answerId = 'null', expect: Expectation = 'invalid_request'): Case<Flag> {
  return { id: `testee/line-${name}`, why, flags: ['Line'], line: text, answerId, expect };
}

function id(name: string, why: string, text: string, answerId: string): Case<Flag> {
  // The enum is unknown: the request itself is sound, and is answered under its id.
  return {
    id: `testee/id-${name}`,
    why,
    flags: ['Id'],
    line: `{"id":${text},${asked}}`,
    answerId,
    expect: answerId === 'null' ? 'invalid_request' : 'unknown_value',
  };
}

const lines: Case<Flag>[] = [
  line('empty', 'An empty line is not a request, and is not skipped.', ''),
  line('no-json', 'Text that is not JSON.', 'hello'),
  line('cut', 'JSON that ends too early.', `{"id":1,${asked}`),
  line('two-values', 'Text after the value.', `{"id":1,${asked}} {}`),
  line('trailing-comma', 'A comma before the end.', `{"id":1,${asked},}`),
  line('comment', 'JSON has no comments.', `{"id":1,/* */${asked}}`),
  line('single-quotes', 'JSON has one kind of quotes.', "{'id':1}"),
  line('number-with-leading-zero', 'JSON numbers have no leading zeros.', `{"id":01,${asked}}`),
  line('not-a-number', 'JSON has no NaN.', `{"id":NaN,${asked}}`),
  line('control-character', 'A string holds no bare control characters.', `{"id":"\t",${asked}}`),
  line('array', 'A request is an object.', `[1,2]`),
  line('null', 'A request is an object, and null is none.', 'null'),
  line('duplicate-member', 'Of two members with one name nobody knows which counts.', `{"id":1,"id":2,${asked}}`),
  line('duplicate-by-escape', 'Names are compared as they read, not as they are written.', `{"id":1,"\\u0069d":2,${asked}}`),
  line('no-utf-8', 'Bytes that are not UTF-8 are not text.', literal('7b226964223a22ff227d')),
  line('surrogate-in-utf-8', 'A surrogate has no UTF-8 form.', literal('7b226964223a22eda080227d')),
  line('byte-order-mark', 'JSON begins with its value.', literal('efbbbf7b226964223a317d')),
  line('too-deep', 'Deeper than a parser must follow.', `{"id":1,"more":${nested(maximumRequestDepth)},${asked}}`),
  line(
    'deep',
    'As deep as a parser must follow: the request itself is the first level.',
    `{"id":1,"more":${nested(maximumRequestDepth - 1)},${asked}}`,
    '1',
    'unknown_value',
  ),
  line('white-space', 'White space around and inside is JSON.', ` \t{ "id" : 1 , ${asked} }\r`, '1', 'unknown_value'),
  line(
    'carriage-return-inside',
    'Only a line feed ends a line: a carriage return inside is white space.',
    `{"id":1,\r${asked}}`,
    '1',
    'unknown_value',
  ),
  line(
    'line-separator-inside',
    'U+2028 and U+2029 are letters of a string like any other.',
    `{"id":1,"more":"\u2028\u2029\u0085",${asked}}`,
    '1',
    'unknown_value',
  ),
  line(
    'equivalent-members',
    'Names that look the same and are not: a parser keeps them apart.',
    `{"id":1,"\u00e9":1,"e\u0301":2,"__proto__":3,${asked}}`,
    '1',
    'unknown_value',
  ),
  line(
    'large-integer',
    "A number that a double rounds is nobody's business in a member that nobody reads.",
    `{"id":1,"more":9007199254740993,${asked}}`,
    '1',
    'unknown_value',
  ),
];

/** What has the grammar of JSON, and is not a value that readers agree on. */
const flawed = {
  'lone-surrogate': '"\\ud83d"',
  'surrogates-in-the-wrong-order': '"\\ude00\\ud83d"',
  overflow: '1e400',
  duplicate: '{"a":1,"a":1}',
  'duplicate-by-escape': '{"a":1,"\\u0061":2}',
  'lone-surrogate-in-name': '{"\\ud83d":1}',
} as const;

const flaws: Case<Flag>[] = Object.entries(flawed).flatMap(([name, text]) => {
  const about = (where: string, why: string, members: string, answerId: string, expect: Expectation): Case<Flag> => ({
    id: `testee/flaw-${name}-${where}`,
    why,
    flags: ['Flaw'],
    line: `{${members}}`,
    answerId,
    expect,
  });
  return [
    about(
      'unread',
      "A value with a flaw is nobody's business in a member that nobody reads.",
      `"id":1,"more":[${text}],${asked}`,
      '1',
      'unknown_value',
    ),
    about('as-id', 'It is not an id.', `"id":${text},${asked}`, 'null', 'invalid_request'),
    about(
      'as-text',
      'It has no type that an argument wants.',
      `"id":1,"op":"enum.encode","args":{"enum":${text},"name":"x"}`,
      '1',
      'invalid_request',
    ),
    about('as-bytes', 'It is not base64 either, and no seed.', `"id":1,"op":"hash.bytes","args":{"data":${text}}`, '1', 'invalid_request'),
    about(
      'as-json',
      'As JSON it has no canonical form.',
      `"id":1,"op":"model.encode","args":{"model":"PrivateMagicMetadata","value":{"visibility":[],"z":[${text}]}}`,
      '1',
      'invalid_json',
    ),
  ];
});

const ids: Case<Flag>[] = [
  id('integer', 'The usual id.', '7', '7'),
  id('zero-fraction', 'A whole number has one canonical form.', '7.0', '7'),
  id('exponent', 'So has one with an exponent.', '7e2', '700'),
  id('negative-zero', 'Negative zero is written 0.', '-0', '0'),
  id('fraction', 'Any number is an id.', '0.5', '0.5'),
  id('large', 'Large numbers are written as ECMAScript writes them.', '1e21', '1e+21'),
  id('small', 'Small ones as well.', '1e-7', '1e-7'),
  id('digits', 'A double is written with as many digits as tell it from its neighbours.', '0.30000000000000004', '0.30000000000000004'),
  id('text', 'A text is an id.', '"seven"', '"seven"'),
  id('empty-text', 'The empty text is one too.', '""', '""'),
  id('escaped-text', 'Only what must be escaped is.', '"\\u0061\\/\\u00e9\\n\\u001f\\ud83d\\ude00\\u007f"', '"a/\u00e9\\n\\u001f\u{1f600}\u007f"'),
  id('line-separators', 'U+2028 ends a line in some languages, and not in JSON.', '"\\u2028\\u2029"', '"\u2028\u2029"'),
  id('null', 'Null is not an id.', 'null', 'null'),
  id('boolean', 'Nor is true, although some languages take it for 1.', 'true', 'null'),
  id('array', 'Nor is an array.', '[1]', 'null'),
  id('object', 'Nor is an object.', '{}', 'null'),
];

function shape(name: string, why: string, members: string, expect: Expectation, answerId = '1'): Case<Flag> {
  return { id: `testee/${name}`, why, flags: ['Shape'], line: `{${members}}`, answerId, expect };
}

const shapes: Case<Flag>[] = [
  shape('id-missing', 'Without an id nobody knows what was answered.', asked, 'invalid_request', 'null'),
  shape('op-missing', 'A request says what it wants.', '"id":1,"args":{}', 'invalid_request'),
  shape('op-no-text', 'The name of an operation is a text.', '"id":1,"op":7,"args":{}', 'invalid_request'),
  shape('op-unknown', 'An operation that nobody offers.', `"id":1,"op":"${absentOperation}","args":{}`, 'unsupported_operation'),
  shape('op-unknown-before-args', 'The operation is looked at before its arguments.', `"id":1,"op":"${absentOperation}"`, 'unsupported_operation'),
  shape('op-inherited', 'What every object has in some languages is not an operation.', '"id":1,"op":"toString","args":{}', 'unsupported_operation'),
  shape('op-in-capitals', 'Names are compared exactly.', '"id":1,"op":"Hash.Bytes","args":{"data":""}', 'unsupported_operation'),
  shape('args-missing', 'Arguments are an object, also where they are empty.', '"id":1,"op":"info"', 'invalid_request'),
  shape('args-array', 'Arguments have names.', '"id":1,"op":"hash.bytes","args":[]', 'invalid_request'),
  shape('args-null', 'Null is not an object.', '"id":1,"op":"hash.bytes","args":null', 'invalid_request'),
  shape(
    'args-duplicate',
    'Arguments that are given twice are none, and the request has its id.',
    '"id":1,"op":"hash.bytes","args":{"data":"","data":""}',
    'invalid_request',
  ),
  shape(
    'args-unknown',
    'An argument that nobody knows is ignored.',
    '"id":1,"op":"hash.bytes","args":{"data":"","more":1,"__proto__":2}',
    'computed',
  ),
  shape(
    'args-inherited',
    'An argument is a member of its own, not what an object inherits.',
    `"id":1,"op":"enum.encode","args":{"enum":"${absentEnum}","__proto__":{"name":"x"}}`,
    'invalid_request',
  ),
  shape('member-unknown', 'So is a member of the request.', '"id":1,"op":"hash.bytes","args":{"data":""},"more":[null,true,1.0]', 'computed'),
];

/** Them all. */
export const lineCases: readonly Case<Flag>[] = [...lines, ...flaws, ...ids, ...shapes];
