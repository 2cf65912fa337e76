/**
 * The vocabulary of the shared database: tables as data, and the SQL that makes them. What SQLite is asked reaches every
 * language as text, so that no statement is in two places.
 */
import { TypeName, isOneOf, problemsOf, shown, wellFormed, type Definition, type EventMember, type Problem, type ValueType } from './define.ts';
import { requireText } from './define-requirement.ts';
import { sqlLiteral } from './define-sql.ts';

/** The kinds of columns, by their names. */
export const columnKinds = ['text', 'fileName', 'integer', 'rowid', 'enum'] as const;

/** A column. `T` is what a row holds in it. */
export interface Column<T = unknown> {
  readonly kind: (typeof columnKinds)[number];
  /** Enums: the name of the definition, and the wire values, which are what the column holds. */
  readonly enum?: string;
  readonly wires?: readonly string[];
  /** Whether it may be NULL; it may not unless it says so. */
  readonly nullable?: true;
  /** The value of a row that brings none. */
  readonly initially?: string | number;
  /** The version of the schema that the column came with, where the table is older. */
  readonly since?: number;
  /** Never set: carries `T`. */
  readonly phantom?: T;
}

interface Shape {
  readonly initially?: string | number;
  readonly since?: number;
}

interface EnumOf<W extends string> {
  readonly name: string;
  readonly members: Readonly<Record<string, W>>;
}

/** The kinds of columns. */
export const c = {
  text: (shape: Shape = {}): Column<string> => ({ kind: 'text', ...shape }),
  /** The name of a file in a folder that the reader knows: no path leads out of it. */
  fileName: (shape: Shape = {}): Column<string> => ({ kind: 'fileName', ...shape }),
  /** A whole number within ±(2^53 − 1). */
  integer: (shape: Shape = {}): Column<number> => ({ kind: 'integer', ...shape }),
  /** SQLite's own number of the row, given where a new row brings null. */
  rowid: (): Column<number | null> => ({ kind: 'rowid', nullable: true }),
  /** A wire value of an enum, which the database checks. */
  enum: <const W extends string>(of: EnumOf<W>, shape: Shape = {}): Column<W> => ({
    kind: 'enum',
    enum: of.name,
    wires: Object.values(of.members),
    ...shape,
  }),
};

/** Makes a column, a member of an event, or an argument or member of a result, one that may be null. */
export function nullable<T>(column: Column<T>): Column<T | null>;
export function nullable<T>(member: EventMember<T>): EventMember<T | null>;
export function nullable<T>(type: ValueType<T>): ValueType<T | null>;
export function nullable<M extends object>(made: M): M & { readonly nullable: true } {
  return { ...made, nullable: true };
}

/** The columns of a table by their names. */
export type Columns = Readonly<Record<string, Column>>;

/** A table of the shared database; each row is a value of the type that the definition is named by. */
export interface Table<C extends Columns = Columns> extends Definition {
  readonly definition: 'table';
  /** The name in SQL. */
  readonly table: string;
  readonly columns: C;
  readonly primaryKey: readonly string[];
  /** Columns to find rows by, an index each. */
  readonly indexes: readonly (readonly string[])[];
  /** The version of the schema that the table came with. */
  readonly since: number;
}

type ValueIn<C> = C extends Column<infer V> ? V : never;
/** A row of a table or view, by the names of its columns. */
export type RowOf<T> = T extends { readonly columns: infer C extends Columns } ? { readonly [K in keyof C]: ValueIn<C[K]> } : never;

/** A row to be written: what may be NULL may be left out. */
export type NewRowOf<T> = T extends { readonly columns: infer C extends Columns }
  ? { readonly [K in keyof C as null extends ValueIn<C[K]> ? never : K]: ValueIn<C[K]> } & {
      readonly [K in keyof C as null extends ValueIn<C[K]> ? K : never]?: ValueIn<C[K]>;
    }
  : never;

/** Names in SQL. */
export const SqlName = requireText(/^[a-z][a-z0-9_]*$/, 'must be a name in snake_case');

/** Whether a column may hold a value: what is left to the database is that a file's name leads out of no folder. */
function holds({ kind, wires = [] }: Column, value: string | number): boolean {
  if (kind === 'integer') return Number.isSafeInteger(value);
  return typeof value === 'string' && (kind !== 'enum' || wires.includes(value));
}

function held({ kind, enum: of = '', wires = [] }: Column): string {
  if (kind === 'integer') return 'a whole number within ±(2^53 − 1)';
  return kind === 'enum' ? `a wire value of ${of} (${wires.map(shown).join(', ')})` : 'a text';
}

function problemsOfColumn(name: string, column: Column, tableSince: number): Problem[] {
  const path = ['columns', name];
  const problems = problemsOf(SqlName, name, path);
  const { since = tableSince, initially } = column;
  if (!Number.isInteger(since) || since < 1)
    problems.push({ path, message: `must have come with a version of the schema from 1; got ${shown(since)}` });
  if ([initially, ...(column.wires ?? [])].some((value) => typeof value === 'string' && value.includes('\0'))) {
    problems.push({ path, message: 'must hold no NUL, where a text of SQL ends' });
  }
  if (initially !== undefined && !holds(column, initially)) {
    problems.push({ path, message: `must have an initial value that it may hold, ${held(column)}; got ${shown(initially)}` });
  }
  if (since < tableSince) problems.push({ path, message: `must not be older than its table, which came with version ${tableSince}` });
  if (since > tableSince && !column.nullable && column.initially === undefined) {
    problems.push({ path, message: 'must be nullable or have an initial value: rows of an older schema have none' });
  }
  return problems;
}

/** Defines a table. */
export function defineTable<const C extends Columns>(
  name: string,
  shape: {
    readonly table: string;
    readonly since?: number;
    readonly columns: C;
    readonly primaryKey: readonly Extract<keyof C, string>[];
    readonly indexes?: readonly (readonly Extract<keyof C, string>[])[];
  },
): Table<C> {
  const { table, since = 1, primaryKey, indexes = [] } = shape;
  const { members: columns, problems: unformed } = wellFormed(
    shape.columns,
    ['columns'],
    (column) => isOneOf(column, 'kind', columnKinds),
    'a function of c',
  );
  const problems: Problem[] = [
    ...problemsOf(TypeName, name),
    ...problemsOf(SqlName, table, ['table']),
    ...unformed,
    ...Object.entries(columns).flatMap(([key, column]) => problemsOfColumn(key, column, since)),
  ];
  for (const [part, names] of [
    ['primaryKey', primaryKey],
    ['indexes', indexes.flat()],
  ] as const) {
    for (const key of names) if (!Object.hasOwn(columns, key)) problems.push({ path: [part], message: `names ${key}, which is not a column` });
  }
  for (const [key, { kind }] of Object.entries(columns)) {
    // SQLite gives any other column no number: it would stay NULL.
    if (kind === 'rowid' && primaryKey.join() !== key)
      problems.push({ path: ['columns', key], message: `must be the only column of the primary key, as a rowid is; got ${primaryKey.join(', ')}` });
  }
  if (primaryKey.length === 0) problems.push({ path: ['primaryKey'], message: 'must name a column' });
  return { definition: 'table', name, table, columns, primaryKey, indexes, since, problems };
}

// ---------------------------------------------------------------------------------------------------------- SQL

/** What every value of a column meets. */
function condition(name: string, { kind, wires = [] }: Column): string {
  switch (kind) {
    case 'integer':
      return `typeof(${name}) = 'integer' AND ${name} BETWEEN ${-Number.MAX_SAFE_INTEGER} AND ${Number.MAX_SAFE_INTEGER}`;
    case 'enum':
      return `${name} IN (${wires.map(sqlLiteral).join(', ')})`;
    case 'fileName':
      return `typeof(${name}) = 'text' AND ${name} NOT IN ('', '.', '..') AND instr(${name}, '/') = 0`;
    default:
      return `typeof(${name}) = 'text'`;
  }
}

function columnSql(name: string, column: Column): string {
  if (column.kind === 'rowid') return `${name} INTEGER`;
  const { nullable: mayBeNull, initially } = column;
  const parts = [name, column.kind === 'integer' ? 'INTEGER' : 'TEXT'];
  if (!mayBeNull) parts.push('NOT NULL');
  if (initially !== undefined) parts.push(`DEFAULT ${sqlLiteral(initially)}`);
  const check = condition(name, column);
  parts.push(`CHECK (${mayBeNull ? `${name} IS NULL OR (${check})` : check})`);
  return parts.join(' ');
}

/** The names of the columns of a table or view, in their order, for a statement. */
export const columnsOf = ({ columns }: { readonly columns: Columns }): string => Object.keys(columns).join(', ');

/**
 * The statements that bring a table from one version of the schema to the next: none where no part of it came with that
 * version. What is older stays as it was made then.
 */
export function tableSql({ table, columns, primaryKey, indexes, since }: Table, version: number): string[] {
  const age = (name: string): number => Math.max(columns[name]?.since ?? since, since);
  const statements: string[] = [];
  if (since === version) {
    const own = Object.entries(columns).filter(([name]) => age(name) === version);
    const parts = [...own.map(([name, column]) => columnSql(name, column)), `PRIMARY KEY (${primaryKey.join(', ')})`];
    statements.push(`CREATE TABLE ${table} (${parts.join(', ')})`);
  } else {
    for (const [name, column] of Object.entries(columns)) {
      if (age(name) === version) statements.push(`ALTER TABLE ${table} ADD COLUMN ${columnSql(name, column)}`);
    }
  }
  for (const index of indexes) {
    if (Math.max(...index.map(age)) !== version) continue;
    statements.push(`CREATE INDEX ${table}_by_${index.join('_')} ON ${table} (${index.join(', ')})`);
  }
  return statements;
}
