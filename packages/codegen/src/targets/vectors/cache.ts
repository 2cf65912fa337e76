/**
 * Keeps what the reference answered, by the digest of all that its answers follow from: the cases, the spec, and the code
 * that turns them into vectors. Asking it again takes seconds. An entry can't be stale, since its name says what it was
 * made from; CI makes every vector anew nevertheless.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** All code below a folder, as one text. */
function codeBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => [relative(folder, file), readFileSync(file, 'utf8')]);
}

/** The code of the reference and of this target, and the versions of what they stand on. */
function code(): string[] {
  const client = dirname(fileURLToPath(import.meta.resolve('@lockstep/ts-client')));
  const here = dirname(fileURLToPath(import.meta.url));
  return [...codeBelow(client), readFileSync(join(client, '../package.json'), 'utf8'), ...codeBelow(here)];
}

/**
 * The files that `make` makes, from the cache where it holds them.
 * @param folder where entries are kept; made if missing
 * @param inputs what the files follow from, beside code
 * @param make makes the files
 */
export async function cached(
  folder: string,
  inputs: unknown,
  make: () => Promise<ReadonlyMap<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  if (process.env['CI']) return make();
  const digest = createHash('sha256').update(JSON.stringify([inputs, code()])).digest('hex');
  const entry = join(folder, `vectors-${digest}.json`);
  try {
    return new Map(JSON.parse(readFileSync(entry, 'utf8')) as [string, string][]);
  } catch {
    // Not there yet, or unreadable: it is made anew.
  }
  const made = await make();
  mkdirSync(folder, { recursive: true });
  const temporary = `${entry}.${randomUUID()}.tmp`;
  writeFileSync(temporary, JSON.stringify([...made]));
  renameSync(temporary, entry);
  return made;
}
