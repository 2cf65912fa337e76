/** The Nx generator `lockstep`: everything under `generated/`, from the spec. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { cacheFolder, keep, recall } from '../cache.ts';
import { digestOf, isAsset, isCode, specSettings, textsBelow, textsOf } from '../inputs.ts';
import { changes, generatedFolder, type Change } from '../changes.ts';
import { SpecError, type Diagnostic } from '../model/diagnostics.ts';
import { checkRoom, finishBeforeInterruption, roomAt, sizeIn } from '../writing.ts';
import { runInOwnProcess } from './own-process.ts';

/**
 * The names and texts of all that the generated files follow from: the code of three packages as it runs, what it copies
 * and fills in, the comments of the spec, the versions of the libraries, and what decides whether the spec's types are right.
 */
export function inputs(root: string): readonly (readonly string[])[] {
  const source = (name: string): string => join(root, 'packages', name, 'src');
  const code = ['spec', 'codegen', 'ts-client'].map((name) => textsBelow(join(root, 'packages', name, 'dist'), isCode));
  return [textsOf(root, specSettings), ...code, textsBelow(source('codegen'), isAsset), textsBelow(source('spec'), isCode)];
}

/** What the program `make-output` makes: every file, or the mistakes of the spec. */
export type Output = { readonly files: [path: string, text: string][] } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * The program that makes the output: as the build has joined it, without the spec, or its compiled modules, which do the same and
 * take longer to load.
 */
function outputProgram(): URL {
  const joined = new URL('../../programs/generators/make-output/main.js', import.meta.url);
  return existsSync(joined) ? joined : new URL('./make-output.js', import.meta.url);
}

type MakeFiles = (root: string) => Promise<[path: string, text: string][]>;

/** Makes every file. Nx's own process does not evaluate the spec. */
async function makeAll(root: string): Promise<[path: string, text: string][]> {
  const output = await runInOwnProcess<Output>(outputProgram(), [root]);
  if ('diagnostics' in output) throw new SpecError(output.diagnostics);
  return output.files;
}

/** The digest of each file of an output, by its path below `generated/`. */
type FileDigests = readonly (readonly [path: string, digest: string])[];

const digestOfFile = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Whether `generated/` is as an earlier run left it. Its manifest is one of the files, so that it lists nothing else. */
function isInStep(tree: Tree, files: FileDigests): boolean {
  return files.every(([name, digest]) => {
    const path = `${generatedFolder}/${name}`;
    const content = tree.isFile(path) ? tree.read(path) : null;
    return content !== null && digestOfFile(content) === digest;
  });
}

/** Makes what has to change in a workspace. */
async function make(tree: Tree, makeFiles: MakeFiles): Promise<{ made: FileDigests; pending: Change[] }> {
  const files = await makeFiles(tree.root);
  return {
    made: files.map(([path, text]) => [path, digestOfFile(text)]),
    pending: changes(new Map(files), (path) => (tree.isFile(path) ? tree.read(path, 'utf-8') : null)),
  };
}

/**
 * Finds what has to change in a workspace.
 * @param makeFiles makes every file; a test gives its own
 * @throws SpecError where the spec has mistakes
 */
export async function pendingChanges(tree: Tree, makeFiles: MakeFiles = makeAll): Promise<Change[]> {
  const { root } = tree;
  if (process.env['CI']) return (await make(tree, makeFiles)).pending; // CI makes everything anew.
  const folder = cacheFolder(root);
  const digest = digestOf(inputs(root));
  const known = recall<FileDigests>(folder, 'output', digest);
  if (known !== undefined && isInStep(tree, known)) return [];
  const { made, pending } = await make(tree, makeFiles);
  // Or somebody edited them meanwhile, and it is not known which of them the files follow from.
  if (digestOf(inputs(root)) === digest) keep(folder, 'output', digest, made);
  return pending;
}

/**
 * Puts changes into Nx's tree, which writes them unless it is a dry run.
 * @throws DiskFullError where there is too little room for them
 */
export function apply(tree: Tree, pending: readonly Change[]): void {
  const folder = join(tree.root, generatedFolder);
  checkRoom(pending, roomAt(existsSync(folder) ? folder : tree.root), sizeIn(tree.root));
  for (const { path, text } of pending) {
    if (text === null) tree.delete(path);
    else tree.write(path, text);
  }
}

/** Brings `generated/` in step with the spec. Files that do not change are not touched. */
export async function lockstep(tree: Tree): Promise<void> {
  apply(tree, await pendingChanges(tree));
  // Not where generated/ is only compared: Nx does that in a process that outlives it.
  finishBeforeInterruption();
}
