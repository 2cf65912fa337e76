import { expect, it, vi } from 'vitest';
import { duration, showProgress } from './progress.ts';
import type { TaskOutcome } from './tasks.ts';

const outcome = (name: string, result: TaskOutcome['result']): TaskOutcome => ({ name, result, seconds: 61.2, output: '', outputFile: '' });

it('in a log each check has a line when it starts and one when it ends, and says what came from the cache', async () => {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    vi.stubEnv('CI', 'true');
    const progress = showProgress(['a:test', 'b:test', 'c:test', 'd:test']);
    expect(lines).toEqual([]);
    progress.started('a:test');
    progress.ended(outcome('b:test', 'cached'));
    progress.ended(outcome('a:test', 'failed'));
    progress.ended(outcome('c:test', 'skipped'));
    progress.ended(outcome('d:test', 'passed'));
    await progress.close();
  } finally {
    write.mockRestore();
    vi.unstubAllEnvs();
  }
  expect(lines.map((line) => line.replace(/ +/g, ' '))).toEqual([
    'a:test starts\n',
    'b:test ok, from the cache\n',
    'a:test FAILED 1 min 1 s\n',
    'c:test not run, since what it needs failed\n',
    'd:test ok 1 min 1 s\n',
  ]);
});

it.each([
  [0.04, '0.0 s'],
  [59.94, '59.9 s'],
  [59.96, '1 min 0 s'],
  [119.7, '2 min 0 s'],
  [360, '6 min 0 s'],
])('%d seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
