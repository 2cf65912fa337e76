// What every command of ours outside Nx and vitest starts with: the build first, then the compiled program.
import { build, BuildError } from './build.mjs';

/**
 * Brings the build up to date and runs a program.
 * @param {() => Promise<unknown>} program imports the compiled program, for example `() => import('./parity/dist/cli.js')`
 */
export async function launch(program) {
  // Who reads the output may stop reading: `… | head`. Other programs are ended by SIGPIPE then, with this exit code.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(141);
  });
  try {
    await build();
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
  await program();
}
