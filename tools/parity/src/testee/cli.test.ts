import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workspace } from './workspace.ts';

function start(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): { status: number | null; stdout: string; stderr: string } {
  const program = join(workspace, 'tools/parity/testee.mjs');
  return spawnSync(process.execPath, [program, ...args], { input, encoding: 'utf8', env: { ...process.env, ...env } });
}

it.each(['native', 'wasm'])('answers in TypeScript, and ends with its input (%s)', (build) => {
  const { status, stdout } = start(['typescript'], '{"id":1,"op":"info","args":{}}\nnope', { LOCKSTEP_SODIUM: build });
  const [info, nope] = stdout.split('\n').map((line) => (line === '' ? undefined : (JSON.parse(line) as Record<string, unknown>)));
  expect(status).toBe(0);
  expect(info).toMatchObject({ id: 1, result: { language: 'typescript', specDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string } });
  expect(nope).toMatchObject({ id: null, error: { code: 'invalid_request' } });
  expect(String((info as { result: { libsodium: string } }).result.libsodium).startsWith('sodium-native')).toBe(build === 'native');
});

it('says which languages there are', () => {
  for (const args of [[], ['cobol'], ['typescript', 'swift']]) {
    const { status, stdout, stderr } = start(args);
    expect([status, stdout]).toEqual([64, '']);
    expect(stderr).toContain('Usage: node tools/parity/testee.mjs [options] <language>\n');
    expect(stderr).toContain('(choices: "typescript", "swift", "dart")');
  }
});

it('exits 69 with one line where the toolchain is missing', () => {
  const env = { PATH: '/nonexistent', LOCKSTEP_CACHE: '/nonexistent' };
  for (const language of ['swift', 'dart']) {
    const { status, stdout, stderr } = start([language], '', env);
    expect([status, stdout]).toEqual([69, '']);
    expect(stderr).toMatch(/^the \w+ testee needs a toolchain.*\n$/);
  }
});
