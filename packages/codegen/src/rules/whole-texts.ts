/** LS1005: half of a surrogate pair is in no UTF-8, and SQL ends at a NUL: texts of the spec hold neither. */
import type { PlaceOf } from '../model/diagnostics.ts';
import type { Rule } from './rule.ts';

// What is read as SQL. A NUL anywhere else is a character like any other.
const sqlMembers = new Set(['sql', 'statements']);

interface Found {
  readonly path: readonly string[];
  readonly what: string;
}

/** Finds the texts below a value of the model, each by the names of what it is in. */
function search(value: unknown, path: readonly string[], isSql: boolean): Found[] {
  if (typeof value === 'string') {
    if (/\p{Cs}/u.test(value))
      return [{ path, what: 'has a text with half of a surrogate pair, which UTF-8 does not have: write the whole character' }];
    return isSql && value.includes('\0') ? [{ path, what: 'has SQL with a NUL, where SQLite stops reading: leave it out, or write char(0)' }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (key === 'documentation') return []; // Another check refuses what nobody sees there.
    const name = Array.isArray(value) ? nameOf(each) : key;
    return search(each, name === undefined ? path : [...path, name], isSql || sqlMembers.has(key));
  });
}

/** The name that the spec has for an item of a list. */
function nameOf(item: unknown): string | undefined {
  const { name, code, version } = (typeof item === 'object' && item !== null ? item : {}) as Readonly<Record<string, string | number | undefined>>;
  const found = name ?? code ?? version;
  return found?.toString();
}

// How a list of the model is called in a definition, where it has another name there.
const partsOf: Readonly<Record<string, readonly string[]>> = { versions: ['steps'], members: ['members', ''] };

/** The closest place to a path of the model, whose lists are in some definitions and are left out in others. */
function placeOfPath(definition: string, path: readonly string[], place: PlaceOf): ReturnType<PlaceOf> {
  const [head = '', ...rest] = path;
  const whole = place(definition);
  const places = (partsOf[head] ?? [head]).map((part) => place(definition, part === '' ? rest : [part, ...rest]));
  return places.find((each) => each?.line !== whole?.line || each?.column !== whole?.column) ?? whole;
}

/** Finds texts that some language or SQLite would read otherwise. */
export const wholeTexts: Rule = ({ model, place }) =>
  Object.values(model)
    .filter(Array.isArray)
    .flat()
    .flatMap((definition: { readonly name: string }) =>
      search(definition, [], false).map(({ path, what }) => ({
        code: 'LS1005' as const,
        message: `${definition.name} ${what}`,
        place: placeOfPath(definition.name, path, place),
      })),
    );
