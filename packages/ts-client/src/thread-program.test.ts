import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { threadProgram } from './thread-program.ts';

const client = fileURLToPath(new URL('../', import.meta.url));

it('is the joined file of a program, and the compiled module where there is none', () => {
  for (const program of ['locks/heartbeat-thread', 'file/checksum-worker']) {
    expect(fileURLToPath(threadProgram(program))).toBe(`${client}programs/${program}/main.js`);
  }
  const compiled = fileURLToPath(threadProgram('errors'));
  expect(compiled).toBe(`${client}dist/errors.js`);
  expect(existsSync(compiled)).toBe(true);
});
