import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionsFile, type Versions } from './cache.ts';
import { ToolchainError } from './error.ts';
import { execute } from './execute.ts';
import { archiveKeyring, systemEnvironment } from './host.ts';
import { fetchNpmFile } from './npm-file.ts';
import { recipe, type LibrarySource } from './recipe.ts';
import { machineFiles, sandboxCommand } from './sandbox.ts';

/** What an installation needs to know. */
export interface InstallOptions {
  /** Debian's mirror. */
  readonly mirror: string;
  readonly log: (line: string) => void;
  /** Descriptor of the lock, to be held by every program that writes into the folder. */
  readonly lock: number;
}

interface Job extends InstallOptions {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
}

// A namespace of mounts and processes of its own: nothing stays mounted, and all of it ends when this process ends.
const isolated = ['--pdeathsig', 'KILL', 'unshare', '--mount', '--pid', '--fork', '--kill-child'];
const librariesFolder = '/usr/lib/i386-linux-gnu';

/**
 * Makes a root by the recipe.
 * @param root an empty folder
 * @throws ToolchainError with the failing program's own word
 */
export async function installRoot(root: string, options: InstallOptions): Promise<void> {
  const job: Job = { ...options, root, env: await systemEnvironment() };
  await fetchNpmFile(recipe.dart, { download: join(root, '.download'), into: join(root, 'usr/lib/dart'), lock: job.lock });
  await bootstrap(job);
  job.log(`Installing ${recipe.packages[0]} and libraries.`);
  await inRoot(job, ['apt-get', 'install', '--yes', '--no-install-recommends', '-o', 'Acquire::Retries=3', ...recipe.packages]);
  for (const file of machineFiles) writeFileSync(join(root, file), '', { flag: 'a' });
  symlinkSync('../lib/dart/dart', join(root, 'usr/bin/dart'));
  const libraries = await installLibraries(job);
  const versions: Versions = {
    swift: await ask(job, 'swift', /Swift version ([\d.]+)/),
    dart: await ask(job, 'dart', /Dart SDK version: ([\d.]+)/),
    suite: recipe.suite,
    packages: readPackages(await inRoot(job, ['dpkg-query', '--show', '--showformat', '${Package} ${Version}\\n'])),
    libraries,
  };
  for (const folder of ['var/cache/apt', 'var/lib/apt/lists']) rmSync(join(root, folder), { recursive: true, force: true });
  writeFileSync(join(root, versionsFile), `${JSON.stringify(versions, undefined, 2)}\n`);
  // dpkg did not wait for the disk: a root must not get its name before its files are there, also if the power goes.
  await execute('sync', ['--file-system', root], { what: 'sync', hold: job.lock });
}

async function bootstrap(job: Job): Promise<void> {
  const keyring = archiveKeyring();
  if (keyring === undefined) throw new ToolchainError('the keys of the Debian archive are missing (package debian-archive-keyring)');
  job.log(`Making a root of Debian ${recipe.suite}.`);
  const settings = join(job.root, 'etc/dpkg/dpkg.cfg.d');
  mkdirSync(settings, { recursive: true });
  // Half the time goes by in waiting for the disk otherwise. Licences stay.
  const excluded = ['doc/*', 'man/*', 'locale/*', 'info/*'].map((folder) => `path-exclude=/usr/share/${folder}`);
  writeFileSync(join(settings, 'lockstep'), ['force-unsafe-io', ...excluded, 'path-include=/usr/share/doc/*/copyright', ''].join('\n'));
  const args = ['--variant=minbase', '--include=ca-certificates', `--keyring=${keyring}`, recipe.suite, job.root, job.mirror];
  await execute('setpriv', [...isolated, 'debootstrap', ...args], { what: 'debootstrap', env: job.env, hold: job.lock });
}

/** Runs a program in the root, as its root user. */
function inRoot(job: Job, command: readonly string[]): Promise<string> {
  const what = command.slice(0, 2).join(' ');
  return execute('setpriv', [...isolated, 'chroot', job.root, ...command], { what, env: job.env, hold: job.lock });
}

/** Unpacks the 32-bit libraries from the first source whose signed index can be had. */
async function installLibraries(job: Job): Promise<Versions['libraries']> {
  const problems: string[] = [];
  for (const source of recipe.libraries) {
    try {
      return await unpackLibraries(job, source);
    } catch (error) {
      if (!(error instanceof ToolchainError)) throw error;
      problems.push(`${source.suite} i386: ${error.message}`);
    }
  }
  throw new ToolchainError(problems.join('; '));
}

async function unpackLibraries(job: Job, { suite, packages }: LibrarySource): Promise<Versions['libraries']> {
  // apt's state in a folder of its own, as if nothing were installed: so it also fetches what the packages depend on.
  const state = '/var/lib/lockstep';
  const outside = join(job.root, state);
  rmSync(outside, { recursive: true, force: true });
  for (const folder of ['lists/partial', 'archives/partial', 'files']) mkdirSync(join(outside, folder), { recursive: true });
  writeFileSync(join(outside, 'sources.list'), `deb ${job.mirror} ${suite} main\n`);
  const settings = {
    'APT::Architecture': 'i386',
    'APT::Architectures': 'i386',
    'APT::Sandbox::User': 'root',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
    'Dir::State::lists': `${state}/lists`,
    'Dir::State::status': '/dev/null',
    'Dir::Cache': state,
    'Dir::Cache::archives': `${state}/archives`,
    'Dir::Etc::sourcelist': `${state}/sources.list`,
    'Dir::Etc::sourceparts': '/dev/null',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  await inRoot(job, ['apt-get', 'update', '--error-on=any', ...options]);
  await inRoot(job, ['apt-get', 'install', '--yes', '--no-install-recommends', '--download-only', ...options, ...packages]);
  const archives = readdirSync(join(outside, 'archives'))
    .filter((name) => name.endsWith('.deb'))
    .sort();
  let listing = '';
  for (const name of archives) {
    const file = `${state}/archives/${name}`;
    await inRoot(job, ['dpkg-deb', '--extract', file, `${state}/files`]);
    listing += await inRoot(job, ['dpkg-deb', '--show', '--showformat', '${Package} ${Version}\\n', file]);
  }
  mkdirSync(join(job.root, librariesFolder), { recursive: true });
  for (const folder of ['lib', 'usr/lib']) {
    const from = `${state}/files/${folder}/i386-linux-gnu/.`;
    if (existsSync(join(job.root, from))) await inRoot(job, ['cp', '--archive', from, librariesFolder]);
  }
  symlinkSync('i386-linux-gnu/ld-linux.so.2', join(job.root, 'usr/lib/ld-linux.so.2'));
  rmSync(outside, { recursive: true });
  return { suite, packages: readPackages(listing) };
}

/** Asks a language's program for its version, the way it will be run; so it is tried before anybody relies on it. */
async function ask(job: Job, program: string, pattern: RegExp): Promise<string> {
  const { file, args } = sandboxCommand(job.root, program, ['--version']);
  const output = await execute(file, args, { what: `${program} --version`, hold: job.lock });
  const version = pattern.exec(output)?.[1];
  if (version === undefined) throw new ToolchainError(`${program} --version gave no version`);
  return version;
}

function readPackages(listing: string): Record<string, string> {
  return Object.fromEntries(
    listing
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' ') as [string, string]),
  );
}
