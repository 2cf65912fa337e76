/** LS1010: a table that no migration makes is missing from every database, and two can't make the same one. */
import type { Rule } from './rule.ts';

/** Finds tables that are not in exactly one list, and lists that name what is not in the spec. */
export const sqlTables: Rule = ({ model, place }) => {
  const lists = model.migrations.flatMap(({ name, tables }) => tables.map((table) => ({ list: name, table })));
  const missing = model.tables
    .filter(({ name }) => !lists.some(({ table }) => table === name))
    .map(({ name }) => ({
      at: place(name),
      message: `${name} is a table that no migrations make: add it to the tables of ${model.migrations.map((each) => each.name).join(' or ') || 'a defineMigrations'}`,
    }));
  const double = lists.flatMap(({ list, table }, index) => {
    const first = lists.findIndex((other) => other.table === table);
    return first < index
      ? [{ at: place(list, ['tables']), message: `${list} makes the table of ${table}, as ${lists[first]?.list} does: list it once` }]
      : [];
  });
  const unknown = lists
    .filter(({ table }) => !model.tables.some(({ name }) => name === table))
    .map(({ list, table }) => ({
      at: place(list, ['tables']),
      message: `${list} makes the table of ${table}, which the spec does not define: export it from a subject`,
    }));
  return [...missing, ...double, ...unknown].map(({ message, at }) => ({ code: 'LS1010', message, place: at }));
};
