/**
 * The vocabulary of the shared database: tables as data, and the SQL that makes them. What SQLite is asked reaches every
 * language as text, so that no statement stands in two places.
 */

/** A column. */
export interface Column {
  readonly type: 'TEXT' | 'INTEGER';
  /** Whether it may be NULL; it may not unless it says so. */
  readonly nullable?: true;
  /** The value of a row that brings none, as SQL. */
  readonly initially?: string;
  /** A condition that every value meets, as SQL. */
  readonly check?: string;
}

/** A table of the shared database. */
export interface Table {
  readonly columns: Readonly<Record<string, Column>>;
  readonly primaryKey: readonly string[];
  /** Columns to find rows by, an index each. */
  readonly indexes?: readonly (readonly string[])[];
}

/** Whole numbers that every language of the spec holds exactly. */
export const exactInteger = (column: string): string =>
  `typeof(${column}) = 'integer' AND ${column} BETWEEN -9007199254740991 AND 9007199254740991`;

function columnSql([name, { type, nullable, initially, check }]: readonly [string, Column]): string {
  const parts = [name, type];
  if (!nullable) parts.push('NOT NULL');
  if (initially !== undefined) parts.push(`DEFAULT ${initially}`);
  if (check !== undefined) parts.push(`CHECK (${check})`);
  return parts.join(' ');
}

/** The statements that make tables and their indexes, in the order of the tables. */
export function tablesSql(tables: Readonly<Record<string, Table>>): string[] {
  return Object.entries(tables).flatMap(([name, { columns, primaryKey, indexes = [] }]) => [
    `CREATE TABLE ${name} (${[...Object.entries(columns).map(columnSql), `PRIMARY KEY (${primaryKey.join(', ')})`].join(', ')})`,
    ...indexes.map((index) => `CREATE INDEX ${name}_by_${index.join('_')} ON ${name} (${index.join(', ')})`),
  ]);
}

/** What stands between the statements of a script. It stands inside none of them. */
export const statementSeparator = ';\n';
