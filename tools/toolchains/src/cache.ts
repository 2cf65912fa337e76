import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { recipe, recipeKey } from './recipe.ts';

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder of all toolchains of a user: in `$LOCKSTEP_CACHE`, `$XDG_CACHE_HOME/lockstep` or `~/.cache/lockstep`. */
export function toolchainsFolder(env: Environment): string {
  const cache = env['LOCKSTEP_CACHE'] || join(env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache'), 'lockstep');
  return resolve(cache, 'toolchains');
}

/** The folder of the root that this version of the project uses, whether it is there or not. */
export function rootFolder(env: Environment): string {
  return join(toolchainsFolder(env), recipeKey(recipe));
}

/** The file in a root that says what it holds. It is written last, so that a root without it is none. */
export const versionsFile = 'versions.json';

/** What an installation found: Debian's archive keeps only its newest versions, so they are recorded, not pinned. */
export interface Versions {
  readonly swift: string;
  readonly dart: string;
  readonly suite: string;
  /** Version of each Debian package. */
  readonly packages: Readonly<Record<string, string>>;
  /** The Dart VM's libraries: their suite, and the version of each package. */
  readonly libraries: { readonly suite: string; readonly packages: Readonly<Record<string, string>> };
}
