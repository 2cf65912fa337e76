/** The loading of a spec with mistakes that its own vocabulary can't report, in a copy of the workspace. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WorkspaceCopy } from '../workspace-copy.ts';

let copy: WorkspaceCopy;
beforeAll(() => {
  copy = new WorkspaceCopy();
});
afterAll(() => copy.remove());

const define = "import { defineEnum } from './define.ts';";

it.each<[string, readonly [file: string, before: string, after: string][], string[]]>([
  [
    'imports in a circle',
    [['process-type.ts', define, `${define}\nimport { LockTiming } from './locks.ts';\nexport const early = LockTiming.values.aliveWithin;`]],
    [
      'locks.ts:43:19 LS1007 ProcessType is used before it is defined, since files import each other (locks.ts → process-type.ts → locks.ts): ' +
        'move what they share into a file that imports neither',
    ],
  ],
  [
    'a use above the definition',
    [['process-type.ts', define, `${define}\nexport const early = ProcessType.name;`]],
    ['process-type.ts:3:22 LS1007 ProcessType is used above its definition: move the definition up'],
  ],
  [
    'a name that nobody imported',
    [['process-type.ts', define, '']],
    ['process-type.ts:8:28 LS1007 defineEnum is not defined: import it or correct the name'],
  ],
  [
    'a file that there is not',
    [['process-type.ts', './define.ts', './defines.ts']],
    ['process-type.ts:2:31 LS1007 there is no file defines.ts: correct the import'],
  ],
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
  [
    'cases that throw',
    [['cases/queue.ts', 'import { ', "throw new Error('odd');\nimport { "]],
    ["cases/queue.ts:2:7 LS1007 the spec can't be loaded: odd: correct what is called here"],
  ],
  [
    'what has no syntax',
    [
      ['process-type.ts', 'export const ProcessType', 'export const'],
      ['json.ts', '/**', 'expert const\n/**'],
    ],
    [
      "json.ts:1:1 LS1007 Expected ';', '}' or <eof>: correct the syntax",
      'process-type.ts:8:14 LS1007 Unexpected token `=`. Expected yield, an identifier, [ or {: correct the syntax',
    ],
  ],
  [
    'a subject that the package does not export',
    [['index.ts', "export * from './process-type.ts';\n", '']],
    [
      "index.ts:1:1 LS1014 index.ts does not export all that process-type.ts defines: add export * from './process-type.ts', or rename what another file exports, too",
    ],
  ],
  [
    'a subject that is not listed',
    [['subjects.ts', "export * as queue from './queue.ts';\n", '']],
    ["queue.ts:1:1 LS1014 queue.ts is not a subject of the spec: list it in subjects.ts: export * as queue from './queue.ts';"],
  ],
  [
    'a wrong type',
    [['process-type.ts', define, `${define}\nexport const wrong: string = 5;`]],
    ["process-type.ts:3:14 LS1015 Type 'number' is not assignable to type 'string' (TS2322): correct it, or what it refers to"],
  ],
  [
    'a name that one language has',
    [['process-type.ts', define, `${define}\n/** Odd. */\nexport const Odd = defineEnum('Odd', { members: { /** A. */ specName: 'a' } });`]],
    [
      'process-type.ts:4:61 LS1006 Odd.specName in swift: its Swift name specName is taken in the enum Odd by what every generated enum has; rename one of the two in the spec',
    ],
  ],
  [
    'an operation without a handler',
    [
      [
        'process-type.ts',
        define,
        `import { defineEnum, defineOperation } from './define.ts';\n/** Forgets. */\nexport const forget = defineOperation('odd.forget', { args: {}, result: {} });`,
      ],
    ],
    [
      'process-type.ts:4:1 LS1016 odd.forget is answered by no handler of the reference: add a function to one in packages/ts-client/src/testee/operations',
    ],
  ],
])('says in a line what is wrong with %s', (_, edits, lines) => {
  const [head, ...said] = copy.printedAfter(...edits.map(([file, before, after]) => ({ file, before, after })));
  expect(head).toMatch(/^(?:1 mistake in the spec|the sources do not compile); nothing was /);
  expect(said.map((line) => line.replace('packages/spec/src/', ''))).toEqual(lines);
});
