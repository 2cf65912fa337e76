/** The loading of a spec with mistakes that its own vocabulary can't report, in a copy of the workspace. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const workspace = fileURLToPath(new URL('../../../../', import.meta.url));
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-load-'));
  for (const path of ['packages', 'tools/build.mjs', 'package.json', 'package-lock.json', 'tsconfig.base.json']) {
    cpSync(join(workspace, path), join(root, path), { recursive: true, filter: (from) => !from.endsWith('/node_modules') });
  }
  mkdirSync(join(root, 'node_modules/@lockstep'), { recursive: true });
  for (const name of readdirSync(join(workspace, 'node_modules'))) {
    if (name !== '@lockstep' && name !== '.cache') symlinkSync(join(workspace, 'node_modules', name), join(root, 'node_modules', name));
  }
  for (const name of ['spec', 'codegen', 'ts-client']) symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@lockstep', name));
});
afterAll(() => rmSync(root, { recursive: true }));

const at = (path: string): string => join(root, 'packages/spec/src', path);
const program = `
  const { run } = require('./packages/codegen/generators/run.cjs');
  const tree = { root: process.cwd(), isFile: () => false, write: () => undefined };
  run(tree, () => import('./packages/codegen/dist/generators/lockstep.js'), 'lockstep').catch((error) => console.log(error.stack));
`;

/** What generating prints where files of the spec are edited: for each its name, a text in it, and what takes its place. */
function printed(...edits: readonly [file: string, before: string, after: string][]): string[] {
  const before = edits.map(([file]) => readFileSync(at(file), 'utf8'));
  try {
    for (const [index, [file, from, to]] of edits.entries()) {
      expect(before[index]).toContain(from);
      writeFileSync(at(file), (before[index] ?? '').replace(from, () => to));
    }
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' });
    return (stdout + stderr).trimEnd().split('\n');
  } finally {
    for (const [index, [file]] of edits.entries()) writeFileSync(at(file), before[index] ?? '');
  }
}

const define = "import { defineEnum } from './define.ts';";
const operation = "/** Forgets. */\nexport const rolloutForget = defineOperation('rollout.forget', { args: {}, result: {} });\n\n";

it.each<[string, readonly [file: string, before: string, after: string][], string[]]>([
  [
    'imports in a circle',
    [['process-type.ts', define, `${define}\nimport { LockTiming } from './locks.ts';\nexport const early = LockTiming.values.aliveWithin;`]],
    [
      'process-type.ts:4:22 LS1007 LockTiming is used before it is defined, since files import each other (process-type.ts → locks.ts → process-type.ts): ' +
        'move what they share into a file that imports neither',
    ],
  ],
  ['a use above the definition', [['process-type.ts', define, `${define}\nexport const early = ProcessType.name;`]], ['process-type.ts:3:22 LS1007 ProcessType is used above its definition: move the definition up']],
  ['a name that nobody imported', [['process-type.ts', define, '']], ['process-type.ts:8:28 LS1007 defineEnum is not defined: import it or correct the name']],
  ['a file that there is not', [['process-type.ts', './define.ts', './defines.ts']], ['process-type.ts:2:31 LS1007 there is no file defines.ts: correct the import']],
  [
    'a name that a file does not export',
    [['process-type.ts', '{ defineEnum }', '{ defineEnums as defineEnum }']],
    ['process-type.ts:2:10 LS1007 define.ts has no export defineEnums: export it there or correct the name'],
  ],
  [
    'what throws',
    [['process-type.ts', define, `${define}\nfunction odd(): string { throw new Error('odd'); }\nexport const thrown = odd();`]],
    ["process-type.ts:3:32 LS1007 the spec can't be loaded: odd: correct what is called here"],
  ],
  ['cases that throw', [['cases/queue.ts', 'import { ', "throw new Error('odd');\nimport { "]], ["cases/queue.ts:2:7 LS1007 the spec can't be loaded: odd: correct what is called here"]],
  [
    'what has no syntax',
    [['process-type.ts', 'export const ProcessType', 'export const'], ['queue.ts', 'export const', 'expert const']],
    ['process-type.ts:8:14 LS1007 Unexpected token `=`. Expected yield, an identifier, [ or {: correct the syntax', "queue.ts:5:1 LS1007 Expected ';', '}' or <eof>: correct the syntax"],
  ],
  ['a wrong type', [['process-type.ts', define, `${define}\nexport const wrong: string = 5;`]], ["process-type.ts:3:14 LS1015 Type 'number' is not assignable to type 'string' (TS2322): correct it, or what it refers to"]],
  [
    'a name that one language has',
    [['upload-state.ts', "queued: 'queued'", "specName: 'queued'"]],
    ['upload-state.ts:9:5 LS1006 UploadState.specName in swift: its Swift name specName is taken in the enum UploadState by what every generated enum has; rename one of the two in the spec'],
  ],
  ['an operation without a handler', [['rollout.ts', '/** How a', `${operation}/** How a`]], ['rollout.ts:7:1 LS1016 rollout.forget has no handler in the reference: add one to the handlers in packages/ts-client/src/testee/operations']],
])('says in a line what is wrong with %s', (_, edits, lines) => {
  const [head, ...said] = printed(...edits);
  expect(head).toMatch(/^(?:1 mistake in the spec|the sources do not compile); nothing was /);
  expect(said.map((line) => line.replace('packages/spec/src/', ''))).toEqual(lines);
});
