/** From the generated files to what has to change on disk. */
import type { GeneratedFiles } from './targets/target.ts';

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
 * What has to change so that `generated/` follows from the spec; nothing where it does. Files go before others come, and the
 * manifest is the last: where the writing was interrupted, the next run still deletes what the older manifest lists.
 * @param files what generate made
 * @param read reads what is there
 */
export function changes(files: GeneratedFiles, read: ReadFile): Change[] {
  const found: Change[] = [];
  for (const name of formerPaths(read)) {
    const path = `${generatedFolder}/${name}`;
    if (!files.has(name) && read(path) !== null) found.push({ path, kind: 'delete', text: null });
  }
  const isManifest = ([name]: readonly [string, string]): boolean => name === manifestFile;
  for (const [name, text] of [...files].sort((a, b) => Number(isManifest(a)) - Number(isManifest(b)))) {
    const path = `${generatedFolder}/${name}`;
    const present = read(path);
    if (present === text) continue;
    found.push({ path, kind: present === null ? 'create' : 'update', text });
  }
  return found;
}
