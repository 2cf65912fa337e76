/**
 * Builds a testee into a file that is named after all that it is built from. Where that file is there, nothing is to do;
 * and since it appears by a rename, several starts at once can only make the same file twice.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ToolchainError, run, type Toolchain } from '@lockstep/toolchains';
import type { Recipe } from './recipes.ts';
import { workspace } from './workspace.ts';

const keptDays = 7;

/**
 * Brings the testee of a language up to date. What the compiler says goes to standard error.
 * @param root the workspace's folder
 * @returns the file that was built
 * @throws ToolchainError where there are no sources, or they do not compile: with the compiler's first error
 */
export async function buildTestee(toolchain: Toolchain, recipe: Recipe, root = workspace): Promise<string> {
  const cache = join(root, 'node_modules/.cache/lockstep/testees');
  const package_ = join(root, recipe.folder);
  const scratch = recipe.scratch(package_, cache);
  if (!existsSync(package_)) {
    throw new ToolchainError(`there is no ${recipe.folder}: npx nx generate lockstep makes it`);
  }
  for (;;) {
    const digest = sourceDigest(toolchain, recipe, package_);
    const file = join(cache, `${toolchain.language}-${digest}`);
    if (existsSync(file)) return file;
    const own = `${randomUUID()}.tmp`;
    const { program, args, product } = recipe.build(scratch, own);
    await mkdir(cache, { recursive: true });
    await mkdir(scratch, { recursive: true });
    await recipe.prepare?.(scratch);
    const { exitCode, stdout, stderr } = await run(toolchain, program, args, { cwd: package_, output: 'errors' });
    if (exitCode !== 0) throw new ToolchainError(`the ${toolchain.language} testee does not compile: ${firstError(`${stdout}\n${stderr}`)}`);
    // Sources that changed while they were compiled belong to another digest.
    if (sourceDigest(toolchain, recipe, package_) !== digest) continue;
    const temporary = `${file}.${own}`;
    await copyFile(product, temporary); // A copy, so that the next build does not write into a program that runs.
    await rename(temporary, file);
    await rm(join(scratch, own), { force: true });
    await prune(cache, toolchain.language);
    return file;
  }
}

/** The line of a compiler that says what is wrong, since what it printed may be shown to nobody. */
function firstError(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.find((line) => /\berror: /i.test(line)) ?? lines.at(-1) ?? 'the compiler failed and printed nothing';
}

/** A digest of the sources, the way they are built, and the toolchain. */
function sourceDigest(toolchain: Toolchain, recipe: Recipe, package_: string): string {
  const command = toolchain.command(toolchain.language);
  const hash = createHash('sha256').update(JSON.stringify([toolchain.version, command, recipe.build('', '').args]));
  for (const file of recipe.sources.flatMap((source) => filesAt(join(package_, source)))) {
    const bytes = readFileSync(file);
    hash.update(`\0${relative(package_, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

function filesAt(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}

/** Deletes what earlier sources were built to; recent builds stay, since they may be running or wanted again. */
async function prune(cache: string, language: string): Promise<void> {
  const oldest = Date.now() - keptDays * 24 * 3600 * 1000;
  for (const name of readdirSync(cache)) {
    if (!name.startsWith(`${language}-`) || name.endsWith('-scratch')) continue;
    const file = join(cache, name);
    const written = (await stat(file).catch(() => undefined))?.mtimeMs; // Another start may have renamed or deleted it.
    if (written !== undefined && written < oldest) await rm(file, { force: true });
  }
}
