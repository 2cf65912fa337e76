/** `dart.mjs`: what is done with the generated Dart package. */
import { Argument, CommandFailure, defineCommand, exitCodes, startCommand } from '@lockstep/options';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureToolchain } from './ensure.ts';
import { findInPath } from './find.ts';
import { ensureModernNode } from './modern-node.ts';
import { show } from './show.ts';
import type { Toolchain } from './toolchain.ts';
import { packageFolder, workspace } from './workspace.ts';

const cwd = packageFolder('dart');

/** The person's own SDK: the cached VM has neither an analyzer nor a formatter. */
function sdk(): Toolchain {
  const { toolchain, problem } = findInPath('dart', process.env);
  if (!toolchain) throw new CommandFailure(`this needs a Dart SDK in PATH${problem === undefined ? '' : `: ${problem}`}`);
  return toolchain;
}

const tasks: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = {
  format: async () => {
    const node = await ensureModernNode();
    return spawnSync(node, [join(workspace, 'tools/toolchains/dart-format.mjs'), cwd], { stdio: 'inherit' }).status === 0;
  },
  test: async (args) => show(await ensureToolchain('dart'), 'dart', ['test/all.dart', ...args], { cwd }),
  'random-calls': async (args) => {
    const env = { LOCKSTEP_SEQUENCES: process.env.LOCKSTEP_SEQUENCES ?? '10000' };
    return show(await ensureToolchain('dart'), 'dart', ['test/all.dart', '--name', 'random calls', ...args], { cwd, env });
  },
  analyze: async () => {
    const dart = sdk();
    return (await show(dart, 'dart', ['pub', 'get'], { cwd })) && show(dart, 'dart', ['analyze', '--fatal-infos'], { cwd });
  },
  'format-by-sdk': () => show(sdk(), 'dart', ['format', '--output', 'none', '--set-exit-if-changed', '.'], { cwd }),
};

const details = `format: checks it with the Dart formatter that npm has. test: runs its tests; what follows goes to them: node
tools/toolchains/dart.mjs test --name TEXT, or --without-vectors. random-calls: calls what an app can call in random sequences; LOCKSTEP_SEQUENCES is how
many, 10000 unless it is set, and LOCKSTEP_SEED the first one's seed. analyze, format-by-sdk: dart analyze and dart format of the SDK in PATH.`;

const command = defineCommand('node tools/toolchains/dart.mjs', 'Checks the generated Dart package.', details)
  .addArgument(new Argument('<task>', 'what to do').choices(Object.keys(tasks)))
  .argument('[arguments...]', 'for the program that does it')
  .passThroughOptions();

await startCommand(command, async (_, task, args) => ((await tasks[task]?.(args)) ? exitCodes.ok : exitCodes.failed));
