/** The folder of what is generated holds nothing else: nobody deletes a file that no target has written. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@lockstep/toolchains';
import { expect, it } from 'vitest';

it('every file that is committed below generated/ is one that the generators write', () => {
  const { files } = JSON.parse(readFileSync(join(workspace, 'generated/manifest.json'), 'utf8')) as { files: string[] };
  const written = new Set([...files, 'manifest.json', 'project.json'].map((file) => `generated/${file}`));
  const committed = execFileSync('git', ['ls-files', '-z', '--', 'generated'], { cwd: workspace, encoding: 'utf8' }).split('\0').filter(Boolean);
  expect(committed.length).toBeGreaterThan(100);
  expect(committed.filter((file) => !written.has(file))).toEqual([]);
});
