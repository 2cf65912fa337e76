import { expect, it } from 'vitest';
import { reportOf } from './report.ts';

it('reports half of a surrogate pair in any text, and a NUL in SQL', async () => {
  const half = 'has a text with half of a surrogate pair, which UTF-8 does not have: write the whole character';
  const nul = 'has SQL with a NUL, where SQLite stops reading: leave it out, or write char(0)';
  expect((await reportOf('whole-texts')).map((line) => line.replace('whole-texts.ts:', ''))).toEqual([
    `9:3 LS1005 Halves ${half}`,
    `16:5 LS1005 HalfWires ${half}`,
    `24:23 LS1005 HalfKeys ${half}`,
    `29:59 LS1005 HalfChannel ${half}`,
    `36:18 LS1005 Held ${half}`,
    `47:5 LS1005 HeldMigrations ${half}`,
    `47:5 LS1005 HeldMigrations ${nul}`,
    `54:58 LS1005 HeldStatements ${nul}`,
  ]);
});
