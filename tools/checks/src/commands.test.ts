/** Every command of the tools, as a person meets it. */
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@lockstep/toolchains';
import { expect, it } from 'vitest';

const commands = readdirSync(join(workspace, 'tools'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(workspace, 'tools', name)).map((file) => `tools/${name}/${file}`))
  .filter((file) => file.endsWith('.mjs') && readFileSync(join(workspace, file), 'utf8').includes("from '../launch.mjs'"));

function start(command: string, ...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: workspace, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
    child.on('close', (code) => resolve({ code, ...said }));
  });
}

// Here the first command of each tool; all of them in the target `long`.
const isExhaustive = process.env['LOCKSTEP_EXHAUSTIVE'] !== undefined;
const toolOf = (command: string | undefined): string | undefined => command?.split('/')[1];
const tried = commands.filter((command, index) => isExhaustive || toolOf(command) !== toolOf(commands[index - 1]));

it('there are commands', () => {
  expect(commands).toEqual(expect.arrayContaining(['tools/checks/checks.mjs', 'tools/parity/parity.mjs', 'tools/benchmarks/json.mjs']));
});

// That --help exits 0 is tested where the helper is: a command that refuses an option so has been described with it.
it.each(tried)('%s refuses a wrong option with the usage, without a stack', async (command) => {
  const wrong = await start(command, '--frobnicate');
  expect(wrong).toMatchObject({
    code: 64,
    stdout: '',
    stderr: expect.stringMatching(/^error: .*--frobnicate'[^]*\nUsage: [^]*--help +explain the command/) as string,
  });
  expect(wrong.stderr).not.toMatch(/^ +at /m);
});

// It is started by another program, with a Node that may be another one.
it.each([
  [['--help'], 0, /^Usage: /, /^$/],
  [[], 64, /^$/, /^error: must be given one folder; got nothing\nUsage: /],
  [['--frobnicate'], 64, /^$/, /^error: must be given one folder; got --frobnicate\n/],
  [['tools', 'packages'], 64, /^$/, /^error: must be given one folder; got tools packages\n/],
  [['tools/no-such-folder'], 64, /^$/, /^error: must be given one folder; got tools\/no-such-folder\n/],
] as const)('the formatter of Dart with %j says what it needs, without a stack', async (args, code, stdout, stderr) => {
  const given = await start('tools/toolchains/dart-format.mjs', ...args);
  expect(given).toEqual({ code, stdout: expect.stringMatching(stdout) as string, stderr: expect.stringMatching(stderr) as string });
});

it('a command whose output nobody reads any more ends without a stack', async () => {
  const child = spawn(process.execPath, ['tools/parity/parity.mjs', '--help'], { cwd: workspace, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, stderr }).toEqual({ code: 141, stderr: '' });
});
