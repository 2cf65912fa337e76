/** How cases of models ask, and what they expect. */
import type { Model } from '../define.ts';
import { modelDecode, modelEncode } from '../model.ts';
import { ask, inAnswer, utf8, type Case, type Expectation, type Json } from './define-cases.ts';
import { words } from './derived.ts';
import { canonicalObject, firstOf, pointer, requiredMembers, wireOf, type Entry } from './model-texts.ts';

export const flags = {
  Members: 'The members of a model, present, absent and null: three things that stay apart.',
  Types: 'What a member of a type reads, and what it does not.',
  Malformed: 'An optional member that has no reading is kept as it was, and named; it is not written anew.',
  NoNull: 'A model that knows no null leaves null out.',
  Surrogate: 'Half of a surrogate pair, escaped, reads as U+FFFD, so that the record is not lost; it is not written.',
  Order: 'Of several offences the first in canonical order is named.',
  Unknown: 'What a model does not know it keeps.',
  NoObject: 'A model is an object; the path of anything else is empty.',
  Json: 'What is not JSON, or has no canonical form, is so before any model is asked.',
  NoModel: 'A name that is not a model.',
  Fixture: 'What apps have written, and the same in canonical form.',
} as const;
export type Flag = keyof typeof flags;

export function idOf({ name }: Model, what: string): string {
  return `model/${words(name)}-${what}`;
}

/** A text that is decoded. */
export function decode(id: string, flag: Flag, why: string, model: string, text: string, expect: Expectation): Case<Flag> {
  return { id, why, flags: [flag], ...ask(modelDecode, { model, bytes: utf8(text) }), expect };
}

/** The result of decoding, by its canonical text; the keys of members that have no reading are in canonical order. */
export function reads(canonical: string, malformed: readonly string[] = []): Expectation {
  return {
    result: {
      value: JSON.parse(canonical) as Json,
      bytes: inAnswer(utf8(canonical)),
      ...(malformed.length === 0 ? {} : { malformed: malformed.map(pointer) }),
    },
  };
}

/** What decoding makes of members of which some, by their keys, have no reading. The texts must be canonical. */
export function readsAll(model: Model, entries: readonly Entry[], unread: readonly string[] = []): Expectation {
  const valued = new Map(entries.filter(([, text]) => text !== 'null'));
  const offences = requiredMembers(model)
    .map(([key]) => key)
    .filter((key) => !valued.has(key) || unread.includes(key));
  if (offences.length > 0) return { path: pointer(firstOf(offences)) };
  const broken = model.together
    .map((group) => group.map((name) => wireOf(model, name)))
    .filter((group) => group.some((key) => !valued.has(key) || unread.includes(key)));
  const malformed = new Set([...unread, ...broken.flat().filter((key) => valued.has(key))]);
  return reads(canonicalObject(model.knowsNull ? entries : [...valued]), [...malformed].sort());
}

/** A value that is encoded; its text is in the request as it is. */
export function encode(id: string, flag: Flag, why: string, model: string, text: string, expect: Expectation): Case<Flag> {
  const line = `{"id":1,"op":${JSON.stringify(modelEncode.name)},"args":{"model":${JSON.stringify(model)},"value":${text}}}`;
  return { id, why, flags: [flag], line, answerId: '1', expect };
}

export function writes(canonical: string): Expectation {
  return { result: { bytes: inAnswer(utf8(canonical)) } };
}
