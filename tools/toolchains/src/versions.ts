/** What the result of a check depends on beside the sources: the versions of the compiler and of the libraries. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder, versionsFile, type Environment } from './cache.ts';
import { findToolchain, systemLibraries } from './find.ts';
import type { Language } from './toolchain.ts';

/**
 * The versions of a language's compiler and libraries, in one line. Installs nothing.
 * @returns a line that is another one each time where the toolchain is missing: so no result of a check is taken for that
 *   of another machine or time
 */
export function versionsOf(language: Language, env: Environment = process.env): string {
  const toolchain = findToolchain(language, env);
  if (!toolchain) return `${language} missing ${randomUUID()}`;
  const { version, origin, command } = toolchain;
  if (origin === 'cache') {
    // The root is read-only, so that this file says what all of it is.
    return `${language} ${version}: ${JSON.stringify(JSON.parse(readFileSync(join(rootFolder(env), versionsFile), 'utf8')))}`;
  }
  const libraries = [...systemLibraries(language, env)].map(([name, found]) => `${name} ${found ?? 'unknown'}`);
  return `${language} ${version} (${command(language).file}): ${libraries.join(', ')}`;
}
