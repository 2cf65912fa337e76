/** `parity.mjs`: one driver, a testee a language. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandFailure, runCommand } from '@lockstep/options';
import { loadProvider, type CryptoProvider } from '@lockstep/ts-client';
import { generators, randomScenarios } from './generators/index.ts';
import { matrixIds, runMatrix } from './matrix.ts';
import { numberScenarios } from './numbers.ts';
import { parityCommand, readOptions, type Options } from './options.ts';
import { runScenarios } from './run.ts';
import type { Scenario } from './scenario.ts';
import { Seat, type Info } from './seat.ts';
import { Table, type Screen } from './table.ts';
import { TesteeFailure, reference, type Testee } from './testee.ts';
import { VectorProblem, readVectors, vectorScenarios } from './vectors.ts';

// As far below the workspace in `src` as in `dist`.
const workspace = fileURLToPath(new URL('../../../../', import.meta.url));
const startMinutes = 20; // The Swift and Dart testees are built first.

/** Something that makes comparing pointless. */
function refusal(message: string): CommandFailure {
  return new CommandFailure(`${message}\nParity: could not run`);
}

async function start(seats: readonly Seat[], screen: Screen): Promise<void> {
  const started = await Promise.allSettled(seats.map((seat) => seat.start()));
  const infos: Info[] = [];
  const problems: string[] = [];
  started.forEach((outcome, index) => {
    if (outcome.status === 'fulfilled') infos.push(outcome.value);
    else if (outcome.reason instanceof TesteeFailure) problems.push(outcome.reason.message);
    else throw outcome.reason;
    const name = seats[index]?.name ?? '';
    if (outcome.status === 'fulfilled') {
      const { runtime, libsodium, specVersion } = outcome.value;
      screen.write(`${name.padEnd(12)} ${runtime}; libsodium ${libsodium}; spec ${specVersion}\n`);
    }
  });
  if (problems.length > 0) throw refusal(problems.join('\n'));
  const digests = new Set(infos.map(({ specDigest }) => specDigest));
  if (digests.size > 1) {
    const lines = infos.map(({ specDigest }, index) => `  ${seats[index]?.name}: ${specDigest}`);
    throw refusal(['the testees were generated from different specs: npx nx generate lockstep, and build them anew', ...lines].join('\n'));
  }
}

async function runAll(provider: CryptoProvider, seats: readonly Testee[], options: Options, table: Table): Promise<void> {
  const judgeBy = seats.find(({ name }) => name === 'typescript') ?? (await reference());
  const { seed, cases, numbers, wanted } = options;
  const runs = (scenarios: Iterable<Scenario>): Promise<void> => runScenarios(provider, seats, judgeBy, scenarios, table);
  for (const file of readVectors(join(workspace, 'generated/vectors'))) await runs(vectorScenarios(provider, file, wanted));
  for (const generator of generators) await runs(randomScenarios(provider, generator, seed, cases, wanted));
  await runs(numberScenarios(seed, numbers, wanted));
  if (matrixIds(seats.map(({ name }) => name)).some(wanted)) await runMatrix(provider, seats, seed, wanted, table);
}

async function main(options: Options, screen: Screen): Promise<number> {
  const patience = { start: startMinutes * 60_000, answer: options.timeout };
  const seats = options.testees.map((command) => new Seat(command, patience));
  let done = false;
  try {
    await start(seats, screen);
    screen.write(`seed ${options.seed}\n`);
    const table = new Table(
      screen,
      seats.map(({ name }) => name),
    );
    await runAll(await loadProvider(), seats, options, table);
    table.end();
    const ends = await Promise.allSettled(seats.map((seat) => seat.close()));
    done = true;
    for (const end of ends) {
      if (end.status === 'fulfilled') continue;
      if (!(end.reason instanceof TesteeFailure)) throw end.reason;
      screen.write(`FAILED at the end: ${end.reason.message}\n`);
      table.failed++;
    }
    if (table.passed + table.failed === 0) throw refusal('there is no case of that name to run');
    screen.write(`Parity: ${table.passed} passed, ${table.failed} failed\n`);
    return table.failed === 0 ? 0 : 1;
  } finally {
    if (!done) await Promise.all(seats.map((seat) => seat.kill()));
  }
}

/**
 * Runs the command.
 * @param args its arguments
 * @param warn takes what is wrong with them; the screen unless it is another stream
 * @returns the exit code
 */
export function runParity(args: readonly string[], screen: Screen, warn = (text: string): void => screen.write(text)): Promise<number> {
  const work = async (options: Parameters<typeof readOptions>[0]): Promise<number> => {
    try {
      return await main(readOptions(options, join(workspace, 'tools/parity/testee.mjs')), screen);
    } catch (error) {
      if (error instanceof VectorProblem) throw refusal(error.message);
      throw error;
    }
  };
  return runCommand(parityCommand(), args, work, { write: (text) => screen.write(text), warn });
}
