/** Where things are. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from './toolchain.ts';

/** The workspace's folder; the same distance from `src` and from `dist`. */
export const workspace = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** The folder of a language's generated package. */
export function packageFolder(language: Language, root = workspace): string {
  return join(root, 'generated', language);
}
