// Says which Dart files the Dart formatter would change. Runs on a Node with garbage-collected WebAssembly, not through
// launch.mjs: `npm test` starts it with the Node that the toolchains provide.
import { format } from '@wasm-fmt/dart_fmt';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const [folder] = process.argv.slice(2);
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
