/** `stryker.mjs`: mutates modules of the reference client by Stryker. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCommand, exitCodes, startCommand } from '@lockstep/options';

const tool = dirname(dirname(fileURLToPath(import.meta.url)));
const workspace = dirname(dirname(tool));
const folder = join(tool, 'stryker');

const command = defineCommand(
  'npx nx run mutations:stryker --',
  'Mutates modules of the reference client one at a time, and wants the tests beside them to fail.',
  `Prints the mutants that survive. Its first run installs its packages, of the versions in tools/mutations/stryker/package-lock.json.

Exit code 0: enough were killed, see thresholds in tools/mutations/stryker/stryker.config.json. 1: not enough. 64: this command was called wrongly.`,
).option('--mutate <globs>', 'the modules, joined with commas; those of the configuration unless given');

/** Runs a program in the workspace. Returns whether it ended well. */
function run(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { cwd: workspace, stdio: 'inherit' }).status === 0;
}

/** When a file was written; a file that is missing is older than all. */
function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}

/** Installs Stryker on demand and alone, since nothing else needs it. Its peer vitest is the workspace's. */
function install(): boolean {
  // A lock file that changed since is of other packages.
  if (timeOf(join(folder, 'node_modules/.package-lock.json')) >= timeOf(join(folder, 'package-lock.json'))) return true;
  return run('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--legacy-peer-deps']);
}

await startCommand(command, ({ mutate }) => {
  const stryker = join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const args = [stryker, 'run', join(folder, 'stryker.config.json'), ...(mutate === undefined ? [] : ['--mutate', mutate])];
  return install() && run(process.execPath, args) ? exitCodes.ok : exitCodes.failed;
});
