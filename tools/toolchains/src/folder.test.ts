import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from './folder.ts';

// A process of its own that makes a folder the way an installation does: slowly, and with the help of another program.
const module = new URL('../dist/', import.meta.url).href;
const script = `
  const [folder, seconds] = process.argv.slice(1);
  const { makeFolder } = await import('${module}folder.js');
  const { execute } = await import('${module}execute.js');
  const { appendFileSync } = await import('node:fs');
  await makeFolder(folder, async (temporary, hold) => {
    console.log('building');
    appendFileSync(folder + '.log', 'x');
    await execute('sh', ['-c', 'sleep "$1"; echo done > "$2"/file', 'sh', seconds, temporary], { what: 'sleep', hold });
  }, () => console.log('waiting'));
  console.log('made');
`;

describe.skipIf(process.platform !== 'linux')('a folder that is made once', () => {
  let parent: string;
  let folder: string;
  beforeAll(() => execFileSync(process.execPath, [fileURLToPath(new URL('../../build.mjs', import.meta.url))]));
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'lockstep-folder-'));
    folder = join(parent, 'deep', 'key');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const start = (seconds: number) =>
    spawn(process.execPath, ['--input-type=module', '--eval', script, folder, String(seconds)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = async (child: ChildProcess) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await once(child, 'close');
    return text;
  };
  const entries = () => readdirSync(join(parent, 'deep')).sort();

  it('is built by one of several processes, and the others wait', async () => {
    const texts = await Promise.all([0.5, 0.5, 0.5, 0.5].map((seconds) => output(start(seconds))));
    expect(texts.filter((text) => text.includes('building'))).toHaveLength(1);
    expect(texts.every((text) => text.endsWith('made\n'))).toBe(true);
    expect(readFileSync(`${folder}.log`, 'utf8')).toBe('x');
    expect(entries()).toEqual(['.lock', 'key', 'key.log']);
  });

  it('is not there after an interruption, whose remains the next run deletes when its programs have ended', async () => {
    const first = start(1.5);
    await once(first.stdout, 'data');
    await sleep(200);
    first.kill('SIGKILL');
    await once(first, 'exit');
    expect(existsSync(folder)).toBe(false);
    expect(entries()).toContain('key.partial');
    const text = await output(start(0));
    expect(text).toBe('waiting\nbuilding\nmade\n'); // The killed run's program still wrote into the folder.
    expect(entries()).toEqual(['.lock', 'key', 'key.log']);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('done\n');
  });

  it('is absent if building fails', async () => {
    const failing = makeFolder(
      folder,
      () => Promise.reject(new Error('no')),
      () => {},
    );
    await expect(failing).rejects.toThrow('no');
    expect(entries()).toEqual(['.lock']);
    await makeFolder(
      folder,
      async () => {},
      () => {},
    );
    expect(entries()).toEqual(['.lock', 'key']);
  });
});
