import { expect, it } from 'vitest';
import { reportOf } from './report.ts';
import { findUnlisted } from './unlisted-subjects.ts';

const source = { name: 'Listed', documentation: '', members: {}, place: { file: 'spec/a-subject.ts', line: 9, column: 1 } };

it('reports a file whose definitions nobody lists', () => {
  const place = { file: 'spec/a-subject.ts', line: 1, column: 1 };
  expect(findUnlisted([], [source])).toEqual([
    { code: 'LS1014', message: 'a-subject.ts is not a subject of the spec: list it in spec.ts as the subject a-subject', place },
  ]);
});

it('reports a file that is listed under another name than its own', async () => {
  expect(await reportOf('unlisted-subjects')).toEqual([]);
  expect(await reportOf('unlisted-subjects', 'other')).toEqual([
    'unlisted-subjects.ts:1:1 LS1014 unlisted-subjects.ts is the subject other: list it in spec.ts as the subject unlisted-subjects',
  ]);
});
