import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const workspace = fileURLToPath(new URL('../../../', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'lockstep-bundle-'));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const run = (program: string) => spawnSync(process.execPath, [program], { cwd: root, encoding: 'utf8' });
const compile = () =>
  spawnSync(process.execPath, ['-e', "import('./tools/build.mjs').then(({ compile }) => compile())"], { cwd: root, encoding: 'utf8' });

// A tool that uses a package, a text beside it, and a module that it loads late; and a thread of the client.
beforeAll(() => {
  for (const name of ['build', 'bundle', 'launch', 'write-atomically']) {
    mkdirSync(join(root, 'tools'), { recursive: true });
    cpSync(join(workspace, `tools/${name}.mjs`), join(root, `tools/${name}.mjs`));
  }
  mkdirSync(join(root, 'node_modules/@lockstep'), { recursive: true });
  for (const name of ['rolldown', 'zod', '@swc']) symlinkSync(join(workspace, 'node_modules', name), join(root, 'node_modules', name));
  for (const name of ['two', 'ts-client', 'spec']) symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@lockstep', name));
  const manifest = (name: string, ...dependencies: string[]) =>
    JSON.stringify({
      name: `@lockstep/${name}`,
      type: 'module',
      exports: { '.': './dist/index.js' },
      dependencies: Object.fromEntries(dependencies.map((each) => [each, '*'])),
    });
  write('packages/two/package.json', manifest('two', 'zod'));
  write('packages/two/src/index.ts', "import { string } from 'zod';\nexport const two: string = string().parse('two');\n");
  write('packages/ts-client/package.json', manifest('ts-client', '@lockstep/two'));
  write('packages/ts-client/src/locks/heartbeat-thread.ts', "import { two } from '@lockstep/two';\nconsole.log(two);\n");
  write('packages/spec/package.json', manifest('spec'));
  write('packages/spec/src/index.ts', "export const said: string = 'first';\n");
  write('packages/codegen/package.json', manifest('codegen', '@lockstep/spec', '@lockstep/two'));
  write(
    'packages/codegen/src/generators/make-output.ts',
    "import { said } from '@lockstep/spec';\nimport { two } from '@lockstep/two';\nconsole.log(said, two);\n",
  );
  write('tools/one/package.json', manifest('one', '@lockstep/two'));
  write('tools/one/beside.txt', 'beside');
  write('tools/one/one.mjs', "import { launch } from '../launch.mjs';\nawait launch(import.meta.url, 'deep/cli.js');\n");
  write('tools/one/src/deep/late.ts', "export const late = 'late';\n");
  write(
    'tools/one/src/deep/cli.ts',
    `import { readFileSync } from 'node:fs';
import { two } from '@lockstep/two';
const { late } = await import('./late.ts');
console.log(two, late, readFileSync(new URL('../../beside.txt', import.meta.url), 'utf8'));
`,
  );
});
afterAll(() => rmSync(root, { recursive: true }));

const folder = join(root, 'tools/one/programs/deep/cli');
const generator = 'packages/codegen/programs/generators/make-output/main.js';
const thread = join(root, 'packages/ts-client/programs/locks/heartbeat-thread/main.js');

describe('a program that is launched', () => {
  it('is joined with what it imports of the workspace, and finds what is beside it', () => {
    expect(run('tools/one/one.mjs')).toMatchObject({ status: 0, stderr: '', stdout: 'two late beside\n' });
    expect(readFileSync(join(folder, 'main.js'), 'utf8')).not.toContain("from '@lockstep/two'");
    const before = readdirSync(folder);
    expect(run('tools/one/one.mjs').stdout).toBe('two late beside\n');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('follows the sources of what it depends on, and keeps for a day what a running program may still load', () => {
    const late = (): string[] => readdirSync(folder).filter((name) => name.startsWith('late-'));
    const [first] = late();
    write('packages/two/src/index.ts', "export const two = 'second';\n");
    write('tools/one/src/deep/late.ts', "export const late = 'later';\n");
    expect(run('tools/one/one.mjs').stdout).toBe('second later beside\n');
    expect(late()).toHaveLength(2);
    const old = Date.now() / 1000 - 86_401;
    utimesSync(join(folder, first ?? ''), old, old);
    write('packages/two/src/index.ts', "export const two = 'third';\n");
    expect(run('tools/one/one.mjs').stdout).toBe('third later beside\n');
    expect(late()).toHaveLength(1);
    expect(late()).not.toContain(first);
  });

  it('is made again after an interruption', () => {
    writeFileSync(join(folder, 'main.js'), 'throw new Error("half")');
    rmSync(join(folder, 'main.js.key'));
    expect(run('tools/one/one.mjs').stdout).toBe('third later beside\n');
  });
});

describe('a program that starts without `launch`', () => {
  it('is made by the build, and removed where the sources alone are compiled', () => {
    expect(run('tools/build.mjs')).toMatchObject({ status: 0, stderr: '' });
    expect(run(thread).stdout).toBe('third\n');
    expect(compile()).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(thread)).toBe(true);
    write('packages/two/src/index.ts', "export const two = 'fourth';\n");
    expect(compile()).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(thread)).toBe(false);
    expect(run('tools/build.mjs').status).toBe(0);
    expect(run(thread).stdout).toBe('fourth\n');
  });

  it('is not joined with the spec where it is the generator: an edit of the spec is seen, and joins nothing', () => {
    expect(run('tools/build.mjs').status).toBe(0);
    expect(run(generator).stdout).toBe('first fourth\n');
    write('packages/spec/src/index.ts', "export const said: string = 'another';\n");
    expect(compile()).toMatchObject({ status: 0, stderr: '' });
    expect(run(generator).stdout).toBe('another fourth\n');
    write('packages/two/src/index.ts', "export const two = 'fifth';\n");
    expect(compile()).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(root, generator))).toBe(false);
  });
});
