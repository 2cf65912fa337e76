/** LS1014: a definition counts where spec.ts lists its file as a subject, under the file's own name. */
import type { Diagnostic } from '../model/diagnostics.ts';
import type { SourceDefinition } from '../model/documentation.ts';

/** The name of a file without its folder and ending. */
function stem(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.ts$/, '');
}

/**
 * Finds files that are not subjects of the spec, or are one of another name.
 * @param listed what the spec has
 * @param sources what its files hold
 */
export function findUnlisted(listed: readonly { readonly subject: string; readonly name: string }[], sources: readonly SourceDefinition[]): Diagnostic[] {
  const bySubject = new Map(listed.map(({ name, subject }) => [name, subject]));
  const files = new Map(sources.map((source) => [source.place.file, source]));
  return [...files].flatMap(([file, { name }]): Diagnostic[] => {
    const subject = bySubject.get(name);
    if (subject === stem(file)) return [];
    const what = subject === undefined ? 'is not a subject of the spec' : `is the subject ${subject}`;
    const message = `${stem(file)}.ts ${what}: list it in spec.ts as the subject ${stem(file)}`;
    return [{ code: 'LS1014', message, place: { file, line: 1, column: 1 } }];
  });
}
