// What the machine itself has to bring: a Debian whose apt has a mirror, and a few packages of it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ToolchainError } from './error.ts';
import { execute } from './execute.ts';
import { findProgram } from './find.ts';
import { chooseMirror, parseDeb822, parseList, type Source } from './sources.ts';

/** What is needed to run the programs of a root. */
export const runTools = ['bubblewrap'] as const;
/** What is needed to make a root. */
export const buildTools = ['bubblewrap', 'debootstrap', 'debian-archive-keyring'] as const;

type HostTool = (typeof buildTools)[number];

const systemFolders = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What this system is, as far as it matters; a parameter for tests' sake. */
export interface System {
  readonly platform: string;
  readonly arch: string;
  /** The text of os-release, empty where there is none. */
  readonly osRelease: string;
  /** The effective user id; 0 is root. */
  readonly user: number;
}

/** The system that this runs on. */
export function thisSystem(): System {
  const file = '/etc/os-release';
  return {
    platform: process.platform,
    arch: process.arch,
    osRelease: existsSync(file) ? readFileSync(file, 'utf8') : '',
    user: process.geteuid?.() ?? -1,
  };
}

/** Why toolchains can't be installed on a system, or undefined where they can. */
export function findObstacle({ platform, arch, osRelease, user }: System): string | undefined {
  if (platform !== 'linux' || releaseField(osRelease, 'ID') !== 'debian') return 'that is possible on Debian only';
  if (arch !== 'x64') return 'that is possible on x86-64 only';
  if (user !== 0)
    return 'that needs root, once (run node tools/toolchains/toolchains.mjs as root, with LOCKSTEP_CACHE set to your ~/.cache/lockstep)';
  return undefined;
}

/**
 * Where apt takes Debian from on this machine.
 * @param folder apt's configuration
 * @throws ToolchainError if it has no such source
 */
export function findMirror(osRelease: string, folder = '/etc/apt'): string {
  const mirror = chooseMirror(readSources(folder), releaseField(osRelease, 'VERSION_CODENAME') ?? '');
  if (mirror === undefined) throw new ToolchainError(`apt has no http source of Debian's main archive (see sources.list(5))`);
  return mirror;
}

/** All of apt's sources, in its order. */
export function readSources(folder: string): Source[] {
  const more = join(folder, 'sources.list.d');
  const files = [join(folder, 'sources.list')];
  if (existsSync(more))
    files.push(
      ...readdirSync(more)
        .sort()
        .map((name) => join(more, name)),
    );
  return files
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      if (file.endsWith('.list')) return parseList(readFileSync(file, 'utf8'));
      return file.endsWith('.sources') ? parseDeb822(readFileSync(file, 'utf8')) : [];
    });
}

/** The file with the keys that Debian signs its archive with. */
export function archiveKeyring(): string | undefined {
  return ['gpg', 'pgp'].map((ending) => `/usr/share/keyrings/debian-archive-keyring.${ending}`).find((file) => existsSync(file));
}

/**
 * Installs the Debian packages that are missing on this machine.
 * @throws ToolchainError with apt's own word if it can't
 */
export async function installHostTools(tools: readonly HostTool[], log: (line: string) => void): Promise<void> {
  const missing = tools.filter((tool) => !isInstalled(tool));
  if (missing.length === 0) return;
  log(`Installing ${missing.join(', ')} with apt-get.`);
  const env = await systemEnvironment();
  // It also fails for sources that have nothing to do with us. If it matters, the installation fails too.
  await execute('apt-get', ['update'], { what: 'apt-get update', env }).catch(() => '');
  const options = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  await execute('apt-get', ['install', '--yes', '--no-install-recommends', ...options, ...missing], {
    what: `apt-get install ${missing.join(' ')}`,
    env,
    uninterrupted: true, // This is the machine's own package system: it must not be left half way.
  });
}

/** A clean environment for programs that set up a Debian system, with apt's proxy for those that do not read its settings. */
export async function systemEnvironment(): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = { PATH: systemFolders, LC_ALL: 'C', HOME: '/root', DEBIAN_FRONTEND: 'noninteractive' };
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy']) {
    if (process.env[name] !== undefined) env[name] = process.env[name];
  }
  for (const scheme of ['http', 'https']) {
    const proxy = (await execute('apt-config', ['dump', '--format', '%v', `Acquire::${scheme}::Proxy`], { what: 'apt-config' })).trim();
    if (/^https?:/.test(proxy)) env[`${scheme}_proxy`] = proxy;
  }
  return env;
}

function isInstalled(tool: HostTool): boolean {
  if (tool === 'debian-archive-keyring') return archiveKeyring() !== undefined;
  return findProgram(tool === 'bubblewrap' ? 'bwrap' : tool, { PATH: systemFolders }) !== undefined;
}

function releaseField(osRelease: string, name: string): string | undefined {
  return new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1];
}
