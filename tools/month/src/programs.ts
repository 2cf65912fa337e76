/** The programs of a month: the extension and the app, as they ship, each in a process of its own. */
import { join } from 'node:path';
import {
  ToolchainError,
  ensureToolchain,
  packageFolder,
  prepareSwiftScratch,
  run,
  swiftBuildOptions,
  swiftScratch,
  type Command,
} from '@lockstep/toolchains';

const product = 'PhotoBackupMonth';

/** A program, and what is added to its environment. */
export interface Program {
  readonly command: Command;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Builds the extension, where it is not built.
 * @param folder the folder of its package; the generated one unless a copy is given
 * @throws ToolchainError where it does not compile
 */
export async function extensionProgram(folder = join(packageFolder('swift'), 'PhotoBackupExtension')): Promise<Program> {
  const swift = await ensureToolchain('swift');
  const scratch = swiftScratch(folder);
  const options = [...swiftBuildOptions, ...(await prepareSwiftScratch(scratch))];
  const { exitCode, stdout, stderr } = await run(swift, 'swift', ['build', ...options, '--product', product], { cwd: folder, output: 'errors' });
  if (exitCode !== 0)
    throw new ToolchainError(
      `the extension does not compile: ${`${stdout}\n${stderr}`.split('\n').find((line) => line.includes('error:')) ?? 'the compiler does not say why'}`,
    );
  return { command: swift.command(join(scratch, 'release', product)), env: swift.env };
}

/** The app. */
export async function appProgram(): Promise<Program> {
  const dart = await ensureToolchain('dart');
  return { command: dart.command('dart', [join(packageFolder('dart'), 'test/month/month_app.dart')]), env: dart.env };
}
