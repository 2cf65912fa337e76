import { expect, it } from 'vitest';
import { reportOf } from './report.ts';

it('reports each name that SQL has a meaning for once, where it stands', async () => {
  expect(await reportOf('sql-words')).toEqual([
    'sql-words.ts:6:3 LS1009 Words is the table group whose name is a word of SQL: rename it',
    'sql-words.ts:9:5 LS1009 Words.order is a column whose name is a word of SQL: rename it',
    'sql-words.ts:11:5 LS1009 Words.current_time is a column whose name is a word of SQL: rename it',
    'sql-words.ts:15:5 LS1009 Words.with is a column whose name is a word of SQL: rename it',
  ]);
});
