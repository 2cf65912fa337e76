/** Names of every length in every kind of definition: the formatters find nothing to change in what is generated. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { targets } from '@lockstep/codegen';
import { longModel } from '@lockstep/codegen/testing';
import { ensureModernNode, ensureToolchain, packageFolder, run, workspace } from '@lockstep/toolchains';
import { afterAll, beforeAll, expect, it } from 'vitest';

// Beyond the columns of either language; every third length falls on each column, since parts of lines are of several names.
const [longest, step] = [170, 3];
const minutes = 300_000;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-long-names-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes what a target makes of the names of each length, but for what does not depend on the spec; returns how many files that are. */
async function emitAll(name: string, ending: string): Promise<number> {
  const target = targets.find((each) => each.name === name);
  const runtime = await target?.emit(longModel(0), () => null);
  let count = 0;
  for (let length = 1; length <= longest; length += step) {
    for (const [path, text] of (await target?.emit(longModel(length), () => null)) ?? []) {
      if (!path.endsWith(ending) || runtime?.get(path) === text) continue;
      const file = join(folder, name, String(length), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      count++;
    }
  }
  return count;
}

it('Swift', { timeout: minutes }, async () => {
  expect(await emitAll('swift', '.swift')).toBeGreaterThan(500);
  const swift = await ensureToolchain('swift');
  const lint = ['format', 'lint', '--strict', '--recursive', '--parallel', '--configuration', '.swift-format', join(folder, 'swift')];
  const { exitCode, stdout, stderr } = await run(swift, 'swift', lint, { cwd: packageFolder('swift') });
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});

it('Dart', { timeout: minutes }, async () => {
  expect(await emitAll('dart', '.dart')).toBeGreaterThan(500);
  const node = await ensureModernNode();
  const { status, stdout, stderr } = spawnSync(node, [join(workspace, 'tools/toolchains/dart-format.mjs'), join(folder, 'dart')], {
    encoding: 'utf8',
  });
  expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: expect.stringMatching(/, 0 not formatted\n$/) });
});
