/** What of the spec belongs together in a file: the definitions of one subject. */

interface OfSubject {
  readonly subject: string;
}

/** Those of some definitions that belong to the subject at hand. */
export type Within = <T extends OfSubject>(definitions: readonly T[]) => T[];

/**
 * What is made of each subject that has some of the definitions, by the names of the subjects.
 * @param make is given the subject's name, and what picks its definitions
 */
export function bySubject<V>(definitions: readonly OfSubject[], make: (subject: string, within: Within) => V): V[] {
  const subjects = [...new Set(definitions.map(({ subject }) => subject))].sort();
  return subjects.map((name) => make(name, (all) => all.filter(({ subject }) => subject === name)));
}
