/** What the compiler says of the spec's types: the spec runs without its types, so that a mistake in one is seen here alone. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { cached, cacheFolder, isCode, textsBelow } from '../cache.ts';
import type { Diagnostic } from './diagnostics.ts';

const specFolder = 'packages/spec';
// The compiler in machine code: a fifth of the time. It has no interface for programs yet.
const compiler = createRequire(import.meta.url).resolve('typescript-native/package.json');

/** Runs the compiler, which exits with another code than 0 where it finds something. */
function compile(root: string): Promise<string> {
  const args = [join(compiler, '../bin/tsc'), '--project', join(root, specFolder), '--noEmit', '--pretty', 'false', '--singleThreaded'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error && !/error TS\d/.test(stdout)) reject(new Error(`the compiler of TypeScript can't be run: ${stderr || error.message}`));
      else resolve(stdout);
    });
  });
}

/**
 * The findings in what the compiler printed: a line each, with details below it that are indented, the last of which says most.
 * @param folder the folder that its paths start from
 */
export function readFindings(printed: string, folder: string, root: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  let details: string[] = [];
  for (const line of printed.split(/\r?\n/).reverse()) {
    if (line.startsWith(' ')) details.unshift(line.trim());
    const [, file, row, column, number, text] = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/.exec(line) ?? [];
    if (file === undefined) continue;
    const said = [text, ...details.slice(-1)].map((part) => part?.replace(/\.$/, '')).join(': ');
    found.push({
      code: 'LS1015',
      message: `${said} (${number}): correct it, or what it refers to`,
      place: { file: relative(root, join(folder, file)).split(sep).join('/'), line: Number(row), column: Number(column) },
    });
    details = [];
  }
  return found.reverse();
}

/**
 * Finds what the compiler refuses in the workspace's spec.
 * @param root the workspace's folder
 */
export function checkTypes(root: string): Promise<Diagnostic[]> {
  const inputs = (): string[] => [compiler, ...textsBelow(join(root, specFolder, 'src'), isCode)];
  return cached(cacheFolder(root), 'types', inputs, async () => readFindings(await compile(root), root, root));
}
