/** The programs of the client's threads. */
import { existsSync } from 'node:fs';

// The package's folder is the same from the sources, as tests run them, and from the build.
const folder = new URL('../', import.meta.url);

/**
 * The file that a thread runs: what is built, whatever conditions this process resolves packages by. The build joins a program
 * into a few files, which load sooner than its modules one by one; where it has not done so, the compiled modules do the same.
 * @param program the compiled program, below `dist`, without its ending
 */
export function threadProgram(program: string): URL {
  const joined = new URL(`programs/${program}/main.js`, folder);
  return existsSync(joined) ? joined : new URL(`dist/${program}.js`, folder);
}
