import { expect, it } from 'vitest';
import { reportOf } from './report.ts';

it('reports what SQLite refuses, at the table, column, index or step that it comes from', async () => {
  expect(await reportOf('sql-migrations')).toEqual([
    'sql-migrations.ts:12:3 LS1011 Indexed.indexes makes SQL that SQLite refuses: index indexed_by_id already exists: correct it',
    'sql-migrations.ts:23:5 LS1011 IndexMigrations.steps.2 makes SQL that SQLite refuses: near "CRATE": syntax error: correct it',
    'sql-migrations.ts:34:5 LS1011 Grown.file makes SQL that SQLite refuses where the table has a row: CHECK constraint failed: correct it',
    'sql-migrations.ts:69:5 LS1011 EmptyMigrations.steps.2 makes SQL that SQLite refuses where the table has a row: NOT NULL constraint failed: emptied.id: correct it',
  ]);
});
