import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const workspace = fileURLToPath(new URL('../../../', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'lockstep-build-'));
const source = (name: string) => join(root, 'packages/one/src', name);
const output = (name: string) => join(root, 'packages/one/dist', name);
const build = () => spawnSync(process.execPath, ['tools/build.mjs'], { cwd: root, encoding: 'utf8' });

beforeAll(() => {
  mkdirSync(join(root, 'packages/one/src'), { recursive: true });
  mkdirSync(join(root, 'tools'));
  for (const name of ['build.mjs', 'bundle.mjs', 'write-atomically.mjs']) cpSync(join(workspace, 'tools', name), join(root, 'tools', name));
  symlinkSync(join(workspace, 'node_modules'), join(root, 'node_modules'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('tools/build.mjs', () => {
  it('compiles what changed, and leaves the rest alone', () => {
    writeFileSync(source('a.ts'), `import { b } from './b.ts';\nexport const a: number = b;\n`);
    writeFileSync(source('b.ts'), 'export const b = 1;\n');
    expect(build()).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(output('a.js'), 'utf8')).toContain(`from "./b.js"`);
    const before = statSync(output('a.js')).mtimeMs;
    writeFileSync(source('b.ts'), 'export const b = 2222;\n');
    expect(build().status).toBe(0);
    expect(readFileSync(output('b.js'), 'utf8')).toContain('2222');
    expect(statSync(output('a.js')).mtimeMs).toBe(before);
  });

  it('makes anew an output that was deleted, and deletes that of a deleted source', () => {
    rmSync(output('a.js'));
    rmSync(source('b.ts'));
    writeFileSync(source('c.ts'), 'export const c = 3;\n');
    expect(build().status).toBe(0);
    expect(existsSync(output('a.js'))).toBe(true);
    expect(existsSync(output('b.js'))).toBe(false);
  });

  it('has the generator compile its templates', () => {
    const folder = join(root, 'packages/codegen/src/targets');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'templates.ts'), "export const compileAllTemplates = (): void => console.log('compiled');\n");
    writeFileSync(join(root, 'packages/codegen/package.json'), '{ "type": "module" }\n');
    expect(build()).toMatchObject({ status: 0, stdout: 'compiled\n' });
    rmSync(join(root, 'packages/codegen'), { recursive: true });
  });

  it('compiles no comment, so that an edit of one leaves the code as it is', () => {
    const compiled = (comment: string): string => {
      writeFileSync(source('c.ts'), `${comment}export const c = {\n  ${comment}d: '/* 3 */',\n};\n`);
      expect(build().status).toBe(0);
      return readFileSync(output('c.js'), 'utf8');
    };
    const code = compiled('/** One. */\n');
    expect(code).toContain("'/* 3 */'");
    expect(compiled('/**\n * Two.\n */\n// Three, which is longer.\n')).toBe(code);
  });

  it('names every source that does not compile, without a stack, and tries again the next time', () => {
    writeFileSync(source('c.ts'), 'export const c = ;\n');
    writeFileSync(source('d.ts'), 'let let = 1;\n');
    for (let run = 0; run < 2; run++) {
      const { status, stderr } = build();
      expect(status).toBe(1);
      expect(stderr.trimEnd().split('\n')).toEqual([
        'the sources do not compile; nothing was run',
        'packages/one/src/c.ts:1:18 LS1007 Expression expected: correct the syntax',
        expect.stringMatching(/^packages\/one\/src\/d\.ts:1:5 LS1007 .+: correct the syntax$/),
      ]);
    }
    writeFileSync(source('c.ts'), 'export const c = 4;\n');
    rmSync(source('d.ts'));
    expect(build().status).toBe(0);
  });
});
