/** The program behind `parity.mjs`. */
import { runParity } from './cli.ts';

process.exitCode = await runParity(process.argv.slice(2), {
  interactive: process.stdout.isTTY,
  write: (text) => process.stdout.write(text),
});
