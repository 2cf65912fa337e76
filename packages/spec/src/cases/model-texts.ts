/** JSON texts for the cases of models, made from the definitions: keys and wire values are in the spec alone. */
import type { Model, ModelMember } from '../define.ts';

/** A member of a JSON object: its key, and the text of its value. */
export type Entry = readonly [key: string, text: string];

/** The wire key of a model's member. */
export function wireOf({ members }: Model, name: string): string {
  return members[name]?.wire ?? name;
}

/** An object as a text, its members in the order that is given. */
export function objectText(entries: readonly Entry[]): string {
  return `{${entries.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

/** An object in canonical form; the texts of its values must be canonical. */
export function canonicalObject(entries: readonly Entry[]): string {
  return objectText([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The canonical text of a value that canonical form can represent. */
export function canonicalValue(text: string): string {
  return JSON.stringify(JSON.parse(text));
}

/** A JSON Pointer to a member, by its key. */
export function pointer(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The first of some keys in canonical order. */
export function firstOf(keys: readonly string[]): string {
  return [...keys].sort()[0] ?? '';
}

/** The canonical text of a value that a member takes. */
export function sample({ kind, minimum, enum: definition, flags }: ModelMember): string {
  switch (kind) {
    case 'string':
      return '"a text"';
    case 'integer':
      return String(minimum ?? 1700000000000000);
    case 'number':
      return '-33.865143';
    case 'boolean':
      return 'true';
    case 'enum':
      return JSON.stringify(Object.values(definition?.members ?? {})[0]);
    case 'flags':
      return String(Object.values(flags?.members ?? {})[0]);
  }
}

/** Every member of a model with a sample. */
export function everyMember(model: Model): Entry[] {
  return Object.entries(model.members).map(([name, member]) => [wireOf(model, name), sample(member)]);
}

/** The members that an object must have, with samples. */
export function requiredMembers(model: Model): Entry[] {
  return Object.entries(model.members)
    .filter(([, { required }]) => required)
    .map(([name, member]) => [wireOf(model, name), sample(member)]);
}

/**
 * The required members and those that come together with `name`, with samples, and `name` with a text of its own; without
 * `name` where the text is null.
 */
export function around(model: Model, name: string, text: string | null): Entry[] {
  const company = model.together.filter((group) => group.includes(name)).flat();
  const entries = new Map(requiredMembers(model));
  for (const other of company) {
    const member = model.members[other];
    if (member) entries.set(wireOf(model, other), sample(member));
  }
  entries.delete(wireOf(model, name));
  return text === null ? [...entries] : [...entries, [wireOf(model, name), text]];
}
