import { expect, it } from 'vitest';
import { reportOf } from './report.ts';
import { findDeleted, findUnexported, findUnlisted } from './unlisted-subjects.ts';

const source = { name: 'Listed', documentation: '', members: {}, place: { file: 'spec/a-subject.ts', line: 9, column: 1 } };

it('reports a file whose definitions nobody lists', () => {
  const place = { file: 'spec/a-subject.ts', line: 1, column: 1 };
  expect(findUnlisted([], [source])).toEqual([
    {
      code: 'LS1014',
      message: "a-subject.ts is not a subject of the spec: list it in subjects.ts: export * as aSubject from './a-subject.ts';",
      place,
    },
  ]);
});

it('reports a file that is listed under another name than its own', async () => {
  expect(await reportOf('unlisted-subjects')).toEqual([]);
  expect(await reportOf('unlisted-subjects', 'other')).toEqual([
    "unlisted-subjects.ts:1:1 LS1014 unlisted-subjects.ts is the subject other: list it in subjects.ts: export * as unlistedSubjects from './unlisted-subjects.ts';",
  ]);
});

it('reports a subject that the package does not export', () => {
  const [a, b] = ['A', 'B'].map((name) => ({ definition: 'constants' as const, name, problems: [] }));
  const place = { file: 'spec/index.ts', line: 1, column: 1 };
  const message =
    "index.ts does not export all that b-subject.ts defines: add export * from './b-subject.ts', or rename what another file exports, too";
  expect(a && b && findUnexported({ 'a-subject': [a], 'b-subject': [b] }, new Set([a]), 'spec/index.ts')).toEqual([
    { code: 'LS1014', message, place },
  ]);
});

it('reports a file that was deleted while the spec was read, and not each of its definitions', () => {
  const files = ['packages/spec/src/queue.ts'];
  expect(findDeleted(['queue', 'rollout'], files, 'packages/spec/src')).toEqual([
    {
      code: 'LS1007',
      message: 'rollout.ts was deleted while the spec was read: put it back, or take it out of subjects.ts and index.ts',
      place: { file: 'packages/spec/src/subjects.ts', line: 1, column: 1 },
    },
  ]);
});
