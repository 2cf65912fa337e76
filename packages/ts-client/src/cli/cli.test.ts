/** The command as people run it: real processes on real files. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Encryption } from '@lockstep/spec';
import { run } from './run.ts';

const program = fileURLToPath(new URL('../../bin/lockstep.mjs', import.meta.url));
const build = fileURLToPath(new URL('../../../../tools/build.mjs', import.meta.url));

let folder: string;
const at = (name: string): string => join(folder, name);
const files = (): string[] => readdirSync(folder).sort();

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Start {
  /** What it reads; null where its input stays open. */
  readonly input?: string | null;
  /** Whether somebody reads what it says. */
  readonly isRead?: boolean;
  readonly onStart?: (child: ChildProcess) => void;
}

function start(args: readonly string[], { input = '', isRead = true, onStart }: Start = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: folder });
    const ended = { stdout: '', stderr: '' };
    if (!isRead) child.stdout.destroy();
    child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
    child.on('close', (code) => resolve({ code, ...ended }));
    if (input !== null) child.stdin.end(input);
    onStart?.(child);
  });
}
const lockstep = (line: string, options?: Parameters<typeof start>[1]): Promise<Ended> => start([program, ...line.split(' ')], options);

/** The same in this process, for the many cases in which only what is said matters. */
async function inProcess(line: string): Promise<Ended> {
  const ended = { stdout: '', stderr: '' };
  const terminal = {
    say: (text: string) => (ended.stdout += `${text}\n`),
    warn: (text: string) => (ended.stderr += `${text}\n`),
    signal: new AbortController().signal,
  };
  const args = line.split(' ').map((word) => word.replace(/^@/, `${folder}/`));
  return { code: await run(args, terminal), ...ended };
}

/** Sends a signal as soon as the command catches SIGHUP, and with it the others: before, a signal would end it at once. */
function interruptWhenReady(child: ChildProcess, signal: NodeJS.Signals): void {
  const timer = setInterval(() => {
    const caught = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? '';
    if ((BigInt(`0x${caught}`) & 1n) === 0n) return;
    clearInterval(timer);
    child.kill(signal);
  }, 10);
}

beforeAll(async () => {
  folder = tmpdir();
  expect(await start([build])).toMatchObject({ code: 0 });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
  writeFileSync(at('photo.jpg'), 'not really a photo');
  writeFileSync(at('key'), `${Buffer.alloc(32, 1).toString('base64')}\n`, { mode: 0o600 });
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a session', () => {
  it('makes a key, encrypts, inspects and decrypts', async () => {
    expect(await lockstep('keygen --out new.key')).toMatchObject({ code: 0, stderr: '' });
    expect(statSync(at('new.key')).mode & 0o777).toBe(0o600);
    expect(await lockstep('encrypt photo.jpg --key-file new.key')).toMatchObject({ code: 0, stderr: '' });
    expect(files()).toEqual(['key', 'new.key', 'photo.jpg', 'photo.jpg.encrypted', 'photo.jpg.encrypted.json']);
    expect(JSON.parse(readFileSync(at('photo.jpg.encrypted.json'), 'utf8'))).toEqual({
      header: expect.stringMatching(/^[A-Za-z0-9+/]{32}$/) as string,
      size: 35,
      plaintextSize: 18,
      hash: expect.stringMatching(/==$/) as string,
      md5: expect.stringMatching(/==$/) as string,
    });
    const [inspected, decrypted, piped] = await Promise.all([
      lockstep('inspect photo.jpg.encrypted'),
      lockstep('decrypt photo.jpg.encrypted --key-file new.key --out copy.jpg'),
      lockstep('decrypt photo.jpg.encrypted --key-file - --out piped.jpg', { input: readFileSync(at('new.key'), 'utf8') }),
    ]);
    expect(inspected).toMatchObject({ code: 0, stdout: expect.stringMatching(/frame 1: 35 bytes[^]*plausible: a plaintext of 18 bytes/) as string });
    expect([decrypted, piped]).toMatchObject([
      { code: 0, stderr: '' },
      { code: 0, stderr: '' },
    ]);
    expect(readFileSync(at('copy.jpg'), 'utf8') + readFileSync(at('piped.jpg'), 'utf8')).toBe('not really a photo'.repeat(2));
  });
});

describe('a command', () => {
  it('overwrites nothing, and leaves neither file where it can not make both', async () => {
    for (const taken of ['photo.jpg.encrypted', 'photo.jpg.encrypted.json']) {
      writeFileSync(at(taken), 'mine');
      expect(await inProcess('encrypt @photo.jpg --key-file @key')).toMatchObject({ code: 73, stderr: expect.stringContaining(taken) as string });
      expect(readFileSync(at(taken), 'utf8')).toBe('mine');
      expect(files()).toEqual(['key', 'photo.jpg', taken]);
      rmSync(at(taken));
    }
    expect(await inProcess('keygen --out @key')).toMatchObject({ code: 73 });
  });

  it('refuses what is not authentic, and leaves nothing', async () => {
    await inProcess('encrypt @photo.jpg --key-file @key');
    rmSync(at('photo.jpg'));
    writeFileSync(at('other'), Buffer.alloc(32, 2).toString('base64'), { mode: 0o600 });
    expect(await inProcess('decrypt @photo.jpg.encrypted --key-file @other')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^.*not authentic.*\n$/) as string,
    });
    truncateSync(at('photo.jpg.encrypted'), 10);
    const [decrypted, inspected] = await Promise.all([
      inProcess('decrypt @photo.jpg.encrypted --key-file @key'),
      inProcess('inspect @photo.jpg.encrypted'),
    ]);
    expect([decrypted, inspected]).toMatchObject([{ code: 1 }, { code: 1, stderr: expect.stringContaining('not plausible') as string }]);
    expect(existsSync(at('photo.jpg'))).toBe(false);
  });

  it('checks the content hash of the description', async () => {
    await inProcess('encrypt @photo.jpg --key-file @key');
    const description = JSON.parse(readFileSync(at('photo.jpg.encrypted.json'), 'utf8')) as Record<string, unknown>;
    const hash = Buffer.alloc(64).toString('base64');
    writeFileSync(at('photo.jpg.encrypted.json'), JSON.stringify({ ...description, hash }));
    expect(await inProcess('decrypt @photo.jpg.encrypted --key-file @key --out @copy')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('content hash') as string,
    });
    expect(existsSync(at('copy'))).toBe(false);
  });

  it('says in one line what is wrong with its input', async () => {
    writeFileSync(at('photo.jpg.encrypted'), 'x');
    writeFileSync(at('no-key'), 'hello', { mode: 0o600 });
    writeFileSync(at('no-key-at-all'), Buffer.alloc(31).toString('base64'), { mode: 0o644 });
    writeFileSync(at('short.encrypted'), 'x');
    writeFileSync(at('short.encrypted.json'), '{"header":"AAAA"}');
    const cases: [string, number, RegExp][] = [
      ['encrypt @absent --key-file @key', 66, /absent: there is no such file/],
      ['encrypt / --key-file @key --out @x', 66, /it is a directory/],
      ['encrypt @photo.jpg --key-file @absent', 66, /absent/],
      ['encrypt @photo.jpg --key-file @no-key', 65, /no-key holds no key/],
      ['encrypt @photo.jpg --key-file @key --out @no/folder/x', 73, /no\/folder\/x/],
      ['decrypt @photo.jpg.encrypted --key-file @key', 66, /photo.jpg.encrypted.json is not there/],
      ['decrypt @absent.encrypted --key-file @key', 66, /absent.encrypted: there is no such file/],
      ['encrypt @photo.jpg --key-file @no-key-at-all', 65, /no-key-at-all holds no key/],
      ['decrypt @short.encrypted --key-file @key', 65, /header must be the base64 of 24 bytes/],
      ['decrypt @photo.jpg --key-file @key', 64, /--out/],
      ['inspect @absent', 66, /absent/],
    ];
    for (const [line, code, message] of cases) {
      const ended = await inProcess(line);
      expect([line, ended]).toMatchObject([line, { code, stdout: '', stderr: expect.stringMatching(message) as string }]);
      expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(files()).toEqual(['key', 'no-key', 'no-key-at-all', 'photo.jpg', 'photo.jpg.encrypted', 'short.encrypted', 'short.encrypted.json']);
  });

  it('explains itself, and takes no key as an argument', async () => {
    const key = Buffer.alloc(32).toString('base64');
    const cases: [string, number, RegExp][] = [
      ['--help', 0, /A first session:[^]*Exit codes:/],
      ['encrypt --help', 0, /Examples:/],
      ['encrypt @photo.jpg', 64, /--key-file/],
      [`encrypt @photo.jpg --key-file @key --key ${key}`, 64, /unknown option/],
      ['encrypt @photo.jpg --key-file @key --part-size 0', 64, /whole number/],
      ['encrypt @photo.jpg --key-file @key --part-size 99999999999999', 64, /whole number/],
      ['--version', 0, /^[0-9]+\.[0-9]+\.[0-9]+\n$/],
      ['frobnicate', 64, /unknown command/],
    ];
    for (const [line, code, message] of cases) {
      const { code: ended, stdout, stderr } = await inProcess(line);
      expect([line, ended, code === 0 ? stdout : stderr]).toEqual([line, code, expect.stringMatching(message)]);
    }
  });

  it('shows its help where no command is given, as one that is none', async () => {
    const { code, stdout, stderr } = await start([program]);
    expect([code, stdout, stderr]).toEqual([
      64,
      expect.stringMatching(/^Usage: lockstep/),
      expect.stringMatching(/^lockstep: no command was given.*\n$/),
    ]);
  });

  it.skipIf(process.platform === 'win32')('reads a key file that is a pipe to its end', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const writer = async (): Promise<void> => {
      const pipe = await open(at('pipe'), 'w');
      const key = readFileSync(at('key'));
      for (const piece of [key.subarray(0, 10), key.subarray(10, 30), key.subarray(30)]) {
        await pipe.write(piece);
        await setTimeout(20); // So that each piece is read alone.
      }
      await pipe.close();
    };
    const [ended] = await Promise.all([inProcess('encrypt @photo.jpg --key-file @pipe'), writer()]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('does its work where standard output is full, and says what was lost without a stack', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [program, 'encrypt', 'photo.jpg', '--key-file', 'key'], { cwd: folder, stdio: ['ignore', full, 'pipe'] });
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    closeSync(full);
    expect([code, stderr]).toEqual([
      74,
      expect.stringMatching(/^lockstep: the command is done; standard output can't be written: .*ENOSPC.*\n$/) as string,
    ]);
    expect(files()).toEqual(['key', 'photo.jpg', 'photo.jpg.encrypted', 'photo.jpg.encrypted.json']);
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe in the place of a file or of a description', async () => {
    execFileSync('mkfifo', [at('a'), at('photo.jpg.json')]);
    for (const line of ['inspect @a', 'inspect @photo.jpg', 'decrypt @photo.jpg --key-file @key --out @b']) {
      expect([line, await inProcess(line)]).toEqual([
        line,
        { code: 66, stdout: expect.any(String) as string, stderr: expect.stringContaining('not a regular file') as string },
      ]);
    }
  });

  it('goes on when nobody reads what it says', async () => {
    const { code, stderr } = await start([program, 'encrypt', 'photo.jpg', '--key-file', 'key'], { isRead: false });
    expect([code, stderr]).toEqual([0, '']);
    expect(files()).toEqual(['key', 'photo.jpg', 'photo.jpg.encrypted', 'photo.jpg.encrypted.json']);
  });

  it('takes a key from standard input, and can be interrupted while it waits for one', async () => {
    const input = readFileSync(at('key'), 'utf8');
    expect(await lockstep('encrypt photo.jpg --key-file - --out a', { input })).toMatchObject({ code: 0, stderr: '' });
    expect(await lockstep('decrypt a --key-file - --out b', { input })).toMatchObject({ code: 0, stderr: '' });
    expect(await lockstep('encrypt photo.jpg --key-file - --out c')).toMatchObject({
      code: 65,
      stderr: expect.stringContaining('standard input') as string,
    });
    const onStart = (child: ChildProcess): void => interruptWhenReady(child, 'SIGHUP');
    const ended = await lockstep('encrypt photo.jpg --key-file - --out d', { input: null, onStart });
    expect(ended).toMatchObject({ code: 129, stderr: expect.stringContaining('SIGHUP') as string });
    expect(files()).toEqual(['a', 'a.json', 'b', 'key', 'photo.jpg']);
  });

  it('does not trust a description', async () => {
    writeFileSync(at('a.encrypted'), 'x');
    const good = { header: Buffer.alloc(24).toString('base64'), hash: Buffer.alloc(64).toString('base64'), size: 1, plaintextSize: 0 };
    const cases: [unknown, RegExp][] = [
      ['no JSON', /at character 1/],
      [[], /not a JSON object/],
      [{ ...good, header: 7 }, /header/],
      [{ ...good, header: 'no base64' }, /base64/],
      [{ ...good, hash: undefined }, /hash/],
      [{ ...good, size: -1 }, /size/],
      [{ ...good, plaintextSize: 1.5 }, /plaintextSize/],
      [good, /frame 1 of .* has 1 bytes/],
    ];
    for (const [description, message] of cases) {
      writeFileSync(at('a.encrypted.json'), typeof description === 'string' ? description : JSON.stringify(description));
      const { code, stderr } = await inProcess('decrypt @a.encrypted --key-file @key');
      expect([code, stderr]).toEqual([description === good ? 1 : 65, expect.stringMatching(message)]);
    }
    expect(await inProcess('inspect @a.encrypted')).toMatchObject({ code: 1, stderr: expect.stringContaining('was cut') as string });
    writeFileSync(at('a.encrypted'), Buffer.alloc(30));
    expect(await inProcess('inspect @a.encrypted')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('says that the file has 1 bytes') as string,
    });
  });

  it('warns of a key file that others may read', async () => {
    writeFileSync(at('open-key'), Buffer.alloc(32).toString('base64'), { mode: 0o644 });
    expect(await inProcess('encrypt @photo.jpg --key-file @open-key')).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('chmod 600') as string,
    });
  });

  it.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves nothing when %s ends it', async (signal, code) => {
    truncateSync(at('photo.jpg'), Encryption.values.maximumEncryptedBytes / 2); // Sparse, and far from done when it ends.
    const waitForWork = (child: ChildProcess): void => {
      const timer = setInterval(() => {
        const temporary = files().find((name) => name.endsWith('.tmp'));
        if (temporary === undefined || statSync(at(temporary)).size === 0) return;
        clearInterval(timer);
        child.kill(signal);
      }, 10);
    };
    expect(await lockstep('encrypt photo.jpg --key-file key', { onStart: waitForWork })).toMatchObject({
      code,
      stderr: expect.stringContaining(signal) as string,
    });
    expect(files()).toEqual(['key', 'photo.jpg']);
  });
});
