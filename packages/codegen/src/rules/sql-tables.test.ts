import { expect, it } from 'vitest';
import { reportOf } from './report.ts';

it('reports tables that are in no list, in two, or in a list alone', async () => {
  expect(await reportOf('sql-tables')).toEqual([
    'sql-tables.ts:14:1 LS1010 Forgotten is a table that no migrations make: add it to the tables of OneMigrations or OtherMigrations',
    'sql-tables.ts:48:3 LS1010 OtherMigrations makes the table of Twice, as OneMigrations does: list it once',
    'sql-tables.ts:48:3 LS1010 OtherMigrations makes the table of Hidden, which the spec does not define: export it from a subject',
  ]);
});
