/**
 * The vocabulary of statements on a table or view: SQL with named parameters whose types are the columns', and what it answers.
 * From it come typed calls in every language.
 */
import { MemberName, TypeName, isOneOf, problemsOf, wellFormed, type Definition, type Problem } from './define.ts';
import { numberParameters } from './define-sql.ts';
import type { Column, Columns, NewRowOf, RowOf, Table } from './define-table.ts';
import type { View } from './define-view.ts';

/** What a statement answers: its first row or null, all its rows, or how many rows it changed. */
export type Answer = (typeof answers)[number];
const answers = ['row', 'rows', 'changes'] as const;

/** A statement. `P` is what a TypeScript caller gives, `R` a row of its table or view. */
export interface Statement<P = unknown, R = unknown, A extends Answer = Answer> {
  /** The SQL, with `?1` and so on for the parameters in their order. */
  readonly sql: string;
  /** The parameters by their names. */
  readonly parameters: Columns;
  /** Whether the parameters are a whole row. */
  readonly takesRow: boolean;
  /** The columns of the rows that it answers. */
  readonly columns: readonly string[];
  readonly answers: A;
  /** Whether the change must survive a loss of power once it is made. */
  readonly durable: boolean;
  readonly problems: readonly string[];
  /** Never set: carry `P` and `R`. */
  readonly given?: P;
  readonly row?: R;
}

type ValueOf<C> = C extends Column<infer V> ? V : never;
type Given<C extends Columns, K extends keyof C, X extends Columns> = { readonly [P in K]: ValueOf<C[P]> } & {
  readonly [P in keyof X]: ValueOf<X[P]>;
};

/** Makes statements on a table or view. */
export function statementsOn<const C extends Columns>(table: Table<C> | View<C>) {
  type Row = RowOf<View<C>>;
  const columns = Object.keys(table.columns);
  return {
    /** A statement that takes columns by their names, and further parameters. */
    by<const K extends Extract<keyof C, string>, const A extends Answer, const X extends Columns = Record<never, Column>>(
      takes: readonly K[],
      shape: { readonly answers: A; readonly sql: string; readonly and?: X; readonly durable?: true },
    ): Statement<Given<C, K, X>, Row, A> {
      const parameters: Columns = { ...Object.fromEntries(takes.map((name) => [name, table.columns[name] as Column])), ...shape.and };
      return {
        ...numberParameters(shape.sql, Object.keys(parameters)),
        parameters,
        columns,
        takesRow: false,
        answers: shape.answers,
        durable: shape.durable === true,
      };
    },
    /** A statement that takes a row; `:row` in it stands for all values in the columns' order. */
    row(sql: string, shape: { readonly durable?: true } = {}): Statement<NewRowOf<View<C>>, Row, 'changes'> {
      return {
        ...numberParameters(sql, columns, { row: columns }),
        parameters: table.columns,
        columns,
        takesRow: true,
        answers: 'changes',
        durable: shape.durable === true,
      };
    },
  };
}

/** Statements on one table or view. */
export interface Statements<M extends Readonly<Record<string, Statement>> = Readonly<Record<string, Statement>>> extends Definition {
  readonly definition: 'statements';
  /** The name of the definition of the table or view. */
  readonly table: string;
  readonly members: M;
}

/** Defines statements on a table or view. */
export function defineStatements<const M extends Readonly<Record<string, Statement>>>(name: string, table: Table | View, members: M): Statements<M> {
  const formed = wellFormed(members, [], (member) => isOneOf(member, 'answers', answers), 'a function of statementsOn()');
  const problems: Problem[] = [
    ...problemsOf(TypeName, name),
    ...formed.problems,
    ...(Object.keys(members).length === 0 ? [{ path: [], message: 'must have at least one statement' }] : []),
    ...Object.entries(formed.members).flatMap(([key, statement]) => [
      ...problemsOf(MemberName, key, [key]),
      ...statement.problems.map((message) => ({ path: [key], message })),
    ]),
  ];
  return { definition: 'statements', name, table: table.name, members: formed.members, problems };
}
