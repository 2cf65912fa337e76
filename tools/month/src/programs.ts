/** The programs of a month: the extension and the app, as they ship, each in a process of its own. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ToolchainError,
  ensureToolchain,
  packageFolder,
  prepareSwiftScratch,
  run,
  swiftBuild,
  swiftScratch,
  workspace,
  type Command,
} from '@lockstep/toolchains';

const product = 'PhotoBackupMonth';

/** A program, and what is added to its environment. */
export interface Program {
  readonly command: Command;
  readonly env: Readonly<Record<string, string>>;
}

function doesNotCompile(what: string, ...printed: readonly string[]): ToolchainError {
  const error = printed
    .join('\n')
    .split('\n')
    .find((line) => /\berror: /i.test(line));
  return new ToolchainError(`the ${what} does not compile: ${error ?? 'the compiler does not say why'}`);
}

/**
 * Builds the extension, where it is not built, in the folder of the core's build.
 * @param folder the folder of the core's package, which the extension's is in; the generated one unless a copy is given
 * @throws ToolchainError where it does not compile
 */
export async function extensionProgram(folder = packageFolder('swift')): Promise<Program> {
  const swift = await ensureToolchain('swift');
  const { options: buildOptions, name, products } = swiftBuild();
  const scratch = swiftScratch(folder, name);
  const options = [...buildOptions, ...(await prepareSwiftScratch(scratch))];
  const { exitCode, stdout, stderr } = await run(swift, 'swift', ['build', ...options, '--product', product], {
    cwd: join(folder, 'PhotoBackupExtension'),
    output: 'errors',
  });
  if (exitCode !== 0) throw doesNotCompile('extension', stdout, stderr);
  return { command: swift.command(join(scratch, products, product)), env: swift.env };
}

/**
 * Compiles the app: a month starts it many times, and the VM would compile its sources again each time.
 * @throws ToolchainError where it does not compile
 */
export async function appProgram(): Promise<Program> {
  const dart = await ensureToolchain('dart');
  const file = join(workspace, 'node_modules/.cache/lockstep/month-app.dill');
  const own = `${file}.${randomUUID()}`; // Another month may run at the same time.
  await mkdir(dirname(file), { recursive: true });
  const args = [`--snapshot=${own}`, '--snapshot-kind=kernel', 'test/month/month_app.dart'];
  const { exitCode, stdout, stderr } = await run(dart, 'dart', args, { cwd: packageFolder('dart'), output: 'errors' });
  if (exitCode !== 0) throw doesNotCompile('app', stdout, stderr);
  await rename(own, file);
  // Dart takes a path for a part of an address: a percent sign in it would be read as one.
  return { command: dart.command('dart', [file.includes('%') ? pathToFileURL(file).href : file]), env: dart.env };
}
