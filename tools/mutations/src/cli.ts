/** `mutations.mjs`: plants the mistakes of the list, one at a time. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandFailure, defineCommand, exitCodes, nameList, startCommand } from '@lockstep/options';
import { bringUpToDate, copiesFolder } from './copy.ts';
import { MistakeProblem, kinds, languages, plant, readMistakes, type Language, type Mistake } from './mistake.ts';
import { plantAll, type Result } from './plant-all.ts';
import { nameOf } from './verdict.ts';

const details = "Exit code 0: all were caught. 1: at least one was not, or can't be planted any more. 64: this command was called wrongly.";

/** An option that may be given more than once. */
const more = (name: string, previous: readonly string[]): readonly string[] => [...previous, name];

const command = defineCommand(
  'node tools/mutations/mutations.mjs',
  'Plants each mistake of tools/mutations/mistakes in a copy of the workspace, one at a time, and fails where its check passes with it.',
  details,
)
  .option('--only <name>', 'plant only LANGUAGE/NAME; LANGUAGE/NA* plants all whose names begin with NA; may be given more than once', more, [])
  .option('--language <list>', 'plant only the mistakes of these languages, joined with commas', nameList(languages), languages)
  .option('--list', 'print the mistakes, and plant none');

const workspace = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

function choose(all: readonly Mistake[], only: readonly string[], language: readonly Language[]): Mistake[] {
  const matches = (wanted: string, name: string): boolean => (wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted);
  for (const wanted of only) {
    if (!all.some(({ name }) => matches(wanted, name))) {
      throw new CommandFailure(`--only takes the name of a mistake, see --list; got ${wanted}`, exitCodes.usage);
    }
  }
  return all.filter((mistake) => language.includes(mistake.language) && (only.length === 0 || only.some((wanted) => matches(wanted, mistake.name))));
}

/** Holds the copy for this run alone: two at once would judge each other's mistakes. */
function hold(file: string): () => void {
  try {
    const descriptor = openSync(file, 'wx');
    writeSync(descriptor, String(process.pid));
    closeSync(descriptor);
    return () => rmSync(file, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const pid = Number(readFileSync(file, 'utf8'));
  try {
    process.kill(pid, 0);
  } catch {
    rmSync(file, { force: true }); // Its run was killed.
    return hold(file);
  }
  throw new MistakeProblem(`process ${pid} is at work in ${copiesFolder(workspace)}: wait for its end`);
}

function row({ mistake, fate, detail, seconds }: Result): string {
  const [first = '', ...more] = detail.split('\n');
  const line = `${fate.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s  ${mistake.name}: ${first}`;
  return [line, ...more.map((text) => `    ${text}`)].join('\n');
}

function count(mistakes: readonly Mistake[]): string[] {
  return languages.flatMap((language) => {
    const own = mistakes.filter((mistake) => mistake.language === language);
    if (own.length === 0) return [];
    const unseen = own.filter(({ kind }) => kind !== 'value').length;
    return [`${language}: ${own.length} mistakes, ${unseen} of them of kinds that vectors don't see`];
  });
}

/** Plants the mistakes of Swift in one copy beside those of the other languages in another, which take about as long together. */
async function plantInCopies(mistakes: readonly Mistake[]): Promise<Result[]> {
  const lanes = [
    { name: 'swift', mistakes: mistakes.filter(({ language }) => language === 'swift') },
    { name: 'others', mistakes: mistakes.filter(({ language }) => language !== 'swift') },
  ].filter((lane) => lane.mistakes.length > 0);
  const results = await Promise.all(
    lanes.map(async (lane) => {
      const copy = await bringUpToDate(workspace, lane.name);
      console.log(`planting ${lane.mistakes.length} mistakes in ${copy}, after their checks have passed without one`);
      return plantAll(copy, lane.mistakes, (result) => console.log(row(result)));
    }),
  );
  return results.flat();
}

await startCommand(command, async ({ only, language, list }) => {
  const mistakes = choose(readMistakes(join(workspace, 'tools/mutations/mistakes')), only, language);
  if (list) {
    for (const { name, kind, why, check } of mistakes) console.log(`${name} (${kinds[kind]}): ${why.trim()}\n    must be caught by ${nameOf(check)}`);
    console.log(count(mistakes).join('\n'));
    return exitCodes.ok;
  }
  // Before anything is built: a text that no longer occurs is found at once.
  for (const mistake of mistakes) plant(mistake, readFileSync(join(workspace, mistake.file), 'utf8'));
  const began = performance.now();
  const release = hold(`${copiesFolder(workspace)}.pid`);
  try {
    const results = await plantInCopies(mistakes);
    const caught = results.filter(({ fate }) => fate === 'caught').length;
    console.log(count(mistakes).join('\n'));
    console.log(`caught ${caught} of ${results.length} in ${((performance.now() - began) / 60_000).toFixed(1)} min`);
    return caught === results.length && caught > 0 ? exitCodes.ok : exitCodes.failed;
  } finally {
    release();
  }
});
