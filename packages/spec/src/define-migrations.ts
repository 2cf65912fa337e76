/** The vocabulary of migrations: what brings a database from each version of its schema to the next. */
import { TypeName, problemsOf, shown, type Definition, type Problem } from './define.ts';
import { problemOfStatement } from './define-sql.ts';
import { tableSql, type Table } from './define-table.ts';

/** The migrations of a database. */
export interface Migrations extends Definition {
  readonly definition: 'migrations';
  /** The tables that they make. */
  readonly tables: readonly Table[];
  /** For each version, from 1: its statements, to be run in one transaction. */
  readonly versions: readonly (readonly string[])[];
}

/**
 * Defines migrations. Tables, columns and indexes follow from the versions that they came with.
 * @param shape.applicationId SQLite's application_id, set with the first version
 * @param shape.steps for each version what else is to be done, after its tables are made; each is documented
 */
export function defineMigrations(
  name: string,
  shape: {
    readonly applicationId: number;
    readonly tables: readonly Table[];
    readonly steps: Readonly<Record<number, readonly string[]>>;
  },
): Migrations {
  const { applicationId, tables, steps } = shape;
  const ages = tables.flatMap(({ since, columns }) => [since, ...Object.values(columns).map((column) => column.since ?? since)]);
  const wanted = Math.max(1, ...[...ages, ...Object.keys(steps).map(Number)].filter(Number.isSafeInteger));
  let latest = 0;
  // No further than to the first version without a step: a mistyped one may be in the billions.
  do latest++;
  while (latest < wanted && latest in steps);
  const problems: Problem[] = problemsOf(TypeName, name);
  // SQLite takes any other number, too, and keeps another one than was meant.
  if (!Number.isInteger(applicationId) || Math.abs(applicationId) >= 2 ** 31)
    problems.push({ path: ['applicationId'], message: `must be a whole number of 32 bits, within ±(2^31 − 1); got ${shown(applicationId)}` });
  for (const key of Object.keys(steps)) {
    if (!/^[1-9][0-9]*$/.test(key)) problems.push({ path: ['steps', key], message: 'must be a version: a whole number from 1' });
    const found = (steps[Number(key)] ?? []).map(problemOfStatement).filter((message) => message !== null);
    problems.push(...found.map((message) => ({ path: ['steps', key], message: `has a statement that ${message}` })));
  }
  const versions = Array.from({ length: latest }, (_, index) => {
    const version = index + 1;
    if (!(version in steps))
      problems.push({ path: ['steps'], message: `must say what version ${version} is for, with an empty list if its tables are all` });
    return [
      ...tables.flatMap((table) => tableSql(table, version)),
      ...(steps[version] ?? []),
      ...(version === 1 ? [`PRAGMA application_id = ${applicationId}`] : []),
      `PRAGMA user_version = ${version}`,
    ];
  });
  return { definition: 'migrations', name, tables, versions, problems };
}
