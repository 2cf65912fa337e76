/** From the model to the files under `generated/`, and from them to what has to change on disk. */
import { SpecError, type Diagnostic } from './model/diagnostics.ts';
import type { SpecModel } from './model/schema.ts';
import { targets } from './targets/index.ts';
import { NamingProblem } from './targets/naming-problem.ts';
import type { GeneratedFiles, Target } from './targets/target.ts';

/** The folder that holds everything generated, below the workspace's. */
export const generatedFolder = 'generated';
/** The list of what was generated, below that folder: what is in it and no longer made is deleted, nothing else is. */
export const manifestFile = 'manifest.json';

/** One change that brings the folder in step with the spec. */
export interface Change {
  /** The path below the workspace's folder, with forward slashes. */
  readonly path: string;
  readonly kind: 'create' | 'update' | 'delete';
  /** The text to write; null for a deletion. */
  readonly text: string | null;
}

/** Reads a file by its path below the workspace's folder; null where there is none. */
export type ReadFile = (path: string) => string | null;

/**
 * Runs every target.
 * @param model the spec's model
 * @param run the targets; all of them unless a test says otherwise
 * @returns every file by its path below `generated/`, the manifest among them
 * @throws SpecError where names of the spec collide in a target's language
 */
export async function generate(model: SpecModel, run: readonly Target[] = targets): Promise<GeneratedFiles> {
  const files = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const target of run) {
    try {
      for (const [path, text] of await target.emit(model)) files.set(`${target.name}/${path}`, text);
    } catch (error) {
      if (error instanceof SpecError) diagnostics.push(...error.diagnostics);
      else if (error instanceof NamingProblem) {
        const message = `${error.definition} in ${target.name}: ${error.message}`;
        diagnostics.push({ code: 'LS1006', message, place: null });
      } else throw error;
    }
  }
  if (diagnostics.length > 0) throw new SpecError(diagnostics);
  const paths = [...files.keys()].sort();
  files.set(manifestFile, `${JSON.stringify({ files: paths }, null, 2)}\n`);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The paths of an earlier run. The manifest is a file like any other: what it says is checked before it deletes. */
function formerPaths(read: ReadFile): string[] {
  const text = read(`${generatedFolder}/${manifestFile}`);
  if (text === null) return [];
  try {
    const { files } = JSON.parse(text) as { files?: unknown };
    const isPath = (path: unknown): path is string =>
      typeof path === 'string' && !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..');
    return Array.isArray(files) ? files.filter(isPath) : [];
  } catch {
    return []; // Damaged: it is written anew, and nothing is deleted on its word.
  }
}

/**
 * What has to change so that `generated/` follows from the spec; nothing where it does.
 * @param files what generate made
 * @param read reads what is there
 */
export function changes(files: GeneratedFiles, read: ReadFile): Change[] {
  const found: Change[] = [];
  for (const [name, text] of files) {
    const path = `${generatedFolder}/${name}`;
    const present = read(path);
    if (present === text) continue;
    found.push({ path, kind: present === null ? 'create' : 'update', text });
  }
  for (const name of formerPaths(read)) {
    const path = `${generatedFolder}/${name}`;
    if (!files.has(name) && read(path) !== null) found.push({ path, kind: 'delete', text: null });
  }
  return found;
}
