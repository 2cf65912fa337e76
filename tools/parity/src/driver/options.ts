/** What `parity.mjs` is called with. */
import { randomInt } from 'node:crypto';
import { CommandFailure, defineCommand, exitCodes, nameList, textLike, wholeNumber, withoutOption } from '@lockstep/options';
import { clientLanguages } from '@lockstep/toolchains';
import { generators } from './generators/index.ts';
import type { TesteeCommand } from './process.ts';

const details = "Exit code 0: all agree. 1: they do not. 64: this command was called wrongly. 69: a testee or the vectors can't be used.";

/** The command, with what commander makes of its options. */
export function parityCommand() {
  return defineCommand(
    'node tools/parity/parity.mjs',
    'Sends the same requests to the implementations of all languages, and compares the answers.',
    details,
  )
    .option('--languages <list>', 'those to ask, joined with commas; none for --testee alone', languageList, clientLanguages)
    .addOption(withoutOption(clientLanguages))
    .option('--testee <name=command>', 'ask another implementation, too; may be given more than once', addTestee, [])
    .option(
      '--seed <text>',
      'the seed of the random cases; a new one otherwise, and it is printed',
      textLike(/[\w.-]+/, 'letters, digits, ".", "_" and "-"'),
    )
    .option('--cases <n>', 'how many random cases of each subject', wholeNumber(), 100)
    .option('--numbers <n>', 'how many random doubles are printed as JSON', wholeNumber(), 20_000)
    .option('--case <subject/n>', 'run only that random case; needs --seed')
    .option(
      '--only <id>',
      'run only that vector or pair of the matrix; ID* runs all whose names begin so, random/* the random cases, numbers/* the doubles; may be given more than once',
      (id: string, previous: readonly string[]) => [...previous, id],
      [],
    )
    .option('--timeout <seconds>', 'how long to wait for an answer', wholeNumber({ minimum: 1 }), 60);
}

/** The options as commander gives them. */
export type ParityOptions = ReturnType<ReturnType<typeof parityCommand>['opts']>;

/** What is to be run. */
export interface Options {
  readonly testees: readonly TesteeCommand[];
  readonly seed: string;
  readonly cases: number;
  readonly numbers: number;
  /** Whether a vector, random case or pair of the matrix is to be run. */
  readonly wanted: (id: string) => boolean;
  /** In milliseconds. */
  readonly timeout: number;
}

function languageList(text: string): readonly (typeof clientLanguages)[number][] {
  return text === '' ? [] : nameList(clientLanguages)(text);
}

function addTestee(text: string, previous: readonly TesteeCommand[]): readonly TesteeCommand[] {
  const [, name, command] = /^([a-z][a-z0-9-]*)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || command === undefined) throw wrongUse(`--testee takes NAME=COMMAND, not ${text}`);
  return [...previous, { name, file: '/bin/sh', args: ['-c', `exec ${command}`] }];
}

function wrongUse(message: string): CommandFailure {
  return new CommandFailure(message, exitCodes.usage);
}

/**
 * Puts the options together.
 * @param launcher the script that starts the testee of a language
 * @throws CommandFailure where they do not go together
 */
export function readOptions(options: ParityOptions, launcher: string): Options {
  const named = options.languages.filter((name) => !options.without.includes(name));
  const testees = [...named.map((name) => ({ name, file: process.execPath, args: [launcher, name] })), ...options.testee];
  if (testees.length === 0) throw wrongUse('no testee is left to ask');
  const twice = testees.find(({ name }, index) => testees.findIndex((other) => other.name === name) !== index);
  if (twice) throw wrongUse(`there are two testees named ${twice.name}`);
  const single = options.case === undefined ? undefined : randomCase(options.case, options.seed);
  const only = [...options.only, ...(single ? [`random/${single.subject}/${single.number}`] : [])];
  return {
    testees,
    seed: options.seed ?? String(randomInt(2 ** 32)),
    cases: single?.number ?? options.cases,
    numbers: options.numbers,
    wanted: (id) => only.length === 0 || only.some((name) => matches(name, id)),
    timeout: 1000 * options.timeout,
  };
}

function matches(wanted: string, id: string): boolean {
  return wanted.endsWith('*') ? id.startsWith(wanted.slice(0, -1)) : id === wanted;
}

function randomCase(text: string, seed: string | undefined): { subject: string; number: number } {
  const [subject = '', number = ''] = text.split('/');
  if (!generators.some((generator) => generator.subject === subject)) {
    const subjects = generators.map((generator) => generator.subject).join(', ');
    throw wrongUse(`--case takes SUBJECT/N with a subject of ${subjects}, not ${text}`);
  }
  if (seed === undefined) throw wrongUse('--case needs the --seed that it was made from');
  if (!/^[1-9]\d{0,14}$/.test(number)) throw wrongUse(`--case takes SUBJECT/N with a whole number from 1 on, not ${text}`);
  return { subject, number: Number(number) };
}
