/** LS1012: the initial value of a column is what a row that brings none has, read back from the database. */
import { shown } from '@lockstep/spec';
import type { Rule } from './rule.ts';
import { insertSample, messageOf, migrate } from './sql-schema.ts';

/** Finds initial values that a table refuses or changes. */
export const sqlDefaults: Rule = ({ model, place }) =>
  model.migrations.flatMap((migrations) => {
    const { connection } = migrate(migrations, model, false);
    const found = model.tables
      .filter(({ name }) => migrations.tables.includes(name))
      .flatMap((table) =>
        table.columns
          .filter(({ initially }) => initially !== null)
          .flatMap((column) => {
            connection.exec('SAVEPOINT row');
            try {
              insertSample(connection, table, model, ({ name }) => name === column.name);
              const held = connection.prepare(`SELECT ${column.name} AS held FROM ${table.table}`).all()[0]?.['held'];
              return held === column.initially ? [] : [{ table, column, reason: `it holds ${shown(held)} then` }];
            } catch (error) {
              return [{ table, column, reason: messageOf(error) }];
            } finally {
              connection.exec('ROLLBACK TO row; RELEASE row');
            }
          }),
      );
    connection.close();
    return found.map(({ table, column: { name, initially }, reason }) => ({
      code: 'LS1012',
      message: `${table.name}.${name} can't have the initial value ${shown(initially)}: ${reason}: give it one that the column may hold`,
      place: place(table.name, ['columns', name]),
    }));
  });
