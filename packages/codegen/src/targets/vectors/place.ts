/** Where a case is in the spec's sources; looked for only when there is something to say about it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Place } from '../../model/diagnostics.ts';

/**
 * The place of a case.
 * @param subject the file's subject
 * @param id the case's id; many ids are put together, so that only their beginning may be found
 */
export function placeOf(subject: string, id: string): Place {
  const file = `packages/spec/src/cases/${subject}.ts`;
  const none = { file, line: 1, column: 1 };
  let lines: string[];
  try {
    lines = readFileSync(fileURLToPath(new URL(`../../../../../${file}`, import.meta.url)), 'utf8').split('\n');
  } catch {
    return none; // A place is a help: without it the message still names the case.
  }
  for (let name = id.slice(subject.length + 1); name !== ''; name = name.replace(/(^|-)[^-]*$/, '')) {
    const index = lines.findIndex((line) => line.includes(`'${name}'`) || line.includes(`/${name}'`) || line.includes(`${name}-$`));
    const line = lines[index];
    if (line !== undefined) return { file, line: index + 1, column: line.indexOf(name) + 1 };
  }
  return none;
}
