/** How the Swift package is built: once, for its tests and for its testee. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toolchainsFolder, type Environment } from './cache.ts';

/** A way to build the packages. */
export interface SwiftBuild {
  /** What `swift build` is given. With what tests need, since a testee that is built otherwise would be compiled once more. */
  readonly options: readonly string[];
  /** The name of the folder that is built in: one that two builds take turns in compiles everything each time. */
  readonly name: string;
  /** Where the products lie in it. */
  readonly products: string;
}

/** The environment variable that asks for the optimizer: what measures, or runs for hours, sets it. */
export const optimizedVariable = 'LOCKSTEP_OPTIMIZED';

/** How the packages are built: without the optimizer, which takes longer than all tests save by it (docs/decisions/0007). */
export function swiftBuild(env: Environment = process.env): SwiftBuild {
  const isOptimized = (env[optimizedVariable] ?? '') !== '';
  return isOptimized
    ? { options: ['--configuration', 'release', '-Xswiftc', '-enable-testing'], name: 'optimized', products: 'release' }
    : { options: ['--configuration', 'debug'], name: 'lockstep', products: 'debug' };
}

/**
 * The folder that a package is built in: one of its own, or one of the user's cache where the package's path holds a per cent
 * sign. The compiler takes such a sign for a place to put random letters in, finds neither its modules nor its index again, and
 * the tests can't be built without the index.
 * @param name what kind of build it is
 */
export function swiftScratch(package_: string, name = 'lockstep', env: Environment = process.env): string {
  if (!package_.includes('%')) return join(package_, '.build', name);
  const digest = createHash('sha256').update(package_).digest('hex').slice(0, 16);
  return join(dirname(toolchainsFolder(env)), 'builds', digest, name);
}

/**
 * Makes a folder ready to be built in. The compiler keeps absolute paths in its caches, so that a folder of a checkout that
 * was moved or copied can't be built in: it is emptied.
 * @returns the options that name the folder
 */
export async function prepareSwiftScratch(scratch: string): Promise<readonly string[]> {
  const stamp = join(scratch, 'place');
  const place = await readFile(stamp, 'utf8').catch(() => undefined); // A folder that has none can't be trusted.
  if (place !== scratch) {
    await rm(scratch, { recursive: true, force: true });
    await mkdir(scratch, { recursive: true });
    await writeFile(stamp, scratch);
  }
  return ['--scratch-path', scratch];
}
