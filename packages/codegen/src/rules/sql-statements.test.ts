import { expect, it } from 'vitest';
import { reportOf } from './report.ts';

it('reports statements that SQLite refuses, and those that do not give what they say', async () => {
  expect(await reportOf('sql-statements')).toEqual([
    'sql-statements.ts:32:3 LS1013 ThingStatements.list is SQL that SQLite refuses: no such column: update_at: correct it',
    'sql-statements.ts:34:3 LS1013 ThingStatements.read is a query and returns how many rows it changed: let it answer row or rows',
    'sql-statements.ts:36:3 LS1013 ThingStatements.remove changes rows and answers rows: let it answer changes',
    'sql-statements.ts:38:3 LS1013 ThingStatements.turned must give the columns id, updated_at; got updated_at, id',
    'sql-statements.ts:79:3 LS1013 ThingCountStatements.count must give the columns things; got number',
    'sql-statements.ts:83:3 LS1013 ThingCountStatements.neither is SQL that SQLite refuses: no such table: neither: correct it',
  ]);
});
