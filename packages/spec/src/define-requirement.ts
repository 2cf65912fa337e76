/** What the vocabulary requires of single values. It needs nothing else of the vocabulary, all of which needs it. */

/** What a value of a definition has to be. */
export interface Requirement {
  readonly isMet: (value: unknown) => boolean;
  /** What is said of a value that does not meet it. */
  readonly message: string;
}

/** Requires a text that a pattern matches. */
export function requireText(pattern: RegExp, message: string): Requirement {
  return { isMet: (value) => typeof value === 'string' && pattern.test(value), message };
}
