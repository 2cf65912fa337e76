// Mutates modules of the reference client, and wants the tests beside them to fail: npx nx run mutations:stryker
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'stryker');
const workspace = dirname(dirname(dirname(folder)));

/** Runs a program in the workspace, and ends with its exit code where it fails. */
function run(program, args) {
  const { status } = spawnSync(program, args, { cwd: workspace, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

// Of its own, since only this command needs it. Its peer vitest is the workspace's.
if (!existsSync(join(folder, 'node_modules/.package-lock.json'))) {
  run('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--legacy-peer-deps']);
}
const stryker = join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js');
run(process.execPath, [stryker, 'run', join(folder, 'stryker.config.json'), ...process.argv.slice(2)]);
