/** LS1018: the file systems of macOS and Windows ignore case, so that of two files whose names differ in it alone one is lost. */
import type { Diagnostic, PlaceOf } from '../model/diagnostics.ts';
import type { SpecModel } from '../model/schema.ts';
import type { GeneratedFiles } from '../targets/target.ts';
import { findOrigin } from './file-names.ts';

/**
 * Finds files whose paths differ in case alone, each with what it is called by.
 * @param files what the targets made, by their paths
 */
export function findFilesAlike(files: GeneratedFiles, model: Partial<SpecModel>, place: PlaceOf): Diagnostic[] {
  const found: Diagnostic[] = [];
  const paths = new Map<string, string>();
  for (const path of files.keys()) {
    const first = paths.get(path.toLowerCase());
    paths.set(path.toLowerCase(), path);
    if (first === undefined) continue;
    const { name, definition } = findOrigin(path.slice(path.lastIndexOf('/') + 1), model) ?? { name: path, definition: '' };
    const message = `${name} gives the file ${path}, whose name must differ from ${first} in more than case: rename one of them in the spec`;
    found.push({ code: 'LS1018', message, place: place(definition) });
  }
  return found;
}
