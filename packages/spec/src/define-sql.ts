/** SQL as text: its literals, and where the parameters of a statement stand. */

/** A text as a literal of SQL. */
export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A wire value or an initial value as a literal of SQL. */
export const sqlLiteral = (value: string | number): string => (typeof value === 'number' ? String(value) : sqlText(value));

/** SQL with numbered parameters, and what is wrong with the text. */
export interface NumberedSql {
  readonly sql: string;
  readonly problems: readonly string[];
}

/**
 * What SQLite takes as one: literals, quoted names and comments, in which nothing is a parameter, then names, parameters
 * and the end of a statement.
 */
const tokens = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[^]*?\*\/|[A-Za-z_][\w$]*|[:@$#][A-Za-z_]\w*|\?\d*|;/g;

const semicolon = 'holds a semicolon: write one statement without an end, and make any other one of its own';

/** SQL without comments, and with a letter for each literal and quoted name. */
function bareSql(text: string): string {
  return text.replace(tokens, (token) => (/^['"`[]/.test(token) ? 'x' : /^(?:--|\/\*)/.test(token) ? ' ' : token)).trim();
}

/**
 * What is wrong with a text that is to be one statement, for some programs run the first of several alone; null where nothing is.
 * The statements of a trigger are in it.
 */
export function problemOfStatement(text: string): string | null {
  const bare = bareSql(text);
  if (bare === '') return 'is empty: leave it out';
  if (/^CREATE\s+(?:TEMP\s+|TEMPORARY\s+)?TRIGGER\b/i.test(bare)) return /\bEND$/i.test(bare) ? null : 'has a trigger without END as its last word';
  return bare.includes(';') ? semicolon : null;
}

/**
 * Numbers the named parameters of a statement, `:name`, and finds those that are named on one side alone.
 * @param names the parameters that the statement takes, in their order
 * @param lists names that stand for several parameters in a row: `:row` for all columns of a table
 */
export function numberParameters(text: string, names: readonly string[], lists: Readonly<Record<string, readonly string[]>> = {}): NumberedSql {
  const used = new Set<string>();
  const problems: string[] = [];
  const numbered = (name: string): string => {
    used.add(name);
    const index = names.indexOf(name);
    if (index < 0) problems.push(`uses :${name}, which it does not take: add it to what the statement takes`);
    return `?${index + 1}`;
  };
  const sql = text.replace(tokens, (token) => {
    if (token === ';') problems.push(semicolon);
    else if (/^[?@$#]/.test(token)) problems.push(`has the parameter ${token}: write :name for the parameter that is called so`);
    else if (token.startsWith(':')) {
      const name = token.slice(1);
      return (Object.hasOwn(lists, name) ? (lists[name] ?? []) : [name]).map(numbered).join(', ');
    }
    return token;
  });
  if (bareSql(text) === '') problems.push('is empty: write a statement');
  for (const name of names) if (!used.has(name)) problems.push(`takes ${name} and does not use it: leave it out, or use :${name}`);
  return { sql, problems: [...new Set(problems)] };
}
