/**
 * LS1014: a definition counts where subjects.ts lists its file as a subject, under the file's own name, and others can
 * import it where index.ts exports the file.
 */
import type { Definition } from '@lockstep/spec';
import type { Diagnostic } from '../model/diagnostics.ts';
import type { SourceDefinition } from '../model/documentation.ts';

/** The name of a file without its folder and ending. */
function stem(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.ts$/, '');
}

/** The line that lists a subject in subjects.ts. */
function listing(subject: string): string {
  const name = subject.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `export * as ${name} from './${subject}.ts';`;
}

/**
 * Finds files that are not subjects of the spec, or are one of another name.
 * @param listed what the spec has
 * @param sources what its files hold
 */
export function findUnlisted(
  listed: readonly { readonly subject: string; readonly name: string }[],
  sources: readonly SourceDefinition[],
): Diagnostic[] {
  const bySubject = new Map(listed.map(({ name, subject }) => [name, subject]));
  const files = new Map(sources.map((source) => [source.place.file, source]));
  return [...files].flatMap(([file, { name }]): Diagnostic[] => {
    const subject = bySubject.get(name);
    if (subject === stem(file)) return [];
    const what = subject === undefined ? 'is not a subject of the spec' : `is the subject ${subject}`;
    const message = `${stem(file)}.ts ${what}: list it in subjects.ts: ${listing(stem(file))}`;
    return [{ code: 'LS1014', message, place: { file, line: 1, column: 1 } }];
  });
}

/**
 * Finds subjects that the package does not export.
 * @param subjects the definitions of each subject
 * @param exported all that the package exports
 * @param index the path of the file that exports it
 */
export function findUnexported(
  subjects: Readonly<Record<string, readonly Definition[]>>,
  exported: ReadonlySet<unknown>,
  index: string,
): Diagnostic[] {
  return Object.entries(subjects)
    .filter(([, definitions]) => definitions.some((definition) => !exported.has(definition)))
    .map(([subject]) => ({
      code: 'LS1014',
      message: `index.ts does not export all that ${subject}.ts defines: add export * from './${subject}.ts', or rename what another file exports, too`,
      place: { file: index, line: 1, column: 1 },
    }));
}

/**
 * Finds subjects that have definitions and no file any more: one that was deleted after the spec had been loaded.
 * @param subjects the names of the subjects with definitions
 * @param files the paths of the spec's sources
 */
export function findDeleted(subjects: readonly string[], files: readonly string[], folder: string): Diagnostic[] {
  const present = new Set(files.map(stem));
  return subjects
    .filter((subject) => !present.has(subject))
    .map((subject) => ({
      code: 'LS1007',
      message: `${subject}.ts was deleted while the spec was read: put it back, or take it out of subjects.ts and index.ts`,
      place: { file: `${folder}/subjects.ts`, line: 1, column: 1 },
    }));
}
