// Compiles the TypeScript of every package and tool whose sources changed, with swc, into the `dist` beside its `src`.
// Everything that runs our code outside vitest starts here, so that nothing ever runs on a stale build.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleAll, dropStale } from './bundle.mjs';
import { writeAtomically } from './write-atomically.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const swcVersion = createRequire(import.meta.url)('@swc/core/package.json').version;
const options = {
  swcrc: false,
  configFile: false,
  isModule: true,
  sourceMaps: true,
  jsc: {
    parser: { syntax: 'typescript' },
    target: 'es2023',
    rewriteRelativeImportExtensions: true,
    // An edit of a comment leaves the compiled code as it is, and what is kept by it.
    minify: { compress: false, mangle: false, format: { comments: false } },
  },
  module: { type: 'es6' },
};
const optionsKey = createHash('sha256').update(JSON.stringify([swcVersion, options])).digest('hex').slice(0, 16);

/** What a person has to mend in the sources: printed without a stack. */
export class BuildError extends Error {}

function projects() {
  return ['packages', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(root, folder, entry.name, 'src')))
      .map((entry) => join(root, folder, entry.name)),
  );
}

function sources(directory) {
  return readdirSync(directory, { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'))
    .sort();
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {}; // No build yet, or an interrupted one: everything is compiled again.
  }
}

/** What swc says of a source that does not compile: a line an error, with its place. swc draws the source and adds a backtrace. */
function syntaxErrors(file, message) {
  const drawn = message.replace(/\u001b\[[0-9;]*m/g, '');
  const errors = [...drawn.matchAll(/^\s*x (.+)\n.*\[.*:(\d+):\d+\]\n(?:.*\n)*?( *\d+ \| ).*\n( *: *)\^/gm)];
  const lines = errors.map(([, what, line, gutter, lead]) => `${file}:${line}:${lead.length - gutter.length + 1} LS1007 ${what}: correct the syntax`);
  return lines.length > 0 ? lines : [`${file}:1:1 LS1007 ${drawn.split('\n')[0]}: correct the syntax`];
}

async function buildProject(project, errors) {
  const src = join(project, 'src');
  const dist = join(project, 'dist');
  const stampFile = join(dist, '.stamp.json');
  const old = readStamp(stampFile);
  const files = {};
  let changed = old.options !== optionsKey;
  for (const name of sources(src)) {
    const { mtimeMs, size } = statSync(join(src, name));
    files[name] = [mtimeMs, size];
    const output = join(dist, name.replace(/\.ts$/, '.js'));
    const fresh = old.options === optionsKey && String(old.files?.[name]) === String(files[name]) && existsSync(output);
    if (fresh) continue;
    changed = true;
    const { transformSync } = await import('@swc/core');
    try {
      const { code, map } = transformSync(readFileSync(join(src, name), 'utf8'), { ...options, filename: join(src, name) });
      // Beside the code, for whoever has to say where in the source something failed; the code does not name it.
      writeAtomically(`${output}.map`, map);
      writeAtomically(output, code);
    } catch (error) {
      errors.push(...syntaxErrors(relative(root, join(src, name)).split(sep).join('/'), error.message));
    }
  }
  for (const name of Object.keys(old.files ?? {})) {
    if (files[name]) continue;
    changed = true;
    for (const end of ['.js', '.js.map']) rmSync(join(dist, name.replace(/\.ts$/, end)), { force: true });
  }
  if (changed && errors.length === 0) writeAtomically(stampFile, JSON.stringify({ options: optionsKey, files }));
}

/**
 * Brings every `dist` up to date, and removes the programs that do not follow from it any more; throws a BuildError that names
 * each source that does not compile.
 */
export async function compile() {
  const errors = [];
  for (const project of projects()) await buildProject(project, errors);
  dropStale();
  if (errors.length > 0) throw new BuildError(`the sources do not compile; nothing was run\n${errors.join('\n')}`);
}

/** Does so, and makes the programs that start without `launch`. */
export async function build() {
  await compile();
  await bundleAll();
}

/** Compiles the generator's templates, which it does itself where one was edited since. */
async function compileTemplates() {
  const templates = join(root, 'packages/codegen/dist/targets/templates.js');
  if (existsSync(templates)) (await import(pathToFileURL(templates).href)).compileAllTemplates();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build();
    await compileTemplates();
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
