/** Cases of the JSON around models: texts that are not JSON, halves of surrogate pairs, several offences, names, and what apps wrote. */
import type { Model } from '../define.ts';
import { JsonLimits } from '../json.ts';
import { FileMetadata, PublicMagicMetadata } from '../metadata.ts';
import { modelDecode } from '../model.ts';
import { definitionsOf } from '../spec.ts';
import { ask, literal, type Case, type Expectation } from './define-cases.ts';
import { absentText } from './derived.ts';
import { decode, encode, reads, writes, type Flag } from './model-asks.ts';
import { fixtures } from './model-fixtures.ts';
import { canonicalObject, objectText, pointer, requiredMembers, sample, wireOf, type Entry } from './model-texts.ts';

const { maximumDepth } = JsonLimits.values;
const sound = requiredMembers(FileMetadata);
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const beside = (key: string, text: string): string => objectText([...sound, [key, text]]);
const json = (id: string, why: string, text: string, expect: Expectation = 'invalid_json'): Case<Flag> =>
  decode(`model/json-${id}`, 'Json', why, FileMetadata.name, text, expect);
const anyInteger = wireOf(FileMetadata, 'creationTime');
const offending = sound.map(([key]): Entry => [key, '[]']);

/** A text in an unknown member, with what it reads as. */
function surrogates(id: string, why: string, text: string, read: string): Case<Flag> {
  return decode(`model/surrogate-${id}`, 'Surrogate', why, FileMetadata.name, beside('x', text), reads(canonicalObject([...sound, ['x', read]])));
}

/** A member whose name is the text between quotes, beside those that must be there. */
const named = (name: string, text = '1'): string => objectText(sound).replace(/\}$/, `,"${name}":${text}}`);
const { title, latitude, longitude } = FileMetadata.members;
const titleKey = title.wire ?? 'title';
const widthKey = wireOf(PublicMagicMetadata, 'width');
const captionKey = wireOf(PublicMagicMetadata, 'caption');
const titled = (text: string): string => objectText(sound.map(([key, other]): Entry => [key, key === titleKey ? text : other]));
const place: readonly Entry[] = [
  [wireOf(FileMetadata, 'latitude'), sample(latitude)],
  [wireOf(FileMetadata, 'longitude'), sample(longitude)],
];

const halves: Case<Flag>[] = [
  surrogates('first-half', 'The first half alone.', '"a\\ud83d"', '"a\ufffd"'),
  surrogates('second-half', 'The second half alone.', '"\\ude00b"', '"\ufffdb"'),
  surrogates('capitals', 'Digits in capitals.', '"\\uD83D\\uDE00\\uD83D"', '"\u{1f600}\ufffd"'),
  surrogates('wrong-order', 'Both halves, the second one first, are two halves.', '"\\ude00\\ud83d"', '"\ufffd\ufffd"'),
  surrogates('two-first-halves', 'A first half does not take the place of a second one.', '"\\ud83d\\ud83d"', '"\ufffd\ufffd"'),
  surrogates('before-pair', 'A half before a pair leaves the pair whole.', '"\\ud83d\\ud83d\\ude00"', '"\ufffd\u{1f600}"'),
  surrogates('after-pair', 'A half after a pair.', '"\\ud83d\\ude00\\ude00"', '"\u{1f600}\ufffd"'),
  surrogates('before-escape', 'The escape behind it stands for itself.', '"\\ud83d\\u0041\\n\\ud83d\\u00e9"', '"\ufffdA\\n\ufffd\u00e9"'),
  surrogates('before-raw', 'A character that is not escaped behind it.', '"\\ud83d\u{1f600}"', '"\ufffd\u{1f600}"'),
  surrogates('deep', 'Inside of arrays and objects, in names and values.', '[{"\\ud83d":["\\ude00"]}]', '[{"\ufffd":["\ufffd"]}]'),
  decode(
    'model/surrogate-name',
    'Surrogate',
    'Half of a surrogate pair in a name.',
    FileMetadata.name,
    named('\\udc00'),
    reads(canonicalObject([...sound, ['\ufffd', '1']])),
  ),
  decode(
    'model/surrogate-names-alike',
    'Surrogate',
    'Names that read alike are one name twice.',
    FileMetadata.name,
    named('\\udc00', '1,"\\ud800":2'),
    'invalid_json',
  ),
  decode(
    'model/surrogate-name-taken',
    'Surrogate',
    'A name that reads like another one is that name twice.',
    FileMetadata.name,
    named('\\udc00', '1,"\ufffd":2'),
    'invalid_json',
  ),
  decode(
    'model/surrogate-name-order',
    'Surrogate',
    'The order is that of the names as they are read.',
    FileMetadata.name,
    objectText(sound).replace(/\}$/, ',"\\ud800":1,"\uffff":2,"\ue000":3}'),
    reads(canonicalObject([...sound, ['\ufffd', '1'], ['\uffff', '2'], ['\ue000', '3']])),
  ),
  decode(
    'model/surrogate-required',
    'Surrogate',
    'In a member that must be there it is a text like any other.',
    FileMetadata.name,
    titled('"IMG \\ud83d.jpg"'),
    reads(canonicalObject(sound.map(([key, text]): Entry => [key, key === titleKey ? '"IMG \ufffd.jpg"' : text]))),
  ),
  decode(
    'model/surrogate-caption',
    'Surrogate',
    'A caption that was cut in the middle of a character.',
    PublicMagicMetadata.name,
    `{"${captionKey}":"Sea \\ud83c"}`,
    reads(`{"${captionKey}":"Sea \ufffd"}`),
  ),
  decode(
    'model/surrogate-number-in-text',
    'Surrogate',
    'A number with half of a pair behind it is none; what is kept is what was read.',
    PublicMagicMetadata.name,
    `{"${widthKey}":"1\\ud83d"}`,
    reads(`{"${widthKey}":"1\ufffd"}`, [widthKey]),
  ),
  decode(
    'model/surrogate-cut-escape',
    'Surrogate',
    'An escape that lacks a digit is not JSON, behind half of a pair, too.',
    FileMetadata.name,
    beside('x', '"\\ud83d\\ude0"'),
    'invalid_json',
  ),
  {
    id: 'model/surrogate-raw',
    why: 'As bytes, half of a pair is not UTF-8.',
    flags: ['Surrogate'],
    ...ask(modelDecode, { model: PublicMagicMetadata.name, bytes: literal('7b2278223a22eda0bd227d') }),
    expect: 'invalid_json',
  },
  encode('model/surrogate-encoded', 'Surrogate', 'It is not written.', FileMetadata.name, beside('x', '"\\ud83d"'), 'invalid_json'),
  encode('model/surrogate-name-encoded', 'Surrogate', 'Nor in a name.', FileMetadata.name, named('\\udc00'), 'invalid_json'),
];

/** Several members at once that have no reading. */
const several: Case<Flag>[] = [
  decode(
    'model/malformed-order',
    'Malformed',
    'They are named in canonical order, whatever their order in the text.',
    PublicMagicMetadata.name,
    objectText([
      [widthKey, '[4032]'],
      ['x', '[]'],
      [captionKey, 'true'],
      [wireOf(PublicMagicMetadata, 'editedTime'), '"1"'],
    ]),
    reads(
      canonicalObject([
        [widthKey, '[4032]'],
        ['x', '[]'],
        [captionKey, 'true'],
        [wireOf(PublicMagicMetadata, 'editedTime'), '"1"'],
      ]),
      [captionKey, wireOf(PublicMagicMetadata, 'editedTime'), widthKey],
    ),
  ),
  decode(
    'model/malformed-beside-old-form',
    'Malformed',
    'Beside it, old forms are read.',
    PublicMagicMetadata.name,
    objectText([
      [widthKey, '" 3024"'],
      [captionKey, '7'],
    ]),
    reads(
      canonicalObject([
        [widthKey, '" 3024"'],
        [captionKey, '"7"'],
      ]),
      [widthKey],
    ),
  ),
  decode(
    'model/malformed-beside-null',
    'NoNull',
    'Beside it, null is left out.',
    PublicMagicMetadata.name,
    objectText([
      [widthKey, '{"a":null}'],
      [captionKey, 'null'],
    ]),
    reads(`{"${widthKey}":{"a":null}}`, [widthKey]),
  ),
  decode(
    'model/malformed-spelling',
    'Malformed',
    'What is kept is written canonically.',
    PublicMagicMetadata.name,
    `{"${widthKey}":[1.0, "\\u0041", {"b":1,"a":2}]}`,
    reads(`{"${widthKey}":[1,"A",{"a":2,"b":1}]}`, [widthKey]),
  ),
  decode(
    'model/malformed-beside-required',
    'Malformed',
    'It does not hide that a required member is missing.',
    FileMetadata.name,
    objectText([...place.slice(0, 1), ...sound.slice(1)]),
    { path: pointer(sound[0]?.[0] ?? '') },
  ),
  decode(
    'model/malformed-required-later',
    'Malformed',
    'Nor a required one that has no reading, after it in the order.',
    FileMetadata.name,
    objectText([...sound.filter(([key]) => key !== titleKey), [titleKey, '[]'], [wireOf(FileMetadata, 'duration'), '"3"']]),
    { path: pointer(titleKey) },
  ),
  decode(
    'model/malformed-inexact',
    'Json',
    'A number that readers would take for different ones is not JSON, where no reading would do, too.',
    PublicMagicMetadata.name,
    `{"${captionKey}":[9007199254740993]}`,
    'invalid_json',
  ),
];

const texts: Case<Flag>[] = [
  json('empty', 'Zero bytes are not JSON.', ''),
  json('cut', 'A text that ends too early.', objectText(sound).slice(0, -1)),
  json('text-after', 'Text after the value.', `${objectText(sound)}{}`),
  json('white-space', 'White space around the value is JSON.', ` \t\r\n${objectText(sound)}\n`, reads(canonicalObject(sound))),
  json('known-twice', 'A known member twice.', objectText([...sound, ...sound.slice(0, 1)])),
  json('unknown-twice', 'An unknown member twice, deep inside.', beside('x', '[{"a":1,"\\u0061":2}]')),
  json(
    'unknown-large-integer',
    'A number that readers would take for different ones, in a member that nobody knows.',
    beside('x', '{"a":[9007199254740993]}'),
  ),
  json(
    'known-large-integer',
    'In a known member it is not JSON that canonical form can hold, before it is an offence.',
    objectText(sound.map(([key, text]): Entry => [key, key === anyInteger ? '9007199254740993' : text])),
  ),
  json('unknown-overflow', 'A number that no double holds.', beside('x', '[1e400]')),
  json(
    'depth',
    'The object itself is the first level.',
    beside('x', nested(maximumDepth - 1)),
    reads(canonicalObject([...sound, ['x', nested(maximumDepth - 1)]])),
  ),
  json('too-deep', 'One level more.', beside('x', nested(maximumDepth))),
  json('before-model', 'Bad JSON is found before bad members.', objectText([...offending, ['x', '9007199254740993']])),
  json('before-no-object', 'Bad JSON is found before what is not an object.', '[9007199254740993]'),
  {
    id: 'model/json-no-utf-8',
    why: 'Bytes that are not UTF-8 are not text.',
    flags: ['Json'],
    ...ask(modelDecode, { model: FileMetadata.name, bytes: literal('7b2261223a22ff227d') }),
    expect: 'invalid_json',
  },
  {
    id: 'model/json-byte-order-mark',
    why: 'JSON begins with its value.',
    flags: ['Json'],
    ...ask(modelDecode, { model: FileMetadata.name, bytes: literal('efbbbf7b7d') }),
    expect: 'invalid_json',
  },
  encode(
    'model/encode-large-integer',
    'Json',
    'What has no canonical form is not written.',
    FileMetadata.name,
    beside('x', '[9007199254740993]'),
    'invalid_json',
  ),
  encode(
    'model/encode-large-integer-before-model',
    'Json',
    'It is found before bad members.',
    FileMetadata.name,
    objectText([...offending, ['x', '9007199254740993']]),
    'invalid_json',
  ),
  encode(
    'model/encode-depth',
    'Json',
    'As deep as canonical JSON goes.',
    FileMetadata.name,
    beside('x', nested(maximumDepth - 1)),
    writes(canonicalObject([...sound, ['x', nested(maximumDepth - 1)]])),
  ),
  encode('model/encode-too-deep', 'Json', 'Deeper than canonical JSON goes.', FileMetadata.name, beside('x', nested(maximumDepth)), 'invalid_json'),
  encode('model/encode-null', 'NoObject', 'Null is not an object.', FileMetadata.name, 'null', { path: '' }),
  encode('model/encode-array', 'NoObject', 'Nor is an array.', FileMetadata.name, '[]', { path: '' }),
  encode(
    'model/encode-too-deep-no-object',
    'Json',
    'Depth is found before what is not an object.',
    FileMetadata.name,
    nested(maximumDepth + 1),
    'invalid_json',
  ),
];

const modelNames = definitionsOf<Model>('model').map(({ name }) => name);
const nameless = [
  '',
  absentText(modelNames, 'NoSuchModel'),
  FileMetadata.name.toLowerCase(),
  `${FileMetadata.name} `,
  'toString',
  '__proto__',
  'FileType',
];
const names: Case<Flag>[] = nameless.flatMap((name, index) => {
  const id = ['empty', 'unknown', 'other-letters', 'space', 'inherited', 'proto', 'enum'][index];
  const why = 'The model is looked up before its text is looked at.';
  return [
    decode(`model/no-model-${id}`, 'NoModel', why, name, '?', 'unknown_value'),
    encode(`model/no-model-${id}-encoded`, 'NoModel', why, name, 'null', 'unknown_value'),
  ];
});

const apps: Case<Flag>[] = fixtures.flatMap(({ id, why, model, entries, canonical, malformed }) => {
  const written = canonicalObject(canonical);
  const read = reads(written, malformed);
  return [
    decode(`model/app-${id}`, 'Fixture', why, model.name, objectText(entries), read),
    decode(`model/app-${id}-again`, 'Fixture', 'The canonical form decodes to the same values.', model.name, written, read),
  ];
});

/** Them all. */
export const modelJsonCases: readonly Case<Flag>[] = [...texts, ...halves, ...several, ...names, ...apps];
