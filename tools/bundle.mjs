// Joins a compiled program and what it imports of the workspace into few files, with rolldown, in the `programs` beside its
// `dist`. Node takes about a millisecond for each module that it loads, and our programs load 300. Other people's packages stay
// where they are, but for zod, which has a hundred modules.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeAtomically } from './write-atomically.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const isOurs = /^@lockstep\//;
const isJoined = /^(?:[./]|@lockstep\/|zod$)/;

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // Not built yet, or the build was interrupted.
  }
}

/** The folders of a project and of all of the workspace that it depends on, but for packages that stay apart. */
function dependencies(project, apart, found = new Set()) {
  if (found.has(project)) return found;
  found.add(project);
  const { dependencies: named = {} } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  for (const name of Object.keys(named).filter((each) => isOurs.test(each) && !apart.includes(each))) {
    dependencies(realpathSync(join(root, 'node_modules', name)), apart, found);
  }
  return found;
}

/** What the file follows from: this program, rolldown, zod, and the state of each build that it is made of. */
function keyOf(project, apart) {
  const versions = ['rolldown', 'zod'].map((name) => JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version);
  const stamps = [...dependencies(project, apart)].sort().map((folder) => readText(join(folder, 'dist/.stamp.json')));
  const parts = [readFileSync(fileURLToPath(import.meta.url), 'utf8'), ...versions, ...stamps];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Gives each module the address that it was compiled to, from which it finds other files. */
function placesOfModules(folder) {
  return {
    name: 'places-of-modules',
    transform(code, id) {
      if (!code.includes('import.meta.url')) return null;
      const place = JSON.stringify(relative(folder, id).split(sep).join('/'));
      return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
    },
  };
}

const isFresh = (file, key) => readText(`${file}.key`) === key;

const fileOf = (project, program) => join(project, 'programs', program.replace(/\.js$/, ''), 'main.js');

/** The files of a program, by name. Those but `main.js` are loaded where they are needed; their names have a hash of the text. */
async function joinModules({ project, program, apart }, folder) {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: { main: join(project, 'dist', program) },
    platform: 'node',
    external: (id) => !isJoined.test(id) || apart.some((name) => id === name || id.startsWith(`${name}/`)),
    resolve: { conditionNames: ['node', 'import', 'default'] },
    plugins: [placesOfModules(folder)],
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'esm', entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' });
  await build.close();
  return new Map(output.map(({ fileName, code }) => [fileName, code]));
}

// A program that runs may still load a file of an older state: those of a day ago alone are removed.
function removeOld(folder, files) {
  const old = (path) => Date.now() - statSync(path).mtimeMs > 86_400_000;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.js') && !files.has(each))) {
    if (old(join(folder, name))) rmSync(join(folder, name), { force: true });
  }
}

/**
 * Brings the file of a program up to date.
 * @param {string} project the project's folder
 * @param {string} program the compiled program, below `dist`
 * @param {readonly string[]} apart packages that are loaded from where they are
 * @returns {Promise<string>} the file
 */
export async function bundle(project, program, apart = []) {
  const [file, key] = [fileOf(project, program), keyOf(project, apart)];
  if (isFresh(file, key)) return file;
  const folder = dirname(file);
  const files = await joinModules({ project, program, apart }, folder);
  // `main.js` after what it loads, and the key last: a file without its key is made again.
  for (const [name, code] of [...files].reverse()) writeAtomically(join(folder, name), code);
  writeAtomically(`${file}.key`, key);
  removeOld(folder, files);
  return file;
}

// What starts without `launch`, as far as it is compiled. The generator runs after each edit of the spec, which is not joined with
// it: else it would be joined again each time.
function startedAlone() {
  const client = join(root, 'packages/ts-client');
  return [
    [client, 'cli/main.js'],
    [client, 'file/checksum-worker.js'],
    [client, 'locks/heartbeat-thread.js'],
    [join(root, 'packages/codegen'), 'generators/make-output.js', ['@lockstep/spec']],
  ].filter(([project, program]) => existsSync(join(project, 'dist', program)));
}

/** Brings the files of the programs up to date that start without `launch`: the command `lockstep`, the client's threads and the generator. */
export async function bundleAll() {
  for (const [project, program, apart] of startedAlone()) await bundle(project, program, apart);
}

/** Removes those of them that are out of date: what is compiled is started in their place. */
export function dropStale() {
  for (const [project, program, apart = []] of startedAlone()) {
    const file = fileOf(project, program);
    if (existsSync(file) && !isFresh(file, keyOf(project, apart))) for (const path of [`${file}.key`, file]) rmSync(path, { force: true });
  }
}
