/** The spec, put together. A definition counts because its subject's file exports it, and subjects.ts lists the file. */
import type { Definition } from './define.ts';
import * as listed from './subjects.ts';

/** Every subject of the spec by the name of its file, and the version that its users see. */
export interface Spec {
  /** A semantic version; it is not part of the digest, since it decides no byte. */
  readonly version: string;
  /** The exports of each subject's file; what is not a definition among them is ignored. */
  readonly subjects: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Whether an export of a subject's file is a definition. */
export function isDefinition(value: unknown): value is Definition {
  return typeof value === 'object' && value !== null && 'definition' in value && 'problems' in value;
}

/** The name of the file that a subject is listed with. */
const fileOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The spec of Lockstep. */
export const spec: Spec = {
  version: '0.1.0',
  subjects: Object.fromEntries(Object.entries(listed).map(([name, exports]) => [fileOf(name), exports])),
};

/** The definitions of a kind in the whole spec, sorted by name. */
export function definitionsOf<D extends Definition>(kind: D['definition']): D[] {
  return Object.values(spec.subjects)
    .flatMap((subject) => Object.values(subject))
    .filter((value): value is D => isDefinition(value) && value.definition === kind)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
