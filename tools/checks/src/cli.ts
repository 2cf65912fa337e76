/** The command behind `npm test`. */
import { defineCommand, CommandFailure, exitCodes, startCommand, withoutOption } from '@lockstep/options';
import { ensureToolchains, languages, quickFolder, workspace } from '@lockstep/toolchains';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { failingLines } from './failing-lines.ts';
import { duration, showProgress } from './progress.ts';
import type { PlannedTask, TaskOutcome } from './tasks.ts';

// In the order of the list: what ends soon comes first. A project that has one of them is checked by `npm test`.
const targets = ['sync', 'typecheck', 'lint', 'format', 'build', 'unit', 'e2e', 'test', 'documentation'];

const details = `Each check is a task of Nx: PROJECT:TARGET, with the targets ${targets.join(', ')}. A check whose
inputs are those of a run that passed is not run again, and says so.

Exit code 0: all passed. 1: at least one failed. 64: this command was called wrongly. 69: a toolchain is missing.`;

const more = (text: string, previous: readonly string[]): readonly string[] => [...previous, text];

const command = defineCommand('npm test --', 'Checks everything that must hold before a change is merged.', details)
  .addOption(withoutOption(languages))
  .option('--only <name>', 'run the checks of that PROJECT, of that TARGET, or that PROJECT:TARGET alone; may be given more than once', more, [])
  .option('--list', 'print the checks, and run none')
  .option('--fresh', 'run every check, also where its result is in the cache')
  .option('--verbose', 'print what each check printed, also where it passed');

/** Sets what Nx reads when it is loaded. */
async function loadNx() {
  process.chdir(workspace);
  process.loadEnvFile('.env');
  return import('./tasks.ts');
}

/**
 * Gives the checks a folder in memory for their temporary files, where there is room: most of their time on a quiet machine is
 * waiting for the disk. Who has set TMPDIR keeps it.
 */
function useQuickFolder(): void {
  const folder = quickFolder();
  if (folder === tmpdir() || process.env['TMPDIR'] !== undefined) return;
  const own = mkdtempSync(join(folder, 'lockstep-checks-'));
  chmodSync(own, 0o711); // Some tests become another user, who must reach files of theirs.
  process.env['TMPDIR'] = own;
  process.on('exit', () => rmSync(own, { recursive: true, force: true }));
}

function report({ name, output, outputFile }: TaskOutcome): void {
  console.log(`\nFAILED ${name}`);
  for (const line of failingLines(output)) console.log(`  ${line}`);
  console.log(`  all that it printed: ${outputFile}`);
}

function byOrder(a: PlannedTask, b: PlannedTask): number {
  return targets.indexOf(a.target) - targets.indexOf(b.target) || (a.name < b.name ? -1 : 1);
}

await startCommand(command, async ({ without, only, list, fresh = false, verbose = false }) => {
  if (without.length > 0) process.env['LOCKSTEP_WITHOUT'] = without.join(',');
  const { plan } = await loadNx();
  const isNamed = ({ name, project, target }: PlannedTask, wanted: string): boolean => [name, project, target].includes(wanted);
  const { tasks, run } = await plan({
    targets,
    without,
    isWanted: (task) => only.length === 0 || only.some((wanted) => isNamed(task, wanted)),
  });
  const strange = only.find((wanted) => !tasks.some((task) => isNamed(task, wanted)));
  if (strange !== undefined) throw new CommandFailure(`there is no check of the name ${strange}: --list prints them`, exitCodes.usage);
  const names = [...tasks].sort(byOrder).map(({ name }) => name);
  if (list) {
    console.log(names.join('\n'));
    return exitCodes.ok;
  }

  // First, since what is installed decides whose results count.
  await ensureToolchains(
    languages.filter((language) => !without.includes(language)),
    { log: (line) => console.log(line) },
  );
  useQuickFolder();
  const began = performance.now();
  const progress = showProgress(names);
  // One more than there are processors: each task waits for the disk, for timers and for processes for a third of its time.
  const outcomes = await run(progress, { parallel: availableParallelism() + 1, isFresh: fresh });
  await progress.close();

  const failed = outcomes.filter(({ result }) => result === 'failed');
  const count = (...results: TaskOutcome['result'][]): number => outcomes.filter(({ result }) => results.includes(result)).length;
  if (verbose) for (const { name, output } of outcomes) console.log(`\n${name}\n${output.trimEnd()}`);
  failed.forEach(report);
  for (const language of without) console.log(`${language} was left out: nothing above says that it agrees`);
  console.log(
    `\nChecks: ${count('passed', 'cached')} passed (${count('cached')} from the cache), ${failed.length} failed, ` +
      `${count('skipped')} not run; ${duration((performance.now() - began) / 1000)}`,
  );
  return count('passed', 'cached') === outcomes.length ? exitCodes.ok : exitCodes.failed;
});
