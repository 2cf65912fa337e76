/** What `parity.mjs` is called with. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { TesteeCommand } from './process.ts';
import { generators } from './generators/index.ts';

const languages = ['typescript', 'swift', 'dart'];

/** What `--help` prints. */
export const help = `node tools/parity/parity.mjs [options]: asks the implementations of all languages the same, and compares

  --languages LIST      those to ask, joined with commas (${languages.join(',')})
  --without LANGUAGE    leaves one out; may be given more than once
  --testee NAME=COMMAND asks another implementation, too; may be given more than once
  --seed TEXT           the seed of the random cases; a new one otherwise, and it is printed
  --cases N             how many random cases of each subject (100)
  --numbers N           how many random doubles are printed as JSON (20000)
  --case SUBJECT/N      runs that random case alone; needs --seed
  --only ID             runs that vector or pair of the matrix alone; ID* runs all that begin so, random/* the random
                        cases, numbers/* the doubles; may be given more than once
  --timeout SECONDS     how long to wait for an answer (60)
  --help                prints this

Exit code 0: all agree. 1: they do not. 64: this command was called wrongly. 69: a testee or the vectors can't be used.`;

/** The command was called wrongly. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
}

/** The options, checked. */
export interface Options {
  readonly help: boolean;
  readonly testees: readonly TesteeCommand[];
  readonly seed: string;
  readonly cases: number;
  readonly numbers: number;
  /** Whether a vector, random case or pair of the matrix is to be run. */
  readonly wanted: (id: string) => boolean;
  /** In milliseconds. */
  readonly timeout: number;
}

function wholeNumber(name: string, text: string, minimum: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= minimum) return value;
  throw new UsageProblem(`--${name} takes a whole number from ${minimum} on, not ${text}`);
}

function added(text: string): TesteeCommand {
  const [, name, command] = /^([a-z][a-z0-9-]*)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || command === undefined) throw new UsageProblem(`--testee takes NAME=COMMAND, not ${text}`);
  return { name, file: '/bin/sh', args: ['-c', `exec ${command}`] };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        languages: { type: 'string', default: languages.join(',') },
        without: { type: 'string', multiple: true, default: [] },
        testee: { type: 'string', multiple: true, default: [] },
        seed: { type: 'string' },
        cases: { type: 'string', default: '100' },
        numbers: { type: 'string', default: '20000' },
        case: { type: 'string' },
        only: { type: 'string', multiple: true, default: [] },
        timeout: { type: 'string', default: '60' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageProblem((error as Error).message);
  }
}

/**
 * Reads the options.
 * @param args the arguments of the command
 * @param launcher the script that starts the testee of a language
 * @throws UsageProblem
 */
export function readOptions(args: readonly string[], launcher: string): Options {
  const values = parse(args);
  for (const name of [...values.without, ...values.languages.split(',').filter((given) => given !== '')]) {
    if (!languages.includes(name)) throw new UsageProblem(`there is no language ${name}: they are ${languages.join(', ')}`);
  }
  const named = values.languages.split(',').filter((name) => name !== '' && !values.without.includes(name));
  const testees = [
    ...named.map((name) => ({ name, file: process.execPath, args: [launcher, name] })),
    ...values.testee.map(added),
  ];
  if (testees.length === 0) throw new UsageProblem('no testee is left to ask');
  const twice = testees.find(({ name }, index) => testees.findIndex((other) => other.name === name) !== index);
  if (twice) throw new UsageProblem(`there are two testees named ${twice.name}`);
  if (values.seed !== undefined && !/^[\w.-]+$/.test(values.seed)) throw new UsageProblem('--seed takes letters, digits, ".", "_" and "-"');
  const single = values.case === undefined ? undefined : randomCase(values.case, values.seed);
  const only = [...values.only, ...(single ? [`random/${single.subject}/${single.number}`] : [])];
  return {
    help: values.help,
    testees,
    seed: values.seed ?? String(randomInt(2 ** 32)),
    cases: single?.number ?? wholeNumber('cases', values.cases, 0),
    numbers: wholeNumber('numbers', values.numbers, 0),
    wanted: (id) => only.length === 0 || only.some((name) => matches(name, id)),
    timeout: 1000 * wholeNumber('timeout', values.timeout, 1),
  };
}

function matches(wanted: string, id: string): boolean {
  return wanted.endsWith('*') ? id.startsWith(wanted.slice(0, -1)) : id === wanted;
}

function randomCase(text: string, seed: string | undefined): { subject: string; number: number } {
  const [subject = '', number = ''] = text.split('/');
  if (!generators.some((generator) => generator.subject === subject)) {
    const subjects = generators.map((generator) => generator.subject).join(', ');
    throw new UsageProblem(`--case takes SUBJECT/N with a subject of ${subjects}, not ${text}`);
  }
  if (seed === undefined) throw new UsageProblem('--case needs the --seed that it was made from');
  return { subject, number: wholeNumber('case', number, 1) };
}
