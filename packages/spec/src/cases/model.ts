/** Cases of models: every member of every model, made from the definitions, and the JSON around them. */
import type { Model, ModelMember } from '../define.ts';
import { JsonLimits } from '../json.ts';
import { FileMetadata, PublicMagicMetadata } from '../metadata.ts';
import { modelDecode, modelEncode } from '../model.ts';
import { definitionsOf } from '../spec.ts';
import { ask, defineCases, inAnswer, literal, utf8, type Case, type Expectation, type Json } from './define-cases.ts';
import { absentText, withDistinctIds, words } from './derived.ts';
import { formsOf, type Form } from './model-forms.ts';
import { fixtures } from './model-fixtures.ts';
import { around, canonicalObject, canonicalValue, everyMember, firstOf, objectText, pointer, requiredMembers, sample, wireOf, type Entry } from './model-texts.ts';

const flags = {
  Members: 'The members of a model, present, absent and null: three things that stay apart.',
  Types: 'What a member of a type reads, and what it does not.',
  Malformed: 'An optional member that has no reading is kept as it was, and named; it is not written anew.',
  NoNull: 'A model that knows no null leaves null out.',
  Surrogate: 'Half of a surrogate pair, escaped, reads as U+FFFD, so that the record is not lost; it is not written.',
  Order: 'Of several offences the first in canonical order is named.',
  Unknown: 'What a model does not know it keeps.',
  NoObject: 'A model is an object; the path of what is none is empty.',
  Json: 'What is no JSON, or has no canonical form, is so before any model is asked.',
  NoModel: 'A name that is no model.',
  Fixture: 'What apps have written, and the same in canonical form.',
} as const;
type Flag = keyof typeof flags;

function idOf({ name }: Model, what: string): string {
  return `model/${words(name)}-${what}`;
}

/** A text that is decoded. */
function decode(id: string, flag: Flag, why: string, model: string, text: string, expect: Expectation): Case<Flag> {
  return { id, why, flags: [flag], ...ask(modelDecode, { model, bytes: utf8(text) }), expect };
}

/** The result of decoding, by its canonical text; the keys of members that have no reading are in canonical order. */
function reads(canonical: string, malformed: readonly string[] = []): Expectation {
  return { result: { value: JSON.parse(canonical) as Json, bytes: inAnswer(utf8(canonical)), ...(malformed.length === 0 ? {} : { malformed: malformed.map(pointer) }) } };
}

/** What decoding makes of members of which some, by their keys, have no reading. The texts must be canonical. */
function readsAll(model: Model, entries: readonly Entry[], unread: readonly string[] = []): Expectation {
  const valued = new Map(entries.filter(([, text]) => text !== 'null'));
  const offences = requiredMembers(model).map(([key]) => key).filter((key) => !valued.has(key) || unread.includes(key));
  if (offences.length > 0) return { path: pointer(firstOf(offences)) };
  const broken = model.together.map((group) => group.map((name) => wireOf(model, name))).filter((group) => group.some((key) => !valued.has(key) || unread.includes(key)));
  const malformed = new Set([...unread, ...broken.flat().filter((key) => valued.has(key))]);
  return reads(canonicalObject(model.knowsNull ? entries : [...valued]), [...malformed].sort());
}

/** A value that is encoded; its text is in the request as it is. */
function encode(id: string, flag: Flag, why: string, model: string, text: string, expect: Expectation): Case<Flag> {
  const line = `{"id":1,"op":${JSON.stringify(modelEncode.name)},"args":{"model":${JSON.stringify(model)},"value":${text}}}`;
  return { id, why, flags: [flag], line, answerId: '1', expect };
}

function writes(canonical: string): Expectation {
  return { result: { bytes: inAnswer(utf8(canonical)) } };
}

// --------------------------------------------------------------------------------------------------- every member

/** Presence of one member: null and absent, each as far as the model lets it be. */
function presence(model: Model, name: string, { required }: ModelMember): Case<Flag>[] {
  const id = idOf(model, words(name));
  const company = model.together.find((group) => group.includes(name));
  const isNull = around(model, name, 'null');
  const isAbsent = around(model, name, null);
  const why = required ? 'A member that must be there.' : company ? `Of ${company.join(' and ')} one alone has no meaning.` : '';
  return [
    decode(`${id}-null`, model.knowsNull ? 'Members' : 'NoNull', why || (model.knowsNull ? 'Null stays null.' : 'Null is left out.'), model.name, objectText(isNull), readsAll(model, isNull)),
    decode(`${id}-absent`, 'Members', why || 'What is absent does not appear.', model.name, objectText(isAbsent), readsAll(model, isAbsent)),
  ];
}

/** Forms of a member's value, both ways. */
function forms(model: Model, name: string, chosen: readonly Form[]): Case<Flag>[] {
  const wire = wireOf(model, name);
  const isRequired = model.members[name]?.required === true;
  return chosen.flatMap(({ id: form, text, reads: canonical }): Case<Flag>[] => {
    const id = idOf(model, `${words(name)}-${form}`);
    const entries = around(model, name, text);
    const object = objectText(entries);
    if (canonical === null) {
      const why = `A value that ${name} does not take`;
      if (isRequired) return [decode(id, 'Types', `${why}.`, model.name, object, { path: pointer(wire) })];
      return [
        decode(id, 'Malformed', `${why}, kept.`, model.name, object, readsAll(model, around(model, name, canonicalValue(text)), [wire])),
        encode(`${id}-encoded`, 'Malformed', `${why}, on its way out.`, model.name, object, { path: pointer(wire) }),
      ];
    }
    const written = canonicalObject(around(model, name, canonical));
    return [
      decode(id, 'Types', `A value that ${name} takes.`, model.name, object, reads(written)),
      encode(`${id}-encoded`, 'Types', `A value that ${name} takes, on its way out.`, model.name, object, writes(written)),
    ];
  });
}

/** A member whose forms are asked for one by one. */
interface Exemplar {
  readonly model: Model;
  readonly name: string;
  readonly member: ModelMember;
}

/** The first member of each type, so that no two cases ask the same. */
function exemplarsOf(models: readonly Model[]): Exemplar[] {
  const exemplars = new Map<string, Exemplar>();
  for (const model of models) {
    for (const [name, member] of Object.entries(model.members)) {
      const { kind, minimum = null, oldForm = null, enum: definition } = member;
      const type = JSON.stringify([kind, minimum, oldForm, definition?.name ?? null]);
      if (!exemplars.has(type)) exemplars.set(type, { model, name, member });
    }
  }
  return [...exemplars.values()];
}

/** Of a member whose type another one stands for: one value of another type. */
function misfit(model: Model, name: string, { kind }: ModelMember): Case<Flag>[] {
  return forms(model, name, [{ id: 'misfit', text: kind === 'boolean' ? '1' : 'true', reads: null }]);
}

// ---------------------------------------------------------------------------------------------------- whole models

function wholes(model: Model): Case<Flag>[] {
  const all = everyMember(model);
  const required = requiredMembers(model);
  const keys = all.map(([key]) => key);
  const missing = firstOf(required.map(([key]) => key));
  const nulls = all.filter(([key]) => !required.some(([needed]) => needed === key)).map(([key]): Entry => [key, 'null']);
  return [
    decode(idOf(model, 'all'), 'Members', 'Every member at once, in the order of the spec.', model.name, objectText(all), reads(canonicalObject(all))),
    decode(idOf(model, 'all-backwards'), 'Members', 'The order of members says nothing.', model.name, objectText([...all].reverse()), reads(canonicalObject(all))),
    encode(idOf(model, 'all-encoded'), 'Members', 'Every member at once, on its way out.', model.name, objectText(all), writes(canonicalObject(all))),
    decode(idOf(model, 'all-nulls'), model.knowsNull ? 'Members' : 'NoNull', 'Every member is null that is not required.', model.name, objectText([...required, ...nulls]), readsAll(model, [...required, ...nulls])),
    encode(idOf(model, 'all-nulls-encoded'), model.knowsNull ? 'Members' : 'NoNull', 'The same on its way out.', model.name, objectText([...required, ...nulls]), writes(canonicalObject(model.knowsNull ? [...required, ...nulls] : required))),
    decode(idOf(model, 'empty'), 'Members', 'No member at all.', model.name, '{}', required.length === 0 ? reads('{}') : { path: pointer(missing) }),
    encode(idOf(model, 'empty-encoded'), 'Members', 'No member at all, on its way out.', model.name, '{}', required.length === 0 ? writes('{}') : { path: pointer(missing) }),
    ...(keys.length === 0 ? [] : offenses(model, all)),
    ...(required.length > 0 ? missingBesideWrong(model, required) : []),
    ...model.together.flatMap((group) => company(model, group)),
    ...noObjects(model),
    ...unknown(model),
  ];
}

/** Several members offend, or the last one alone. */
function offenses(model: Model, all: readonly Entry[]): Case<Flag>[] {
  const offending = all.map(([key]): Entry => [key, '[]']);
  const [first = '', ...later] = all.map(([key]) => key).sort();
  const last = later.at(-1) ?? first;
  const lastOffends = all.map(([key, text]): Entry => [key, key === last ? '{}' : text]);
  return [
    decode(idOf(model, 'all-offend'), 'Order', 'Where all members offend, the first required one is named, however they stand in the text; without one all are kept.', model.name, objectText([...offending].reverse()), readsAll(model, offending, all.map(([key]) => key))),
    encode(idOf(model, 'all-offend-encoded'), 'Order', 'On their way out the first of all is named.', model.name, objectText(offending), { path: pointer(first) }),
    decode(idOf(model, 'last-offends'), 'Order', 'What comes before the last member does not hide it.', model.name, objectText(lastOffends), readsAll(model, lastOffends, [last])),
    encode(idOf(model, 'last-offends-encoded'), 'Order', 'The same on its way out.', model.name, objectText(lastOffends), { path: pointer(last) }),
  ];
}

/** A missing member has its place in the order, beside members of a wrong type before and after it. */
function missingBesideWrong(model: Model, required: readonly Entry[]): Case<Flag>[] {
  const missing = firstOf(required.map(([key]) => key));
  const others = required.filter(([key]) => key !== missing);
  const names = Object.keys(model.members);
  const missingName = names.find((name) => wireOf(model, name) === missing) ?? '';
  return names
    .filter((name) => name !== missingName)
    .map((name) => {
      const key = wireOf(model, name);
      const entries = [...others.filter(([other]) => other !== key), [key, '[]'] as const];
      const what = `missing-${words(missingName)}-beside-${words(name)}`;
      return decode(idOf(model, what), 'Order', 'A missing member is judged at its place in the order.', model.name, objectText(entries), readsAll(model, entries, [key]));
    });
}

/** All of a group null, and each member of it null beside a value of the others. */
function company(model: Model, group: readonly string[]): Case<Flag>[] {
  const all = group.map((name) => wireOf(model, name));
  const name = group.map(words).join('-');
  const required = requiredMembers(model);
  const each = (value: (index: number) => string | null): Entry[] => [
    ...required,
    ...all.flatMap((key, index): Entry[] => {
      const text = value(index);
      return text === null ? [] : [[key, text]];
    }),
  ];
  const texts = group.map((member) => sample(model.members[member] as ModelMember));
  const alone = group.map((member, index) => {
    const entries = each((other) => (other === index ? (texts[index] ?? '') : null));
    const path = pointer(firstOf(all.filter((key) => key !== all[index])));
    const id = idOf(model, `${name}-only-${words(member)}`);
    const withNulls = [...entries, ...all.filter((key) => key !== all[index]).map((key): Entry => [key, 'null'])];
    return [
      decode(id, 'Malformed', `Alone, without the others of its group, ${member} has no meaning: it is kept.`, model.name, objectText(entries), readsAll(model, entries)),
      decode(`${id}-beside-null`, 'Malformed', 'Beside null it is alone, too.', model.name, objectText(withNulls), readsAll(model, withNulls)),
      encode(`${id}-encoded`, 'Malformed', 'The first that is missing is named on its way out.', model.name, objectText(entries), { path }),
    ];
  });
  const unread = each((index) => (index === 0 ? '[]' : (texts[index] ?? '')));
  const nulls = each(() => 'null');
  const mixed = each((index) => (index === 0 ? 'null' : null));
  return [
    ...alone.flat(),
    decode(idOf(model, `${name}-unread`), 'Malformed', 'Where one of a group has no reading, none has.', model.name, objectText(unread), readsAll(model, unread, [all[0] ?? ''])),
    encode(idOf(model, `${name}-unread-encoded`), 'Malformed', 'The one that has none is named on its way out.', model.name, objectText(unread), { path: pointer(all[0] ?? '') }),
    decode(idOf(model, `${name}-null`), 'Members', 'Null counts as not there, and stays null.', model.name, objectText(nulls), readsAll(model, nulls)),
    decode(idOf(model, `${name}-null-and-absent`), 'Members', 'Absent and null are both not there.', model.name, objectText(mixed), readsAll(model, mixed)),
  ];
}

function noObjects(model: Model): Case<Flag>[] {
  return ['null', 'true', '0', '""', '[]', '[{}]'].map((text, index) => {
    const what = ['null', 'boolean', 'number', 'text', 'array', 'object-in-array'][index];
    return decode(idOf(model, `is-${what}`), 'NoObject', 'A value that is no object.', model.name, text, { path: '' });
  });
}

/** Members beside those of the model; in canonical order, with canonical texts. */
const strangers: readonly Entry[] = [
  ['', '0'],
  ['10', '10'],
  ['9', '9'],
  ['\n', '"line end"'],
  ['__proto__', '{"__proto__":{"toString":null},"constructor":[]}'],
  ['constructor', '1'],
  ['a/b', '"a slash"'],
  ['a~b', '"a tilde"'],
  ['deep', '{"a":[{"b":[[],{}],"c":null}],"e\u0301":1,"\u00e9":2}'],
  ['e\u0301', '"decomposed"'],
  ['large', '1e+21'],
  ['\u00e9', '"composed"'],
  ['\u{1f600}', '"\u{1f600}"'],
  ['\ufffd', 'false'],
];

function unknown(model: Model): Case<Flag>[] {
  const required = requiredMembers(model);
  const known = new Set(everyMember(model).map(([key]) => key));
  const unknowns = strangers.filter(([key]) => !known.has(key));
  const alike = Object.keys(model.members).flatMap((name) => [name, wireOf(model, name).toUpperCase()]);
  const nearly = [...new Set(alike)].filter((key) => !known.has(key)).map((key): Entry => [key, '[]']);
  const kept = (what: string, why: string, entries: readonly Entry[]): Case<Flag> =>
    decode(idOf(model, what), 'Unknown', why, model.name, objectText([...entries].reverse()), reads(canonicalObject(entries)));
  return [
    kept('unknown', 'Members that the model does not know are kept, at any depth and under any name.', [...required, ...unknowns]),
    kept('nearly-known', 'A known key in other letters, and a name of the spec that is no key, are keys like any other.', [...required, ...nearly]),
    ...unknownNulls(model, required),
    encode(idOf(model, 'unknown-encoded'), 'Unknown', 'What is unknown is kept on its way out.', model.name, objectText([...unknowns, ...required]), writes(canonicalObject([...unknowns, ...required]))),
  ];
}

/** Nulls that nobody knows: those of the object itself, and those inside of others, which stay. */
function unknownNulls(model: Model, required: readonly Entry[]): Case<Flag>[] {
  const nulls: readonly Entry[] = [['aNull', 'null'], ['holdsNulls', '{"a":null,"b":[null]}'], ['zNull', 'null']];
  const entries = [...nulls, ...required];
  const left = canonicalObject(model.knowsNull ? entries : entries.filter(([, text]) => text !== 'null'));
  const flag = model.knowsNull ? 'Unknown' : 'NoNull';
  const why = model.knowsNull ? 'A null that the model does not know is kept.' : 'A null is left out that the model does not know; inside of a member it stays.';
  return [decode(idOf(model, 'unknown-nulls'), flag, why, model.name, objectText(entries), reads(left)), encode(idOf(model, 'unknown-nulls-encoded'), flag, why, model.name, objectText(entries), writes(left))];
}

// ---------------------------------------------------------------------------------------------------- JSON, and names

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
const place: readonly Entry[] = [[wireOf(FileMetadata, 'latitude'), sample(latitude)], [wireOf(FileMetadata, 'longitude'), sample(longitude)]];

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
  decode('model/surrogate-name', 'Surrogate', 'Half of a surrogate pair in a name.', FileMetadata.name, named('\\udc00'), reads(canonicalObject([...sound, ['\ufffd', '1']]))),
  decode('model/surrogate-names-alike', 'Surrogate', 'Names that read alike are one name twice.', FileMetadata.name, named('\\udc00', '1,"\\ud800":2'), 'invalid_json'),
  decode('model/surrogate-name-taken', 'Surrogate', 'A name that reads like another one is that name twice.', FileMetadata.name, named('\\udc00', '1,"\ufffd":2'), 'invalid_json'),
  decode('model/surrogate-name-order', 'Surrogate', 'The order is that of the names as they are read.', FileMetadata.name, objectText(sound).replace(/\}$/, ',"\\ud800":1,"\uffff":2,"\ue000":3}'), reads(canonicalObject([...sound, ['\ufffd', '1'], ['\uffff', '2'], ['\ue000', '3']]))),
  decode('model/surrogate-required', 'Surrogate', 'In a member that must be there it is a text like any other.', FileMetadata.name, titled('"IMG \\ud83d.jpg"'), reads(canonicalObject(sound.map(([key, text]): Entry => [key, key === titleKey ? '"IMG \ufffd.jpg"' : text])))),
  decode('model/surrogate-caption', 'Surrogate', 'A caption that was cut in the middle of a character.', PublicMagicMetadata.name, `{"${captionKey}":"Sea \\ud83c"}`, reads(`{"${captionKey}":"Sea \ufffd"}`)),
  decode('model/surrogate-number-in-text', 'Surrogate', 'A number with half of a pair behind it is none; what is kept is what was read.', PublicMagicMetadata.name, `{"${widthKey}":"1\\ud83d"}`, reads(`{"${widthKey}":"1\ufffd"}`, [widthKey])),
  decode('model/surrogate-cut-escape', 'Surrogate', 'An escape that lacks a digit is no JSON, behind half of a pair, too.', FileMetadata.name, beside('x', '"\\ud83d\\ude0"'), 'invalid_json'),
  { id: 'model/surrogate-raw', why: 'As bytes, half of a pair is no UTF-8.', flags: ['Surrogate'], ...ask(modelDecode, { model: PublicMagicMetadata.name, bytes: literal('7b2278223a22eda0bd227d') }), expect: 'invalid_json' },
  encode('model/surrogate-encoded', 'Surrogate', 'It is not written.', FileMetadata.name, beside('x', '"\\ud83d"'), 'invalid_json'),
  encode('model/surrogate-name-encoded', 'Surrogate', 'Nor in a name.', FileMetadata.name, named('\\udc00'), 'invalid_json'),
];

/** Several members at once that have no reading. */
const several: Case<Flag>[] = [
  decode('model/malformed-order', 'Malformed', 'They are named in canonical order, however they stand in the text.', PublicMagicMetadata.name, objectText([[widthKey, '[4032]'], ['x', '[]'], [captionKey, 'true'], [wireOf(PublicMagicMetadata, 'editedTime'), '"1"']]), reads(canonicalObject([[widthKey, '[4032]'], ['x', '[]'], [captionKey, 'true'], [wireOf(PublicMagicMetadata, 'editedTime'), '"1"']]), [captionKey, wireOf(PublicMagicMetadata, 'editedTime'), widthKey])),
  decode('model/malformed-beside-old-form', 'Malformed', 'Beside it, old forms are read.', PublicMagicMetadata.name, objectText([[widthKey, '" 3024"'], [captionKey, '7']]), reads(canonicalObject([[widthKey, '" 3024"'], [captionKey, '"7"']]), [widthKey])),
  decode('model/malformed-beside-null', 'NoNull', 'Beside it, null is left out.', PublicMagicMetadata.name, objectText([[widthKey, '{"a":null}'], [captionKey, 'null']]), reads(`{"${widthKey}":{"a":null}}`, [widthKey])),
  decode('model/malformed-spelling', 'Malformed', 'What is kept is written canonically.', PublicMagicMetadata.name, `{"${widthKey}":[1.0, "\\u0041", {"b":1,"a":2}]}`, reads(`{"${widthKey}":[1,"A",{"a":2,"b":1}]}`, [widthKey])),
  decode('model/malformed-beside-required', 'Malformed', 'It does not hide that a required member is missing.', FileMetadata.name, objectText([...place.slice(0, 1), ...sound.slice(1)]), { path: pointer(sound[0]?.[0] ?? '') }),
  decode('model/malformed-required-later', 'Malformed', 'Nor a required one that has no reading, after it in the order.', FileMetadata.name, objectText([...sound.filter(([key]) => key !== titleKey), [titleKey, '[]'], [wireOf(FileMetadata, 'duration'), '"3"']]), { path: pointer(titleKey) }),
  decode('model/malformed-inexact', 'Json', 'A number that readers would take for different ones is no JSON, where no reading would do, too.', PublicMagicMetadata.name, `{"${captionKey}":[9007199254740993]}`, 'invalid_json'),
];

const texts: Case<Flag>[] = [
  json('empty', 'No bytes are no JSON.', ''),
  json('cut', 'A text that ends too early.', objectText(sound).slice(0, -1)),
  json('text-after', 'Text after the value.', `${objectText(sound)}{}`),
  json('white-space', 'White space around the value is JSON.', ` \t\r\n${objectText(sound)}\n`, reads(canonicalObject(sound))),
  json('known-twice', 'A known member twice.', objectText([...sound, ...sound.slice(0, 1)])),
  json('unknown-twice', 'An unknown member twice, deep inside.', beside('x', '[{"a":1,"\\u0061":2}]')),
  json('unknown-large-integer', 'A number that readers would take for different ones, in a member that nobody knows.', beside('x', '{"a":[9007199254740993]}')),
  json('known-large-integer', 'In a known member it is no JSON that canonical form can hold, before it is an offence.', objectText(sound.map(([key, text]): Entry => [key, key === anyInteger ? '9007199254740993' : text]))),
  json('unknown-overflow', 'A number that no double holds.', beside('x', '[1e400]')),
  json('depth', 'The object itself is the first level.', beside('x', nested(maximumDepth - 1)), reads(canonicalObject([...sound, ['x', nested(maximumDepth - 1)]]))),
  json('too-deep', 'One level more.', beside('x', nested(maximumDepth))),
  json('before-model', 'Bad JSON is found before bad members.', objectText([...offending, ['x', '9007199254740993']])),
  json('before-no-object', 'Bad JSON is found before what is no object.', '[9007199254740993]'),
  { id: 'model/json-no-utf-8', why: 'Bytes that are not UTF-8 are no text.', flags: ['Json'], ...ask(modelDecode, { model: FileMetadata.name, bytes: literal('7b2261223a22ff227d') }), expect: 'invalid_json' },
  { id: 'model/json-byte-order-mark', why: 'JSON begins with its value.', flags: ['Json'], ...ask(modelDecode, { model: FileMetadata.name, bytes: literal('efbbbf7b7d') }), expect: 'invalid_json' },
  encode('model/encode-large-integer', 'Json', 'What has no canonical form is not written.', FileMetadata.name, beside('x', '[9007199254740993]'), 'invalid_json'),
  encode('model/encode-large-integer-before-model', 'Json', 'It is found before bad members.', FileMetadata.name, objectText([...offending, ['x', '9007199254740993']]), 'invalid_json'),
  encode('model/encode-depth', 'Json', 'As deep as canonical JSON goes.', FileMetadata.name, beside('x', nested(maximumDepth - 1)), writes(canonicalObject([...sound, ['x', nested(maximumDepth - 1)]]))),
  encode('model/encode-too-deep', 'Json', 'Deeper than canonical JSON goes.', FileMetadata.name, beside('x', nested(maximumDepth)), 'invalid_json'),
  encode('model/encode-null', 'NoObject', 'Null is no object.', FileMetadata.name, 'null', { path: '' }),
  encode('model/encode-array', 'NoObject', 'Nor is an array.', FileMetadata.name, '[]', { path: '' }),
  encode('model/encode-too-deep-no-object', 'Json', 'Depth is found before what is no object.', FileMetadata.name, nested(maximumDepth + 1), 'invalid_json'),
];

const modelNames = definitionsOf<Model>('model').map(({ name }) => name);
const nameless = ['', absentText(modelNames, 'NoSuchModel'), FileMetadata.name.toLowerCase(), `${FileMetadata.name} `, 'toString', '__proto__', 'FileType'];
const names: Case<Flag>[] = nameless.flatMap((name, index) => {
  const id = ['empty', 'unknown', 'other-letters', 'space', 'inherited', 'proto', 'enum'][index];
  const why = 'The model is looked up before its text is looked at.';
  return [decode(`model/no-model-${id}`, 'NoModel', why, name, '?', 'unknown_value'), encode(`model/no-model-${id}-encoded`, 'NoModel', why, name, 'null', 'unknown_value')];
});

const apps: Case<Flag>[] = fixtures.flatMap(({ id, why, model, entries, canonical, malformed }) => {
  const written = canonicalObject(canonical);
  const read = reads(written, malformed);
  return [
    decode(`model/app-${id}`, 'Fixture', why, model.name, objectText(entries), read),
    decode(`model/app-${id}-again`, 'Fixture', 'The canonical form decodes to the same values.', model.name, written, read),
  ];
});

/** Cases of every member of some models, and of each model as a whole. */
export function modelCasesOf(models: readonly Model[]): Case<Flag>[] {
  const exemplars = exemplarsOf(models);
  const isExemplar = (model: Model, member: string): boolean => exemplars.some((each) => each.model === model && each.name === member);
  const whole = models.flatMap(wholes);
  const members = models.flatMap((model) =>
    Object.entries(model.members).flatMap(([name, member]) => [...presence(model, name, member), ...(isExemplar(model, name) ? [] : misfit(model, name, member))]),
  );
  const values = exemplars.flatMap(({ model, name, member }) => forms(model, name, formsOf(member)));
  return withDistinctIds([...whole, ...members, ...values], whole);
}

/** Cases of `model.encode` and `model.decode`. */
export const modelCases = defineCases('model', {
  about: 'Models: JSON objects with known members, and others that are kept.',
  flags,
  cases: [...modelCasesOf(definitionsOf<Model>('model')), ...texts, ...halves, ...several, ...names, ...apps],
});
