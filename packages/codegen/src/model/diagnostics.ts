/** Findings about the spec: each with a code, a place and what to do. All of them are reported, not the first alone. */

/** The codes of findings; a code never changes its meaning. */
export type DiagnosticCode =
  /** A definition or a member has no documentation. */
  | 'LS1001'
  /** Two definitions share a name. */
  | 'LS1002'
  /** Two members of an enum share a wire value. */
  | 'LS1003'
  /** A reference names nothing that the spec defines. */
  | 'LS1004'
  /** A definition breaks a rule of the vocabulary. */
  | 'LS1005'
  /** Two names of the spec become the same name in a target's language. */
  | 'LS1006'
  /** The spec can't be compiled or loaded. */
  | 'LS1007'
  /** The reference implementation contradicts a case of the spec. */
  | 'LS1008'
  /** A table or column is called like a word of SQL. */
  | 'LS1009'
  /** A table is not in the list of exactly one defineMigrations. */
  | 'LS1010'
  /** SQLite refuses what a migration does. */
  | 'LS1011'
  /** A column can't have its initial value. */
  | 'LS1012'
  /** SQLite refuses a statement, or the statement does not give what it says. */
  | 'LS1013'
  /** A file with definitions is not a subject of the spec, or a subject of another name. */
  | 'LS1014'
  /** The compiler refuses a type. */
  | 'LS1015'
  /** The reference has no handler for an operation. */
  | 'LS1016'
  /** The name of a generated file is longer than file systems take. */
  | 'LS1017'
  /** The names of two generated files differ in case alone. */
  | 'LS1018';

/** A place in the spec's sources; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Finds the place of a definition, of a member of it, or of the closest thing around that. */
export type PlaceOf = (definition: string, path?: readonly string[]) => Place | null;

/** One finding. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly place: Place | null;
}

/** The spec has mistakes: nothing was generated. */
export class SpecError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(formatDiagnostics(diagnostics));
    this.name = 'SpecError';
    this.diagnostics = diagnostics;
  }
}

function order(a: Diagnostic, b: Diagnostic): number {
  const fileA = a.place?.file ?? '';
  const fileB = b.place?.file ?? '';
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return (
    (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}

/** The findings as lines of text in the form that editors and terminals link: `file:line:column code message`. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const lines = [...diagnostics].sort(order).map(({ code, message, place }) => {
    const where = place === null ? '' : `${place.file}:${place.line}:${place.column} `;
    return `${where}${code} ${message}`;
  });
  const count = diagnostics.length === 1 ? '1 mistake in the spec' : `${diagnostics.length} mistakes in the spec`;
  return `${count}; nothing was generated\n${lines.join('\n')}`;
}
