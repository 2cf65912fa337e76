import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { execute } from './execute.ts';

// As `swift test` does with the tests: the second process has a group of its own.
const silent = 'set -m; sleep 1000 > /dev/null 2>&1 & echo $!;';
const holdsOutput = 'set -m; sleep 1000 & echo $!;';

it.each([
  ['when its time is up', `${silent} wait`, 1],
  ['when it ends without them', holdsOutput, undefined],
])('ends all that a program started %s', async (_, script, limit) => {
  const { isLate, output } = await execute('bash', ['-c', script], { cwd: '.', ...(limit === undefined ? {} : { limit }) });
  expect(isLate).toBe(limit !== undefined);
  const [pid] = output.trim().split('\n');
  expect(pid).toMatch(/^\d+$/);
  // A process that was ended is there until its parent, which is the system's first one, has asked for it.
  for (let tries = 0; tries < 200 && existsSync(`/proc/${pid}`); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(existsSync(`/proc/${pid}`)).toBe(false);
});
