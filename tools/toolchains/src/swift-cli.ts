/** `swift.mjs`: what is done with the generated Swift package. */
import { Argument, CommandFailure, defineCommand, exitCodes, startCommand, withoutOption } from '@lockstep/options';
import { join } from 'node:path';
import { ensureToolchain } from './ensure.ts';
import { show } from './show.ts';
import { checkDocumentation } from './swift-documentation.ts';
import { prepareSwiftScratch, swiftBuild, swiftScratch } from './swift-build.ts';
import { languages, type Toolchain } from './toolchain.ts';
import { packageFolder, workspace } from './workspace.ts';

const package_ = packageFolder('swift');
// What stands on Apple's frameworks, and is compiled against stand-ins of them here.
const extension = join(package_, 'PhotoBackupExtension');
// What the emitter makes of hostile and of long names must be laid out well, too.
const fixtures = join(workspace, 'packages/codegen/src/targets/swift/fixtures');

/** Both packages are built in one folder: what the extension's package takes from the other one is compiled once. */
async function buildOptions(): Promise<readonly string[]> {
  const { options, name } = swiftBuild();
  return [...options, ...(await prepareSwiftScratch(swiftScratch(package_, name)))];
}

async function build(swift: Toolchain, folder = package_): Promise<boolean> {
  return show(swift, 'swift', ['build', ...(await buildOptions()), '--build-tests'], { cwd: folder, forbidden: /^.*warning: .*$/m });
}

async function test(swift: Toolchain, args: readonly string[], folder = package_): Promise<boolean> {
  return (await build(swift, folder)) && show(swift, 'swift', ['test', ...(await buildOptions()), '--skip-build', ...args], { cwd: folder });
}

function format(swift: Toolchain, paths: readonly string[]): Promise<boolean> {
  const lint = ['format', 'lint', '--strict', '--recursive', '--configuration', '.swift-format'];
  return show(swift, 'swift', [...lint, ...paths], { cwd: package_ });
}

// What is left of XCTest itself at the end is no finding.
const sanitizerOptions = { LSAN_OPTIONS: `suppressions="${join(workspace, 'tools/toolchains/xctest-leaks.txt')}"` };

const allSanitizers: readonly string[] = ['thread', 'address'];

/**
 * Refuses arguments that a task does not take. Those of the tests go to `swift test`, which judges them itself.
 * @throws CommandFailure
 */
function requireArguments(task: string, args: readonly string[]): void {
  const allowed = task === 'sanitize' ? allSanitizers : [];
  const wrong = task.startsWith('test') ? undefined : args.find((each) => !allowed.includes(each));
  if (wrong === undefined) return;
  const expected = allowed.length > 0 ? `an argument must be one of ${allowed.join(', ')}` : 'no argument is taken';
  throw new CommandFailure(`${task}: ${expected}; got ${wrong}`, exitCodes.usage);
}

/** How many random sequences are run. @throws CommandFailure */
function sequencesFrom({ LOCKSTEP_SEQUENCES: text = '10000' }: NodeJS.ProcessEnv): string {
  if (/^[1-9]\d{0,8}$/.test(text)) return text;
  throw new CommandFailure(`LOCKSTEP_SEQUENCES must be a whole number from 1; got ${text}`, exitCodes.usage);
}

/** Runs the random sequences of calls under each of the sanitizers, in a build of its own, without the optimizer. */
async function sanitize(swift: Toolchain, sanitizers: readonly string[]): Promise<boolean> {
  const sequences = sequencesFrom(process.env);
  for (const sanitizer of sanitizers) {
    const options = ['--sanitize', sanitizer, ...(await prepareSwiftScratch(swiftScratch(package_, `sanitized-${sanitizer}`)))];
    if (!(await show(swift, 'swift', ['build', ...options, '--build-tests'], { cwd: package_ }))) return false;
    const test = ['test', ...options, '--skip-build', '--filter', 'RandomCallsTests'];
    const env = { ...sanitizerOptions, LOCKSTEP_SEQUENCES: sequences };
    if (!(await show(swift, 'swift', test, { cwd: package_, env, forbidden: /^(WARNING|SUMMARY|ERROR): .*Sanitizer.*$/m }))) return false;
  }
  return true;
}

/** The catalogues of both packages, against what their tests have compiled. */
function documentation(swift: Toolchain): Promise<boolean> {
  const modules = [
    { module: 'LockstepCore', catalogue: join(package_, 'Sources/LockstepCore/LockstepCore.docc') },
    { module: 'PhotoBackup', catalogue: join(extension, 'Sources/PhotoBackup/PhotoBackup.docc') },
  ];
  const included = ['CLockstepCrypto', 'CLockstepSodium', 'CLockstepSQLite'].map((module) => join(package_, 'Sources', module));
  const { name, products } = swiftBuild();
  return checkDocumentation(swift, modules, { cwd: package_, built: join(swiftScratch(package_, name), products, 'Modules'), included });
}

const tasks: Readonly<Record<string, (swift: Toolchain, args: readonly string[]) => Promise<boolean>>> = {
  format: (swift) => format(swift, ['Package.swift', 'Sources', 'Tests/LockstepCoreTests', fixtures]),
  build: (swift) => build(swift),
  test: (swift, args) => test(swift, args),
  sanitize: (swift, args) => sanitize(swift, args.length > 0 ? args : allSanitizers),
  'format-extension': (swift) =>
    format(
      swift,
      ['Package.swift', 'Sources', 'Tests'].map((each) => join(extension, each)),
    ),
  'test-extension': (swift, args) => test(swift, args, extension),
  documentation: (swift) => documentation(swift),
};

const details = `build: builds it, its testee and its tests without a warning. format: checks it with swift format. test: builds it and runs its
tests; what follows goes to swift test: node tools/toolchains/swift.mjs test --filter LockTests. sanitize: runs random sequences of calls under ThreadSanitizer and
AddressSanitizer, or one of them (thread, address); LOCKSTEP_SEQUENCES is how many, 10000 unless it is set. format-extension and
test-extension: as format and test, for PhotoBackupExtension, against stand-ins of Apple's frameworks. documentation: checks that each link in the DocC
catalogues of both packages leads to something in the modules that their tests have compiled. Builds are without the optimizer unless
LOCKSTEP_OPTIMIZED is set`;

const command = defineCommand('node tools/toolchains/swift.mjs', 'Checks the generated Swift package.', details)
  .addArgument(new Argument('<task>', 'what to do').choices(Object.keys(tasks)))
  .argument('[arguments...]', 'for the program that does it')
  .addOption(withoutOption(languages))
  .passThroughOptions();

await startCommand(command, async ({ without }, task, args) => {
  requireArguments(task, args);
  if (task === 'sanitize') sequencesFrom(process.env); // Before a toolchain is installed in vain.
  if (without.includes('swift')) {
    console.log('Swift is left out: nothing was done');
    return exitCodes.ok;
  }
  const swift = await ensureToolchain('swift');
  return (await tasks[task]?.(swift, args)) ? exitCodes.ok : exitCodes.failed;
});
