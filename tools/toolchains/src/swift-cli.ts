/** `swift.mjs`: what is done with the generated Swift package. */
import { Argument, defineCommand, exitCodes, startCommand, withoutOption } from '@lockstep/options';
import { join } from 'node:path';
import { ensureToolchain } from './ensure.ts';
import { show } from './show.ts';
import { prepareSwiftScratch, swiftBuildOptions, swiftScratch } from './swift-build.ts';
import { languages, type Toolchain } from './toolchain.ts';
import { packageFolder, workspace } from './workspace.ts';

const package_ = packageFolder('swift');
// What the emitter makes of hostile and of long names must be laid out well, too.
const fixtures = join(workspace, 'packages/codegen/src/targets/swift/fixtures');

async function buildOptions(): Promise<readonly string[]> {
  return [...swiftBuildOptions, ...(await prepareSwiftScratch(swiftScratch(package_)))];
}

async function build(swift: Toolchain): Promise<boolean> {
  return show(swift, 'swift', ['build', ...(await buildOptions()), '--build-tests'], { cwd: package_, forbidden: /^.*warning: .*$/m });
}

const tasks: Readonly<Record<string, (swift: Toolchain, args: readonly string[]) => Promise<boolean>>> = {
  format: (swift) => {
    const lint = ['format', 'lint', '--strict', '--recursive', '--configuration', '.swift-format'];
    return show(swift, 'swift', [...lint, 'Package.swift', 'Sources', 'Tests', fixtures], { cwd: package_ });
  },
  build,
  test: async (swift, args) =>
    (await build(swift)) && show(swift, 'swift', ['test', ...(await buildOptions()), '--skip-build', ...args], { cwd: package_ }),
};

const details = `build: builds it, its testee and its tests without a warning. format: holds it against swift format. test: builds it and runs its
tests; what follows goes to swift test: node tools/toolchains/swift.mjs test --filter LockTests`;

const command = defineCommand('node tools/toolchains/swift.mjs', 'Checks the generated Swift package.', details)
  .addArgument(new Argument('<task>', 'what to do').choices(Object.keys(tasks)))
  .argument('[arguments...]', 'for the program that does it')
  .addOption(withoutOption(languages))
  .passThroughOptions();

await startCommand(command, async ({ without }, task, args) => {
  if (without.includes('swift')) {
    console.log('Swift is left out: nothing was done');
    return exitCodes.ok;
  }
  const swift = await ensureToolchain('swift');
  return (await tasks[task]?.(swift, args)) ? exitCodes.ok : exitCodes.failed;
});
