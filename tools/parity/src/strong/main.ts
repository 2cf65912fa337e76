/** The program behind `strong.mjs`. */
import { loadWasmSodium } from '@lockstep/ts-client';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Seat } from '../driver/seat.ts';
import { TesteeFailure } from '../driver/testee.ts';
import { runStrong } from './strong.ts';

// As far below the workspace in `src` as in `dist`.
const launcher = join(fileURLToPath(new URL('../../../../', import.meta.url)), 'tools/parity/testee.mjs');
const patience = { start: 20 * 60_000, answer: 10 * 60_000 };

const seats = ['typescript', 'swift', 'dart'].map((name) => new Seat({ name, file: process.execPath, args: [launcher, name] }, patience));
try {
  const differences = await runStrong(seats, await loadWasmSodium(), (line) => process.stdout.write(`${line}\n`));
  process.exitCode = differences === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof TesteeFailure)) throw error;
  process.stdout.write(`${error.message}\nStrong derivations: could not run\n`);
  process.exitCode = 69;
} finally {
  await Promise.all(seats.map((seat) => seat.kill()));
}
