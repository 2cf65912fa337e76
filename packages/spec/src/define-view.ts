/** The vocabulary of views: rows that no table has, which a query answers or a statement takes. */
import { TypeName, isOneOf, problemsOf, wellFormed, type Definition, type Problem } from './define.ts';
import { SqlName, columnKinds, type Columns } from './define-table.ts';

/** Rows that no table has; each is a value of the type that the definition is named by. */
export interface View<C extends Columns = Columns> extends Definition {
  readonly definition: 'view';
  readonly columns: C;
}

/** Defines a view: the columns that a query gives, each by its name there. */
export function defineView<const C extends Columns>(name: string, shape: { readonly columns: C }): View<C> {
  const { members: columns, problems: unformed } = wellFormed(
    shape.columns,
    ['columns'],
    (column) => isOneOf(column, 'kind', columnKinds),
    'a function of c',
  );
  const problems: Problem[] = [...problemsOf(TypeName, name), ...unformed];
  for (const [key, { since, initially }] of Object.entries(columns)) {
    problems.push(...problemsOf(SqlName, key, ['columns', key]));
    const path = ['columns', key];
    if (since !== undefined) problems.push({ path, message: 'must have come with no version: a view is in no schema' });
    if (initially !== undefined) problems.push({ path, message: 'must have no initial value: a view brings each' });
  }
  if (Object.keys(columns).length === 0) problems.push({ path: ['columns'], message: 'must name a column' });
  return { definition: 'view', name, columns, problems };
}
