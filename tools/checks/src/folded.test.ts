/** What a review folds away: what is copied as it is, or can't be read in a diff, and nothing else of what is generated. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const { files } = JSON.parse(readFileSync(join(root, 'generated/manifest.json'), 'utf8')) as { files: string[] };

/** Whether a generated file is a file of a target's runtime, or a vector. Each folder has an Nx project of its own. */
function isCopied(path: string): boolean {
  const [target = '', ...below] = path.split('/');
  return (
    target === 'vectors' || (below.at(-1) !== 'project.json' && existsSync(join(root, 'packages/codegen/src/targets', target, 'runtime', ...below)))
  );
}

it('is what is copied unchanged', () => {
  const input = files.map((path) => `generated/${path}\n`).join('');
  const lines = execFileSync('git', ['check-attr', '--stdin', 'linguist-generated'], { cwd: root, input, encoding: 'utf8' }).trim().split('\n');
  const folded = new Set(
    lines.filter((line) => line.endsWith(': true')).map((line) => line.replace(/: linguist-generated: true$/, '').replace(/^generated\//, '')),
  );
  expect(lines).toHaveLength(files.length);
  expect(
    files.filter((path) => folded.has(path) && !isCopied(path)),
    'folded away, and made from the spec',
  ).toEqual([]);
  expect(
    files.filter((path) => !folded.has(path) && isCopied(path)),
    'open, and copied',
  ).toEqual([]);
});
