/** Enums that cases take their values from, with members whose names are not as easy as those of the spec. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WorkspaceCopy, type Edit } from '../../workspace-copy.ts';

// A name of two words, and what a case calls a process that there is not.
const members = ['lockScreen', 'widget'].map((name) => `\n    /** Another. */\n    ${name}: '${name}',`).join('');

let copy: WorkspaceCopy;
beforeAll(() => {
  copy = new WorkspaceCopy();
});
afterAll(() => copy.remove());

function ids(subject: string): string[] {
  const text = readFileSync(join(copy.root, `generated/vectors/${subject}.json`), 'utf8');
  return (JSON.parse(text) as { vectors: { id: string }[] }).vectors.map(({ id }) => id);
}

/** An edit that adds the members after the last one of an enum. */
function after(file: string, last: string): Edit {
  return { file, before: last, after: last + members };
}

it('need no edit of the cases', () => {
  copy.edit(after('process-type.ts', "\n    extension: 'extension',"));
  expect(copy.generate()).toEqual([]);
  expect(ids('locks')).toContain('locks/decide-lock-screen');
  expect(ids('queue')).toContain('queue/owner-unknown');
});

it('leave cases to be decided where a member means something, each with the place of the answer that differs', () => {
  const lines = copy.printedAfter(after('upload-record.ts', "\n    committed: 'committed',"));
  const mistakes = lines.filter((line) => line.includes(' LS'));
  expect(mistakes).toContainEqual(
    expect.stringMatching(
      /^packages\/spec\/src\/cases\/upload-record\.ts:\d+:\d+ LS1008 upload-record\/set-file-when-lock-screen step 5 \(uploadRecord\.list\) expects "uploading" at \/unfinished\/0\/phase, and the reference answers "lockScreen"/,
    ),
  );
  for (const line of mistakes) expect(line.length).toBeLessThan(600);
});
