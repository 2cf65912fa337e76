import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runInOwnProcess } from './own-process.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-own-process-'));
  const source = fileURLToPath(new URL('./own-process.ts', import.meta.url));
  const { code } = transformFileSync(source, { swcrc: false, isModule: true, jsc: { parser: { syntax: 'typescript' }, target: 'es2023' } });
  writeFileSync(join(folder, 'own-process.mjs'), code);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The address of a program, which sends what an expression makes. */
function program(name: string, made: string): URL {
  const path = join(folder, `${name}.mjs`);
  const text = `import { writeFileSync } from 'node:fs';\nimport { sendToStarter } from './own-process.mjs';\nawait sendToStarter(async () => ${made});\n`;
  writeFileSync(path, text);
  return pathToFileURL(path);
}

it('a program sends what it makes of its arguments', async () => {
  const made = await runInOwnProcess(program('makes', '({ given: process.argv.slice(2), process: process.pid, many: "x".repeat(5e6) })'), ['a b']);
  expect(made).toMatchObject({ given: ['a b'], many: 'x'.repeat(5e6) });
  expect(made).not.toMatchObject({ process: process.pid });
});

it('what is thrown there is thrown here', async () => {
  await expect(runInOwnProcess(program('throws', '{ throw new RangeError("too far"); }'), [])).rejects.toThrow(new RangeError('too far'));
});

it.each([
  ['exits', 'process.exit(3)', 'exit code 3'],
  ['is killed', 'process.kill(process.pid, "SIGKILL")', 'SIGKILL'],
])('a program that %s is a failure', async (name, made, how) => {
  await expect(runInOwnProcess(program(name, made), [])).rejects.toThrow(`the generator's process ended without a result (${how})`);
});

it('a program ends with the process that started it', async () => {
  const [started, waited] = [join(folder, 'started'), join(folder, 'waited')];
  const waits = program(
    'waits',
    `{
      writeFileSync(${JSON.stringify(started)}, String(process.pid));
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      writeFileSync(${JSON.stringify(waited)}, '');
    }`,
  );
  const text = `import { runInOwnProcess } from './own-process.mjs';\nawait runInOwnProcess(new URL(${JSON.stringify(waits.href)}), []);\n`;
  writeFileSync(join(folder, 'starter.mjs'), text);
  const starter = spawn(process.execPath, [join(folder, 'starter.mjs')], { stdio: 'ignore' });
  while (!existsSync(started) || readFileSync(started, 'utf8') === '') await pause(20);
  const pid = Number(readFileSync(started, 'utf8'));
  starter.kill('SIGKILL');
  const lives = (): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  while (lives()) await pause(20);
  expect(existsSync(waited)).toBe(false);
});
