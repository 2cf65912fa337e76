/** Rows of the shared database as objects of requests and answers, whose enums are named. */
import { memberOfColumn, type Column, type NewRowOf, type RowObject, type RowOf, type Table } from '@lockstep/spec';
import { enums } from './definitions.ts';

/** A row, from an object of its columns whose enums are named. */
export function rowOf<T extends Table>(table: T, object: RowObject): RowOf<T> & NewRowOf<T> {
  const columns = Object.entries(table.columns).map(([column, { enum: of }]) => {
    const value = object[memberOfColumn(column)];
    return [column, of === undefined ? value : enums.get(of)?.members[value as string]];
  });
  return Object.fromEntries(columns) as RowOf<T> & NewRowOf<T>;
}

/** The object of a row. */
export function objectOf(table: Table, row: Readonly<Record<string, string | number | null>>): RowObject {
  const columns = Object.entries<Column>(table.columns).map(([column, { enum: of }]): [string, string | number | null] => {
    const value = row[column] ?? null;
    return [memberOfColumn(column), of === undefined ? value : nameOf(of, value)];
  });
  return Object.fromEntries(columns);
}

function nameOf(of: string, wire: unknown): string {
  return Object.entries(enums.get(of)?.members ?? {}).find(([, value]) => value === wire)?.[0] ?? '';
}
