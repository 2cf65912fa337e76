/** What resolving a definition needs: its sources and a place to report to. */
import type { Definition } from '@lockstep/spec';
import type { DiagnosticCode, Place, PlaceOf } from './diagnostics.ts';
import type { SourceDefinition } from './documentation.ts';

/** The place of a member in the source of its definition, or of the closest thing around it that has one. */
function placeIn(source: SourceDefinition | undefined, path: readonly string[]): Place | null {
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).join('.');
    if (source && Object.hasOwn(source.members, name)) return source.members[name]?.place ?? null;
  }
  return source?.place ?? null;
}

/** Finds places in what source files say. */
export function placesIn(sources: readonly SourceDefinition[]): PlaceOf {
  const byName = new Map(sources.map((source) => [source.name, source]));
  return (definition, path = []) => placeIn(byName.get(definition), path);
}

// Controls but for line feed and tab, and what turns the direction of writing.
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** One definition with all that is needed to resolve it. */
export class Resolver {
  readonly definition: Definition;
  readonly subject: string;
  readonly source: SourceDefinition | undefined;
  readonly report: (code: DiagnosticCode, message: string, place: Place | null) => void;

  constructor(
    definition: Definition,
    subject: string,
    source: SourceDefinition | undefined,
    report: (code: DiagnosticCode, message: string, place: Place | null) => void,
  ) {
    this.definition = definition;
    this.subject = subject;
    this.source = source;
    this.report = report;
  }

  /** The place of a member, or of the closest thing around it that has one. */
  place(path: readonly string[]): Place | null {
    return placeIn(this.source, path);
  }

  /** The documentation of a member, which it must have. */
  documentation(path: readonly string[]): string {
    const name = path.join('.');
    const found = (this.source && Object.hasOwn(this.source.members, name) ? this.source.members[name]?.documentation : undefined) ?? '';
    this.#refuseControls(found, `${this.definition.name}.${path.at(-1)}`, path);
    if (found === '') {
      this.report('LS1001', `${this.definition.name}.${path.at(-1)} has no documentation: write a comment /** … */ above it`, this.place(path));
    }
    return found;
  }

  /** Reports characters that nobody sees: in generated code they would let a reader see something else than the compiler. */
  #refuseControls(documentation: string, name: string, path: readonly string[]): void {
    const found = invisible.exec(documentation)?.[0].codePointAt(0);
    if (found === undefined) return;
    const code = found.toString(16).toUpperCase().padStart(4, '0');
    this.report('LS1005', `${name} must have documentation without control characters; got U+${code}: write U+${code} in letters`, this.place(path));
  }

  /** Reports that a member refers to an enum that there is not. */
  reportMissingEnum(name: string | undefined, path: readonly string[]): void {
    const member = `${this.definition.name}.${path.at(-1)}`;
    const message = `${member} refers to the enum ${name}, which the spec does not define: define it or correct the name`;
    this.report('LS1004', message, this.place(path));
  }

  /** What all definitions have in the model. */
  head(): { name: string; subject: string; documentation: string } {
    const { name } = this.definition;
    const documentation = this.source?.documentation ?? '';
    this.#refuseControls(documentation, name, []);
    if (documentation === '') {
      this.report('LS1001', `${name} has no documentation: write a comment /** … */ above it`, this.place([]));
    }
    return { name, subject: this.subject, documentation };
  }
}
