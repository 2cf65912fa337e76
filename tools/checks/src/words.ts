/**
 * Habits of language that make a reader read a sentence twice, as patterns, and what to write in their place. They are
 * looked for in what users read: documents, documentation comments, and the texts of commands, diagnostics and cases.
 */

/** A habit. */
export interface Habit {
  readonly pattern: RegExp;
  /** What to write in its place. */
  readonly advice: string;
}

/** The habits, in letters of either case. */
export const habits: readonly Habit[] = [
  { pattern: /\bgo(?:es|ne|ing)? on\b/, advice: 'write "continue"' },
  { pattern: /\bbears?\b/, advice: 'write "has"' },
  { pattern: /\b(?:is|are) (?:not )?to be had\b/, advice: 'write "is available"' },
  { pattern: /\btells?\b(?! apart)(?!(?: \S+){1,5} (?:apart|from)\b)/, advice: 'write "shows", "reports" or "says"' },
  { pattern: /\bpassed over\b|\bpass(?:es)? over (?:a|an|it|what)\b/, advice: 'write "ignore"' },
  {
    pattern: /\banswers (?:the|that|what|a|an|its|both|null|how|whether)\b(?! (?:calls?|requests?|system|(?:other )?operations?|are|leaves|these))/,
    advice: 'write "returns"',
  },
  { pattern: /\bstands? in (?!for\b)/, advice: 'write "is in"' },
  { pattern: /(?<!\bthere )\b(?:is|are) no(?:ne)? (?!longer\b|more\b|of (?:the|them|these)\b)/, advice: 'write "is not a"' },
  { pattern: /\bwhoever\b/, advice: 'name who it is: the process, the caller, a person' },
  { pattern: /\bnone of ours\b/, advice: 'name what it is not: "not a database of Lockstep"' },
  { pattern: /\bhold(?:s|ing)?(?: \S+){1,8} against\b|\bheld against\b/, advice: 'write "compare … with" or "check … by"' },
  { pattern: /\bmiss(?:es)? it\b/, advice: 'write "catches it" of a check' },
  {
    pattern: /\b(?:types?|schemas?|files?|lines?|rows?) an? (?:subject|model|table|language|definition|operation|process)\b/,
    advice: 'write "for each"',
  },
  { pattern: /\bis (?:the|its) (?:\w+'s|own) to \w+/, advice: 'say who does it' },
  { pattern: /\bmade anew\b/, advice: 'write "made again"' },
  { pattern: /\bnothing of\b/, advice: 'say what it is, or what it does not have' },
];

/** One place where a text has a habit. */
export interface Finding {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly advice: string;
}

/** Finds habits in a text, where a sentence is broken over lines, too. Code between backticks and fences is left out. */
export function findHabits(text: string): Finding[] {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
  const prose = text
    .replace(/^```[\s\S]*?^```/gm, blank)
    .replace(/`[^`\n]*`/g, blank)
    .replaceAll('\n', ' ');
  const found = habits.flatMap(({ pattern, advice }) =>
    [...prose.matchAll(new RegExp(pattern.source, 'gi'))].map((match) => ({
      line: text.slice(0, match.index).split('\n').length,
      text: match[0],
      advice,
    })),
  );
  return found.sort((a, b) => a.line - b.line);
}
