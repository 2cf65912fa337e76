/** The command behind `npm test`. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCheck, type Language, type Outcome } from './check.ts';
import { lanes } from './checks.ts';

const help = `npm test -- [options]: everything that must hold before a change is merged

  --without LANGUAGE   leaves out what needs swift or dart; may be given twice
  --only NAME          runs the checks of that name alone; may be given more than once
  --list               prints the names
  --verbose            prints the output of checks that passed, too

Exit code 0: all passed. 1: at least one failed. 64: this command was called wrongly.`;

function parse(args: string[]) {
  return parseArgs({
    args,
    options: {
      without: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', multiple: true, default: [] },
      list: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

function wrongUsage(message: string): never {
  console.error(`${message}\n\n${help}`);
  process.exit(64);
}

function report({ name, passed, seconds, output }: Outcome, verbose: boolean): void {
  if (!passed || verbose) console.log(output.trimEnd());
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`);
}

async function main(): Promise<number> {
  let options: ReturnType<typeof parse>;
  try {
    options = parse(process.argv.slice(2));
  } catch (error) {
    wrongUsage(error instanceof Error ? error.message : String(error));
  }
  if (options.help) {
    console.log(help);
    return 0;
  }
  const without = options.without.map((language) =>
    language === 'swift' || language === 'dart' ? language : wrongUsage(`--without takes swift or dart, not ${language}`),
  );
  const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
  const all = lanes(root, without);
  const names = [...new Set(all.flat(2).map(({ name }) => name))];
  for (const name of options.only) if (!names.includes(name)) wrongUsage(`--only takes one of ${names.join(', ')}, not ${name}`);
  if (options.list) {
    console.log(names.join('\n'));
    return 0;
  }
  const wanted = (name: string, needs: readonly Language[]): boolean =>
    (options.only.length === 0 || options.only.includes(name)) && !needs.some((language) => without.includes(language));

  const outcomes: Outcome[] = [];
  // A stage starts when the one before it has ended; the lanes of a stage run side by side.
  for (const stage of all) {
    const runs = stage.map(async (lane) => {
      for (const check of lane.filter(({ name, needs }) => wanted(name, needs))) {
        const outcome = await runCheck(check, root);
        report(outcome, options.verbose);
        outcomes.push(outcome);
      }
    });
    await Promise.all(runs);
  }
  const failed = outcomes.filter(({ passed }) => !passed);
  if (failed.length > 0) console.log(`\nfailed: ${failed.map(({ name }) => name).join(', ')}`);
  for (const language of without) console.log(`${language} was left out: nothing above says that it agrees`);
  console.log(`Checks: ${outcomes.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await main();
