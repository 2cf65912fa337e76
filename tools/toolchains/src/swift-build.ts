/** How the Swift package is built: once, for its tests and for its testee. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toolchainsFolder, type Environment } from './cache.ts';

/**
 * Options of every build of the package. With the optimizer, since frames of megabytes take minutes without it; and with
 * what tests need, since a testee that is built otherwise would be compiled once more.
 */
export const swiftBuildOptions = ['--configuration', 'release', '-Xswiftc', '-enable-testing'] as const;

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
