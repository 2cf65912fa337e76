import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { rootFolder, versionsFile, type Environment, type Versions } from './cache.ts';
import { sandboxCommand } from './sandbox.ts';
import type { Language, Toolchain } from './toolchain.ts';

/** A toolchain in PATH: the toolchain, or why it is of no use. Nothing where PATH has none. */
export interface PathResult {
  readonly toolchain?: Toolchain;
  readonly problem?: string;
}

const requirements = {
  // OpenStack's client is called swift too, hence the pattern.
  swift: { version: /Swift version (\d+)(\.[\d.]+)?/, atLeast: 6, title: 'Swift 6.0 or later' },
  dart: { version: /Dart SDK version: (\d+)(\.[\d.]+)?/, atLeast: 3, title: 'Dart 3.0 or later' },
} as const;

/** The oldest version of a language that will do, in words. */
export function requirement(language: Language): string {
  return requirements[language].title;
}

/**
 * The toolchain of a language that is ready for use: the person's own in PATH, else the cached one. Installs nothing and
 * takes milliseconds, or as long as the `--version` of the one in PATH.
 * @param env the environment to look in
 * @returns null if there is none
 */
export function findToolchain(language: Language, env: Environment = process.env): Toolchain | null {
  return findInPath(language, env).toolchain ?? findInCache(language, env);
}

/** Looks for a toolchain in PATH alone. */
export function findInPath(language: Language, env: Environment): PathResult {
  const file = findProgram(language, env);
  if (file === undefined) return {};
  const { version: pattern, atLeast, title } = requirements[language];
  const { stdout, stderr } = spawnSync(file, ['--version'], { encoding: 'utf8', env, timeout: 60_000 });
  const match = pattern.exec(`${stdout}\n${stderr}`); // Dart wrote its version to standard error before 2.15.
  if (!match) return { problem: `${file} is not the compiler of that language, or does not run` };
  const version = `${match[1]}${match[2] ?? ''}`;
  if (Number(match[1]) < atLeast) return { problem: `${file} is version ${version}, and ${title} is needed` };
  const libraries = process.platform === 'linux' ? [...systemLibraries(language, env)] : [];
  // What the clients are linked with or load: without these a compiler alone is of no use.
  const missing = libraries.flatMap(([name, found]) => (found === undefined ? [name] : []));
  if (missing.length > 0) {
    return { problem: `${file} finds no ${missing.join(', ')} (Debian has them as libsodium-dev, libsqlite3-dev, libssl-dev and pkg-config)` };
  }
  const command = (program: string, args: readonly string[] = []) => ({ file: program === language ? file : program, args });
  return { toolchain: { language, version, origin: 'path', env: {}, command } };
}

/** Looks for a toolchain in the cache alone. */
export function findInCache(language: Language, env: Environment): Toolchain | null {
  const root = rootFolder(env);
  const versions = readVersions(join(root, versionsFile));
  if (versions === undefined || findProgram('bwrap', env) === undefined) return null;
  const command = (program: string, args: readonly string[] = []) => sandboxCommand(root, program, args);
  return { language, version: versions[language], origin: 'cache', env: {}, command };
}

/** The file of a program in PATH. */
export function findProgram(program: string, env: Environment): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find(isProgram);
}

/** What Swift is linked with, by its names in pkg-config. */
const linkedLibraries = ['libsodium', 'sqlite3', 'libcrypto'] as const;
/** What Dart loads, by the beginning of its file names. */
const loadedLibraries = ['libsodium', 'libsqlite3', 'libcrypto'] as const;

/**
 * The libraries of a system that the clients of a language use: the version of each as far as the system says it.
 * @returns undefined for one that is missing
 */
export function systemLibraries(language: Language, env: Environment): Map<string, string | undefined> {
  return language === 'swift' ? librariesForLinking(env) : librariesForLoading(env);
}

function librariesForLinking(env: Environment): Map<string, string | undefined> {
  return new Map(
    linkedLibraries.map((name) => {
      const { status, stdout } = spawnSync('pkg-config', ['--modversion', name], { encoding: 'utf8', env });
      return [name, status === 0 ? stdout.trim() : undefined];
    }),
  );
}

function librariesForLoading(env: Environment): Map<string, string | undefined> {
  const path = `${env['PATH'] ?? ''}${delimiter}/usr/sbin${delimiter}/sbin`; // Where ldconfig is, and people's PATH is not.
  const { stdout } = spawnSync('ldconfig', ['-p'], { encoding: 'utf8', env: { ...env, PATH: path } });
  return new Map(
    loadedLibraries.map((name) => {
      const files = [...(stdout ?? '').matchAll(new RegExp(`=> (\\S*/${name}\\.so\\.\\S+)`, 'g'))].map(([, file = '']) => file);
      // Where the name leads to has the version: libsodium.so.23.3.0.
      return [name, files.length === 0 ? undefined : files.map((file) => realFile(file)).join(' ')];
    }),
  );
}

function realFile(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file; // Listed, and gone since.
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // Not there, or not for us: either way the search goes on.
  }
}

function readVersions(file: string): Versions | undefined {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined; // No root of this key.
  }
  return JSON.parse(text) as Versions; // Renamed into place as a whole, so never half written.
}
