/** The texts of all vector files as they were made from the same code: they are found without running any of it. */
import { keep, recall } from '../../cache.ts';
import { digestOf, isCode, textsBelow } from '../../inputs.ts';

/** Where the text of a subject's file is kept. */
export interface Entry {
  readonly subject: string;
  readonly digest: string;
}

/** Where the compiled code is that decides the texts. */
export interface Folders {
  readonly spec: string;
  readonly client: string;
  readonly vectors: string;
}

/**
 * All that the texts follow from.
 * @param libraries the lock file
 * @param specDigest of the model
 */
export function inputsOfTexts({ spec, client, vectors }: Folders, libraries: readonly string[], specDigest: string): unknown {
  return [libraries, specDigest, ...[spec, client, vectors].map((folder) => textsBelow(folder, isCode))];
}

/** The kind of a subject's entry. */
export function kindOf(subject: string): string {
  return `vectors-${subject}`;
}

function recallAll(folder: string, digest: string): Map<string, string> | undefined {
  const entries = recall<Entry[]>(folder, 'subjects', digest);
  if (entries === undefined) return undefined;
  const texts = new Map<string, string>();
  for (const entry of entries) {
    const text = recall<string>(folder, kindOf(entry.subject), entry.digest);
    if (text === undefined) return undefined;
    texts.set(entry.subject, text);
  }
  return texts;
}

/**
 * The texts, from the cache where it holds all of them.
 * @param folder where entries are kept
 * @param inputs reads what they follow from. It is read again when they were made: what somebody edited meanwhile keeps nothing.
 * @param make makes them, and keeps each
 */
export async function knownTexts(
  folder: string,
  inputs: () => unknown,
  make: () => Promise<{ readonly texts: Map<string, string>; readonly entries: readonly Entry[] }>,
): Promise<Map<string, string>> {
  const digest = digestOf(inputs());
  const known = recallAll(folder, digest);
  if (known !== undefined) return known;
  const { texts, entries } = await make();
  if (digestOf(inputs()) === digest) keep(folder, 'subjects', digest, entries);
  return texts;
}
