/**
 * What of the spec the vectors of a subject follow from: the operations that its cases ask, and the definitions that the code
 * imports by name which makes the bytes and answers. An edit of one subject leaves the vectors of the others as they are known.
 */
import { posix } from 'node:path';
import { isDefinition } from '@lockstep/spec';
import type { CaseFile } from '@lockstep/spec/cases';

const spec = '@lockstep/spec';
const client = '@lockstep/ts-client';
/** The packages whose code is followed, by what others import them as. */
const entries: Readonly<Record<string, string>> = { [client]: 'client/index', [`${client}/testing`]: 'client/testing' };
const maker = 'vectors/make';
const testee = 'client/testee/testee';
const operationsFolder = 'client/testee/operations/';
const registries = 'client/testee/definitions';
/** The registries and the kinds of definitions that they have. */
const kinds: Readonly<Record<string, string>> = { enums: 'enum', models: 'model', calls: 'call', operations: 'operation' };
// They take of the registries what is asked: the operation, the enums of its arguments and result, and those of the tables that it imports.
const askers = new Set([testee, 'client/testee/arguments', 'client/testee/rows']);

// The testee opens it and gives it to the operations that call it so.
const openDatabases = 'client/testee/open-databases';
const databases = /\bdatabases\b/;

interface Module {
  readonly text: string;
  /** Names that it imports, by the modules or packages that have them. */
  readonly named: readonly { readonly from: string; readonly names: readonly string[] }[];
  /** Modules whose names it exports, all of them. */
  readonly passedOn: readonly string[];
  /** Modules and packages that it loads in any way. */
  readonly loads: readonly string[];
}

// Workers are started from the reference's code as it runs.
const withoutEnding = (path: string): string => path.replace(/\.[jt]s$/, '').replace(/^dist\//, 'client/');

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((each) => each.trim().replace(/ as .*/, ''))
    .filter((each) => each !== '');
}

function readModule(path: string, text: string): Module {
  const resolved = (from: string): string => (from.startsWith('.') ? withoutEnding(posix.join(posix.dirname(path), from)) : from);
  const named = [...text.matchAll(/\b(?:import|export)\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g)].map(([, list = '', from = '']) => ({
    from: resolved(from),
    names: namesIn(list),
  }));
  const loads = [...text.matchAll(/\b(?:from|import|import\(|URL\()\s*["'](\.[^"']*|@lockstep\/[^"']*)["']/g)]
    .map(([, from = '']) => from)
    .filter((from) => !from.endsWith('/')) // A folder, which has no code.
    .map(resolved);
  for (const [, program = ''] of text.matchAll(/\bthreadProgram\(\s*["']([^"']+)["']/g)) loads.push(`client/${program}`);
  const passedOn = [...text.matchAll(/\bexport\s*\*\s*from\s*["']([^"']+)["']/g)].map(([, from = '']) => resolved(from));
  return { text, named, passedOn, loads };
}

/** The names of the enums among the types and columns in a value. */
function enumsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  const { kind, name, enum: of } = value as { kind?: unknown; name?: unknown; enum?: unknown };
  if (kind === 'enum') for (const each of [name, of]) if (typeof each === 'string') found.add(each);
  for (const member of Object.values(value)) enumsIn(member, found);
  return found;
}

/** A value of the spec as it decides something: its data, and the code of its functions. */
function shown(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (typeof member === 'function' ? String(member) : member)) ?? 'undefined';
}

/** What the code is, and what the spec exports. */
export interface OriginSources {
  /** Paths and texts in turn of the reference's code as it runs. */
  readonly client: readonly string[];
  /** The same of this target's. */
  readonly vectors: readonly string[];
  /** The same of the spec's vocabulary, whose functions others may import. */
  readonly vocabulary: readonly string[];
  /** All that the spec exports. */
  readonly exported: Readonly<Record<string, unknown>>;
  /** The digest of the whole spec. */
  readonly specDigest: string;
}

/** Reads the code, and says what follows from what. */
export class Origins {
  readonly #modules = new Map<string, Module>();
  readonly #sources: OriginSources;

  constructor(sources: OriginSources) {
    this.#sources = sources;
    for (const folder of ['client', 'vectors'] as const) {
      const list = sources[folder];
      for (let index = 0; index < list.length; index += 2) {
        const path = withoutEnding(`${folder}/${list[index] ?? ''}`);
        this.#modules.set(path, readModule(path, list[index + 1] ?? ''));
      }
    }
  }

  /** What the vectors of a subject follow from, beside its cases and the code: the whole spec where nothing less is sure. */
  of({ cases }: Pick<CaseFile, 'cases'>): unknown {
    const { exported, vocabulary, specDigest } = this.#sources;
    const definitions = Object.values(exported).filter(isDefinition);
    const isOperation = (op: string): boolean => definitions.some(({ definition, name }) => definition === 'operation' && name === op);
    const asked = new Set<string>();
    for (const each of cases) {
      if ('line' in each) {
        const op = typeof each.line === 'string' ? /"op":"([^"]+)"/.exec(each.line)?.[1] : undefined;
        if (op === undefined || !isOperation(op)) return specDigest; // It depends on what there is not.
        asked.add(op);
      } else {
        for (const step of 'steps' in each ? each.steps : [each]) if ('op' in step) asked.add(step.op);
      }
    }
    const wanted = this.#namesFor(asked);
    if (wanted === null) return specDigest;
    const operations = definitions.filter(({ definition, name }) => definition === 'operation' && asked.has(name));
    const enums = enumsIn([operations, [...wanted].map((name) => exported[name])]);
    const byName = definitions.filter(({ definition, name }) => definition === 'enum' && enums.has(name));
    const imported = [...wanted].sort().map((name) => [name, shown(exported[name])]);
    return [vocabulary, imported, [...operations, ...byName].sort((a, b) => (a.name < b.name ? -1 : 1)).map(shown)];
  }

  /** The names that the code imports of the spec which makes a case and carries out its operation; null where it may import any. */
  #namesFor(asked: ReadonlySet<string>): ReadonlySet<string> | null {
    const next = [maker, testee];
    for (const operation of asked) {
      const homes = [...this.#modules].filter(
        ([path, { text }]) => path.startsWith(operationsFolder) && [`'${operation}'`, `"${operation}"`].some((key) => text.includes(key)),
      );
      if (homes.length === 0) return null;
      next.push(...homes.map(([path]) => path));
      if (homes.some(([, { text }]) => databases.test(text))) next.push(openDatabases);
    }
    const found = new Set<string>();
    const seen = new Set<string>();
    for (let path = next.pop(); path !== undefined; path = next.pop()) {
      // The registries import the whole spec; what counts is what others take from them. Diagnostics decide no byte.
      if (seen.has(path) || path === registries || path.startsWith('../model/')) continue;
      seen.add(path);
      const module = this.#modules.get(path);
      if (!module) return null;
      for (const { from, names } of module.named) {
        if (from === spec) for (const name of names) found.add(name);
        if (from === registries && !askers.has(path)) this.#takeAll(names, found);
        if (!Object.hasOwn(entries, from)) continue;
        for (const name of names) {
          const home = this.#homeOf(name, entries[from] ?? '');
          if (home === undefined) return null;
          next.push(home);
        }
      }
      for (const loaded of module.loads) {
        const count = module.loads.filter((each) => each === loaded).length;
        const isNamed = module.named.filter(({ from }) => from === loaded).length === count;
        if (loaded.startsWith('@')) {
          // All names of a package, or another entry of it, may bring anything.
          if (!isNamed || (loaded !== spec && !Object.hasOwn(entries, loaded))) return null;
          // The testee loads all operations; those that are not asked answer nothing.
        } else if (path !== testee || (!loaded.startsWith(operationsFolder) && loaded !== openDatabases)) next.push(loaded);
      }
    }
    return found.has('spec') || found.has('definitionsOf') ? null : found;
  }

  /** The module that a name comes from which another one exports. */
  #homeOf(name: string, path: string): string | undefined {
    const module = this.#modules.get(path);
    if (!module) return undefined;
    if (new RegExp(`\\bexport (?:async )?(?:function\\*?|const|class) ${name}\\b`).test(module.text)) return path;
    const from = module.named.find(({ names }) => names.includes(name))?.from;
    return from ?? module.passedOn.map((each) => this.#homeOf(name, each)).find((found) => found !== undefined);
  }

  #takeAll(taken: readonly string[], found: Set<string>): void {
    for (const [name, value] of Object.entries(this.#sources.exported)) {
      if (isDefinition(value) && taken.some((registry) => kinds[registry] === value.definition)) found.add(name);
    }
  }
}
