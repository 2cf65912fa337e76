// Says which Dart files the Dart formatter would change. Runs on a Node with garbage-collected WebAssembly, not through
// launch.mjs: `npm test` starts it with the Node that the toolchains provide.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const [folder = '', ...others] = process.argv.slice(2);
const usage = 'Usage: node tools/toolchains/dart-format.mjs FOLDER\n\nSays which Dart files below a folder the Dart formatter would change.';
if (folder === '--help') {
  console.log(usage);
  process.exit(0);
}
if (folder.startsWith('-') || others.length > 0 || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error(`error: must be given one folder; got ${[folder, ...others].join(' ') || 'nothing'}\n${usage}`);
  process.exit(64);
}
/** The formatter, or what to do where this Node can't load it. */
const { format } = await import('@wasm-fmt/dart_fmt').catch((error) => {
  if (!(error instanceof WebAssembly.CompileError)) throw error;
  console.error(`the Dart formatter needs Node 22 or newer; this is ${process.version}: node tools/toolchains/dart.mjs format brings one`);
  process.exit(69);
});
const options = { language_version: '3.7.0', line_width: 80 };
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.dart'))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !file.includes('.dart_tool'))
  .sort();

/** The first line in which two texts differ, counted from 1. */
function firstDifference(a, b) {
  const others = b.split('\n');
  return a.split('\n').findIndex((line, index) => line !== others[index]) + 1;
}

let failed = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  try {
    const formatted = format(text, file, options);
    if (formatted === text) continue;
    const line = firstDifference(text, formatted);
    console.error(`${relative('.', file)}:${line}: the Dart formatter writes: ${formatted.split('\n')[line - 1]}`);
  } catch (error) {
    console.error(`${relative('.', file)}: the Dart formatter can't read it: ${error}`);
  }
  failed++;
}
if (files.length === 0) {
  console.error(`${folder} holds no Dart file: nothing was checked`);
  failed++;
}
console.log(`${files.length} Dart files, ${failed} not formatted`);
process.exitCode = failed === 0 ? 0 : 1;
