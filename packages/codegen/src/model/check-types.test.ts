import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkTypes, readFindings, withoutComments } from './check-types.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-types-'));
});
afterEach(() => rmSync(root, { recursive: true }));

it('finds anew what is wrong after an edit of what the sources are compiled with', async () => {
  const write = (file: string, text: string): void => writeFileSync(join(root, file), text);
  const check = async (): Promise<string[]> => (await checkTypes(root, new AbortController().signal)).map(({ message }) => message);
  mkdirSync(join(root, 'packages/spec/src'), { recursive: true });
  write('package-lock.json', '{}');
  write('tsconfig.base.json', '{ "compilerOptions": { "lib": ["es2023"], "types": [], "strict": false } }');
  write('packages/spec/tsconfig.json', '{ "extends": "../../tsconfig.base.json", "include": ["globals.d.ts", "src/a.ts"] }');
  write('packages/spec/globals.d.ts', 'declare function btoa(bytes: string): string;');
  write('packages/spec/src/a.ts', "export const a: string = btoa('');\nexport const b: string = null;\n");
  expect(await check()).toEqual([]);
  write('packages/spec/globals.d.ts', 'declare function atob(text: string): string;');
  expect(await check()).toEqual([expect.stringContaining("Cannot find name 'btoa'")]);
  write('tsconfig.base.json', '{ "compilerOptions": { "lib": ["es2023"], "types": [], "strict": true } }');
  expect(await check()).toHaveLength(2);
});

it('reads what the compiler printed, with the last of its details', () => {
  const printed = [
    "packages/spec/src/a.ts(3,5): error TS2322: Type '{ x: number; }' is not assignable to type 'Y'.",
    "  The types of 'x' are incompatible between these types.",
    "    Type 'number' is not assignable to type 'string'.",
    "packages/spec/src/b(1).ts(12,34): error TS2304: Cannot find name 'c'.",
    '',
  ].join('\n');
  expect(readFindings(printed, '/root', '/root')).toEqual([
    {
      code: 'LS1015',
      message:
        "Type '{ x: number; }' is not assignable to type 'Y': Type 'number' is not assignable to type 'string' (TS2322): correct it, or what it refers to",
      place: { file: 'packages/spec/src/a.ts', line: 3, column: 5 },
    },
    {
      code: 'LS1015',
      message: "Cannot find name 'c' (TS2304): correct it, or what it refers to",
      place: { file: 'packages/spec/src/b(1).ts', line: 12, column: 34 },
    },
  ]);
});

it('comments on lines of their own are no code, but for those that speak to the compiler', () => {
  const code = 'const a = 1;\nconst b = `// 2`; // 3\n';
  expect(withoutComments(`/** One.\n * Two. */\nconst a = 1;\n\n  // Three.\nconst b = \`// 2\`; // 3\n`)).toBe(`\n${code}`);
  expect(withoutComments(`/** Another one. */\nconst a = 1;\nconst b = \`// 2\`; // 3\n`)).toBe(`\n${code}`);
  for (const text of ['// @ts-expect-error\nconst a = 1;', '/// <reference types="node" />\nconst a = 1;']) expect(withoutComments(text)).toBe(text);
});
