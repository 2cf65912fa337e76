/** How the Swift package is built: once, for its tests and for its testee. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Options of every build of the package. With the optimizer, since frames of megabytes take minutes without it; and with
 * what tests need, since a testee that is built otherwise would be compiled once more.
 */
export const swiftBuildOptions = ['--configuration', 'release', '-Xswiftc', '-enable-testing'] as const;

/** The folder that a package is built in. */
export function swiftScratch(package_: string): string {
  return join(package_, '.build/lockstep');
}

/**
 * Makes a folder ready to be built in. The compiler keeps absolute paths in its caches, so that a folder of a checkout that
 * was moved or copied can't be built in: it is emptied.
 * The index of a package is for editors, and the compiler takes a per cent sign in its path for a place to put random letters
 * in: it is left out there.
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
  return ['--scratch-path', scratch, ...(scratch.includes('%') ? ['--disable-index-store'] : [])];
}
