/** For the tests of rules: what is reported of a rule's fixture. */
import { readFileSync } from 'node:fs';
import { buildModel } from '../model/build.ts';
import { SpecError } from '../model/diagnostics.ts';
import { readDefinitions } from '../model/documentation.ts';

/**
 * Reads a fixture as a spec of one subject.
 * @param stem the name of the rule's file, which its fixture has too
 * @returns the lines that a person would see, without the first, which counts them
 */
export async function reportOf(stem: string, subject = stem): Promise<string[]> {
  const file = `${stem}.ts`;
  const text = readFileSync(new URL(`../../fixtures/rules/${file}`, import.meta.url), 'utf8');
  const exports = (await import(`../../fixtures/rules/${stem}.ts`)) as Readonly<Record<string, unknown>>;
  const definitions = readDefinitions([{ file, text }]);
  try {
    buildModel({ version: '1.0.0', subjects: { [subject]: exports } }, definitions);
    return [];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return error.message.split('\n').slice(1);
  }
}
