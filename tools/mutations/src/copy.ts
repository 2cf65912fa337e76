/** The copy of the workspace that mistakes are planted in. It stays between runs, so that what was built stays warm. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { execute } from './execute.ts';

const own = ['.cache', '@lockstep', '.vite', '.vite-temp', '.land-stamp'];

/** The folder of a workspace's copies. */
export function copiesFolder(workspace: string): string {
  const digest = createHash('sha256').update(workspace).digest('hex').slice(0, 8);
  return join(tmpdir(), `lockstep-mutations-${basename(workspace)}-${digest}`);
}

/** Writes a file only where it changes, so that nothing is compiled again in vain. */
export function writeIfChanged(file: string, bytes: Buffer): void {
  if (existsSync(file) && readFileSync(file).equals(bytes)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

/** Links to the packages that npm has installed; to ours, as the copy has them. */
function linkModules(workspace: string, copy: string): void {
  const folder = join(copy, 'node_modules');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!own.includes(name)) rmSync(join(folder, name), { recursive: true });
  for (const name of readdirSync(join(workspace, 'node_modules'))) {
    if (!own.includes(name)) symlinkSync(join(workspace, 'node_modules', name), join(folder, name));
  }
  rmSync(join(folder, '@lockstep'), { recursive: true, force: true });
  mkdirSync(join(folder, '@lockstep'));
  for (const group of ['packages', 'tools']) {
    for (const name of readdirSync(join(copy, group))) {
      const package_ = join(copy, group, name);
      if (!existsSync(join(package_, 'package.json'))) continue;
      symlinkSync(package_, join(folder, '@lockstep', name));
      rmSync(join(package_, 'node_modules'), { recursive: true, force: true });
      const modules = join(workspace, group, name, 'node_modules');
      if (existsSync(modules)) symlinkSync(modules, join(package_, 'node_modules'));
    }
  }
}

/** The files of a workspace that git knows, or would know if they were added. */
async function filesOf(workspace: string): Promise<string[]> {
  const { output } = await execute('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: workspace });
  const names = new Set(output.split('\0').filter(Boolean));
  return [...names].filter((name) => statSync(join(workspace, name), { throwIfNoEntry: false })?.isFile()).sort();
}

/**
 * Brings a copy up to date: what an earlier run left planted is mended by it.
 * @param name distinguishes it from the workspace's other copies
 * @returns the copy's folder
 */
export async function bringUpToDate(workspace: string, name: string): Promise<string> {
  const copy = join(copiesFolder(workspace), name);
  const list = join(copy, '.files.json');
  const before = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as string[]) : [];
  const files = await filesOf(workspace);
  mkdirSync(copy, { recursive: true });
  // Some checks ask Git for the files of the workspace.
  await execute('git', ['init', '--quiet'], { cwd: copy });
  const now = new Set(files);
  for (const name of before) if (!now.has(name)) rmSync(join(copy, name), { force: true });
  for (const name of files) writeIfChanged(join(copy, name), readFileSync(join(workspace, name)));
  writeFileSync(list, JSON.stringify(files));
  linkModules(workspace, copy);
  return copy;
}
