import { expect, it } from 'vitest';
import { exploreExtension } from './explore-extension.ts';
import { extensionRules, type ExtensionRules } from './extension-system.ts';

it.each([1, 2, 3])('no sequence of calls on %i photos is punished twice for a cause, or leaves them without anybody who will wake', (photos) => {
  const { violation, states } = exploreExtension(photos);
  expect(violation).toBeNull();
  expect(states).toBeGreaterThan(20);
});

it.each<readonly [string, Partial<ExtensionRules>, RegExp]>([
  [
    'processing for all that is left',
    { answer: (end) => (end.queued > 0 ? 'processing' : extensionRules.answer(end)) },
    /punished for an answer without progress/,
  ],
  ['an error that is told each time', { failure: () => 'failed' }, /punished twice for the error/],
  ['jobs that are never acknowledged', { acknowledges: 'never' }, /punished for a job that was not acknowledged/],
  ['jobs that are acknowledged behind the gates', { acknowledges: 'open' }, /punished for a job that was not acknowledged/],
  ['a photo whose beginning is noted afterwards', { notesBeginning: false }, /punished twice for photo 0/],
  ['a job without a deadline', { appCancels: false }, /silenced/],
  ['a task that schedules the next one at its end', { schedulesFirst: false }, /nobody will wake/],
])('finds %s', (_, mistake, what) => {
  const { violation } = exploreExtension(2, { ...extensionRules, ...mistake });
  expect(violation?.what).toMatch(what);
  expect(violation?.steps.length).toBeGreaterThan(0);
});
