/**
 * Keeps what the spec's sources say, by the digest of those sources: parsing them costs more than the rest of a run.
 * An entry can't be stale, since its name is made of all that it depends on.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinitions, type SourceDefinition, type SourceFile } from './documentation.ts';

// Part of an entry's name: raise it when documentation.ts reads something else out of the same sources.
const formatVersion = 2;

/**
 * As readDefinitions, from the cache where it holds these sources.
 * @param sources the files of the spec that hold definitions
 * @param cacheFolder where entries are kept; made if missing
 */
export async function readDefinitionsCached(
  sources: readonly SourceFile[],
  cacheFolder: string,
): Promise<SourceDefinition[]> {
  const digest = createHash('sha256').update(JSON.stringify([formatVersion, sources])).digest('hex');
  const entry = join(cacheFolder, `documentation-${digest}.json`);
  try {
    return JSON.parse(readFileSync(entry, 'utf8')) as SourceDefinition[];
  } catch {
    // Not there yet, or unreadable: it is made anew.
  }
  const definitions = await readDefinitions(sources);
  mkdirSync(cacheFolder, { recursive: true });
  const temporary = `${entry}.${randomUUID()}.tmp`;
  writeFileSync(temporary, JSON.stringify(definitions));
  renameSync(temporary, entry);
  return definitions;
}
