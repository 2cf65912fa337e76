/** LS1017: files are called by names of the spec, and no common file system has names of more than 255 bytes. */
import type { Diagnostic, PlaceOf } from '../model/diagnostics.ts';
import type { SpecModel } from '../model/schema.ts';
import type { GeneratedFiles } from '../targets/target.ts';

/** The most bytes of a file's name. A program that writes a file beside another adds an ending of its own. */
const longest = 240;

interface Named {
  readonly name: string;
  readonly subject: string;
}

/** Every definition of a model. */
export function definitionsOf(model: Partial<SpecModel>): Named[] {
  return Object.values(model).filter(Array.isArray).flat() as Named[];
}

/** A name without what sets its words apart, which differs between the targets. */
function letters(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/**
 * The definition that a file is called by: the one whose name, or whose subject's, is the longest in the file's. Of names that
 * differ in case alone it is the one that the file has letter by letter.
 */
export function findOrigin(file: string, model: Partial<SpecModel>): { readonly name: string; readonly definition: string } | undefined {
  const within = letters(file);
  const exact = (name: string): number => (file.includes(name) ? 1 : 0);
  return definitionsOf(model)
    .flatMap(({ name, subject }) => [
      { name, definition: name },
      { name: subject, definition: name },
    ])
    .filter(({ name }) => within.includes(letters(name)))
    .sort((a, b) => b.name.length - a.name.length || exact(b.name) - exact(a.name))[0];
}

/**
 * Finds files whose names are too long, each with what it is called by.
 * @param files what the targets made, by their paths
 */
export function findLongFileNames(files: GeneratedFiles, model: Partial<SpecModel>, place: PlaceOf): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const path of files.keys()) {
    const file = path.split('/').find((each) => Buffer.byteLength(each) > longest);
    if (file === undefined) continue;
    const { name, definition } = findOrigin(file, model) ?? { name: file, definition: '' };
    // One is enough: what is shorter in the end is shorter everywhere.
    if (found.has(name)) continue;
    const message = `${name} gives a file a name of ${Buffer.byteLength(file)} bytes, ${path}; it must be ${longest} at most: shorten the name in the spec`;
    found.set(name, { code: 'LS1017', message, place: place(definition) });
  }
  return [...found.values()];
}
