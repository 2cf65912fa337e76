/** The program behind `parity.mjs`. */
import { runParity } from './cli.ts';

const screen = { interactive: process.stdout.isTTY, write: (text: string) => process.stdout.write(text) };
process.exitCode = await runParity(process.argv.slice(2), screen, (text) => process.stderr.write(text));
