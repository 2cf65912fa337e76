/** The program behind `strong.mjs`. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandFailure, defineCommand, exitCodes, startCommand, withoutOption } from '@lockstep/options';
import { clientLanguages } from '@lockstep/toolchains';
import { loadWasmSodium } from '@lockstep/ts-client';
import { Seat } from '../driver/seat.ts';
import { TesteeFailure } from '../driver/testee.ts';
import { runStrong } from './strong.ts';

// As far below the workspace in `src` as in `dist`.
const launcher = join(fileURLToPath(new URL('../../../../', import.meta.url)), 'tools/parity/testee.mjs');
const patience = { start: 20 * 60_000, answer: 10 * 60_000 };

const description = "Derives keys as strong as an account's in all languages, and compares them. It takes minutes and 4 GiB of memory.";
const command = defineCommand('node tools/parity/strong.mjs', description).addOption(withoutOption(clientLanguages));

await startCommand(command, async ({ without }) => {
  const languages = clientLanguages.filter((name) => !without.includes(name));
  const seats = languages.map((name) => new Seat({ name, file: process.execPath, args: [launcher, name] }, patience));
  try {
    const differences = await runStrong(seats, await loadWasmSodium(), (line) => process.stdout.write(`${line}\n`));
    return differences === 0 ? exitCodes.ok : exitCodes.failed;
  } catch (error) {
    if (!(error instanceof TesteeFailure)) throw error;
    throw new CommandFailure(`${error.message}\nStrong derivations: could not run`);
  } finally {
    await Promise.all(seats.map((seat) => seat.kill()));
  }
});
