/** Why the spec can't be loaded, as a line with its place in the sources instead of a stack of what was compiled from them. */
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { basename, join } from 'node:path';
import type { Diagnostic, Place } from './diagnostics.ts';

const specFolder = 'packages/spec';

/** A place in the compiled spec: the name of the file without its ending. */
interface Compiled {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** The place in the sources of a place in what was compiled from them. */
function inSource(root: string, { name, line, column }: Compiled): Place {
  const file = `${specFolder}/src/${name}.ts`;
  try {
    const payload = JSON.parse(readFileSync(join(root, specFolder, 'dist', `${name}.js.map`), 'utf8')) as SourceMapPayload;
    const entry = new SourceMap(payload).findEntry(line - 1, column - 1);
    if ('originalLine' in entry) return { file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  } catch {
    // Without a map the file alone is a help.
  }
  return { file, line: 1, column: 1 };
}

/** Where the sources were when the error was thrown, from the inside out: what the vocabulary did with them is left out. */
function frames(stack: string): Compiled[] {
  const places = [...stack.matchAll(/packages\/spec\/dist\/([\w/-]+)\.js:(\d+)(?::(\d+))?/g)];
  const found = places.map(([, name = '', line, column]) => ({ name, line: Number(line), column: Number(column ?? 1) }));
  const own = found.filter(({ name }) => !/(^|\/)define/.test(name));
  return own.length > 0 ? own : found;
}

function source(root: string, name: string): string {
  const path = join(root, specFolder, 'src', `${name}.ts`);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The files that a file imports, by their names without an ending. */
function importsOf(root: string, name: string): string[] {
  const specifiers = source(root, name).matchAll(/\b(?:import|export)\s(?!type\b)[^'"]*['"]\.\/([^'"]+)\.ts['"]/g);
  return [...specifiers].map((match) => match[1] ?? '');
}

/** The way from a file back to itself, along imports; null where there is none. */
function circle(root: string, start: string): string[] | null {
  const seen = new Set<string>();
  const ways = [[start]];
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of importsOf(root, way.at(-1) ?? '')) {
      if (next === start) return [...way, start];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return null;
}

/** The place of a text in a source file. */
function placeOf(root: string, name: string, text: string): Place {
  const before = source(root, name).split(text)[0]?.split('\n') ?? [''];
  return { file: `${specFolder}/src/${name}.ts`, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** What happened, and what to do about it. */
function explanation(root: string, message: string, at: string): string {
  const [, early] = /^Cannot access '(.+)' before initialization$/.exec(message) ?? [];
  if (early !== undefined) {
    const way = circle(root, at);
    if (way === null) return `${early} is used above its definition: move the definition up`;
    const files = way.map((name) => `${name}.ts`).join(' → ');
    return `${early} is used before it is defined, since files import each other (${files}): move what they share into a file that imports neither`;
  }
  const [, unknown] = /^(.+) is not defined$/.exec(message) ?? [];
  if (unknown !== undefined) return `${unknown} is not defined: import it or correct the name`;
  return `the spec can't be loaded: ${message.split('\n')[0] ?? ''}: correct what is called here`;
}

/**
 * Explains an error that importing the spec threw.
 * @param root the workspace's folder
 * @param thrown the error
 */
export function explainLoadFailure(root: string, thrown: unknown): Diagnostic {
  const { message, stack = '' } = thrown instanceof Error ? thrown : new Error(String(thrown));
  const found = (what: string, place: Place | null): Diagnostic => ({ code: 'LS1007', message: what, place });
  const [, missing, importer] = /^Cannot find module '.*\/dist\/(.+)\.js' imported from .*\/dist\/(.+)\.js$/.exec(message) ?? [];
  if (missing !== undefined && importer !== undefined) {
    const file = `${basename(missing)}.ts`;
    return found(`there is no file ${file}: correct the import`, placeOf(root, importer, file));
  }
  const [first] = frames(stack);
  const [, module, name] = /^The requested module '(.+)' does not provide an export named '(.+)'$/.exec(message) ?? [];
  if (first && module !== undefined && name !== undefined) {
    return found(`${basename(module, '.js')}.ts has no export ${name}: export it there or correct the name`, placeOf(root, first.name, name));
  }
  return found(explanation(root, message, first?.name ?? ''), first ? inSource(root, first) : null);
}
