import { rootFolder, type Environment } from './cache.ts';
import { ToolchainError } from './error.ts';
import { findInCache, findInPath, findToolchain, requirement } from './find.ts';
import { makeFolder } from './folder.ts';
import { buildTools, findMirror, installHostTools, findObstacle, runTools, thisSystem } from './host.ts';
import { installRoot } from './install.ts';
import type { Language, Toolchain } from './toolchain.ts';

/** How toolchains are made available. */
export interface EnsureOptions {
  /** Gets a line of progress at a time, and none when nothing is to do. Default: standard error. */
  readonly log?: (line: string) => void;
  /** Default: `process.env`. */
  readonly env?: Environment;
}

/**
 * Finds the toolchain of a language, or installs it for all clones of the user; that takes a minute or two, once.
 * @throws ToolchainError if it is missing and can't be installed here
 */
export async function ensureToolchain(language: Language, options: EnsureOptions = {}): Promise<Toolchain> {
  const [toolchain] = await ensureToolchains([language], options);
  return toolchain as Toolchain; // One language, one toolchain.
}

/**
 * Finds the toolchains of some languages, or installs what is missing.
 * @returns them in the order asked
 * @throws ToolchainError that names every language that is missing, if it can't be installed here
 */
export async function ensureToolchains(wanted: readonly Language[], options: EnsureOptions = {}): Promise<Toolchain[]> {
  const { log = (line) => process.stderr.write(`${line}\n`), env = process.env } = options;
  const found = new Map(wanted.map((language) => [language, findToolchain(language, env)]));
  const missing = wanted.filter((language) => !found.get(language));
  if (missing.length > 0) {
    try {
      await install(env, log);
    } catch (error) {
      if (!(error instanceof ToolchainError) && !isSystemError(error)) throw error;
      throw new ToolchainError(explain(missing, error.message, env), { cause: error });
    }
    for (const language of missing) found.set(language, findInCache(language, env));
  }
  return wanted.map((language) => found.get(language) as Toolchain);
}

async function install(env: Environment, log: (line: string) => void): Promise<void> {
  const system = thisSystem();
  const blocked = findObstacle(system);
  if (blocked !== undefined) throw new ToolchainError(blocked);
  const root = rootFolder(env);
  const build = async (folder: string, lock: number) => {
    const start = Date.now();
    log('Installing Swift and Dart, once for all clones: a few minutes, 3 GB.');
    await installHostTools(buildTools, log);
    await installRoot(folder, { mirror: findMirror(system.osRelease), log, lock });
    log(`Installed Swift and Dart in ${Math.round((Date.now() - start) / 1000)} s.`);
  };
  await makeFolder(root, build, () => log('Another run is installing Swift and Dart: waiting for it.'));
  // The root may have been there, from another container with the same cache, and only what runs it be missing.
  await installHostTools(runTools, log);
}

/** A disk that is full or read-only is the machine's fault, not the program's. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function explain(missing: readonly Language[], reason: string, env: Environment): string {
  const problems = missing.flatMap((language) => findInPath(language, env).problem ?? []);
  const names = missing.map(requirement).join(' and ');
  const without = missing.map((language) => `--without ${language}`).join(' ');
  const seen = problems.length > 0 ? ` (${problems.join('; ')})` : '';
  return `${names}: missing${seen}, and can't be installed: ${reason}. Install them yourself, or leave them out with ${without}.`;
}
