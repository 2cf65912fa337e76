/** The command `lockstep`, on this process's terminal. */
import { setImmediate } from 'node:timers/promises';
import { exitCodes } from './exit-codes.ts';
import { run } from './run.ts';
import { continueWithoutReader, listenForInterruption } from './terminal.ts';

const whatWasLost = continueWithoutReader(process.stdout, process.stderr);
process.exitCode = await run(process.argv.slice(2), {
  say: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`lockstep: ${line}\n`),
  signal: listenForInterruption(),
});
await setImmediate(); // A failed write is told after the one who wrote.
const lost = whatWasLost();
if (lost !== undefined && process.exitCode === exitCodes.ok) {
  process.stderr.write(`lockstep: the command is done; standard output can't be written: ${lost}\n`);
  process.exitCode = exitCodes.io;
}
