import { expect, it } from 'vitest';
import { reportOf } from './report.ts';

const folder = "typeof(outside) = 'text' AND outside NOT IN ('', '.', '..') AND instr(outside, '/') = 0";

it('reports initial values that no row can have', async () => {
  expect(await reportOf('sql-defaults')).toEqual([
    `sql-defaults.ts:11:5 LS1012 Defaults.outside can't have the initial value "..": CHECK constraint failed: ${folder}: give it one that the column may hold`,
  ]);
});
