/** Lines that names make too long, broken where the formatter breaks them. */
import { lineWidth } from './escaping.ts';

/**
 * What a line may be, and the lines that it becomes: indented by the spaces that they begin with, beyond its own. Some
 * depend on the columns that there are.
 */
type Rule = readonly [pattern: RegExp, lines: (groups: readonly string[], columns: number) => readonly string[]];

const fits = (text: string, columns: number): boolean => text.length <= columns;

const rules: readonly Rule[] = [
  // The cases of a switch.
  [/^(case .+?|default): (.+)$/, ([label, value]) => [`${label}:`, `  ${value}`]],
  // Types with what they conform to: as many as fit, and the brace on a line of its own.
  [
    /^((?:(?:public|package) )?(?:enum|struct|extension|protocol) \w+:) (.+) \{$/,
    ([head, list = ''], columns) => [...filled(head, list, columns), '{'],
  ],
  // Functions that answer rows, and those that only throw.
  [
    /^(.+\)) -> (DatabaseCall<)(\[\w+\])> \{$/,
    ([head, call, rows], columns) =>
      fits(`${head} -> ${call}`, columns) ? [`${head} -> ${call}`, `  ${rows}`, '> {'] : [`${head}`, `  -> ${call}`, `    ${rows}`, '  >', '{'],
  ],
  [/^(func .+\)) throws$/, ([head]) => [`${head}`, '  throws']],
  // Calls, the argument on a line of its own.
  [
    /^(\.object\()(\w+\.encode\()(.+\))\)\)$/,
    ([head, call, argument], columns) => {
      if (fits(`  ${call}${argument}))`, columns)) return [`${head}`, `  ${call}${argument}))`];
      if (fits(`  ${call}${argument}`, columns)) return [`${head}`, `  ${call}${argument}`, '))'];
      return [`${head}`, `  ${call}`, `    ${argument}))`];
    },
  ],
  [/^(self\.\S+ = try row\.\w+\(|return try \w+\.encode\()(.+\))$/, ([head, argument]) => [`${head}`, `  ${argument}`]],
  [/^(let .+)(\.checked\(\))$/, ([head, call]) => [`${head}`, `  ${call}`]],
  // Assignments.
  [/^((?:(?:public|package|static|let) )*\S+ =) (.+)$/, ([target, value]) => [`${target}`, `  ${value}`]],
  // Properties, rules, parameters and arguments.
  [/^((?:(?:public|package) )?(?:let|var) \S+:) (.+)$/, ([head, type]) => [`${head}`, `  ${type}`]],
  [/^(\S+: \S+,) (.+)$/, ([first, rest]) => [`${first}`, `${rest}`]],
  [/^(\S+:) (.+)$/, ([label, value]) => [`${label}`, `  ${value}`]],
];

/** A head and the items of a list on lines, as many on each as fit. */
function filled(head = '', list: string, columns: number): string[] {
  const lines = [head];
  for (const item of list.split(/(?<=,) /)) {
    const last = lines.at(-1) ?? '';
    if (fits(`${last} ${item}`, columns)) lines[lines.length - 1] = `${last} ${item}`;
    else lines.push(`  ${item}`);
  }
  return lines;
}

function broken(line: string): string[] {
  const code = line.trimStart();
  if (fits(line, lineWidth) || code.startsWith('"')) return [line];
  const margin = line.slice(0, line.length - code.length);
  for (const [pattern, lines] of rules) {
    const match = pattern.exec(code);
    if (match) return lines(match.slice(1), lineWidth - margin.length).flatMap((each) => broken(margin + each));
  }
  return [line];
}

const stringLiterals = /"(?:[^"\\]|\\.)*"/g;

/** The source with every line broken that names made too long; what is in a string literal is not code. */
export function laidOut(source: string): string {
  return source
    .split('\n')
    .map((line) => {
      if (fits(line, lineWidth) || line.trimStart().startsWith('//')) return line;
      const literals = line.match(stringLiterals) ?? [];
      const masked = line.replace(stringLiterals, (literal) => `"${'_'.repeat(literal.length - 2)}"`);
      let next = 0;
      return broken(masked)
        .join('\n')
        .replace(stringLiterals, () => literals[next++] ?? '');
    })
    .join('\n');
}
