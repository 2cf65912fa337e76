/** `readers.mjs`: strangers read what our clients write. */
import { isDeepStrictEqual } from 'node:util';
import { CommandFailure, defineCommand, exitCodes, startCommand, withoutOption } from '@lockstep/options';
import { clientLanguages } from '@lockstep/toolchains';
import { knownKeys, findMisfits, collectWritten, type Document } from './documents.ts';
import { read, readers, type Reader, type Reading } from './readers.ts';

/** The members that the model knows; absent and null are the same to most readers. */
function known({ model }: Document, value: Reading): unknown {
  return knownKeys(model).map((key) => value?.[key] ?? null);
}

/** What a reader got wrong, a line each. */
async function mistakes(reader: Reader, written: readonly Document[], broken: readonly Document[]): Promise<string[]> {
  const readings = await read(reader, [...written, ...broken]);
  const misread = written.flatMap((document, index) => {
    const reading = readings[index] ?? null;
    if (reading === null) return [`${reader.language} refuses what it must read: ${document.from}: ${document.text}`];
    const right = isDeepStrictEqual(known(document, reading), known(document, JSON.parse(document.text) as Reading));
    return right ? [] : [`${reader.language} misreads ${document.from}: ${document.text} as ${JSON.stringify(reading)}`];
  });
  const missed = broken.filter((_, index) => readings[written.length + index] !== null);
  return [...misread, ...missed.map(({ from, text }) => `${reader.language} reads what it must refuse: ${from}: ${text}`)];
}

const description = `Readers that quicktype makes from the JSON Schemas of the models read what the client of each language writes of the
vectors' values, and refuse what breaks a model by its types. --without leaves a language out, as client and as reader.`;

const command = defineCommand('node tools/readers/readers.mjs', description).addOption(withoutOption(clientLanguages));

await startCommand(command, async ({ without }) => {
  const clients = clientLanguages.filter((language) => !without.includes(language));
  const written: Document[] = [];
  for (const language of clients) written.push(...(await collectWritten(language)));
  const broken = findMisfits();
  if (written.length === 0 || broken.length === 0) throw new CommandFailure('there is nothing to read: npx nx generate lockstep makes the vectors');
  let failed = false;
  for (const reader of readers.filter(({ language }) => clients.includes(language))) {
    const found = await mistakes(reader, written, broken);
    for (const line of found.slice(0, 20)) console.error(line);
    failed ||= found.length > 0;
    console.log(`${reader.language}: ${written.length} documents of ${clients.join(', ')}, ${broken.length} to refuse, ${found.length} mistakes`);
  }
  return failed ? exitCodes.failed : exitCodes.ok;
});
