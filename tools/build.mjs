// Compiles the TypeScript of every package and tool whose sources changed, with swc, into the `dist` beside its `src`.
// Everything that runs our code outside vitest starts here, so that nothing ever runs on a stale build.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const swcVersion = createRequire(import.meta.url)('@swc/core/package.json').version;
const options = {
  swcrc: false,
  configFile: false,
  isModule: true,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2023', rewriteRelativeImportExtensions: true },
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

// Several commands may build at once: a reader must see either the old file or the new one.
function writeAtomically(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {}; // No build yet, or an interrupted one: everything is compiled again.
  }
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
      const { code } = transformSync(readFileSync(join(src, name), 'utf8'), { ...options, filename: join(src, name) });
      writeAtomically(output, code);
    } catch (error) {
      errors.push(`${relative(root, join(src, name)).split(sep).join('/')}: ${error.message.replace(/\u001b\[[0-9;]*m/g, '')}`);
    }
  }
  for (const name of Object.keys(old.files ?? {})) {
    if (files[name]) continue;
    changed = true;
    rmSync(join(dist, name.replace(/\.ts$/, '.js')), { force: true });
  }
  if (changed && errors.length === 0) writeAtomically(stampFile, JSON.stringify({ options: optionsKey, files }));
}

/** Brings every `dist` up to date; throws a BuildError that names each source that does not compile. */
export async function build() {
  const errors = [];
  for (const project of projects()) await buildProject(project, errors);
  if (errors.length > 0) throw new BuildError(`the sources do not compile\n${errors.join('\n')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build();
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
