/** `mutations.mjs`: plants the mistakes of the list, one at a time. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bringUpToDate, copyFolder } from './copy.ts';
import { MistakeProblem, kinds, languages, plant, readMistakes, type Mistake } from './mistake.ts';
import { plantAll, type Result } from './plant-all.ts';
import { nameOf } from './verdict.ts';

const help = `node tools/mutations/mutations.mjs [options]: plants each mistake of tools/mutations/mistakes in a copy of the workspace,
one at a time, and wants its check to fail

  --only NAME           plants that one alone: LANGUAGE/NAME; LANGUAGE/NA* plants all that begin so; may be given more than once
  --language LANGUAGE   plants those of ${languages.join(', ')} alone; may be given more than once
  --list                prints them, and plants none
  --help                prints this

Exit code 0: all were caught. 1: at least one was not, or can't be planted any more. 64: this command was called wrongly.`;

const workspace = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

function parse(args: string[]) {
  return parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      language: { type: 'string', multiple: true, default: [] },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

function wrongUsage(message: string): never {
  console.error(`${message}\n\n${help}`);
  process.exit(64);
}

function choose(all: readonly Mistake[], { only, language }: ReturnType<typeof parse>): Mistake[] {
  for (const name of language) {
    if (!languages.some((known) => known === name)) wrongUsage(`--language takes one of ${languages.join(', ')}; got ${name}`);
  }
  const matches = (wanted: string, name: string): boolean => (wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted);
  for (const wanted of only) {
    if (!all.some(({ name }) => matches(wanted, name))) wrongUsage(`--only takes the name of a mistake, see --list; got ${wanted}`);
  }
  return all.filter(
    (mistake) =>
      (language.length === 0 || language.includes(mistake.language)) && (only.length === 0 || only.some((wanted) => matches(wanted, mistake.name))),
  );
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
  throw new MistakeProblem(`process ${pid} is at work in ${copyFolder(workspace)}: wait for its end`);
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

async function main(): Promise<number> {
  let options: ReturnType<typeof parse>;
  try {
    options = parse(process.argv.slice(2));
  } catch (error) {
    wrongUsage((error as Error).message);
  }
  if (options.help) {
    console.log(help);
    return 0;
  }
  const mistakes = choose(readMistakes(join(workspace, 'tools/mutations/mistakes')), options);
  if (options.list) {
    for (const { name, kind, why, check } of mistakes) console.log(`${name} (${kinds[kind]}): ${why.trim()}\n    must be caught by ${nameOf(check)}`);
    console.log(count(mistakes).join('\n'));
    return 0;
  }
  // Before anything is built: a text that no longer occurs is found at once.
  for (const mistake of mistakes) plant(mistake, readFileSync(join(workspace, mistake.file), 'utf8'));
  const began = performance.now();
  const release = hold(`${copyFolder(workspace)}.pid`);
  try {
    const copy = await bringUpToDate(workspace);
    console.log(`planting ${mistakes.length} mistakes in ${copy}`);
    const results = await plantAll(workspace, copy, mistakes, (result) => console.log(row(result)));
    const caught = results.filter(({ fate }) => fate === 'caught').length;
    console.log(count(mistakes).join('\n'));
    console.log(`caught ${caught} of ${results.length} in ${((performance.now() - began) / 60_000).toFixed(1)} min`);
    return caught === results.length && caught > 0 ? 0 : 1;
  } finally {
    release();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof MistakeProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
