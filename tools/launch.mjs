// What every command of ours outside Nx and vitest starts with: the build first, then the compiled program.
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, BuildError } from './build.mjs';
import { bundle } from './bundle.mjs';

/**
 * Brings the build up to date and runs a program.
 * @param {string} command the file of the command, `import.meta.url`: its folder is the project's
 * @param {string} program the compiled program, below the project's `dist`
 */
export async function launch(command, program) {
  // Who reads the output may stop reading: `… | head`. Other programs are ended by SIGPIPE then, with this exit code.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(141);
  });
  let file;
  try {
    await build();
    file = await bundle(dirname(fileURLToPath(command)), program);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
  await import(pathToFileURL(file).href);
}
