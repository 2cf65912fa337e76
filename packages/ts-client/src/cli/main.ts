/** The command `lockstep`, on this process's terminal. */
import { run } from './run.ts';
import { goOnWithoutReader, interruption } from './terminal.ts';

goOnWithoutReader(process.stdout, process.stderr);
process.exitCode = await run(process.argv.slice(2), {
  say: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`lockstep: ${line}\n`),
  signal: interruption(),
});
