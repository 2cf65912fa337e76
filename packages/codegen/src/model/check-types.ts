/** What the compiler says of the spec's types: the spec runs without its types, so that a mistake in one is seen here alone. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cached, cacheFolder, keep, recall, removeIfAny } from '../cache.ts';
import { digestOf, isCode, specSettings, textsBelow, textsOf } from '../inputs.ts';
import type { Diagnostic } from './diagnostics.ts';

const specFolder = 'packages/spec';
// The compiler in machine code: a fifth of the time. It has no interface for programs yet.
const compiler = createRequire(import.meta.url).resolve('typescript-native/package.json');

// The compiler keeps what it knows of each file by the file's text, and reads a damaged file of that as none.
const knownTypesEnding = '.tsbuildinfo';

/**
 * The file that the compiler keeps what it knows in; those of other settings are removed. The compiler (7.0.2) does not look again
 * at a source where only the declarations of its engine have changed.
 */
function knownTypesOf(folder: string, settings: readonly string[]): string {
  const name = `spec-${digestOf([settings])}${knownTypesEnding}`;
  const others = existsSync(folder) ? readdirSync(folder).filter((each) => each.endsWith(knownTypesEnding) && each !== name) : [];
  for (const each of others) removeIfAny(join(folder, each));
  return join(folder, name);
}

// What Go is told, which the compiler is written in: it collects memory only near a limit. A run takes 160 MB without, in two
// thirds of the processor time.
const memory = { GOGC: 'off', GOMEMLIMIT: '1GiB' };

/** The compiler itself. The command of its package starts it from a Node of its own, which costs time and does not end it when it is ended. */
async function executable(): Promise<string> {
  const { default: path } = (await import(pathToFileURL(join(compiler, '../lib/getExePath.js')).href)) as { readonly default: () => string };
  return path();
}

/** Runs the compiler, which exits with another code than 0 where it finds something. */
async function compile(root: string, settings: readonly string[], signal: AbortSignal): Promise<string> {
  const known = ['--incremental', '--tsBuildInfoFile', knownTypesOf(cacheFolder(root), settings)];
  const args = ['--project', join(root, specFolder), '--noEmit', '--pretty', 'false', '--singleThreaded', ...known];
  const file = await executable();
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd: root, env: { ...memory, ...process.env }, maxBuffer: 2 ** 26, signal }, (error, stdout, stderr) => {
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
 * @param signal ends the compiler where what it finds is no longer wanted
 * @throws Error where it was ended, or can't be run
 */
export async function checkTypes(root: string, signal: AbortSignal): Promise<Diagnostic[]> {
  const folder = cacheFolder(root);
  const settings = (): readonly string[] => textsOf(root, specSettings);
  const sources = (): readonly string[] => textsBelow(join(root, specFolder, 'src'), isCode);
  const inputs = (): unknown => [settings(), sources()];
  return cached(folder, 'types', inputs, async () => {
    // Comments decide where findings are, and not whether there are any.
    const code = digestOf([settings(), sources().map(withoutComments)]);
    if (recall(folder, 'sound-types', code) === true) return [];
    const before = digestOf(inputs());
    const found = readFindings(await compile(root, settings(), signal), root, root);
    if (found.length === 0 && digestOf(inputs()) === before) keep(folder, 'sound-types', code, true);
    return found;
  });
}

/** A source without the comments that have lines of their own; those that speak to the compiler stay, with all the others. */
export function withoutComments(text: string): string {
  if (/@ts-|\/\/\//.test(text)) return text;
  return text.replace(/^[ \t]*(?:\/\*\*(?:(?!\*\/)[^])*\*\/|\/\/.*)[ \t]*$/gm, '').replace(/\n\s*\n/g, '\n');
}
