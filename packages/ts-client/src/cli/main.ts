/** The command `lockstep`, on this process's terminal. */
import { setImmediate } from 'node:timers/promises';
import { exitCodes } from './exit-codes.ts';
import { run } from './run.ts';
import { goOnWithoutReader, interruption } from './terminal.ts';

const whatWasLost = goOnWithoutReader(process.stdout, process.stderr);
process.exitCode = await run(process.argv.slice(2), {
  say: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`lockstep: ${line}\n`),
  signal: interruption(),
});
await setImmediate(); // A failed write is told after the one who wrote.
const lost = whatWasLost();
if (lost !== undefined && process.exitCode === exitCodes.ok) {
  process.stderr.write(`lockstep: the command is done; standard output can't be written: ${lost}\n`);
  process.exitCode = exitCodes.io;
}
