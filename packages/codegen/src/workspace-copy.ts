/** For tests: a copy of the workspace whose spec can be edited, with the generator as a person runs it. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache.ts';

export { longModel } from './targets/fixtures/long-names.ts';

const workspace = fileURLToPath(new URL('../../../', import.meta.url));
const packages = ['spec', 'codegen', 'ts-client'];
const copied = [
  ...packages.map((name) => `packages/${name}`),
  ...['build', 'bundle', 'write-atomically'].map((name) => `tools/${name}.mjs`),
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

// What is installed or built in a folder holds paths of it.
const isLeftOut = (from: string): boolean => /\/(?:node_modules|\.build|\.dart_tool)$/.test(from);

const isKnownSource = /^documentation-.*\.json$|\.tsbuildinfo$/;

// What the generator would write goes into a folder beside the copy, so that a run leaves the copy as it was.
const program = `
  const { run } = require('./packages/codegen/generators/run.cjs');
  const { mkdirSync, writeFileSync } = require('node:fs');
  const { dirname } = require('node:path');
  const write = (path, text) => { mkdirSync(dirname(path), { recursive: true }); writeFileSync(path, text); };
  const tree = { root: process.cwd(), isFile: () => false, write };
  run(tree, () => import('./packages/codegen/dist/generators/lockstep.js'), 'lockstep').catch((error) => { console.log(error.stack); process.exitCode = 1; });
`;

/** A change of a file: its path in the sources of the spec, or of the workspace where it begins with a slash. */
export interface Edit {
  readonly file: string;
  /** What stands there now; absent for a new file. */
  readonly before?: string;
  readonly after: string;
}

/** A copy of the workspace. */
export class WorkspaceCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'lockstep-copy-'));

  /** @param more folders that are copied beside what the generator needs: the tools, and `generated`, which they read */
  constructor(more: readonly string[] = []) {
    for (const path of [...copied, ...more])
      cpSync(join(workspace, path), join(this.root, path), { recursive: true, filter: (from) => !isLeftOut(from) });
    const modules = join(this.root, 'node_modules');
    mkdirSync(join(modules, '@lockstep'), { recursive: true });
    for (const name of readdirSync(join(workspace, 'node_modules'))) {
      if (name !== '@lockstep' && name !== '.cache') symlinkSync(join(workspace, 'node_modules', name), join(modules, name));
    }
    for (const group of ['packages', 'tools']) {
      const own = readdirSync(join(this.root, group)).filter((name) => existsSync(join(this.root, group, name, 'package.json')));
      for (const name of own) symlinkSync(join(this.root, group, name), join(modules, '@lockstep', name));
    }
    this.#copyKnownSources();
  }

  /** Copies what the workspace's cache knows of each source: it holds for the same text anywhere, and takes seconds to find. */
  #copyKnownSources(): void {
    const from = cacheFolder(workspace);
    if (!existsSync(from)) return;
    const to = cacheFolder(this.root);
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from).filter((each) => isKnownSource.test(each))) cpSync(join(from, name), join(to, name));
  }

  #path(file: string): string {
    return file.startsWith('/') ? join(this.root, file) : join(this.root, 'packages/spec/src', file);
  }

  /** Edits the copy for good. */
  edit(...edits: readonly Edit[]): void {
    for (const { file, before, after } of edits) {
      const path = this.#path(file);
      const text = before === undefined ? '' : readFileSync(path, 'utf8');
      if (before !== undefined && !text.includes(before)) throw new Error(`${file} does not hold ${before}`);
      writeFileSync(path, before === undefined ? after : text.replace(before, () => after));
    }
  }

  /** Generates into the copy's `generated`; the lines that a person would see. */
  generate(): string[] {
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { cwd: this.root, encoding: 'utf8', env: { ...process.env, CI: '' } });
    return (stdout + stderr).split('\n').filter((line) => line !== '');
  }

  /** What is printed where files of the spec are edited, which are then as they were. */
  printedAfter(...edits: readonly Edit[]): string[] {
    const saved = edits.map(({ file }) => [this.#path(file), existsSync(this.#path(file)) ? readFileSync(this.#path(file), 'utf8') : null] as const);
    try {
      this.edit(...edits);
      return this.generate();
    } finally {
      for (const [path, text] of saved) {
        if (text === null) rmSync(path, { force: true });
        else writeFileSync(path, text);
      }
    }
  }

  /** Removes the copy. */
  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

/** Edits that list a file as a subject of the spec. */
export function listed(name: string): Edit[] {
  return [
    { file: 'subjects.ts', before: 'export ', after: `export * as ${name} from './${name}.ts';\nexport ` },
    { file: 'index.ts', before: 'export ', after: `export * from './${name}.ts';\nexport ` },
  ];
}

/** Edits that add a fixture to the spec as a subject of its own, with a handler in the reference for each of its operations. */
export function asSubject(name: string, ...operations: string[]): Edit[] {
  const text = readFileSync(join(workspace, 'packages/codegen/fixtures', `${name}.ts`), 'utf8');
  const handlers = operations.map((operation) => `    '${operation}': () => ({}),\n`).join('');
  return [
    { file: `${name}.ts`, after: text.replace("'@lockstep/spec'", "'./define.ts'") },
    ...listed(name),
    { file: '/packages/ts-client/src/testee/testee.ts', before: '    ...infoHandler(', after: `${handlers}    ...infoHandler(` },
  ];
}
