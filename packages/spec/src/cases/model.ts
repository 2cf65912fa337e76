/** Cases of models: every member of every model, made from the definitions, and each model as a whole. */
import type { Model, ModelMember } from '../define.ts';
import { definitionsOf } from '../spec.ts';
import { defineCases, type Case } from './define-cases.ts';
import { withDistinctIds, words } from './derived.ts';
import { decode, encode, flags, idOf, reads, readsAll, writes, type Flag } from './model-asks.ts';
import { formsOf, type Form } from './model-forms.ts';
import { modelJsonCases } from './model-json.ts';
import {
  around,
  canonicalObject,
  canonicalValue,
  everyMember,
  firstOf,
  objectText,
  pointer,
  requiredMembers,
  sample,
  wireOf,
  type Entry,
} from './model-texts.ts';

// --------------------------------------------------------------------------------------------------- every member

/** Presence of one member: null and absent, each as far as the model lets it be. */
function presence(model: Model, name: string, { required }: ModelMember): Case<Flag>[] {
  const id = idOf(model, words(name));
  const company = model.together.find((group) => group.includes(name));
  const isNull = around(model, name, 'null');
  const isAbsent = around(model, name, null);
  const why = required ? 'A member that must be there.' : company ? `Of ${company.join(' and ')} one alone has no meaning.` : '';
  return [
    decode(
      `${id}-null`,
      model.knowsNull ? 'Members' : 'NoNull',
      why || (model.knowsNull ? 'Null stays null.' : 'Null is left out.'),
      model.name,
      objectText(isNull),
      readsAll(model, isNull),
    ),
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
    decode(
      idOf(model, 'all'),
      'Members',
      'Every member at once, in the order of the spec.',
      model.name,
      objectText(all),
      reads(canonicalObject(all)),
    ),
    decode(
      idOf(model, 'all-backwards'),
      'Members',
      'The order of members says nothing.',
      model.name,
      objectText([...all].reverse()),
      reads(canonicalObject(all)),
    ),
    encode(idOf(model, 'all-encoded'), 'Members', 'Every member at once, on its way out.', model.name, objectText(all), writes(canonicalObject(all))),
    decode(
      idOf(model, 'all-nulls'),
      model.knowsNull ? 'Members' : 'NoNull',
      'Every member is null that is not required.',
      model.name,
      objectText([...required, ...nulls]),
      readsAll(model, [...required, ...nulls]),
    ),
    encode(
      idOf(model, 'all-nulls-encoded'),
      model.knowsNull ? 'Members' : 'NoNull',
      'The same on its way out.',
      model.name,
      objectText([...required, ...nulls]),
      writes(canonicalObject(model.knowsNull ? [...required, ...nulls] : required)),
    ),
    decode(idOf(model, 'empty'), 'Members', 'No member at all.', model.name, '{}', required.length === 0 ? reads('{}') : { path: pointer(missing) }),
    encode(
      idOf(model, 'empty-encoded'),
      'Members',
      'No member at all, on its way out.',
      model.name,
      '{}',
      required.length === 0 ? writes('{}') : { path: pointer(missing) },
    ),
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
    decode(
      idOf(model, 'all-offend'),
      'Order',
      'Where all members offend, the first required one is named, whatever their order in the text; without one all are kept.',
      model.name,
      objectText([...offending].reverse()),
      readsAll(
        model,
        offending,
        all.map(([key]) => key),
      ),
    ),
    encode(idOf(model, 'all-offend-encoded'), 'Order', 'On their way out the first of all is named.', model.name, objectText(offending), {
      path: pointer(first),
    }),
    decode(
      idOf(model, 'last-offends'),
      'Order',
      'What comes before the last member does not hide it.',
      model.name,
      objectText(lastOffends),
      readsAll(model, lastOffends, [last]),
    ),
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
      return decode(
        idOf(model, what),
        'Order',
        'A missing member is judged at its place in the order.',
        model.name,
        objectText(entries),
        readsAll(model, entries, [key]),
      );
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
      decode(
        id,
        'Malformed',
        `Alone, without the others of its group, ${member} has no meaning: it is kept.`,
        model.name,
        objectText(entries),
        readsAll(model, entries),
      ),
      decode(`${id}-beside-null`, 'Malformed', 'Beside null it is alone, too.', model.name, objectText(withNulls), readsAll(model, withNulls)),
      encode(`${id}-encoded`, 'Malformed', 'The first that is missing is named on its way out.', model.name, objectText(entries), { path }),
    ];
  });
  const unread = each((index) => (index === 0 ? '[]' : (texts[index] ?? '')));
  const nulls = each(() => 'null');
  const mixed = each((index) => (index === 0 ? 'null' : null));
  return [
    ...alone.flat(),
    decode(
      idOf(model, `${name}-unread`),
      'Malformed',
      'Where one of a group has no reading, none has.',
      model.name,
      objectText(unread),
      readsAll(model, unread, [all[0] ?? '']),
    ),
    encode(idOf(model, `${name}-unread-encoded`), 'Malformed', 'The one that has none is named on its way out.', model.name, objectText(unread), {
      path: pointer(all[0] ?? ''),
    }),
    decode(
      idOf(model, `${name}-null`),
      'Members',
      'Null counts as not there, and stays null.',
      model.name,
      objectText(nulls),
      readsAll(model, nulls),
    ),
    decode(
      idOf(model, `${name}-null-and-absent`),
      'Members',
      'Absent and null are both not there.',
      model.name,
      objectText(mixed),
      readsAll(model, mixed),
    ),
  ];
}

function noObjects(model: Model): Case<Flag>[] {
  return ['null', 'true', '0', '""', '[]', '[{}]'].map((text, index) => {
    const what = ['null', 'boolean', 'number', 'text', 'array', 'object-in-array'][index];
    return decode(idOf(model, `is-${what}`), 'NoObject', 'A value that is not an object.', model.name, text, { path: '' });
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
    kept('nearly-known', 'A known key in other letters, and a name of the spec that is not a key, are keys like any other.', [
      ...required,
      ...nearly,
    ]),
    ...unknownNulls(model, required),
    encode(
      idOf(model, 'unknown-encoded'),
      'Unknown',
      'What is unknown is kept on its way out.',
      model.name,
      objectText([...unknowns, ...required]),
      writes(canonicalObject([...unknowns, ...required])),
    ),
  ];
}

/** Nulls that nobody knows: those of the object itself, and those inside of others, which stay. */
function unknownNulls(model: Model, required: readonly Entry[]): Case<Flag>[] {
  const nulls: readonly Entry[] = [
    ['aNull', 'null'],
    ['holdsNulls', '{"a":null,"b":[null]}'],
    ['zNull', 'null'],
  ];
  const entries = [...nulls, ...required];
  const left = canonicalObject(model.knowsNull ? entries : entries.filter(([, text]) => text !== 'null'));
  const flag = model.knowsNull ? 'Unknown' : 'NoNull';
  const why = model.knowsNull
    ? 'A null that the model does not know is kept.'
    : 'A null is left out that the model does not know; inside of a member it stays.';
  return [
    decode(idOf(model, 'unknown-nulls'), flag, why, model.name, objectText(entries), reads(left)),
    encode(idOf(model, 'unknown-nulls-encoded'), flag, why, model.name, objectText(entries), writes(left)),
  ];
}

/** Cases of every member of some models, and of each model as a whole. */
export function modelCasesOf(models: readonly Model[]): Case<Flag>[] {
  const exemplars = exemplarsOf(models);
  const isExemplar = (model: Model, member: string): boolean => exemplars.some((each) => each.model === model && each.name === member);
  const whole = models.flatMap(wholes);
  const members = models.flatMap((model) =>
    Object.entries(model.members).flatMap(([name, member]) => [
      ...presence(model, name, member),
      ...(isExemplar(model, name) ? [] : misfit(model, name, member)),
    ]),
  );
  const values = exemplars.flatMap(({ model, name, member }) => forms(model, name, formsOf(member)));
  return withDistinctIds([...whole, ...members, ...values], whole);
}

/** Cases of `model.encode` and `model.decode`. */
export const modelCases = defineCases('model', {
  about: 'Models: JSON objects with known members, and others that are kept.',
  flags,
  cases: [...modelCasesOf(definitionsOf<Model>('model')), ...modelJsonCases],
});
