import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import type * as FileSystem from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Encryption } from '@lockstep/spec';
import { providers } from '../test-providers.ts';
import { decryptStream } from '../stream/stream.ts';
import { encryptStreamWithHeader } from '../with-header.ts';
import { decryptFile } from './decrypt-file.ts';
import { encryptFile, encryptFileWithHeader } from './encrypt-file.ts';
import { hashFile } from './hash-file.ts';

// Links can be switched off, as file systems without them do; and what reaches the disk is noted, in its order.
const links = vi.hoisted(() => ({ code: '' }));
const disk = vi.hoisted((): { steps: string[]; failing: string } => ({ steps: [], failing: '' }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  const open = async (...args: Parameters<typeof real.open>): Promise<FileSystem.FileHandle> => {
    const file = await real.open(...args);
    const write = file.write.bind(file) as (...args: unknown[]) => Promise<unknown>;
    file.write = ((...args: unknown[]) =>
      disk.failing === 'write' ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : write(...args)) as typeof file.write;
    const sync = file.sync.bind(file);
    file.sync = () => {
      const what = args[1] === 'r' ? 'folder' : 'file';
      disk.steps.push(`sync ${what}`);
      return disk.failing === what ? Promise.reject(Object.assign(new Error('no sync'), { code: 'EIO' })) : sync();
    };
    return file;
  };
  const link = (...args: Parameters<typeof real.link>): Promise<void> => {
    disk.steps.push('name');
    return links.code === '' ? real.link(...args) : Promise.reject(Object.assign(new Error('no links'), { code: links.code }));
  };
  const rm = (...args: Parameters<typeof real.rm>): Promise<void> =>
    disk.failing === 'clean-up' && disk.steps.includes('name') && String(args[0]).endsWith('.tmp')
      ? Promise.reject(Object.assign(new Error('no clean-up'), { code: 'EIO' }))
      : real.rm(...args);
  return { ...real, link, open, rm };
});

const { plaintextChunkBytes: chunk } = Encryption.values;
const key = new Uint8Array(32).fill(7);
const header = new Uint8Array(24).fill(9);
const random = randomBytes(2 * chunk + 1);
const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('base64');
const blake2b = (bytes: Uint8Array): string => createHash('blake2b512').update(bytes).digest('base64');

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
});
afterEach(() => {
  links.code = '';
  Object.assign(disk, { steps: [], failing: '' });
  rmSync(folder, { recursive: true });
});

const failure = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
};

describe.each(providers)('files on $name', (provider) => {
  it.each([0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 1])('go there and back, %d bytes', async (size) => {
    const plaintext = random.subarray(0, size);
    writeFileSync(at('plain'), plaintext);
    const facts = await encryptFileWithHeader(provider, key, header, at('plain'), at('sealed'));
    const ciphertext = readFileSync(at('sealed'));
    expect(Buffer.compare(ciphertext, encryptStreamWithHeader(provider, key, header, plaintext))).toBe(0);
    expect(facts).toEqual({ size: ciphertext.length, plaintextSize: size, hash: blake2b(plaintext), md5: md5(ciphertext) });
    expect(await decryptFile(provider, key, header, at('sealed'), at('opened'), { expectedHash: facts.hash })).toEqual({ size });
    expect(Buffer.compare(readFileSync(at('opened')), plaintext)).toBe(0);
    expect(await hashFile(provider, at('plain'))).toBe(facts.hash);
    expect(readdirSync(folder).sort()).toEqual(['opened', 'plain', 'sealed']);
    expect(statSync(at('sealed')).mode & 0o777).toBe(0o600);
  });

  it.each([1_000_000, chunk, chunk + 17, 3 * chunk])('have checksums of their parts of %d bytes', async (partSize) => {
    writeFileSync(at('plain'), random);
    const facts = await encryptFile(provider, key, at('plain'), at('sealed'), { partSize });
    const sealed = readFileSync(at('sealed'));
    const parts = Array.from({ length: Math.ceil(sealed.length / partSize) }, (_, part) => sealed.subarray(part * partSize, (part + 1) * partSize));
    expect(facts).toMatchObject({ partMd5s: parts.map(md5) });
    expect(facts).not.toHaveProperty('md5');
    expect(Buffer.compare(decryptStream(provider, key, facts.header, sealed), random)).toBe(0);
  });

  it('say how far they are', async () => {
    writeFileSync(at('plain'), random);
    const seen: unknown[] = [];
    const { size } = await encryptFile(provider, key, at('plain'), at('sealed'), { onProgress: ({ bytes, total }) => seen.push([bytes, total]) });
    expect(seen).toEqual([chunk, 2 * chunk, random.length].map((bytes) => [bytes, random.length]));
    const decrypted: number[] = [];
    const header = new Uint8Array(24);
    await failure(decryptFile(provider, key, header, at('sealed'), at('opened'), { onProgress: ({ bytes }) => decrypted.push(bytes) }));
    expect(decrypted).toEqual([]); // Nothing is told of what is not authentic.
    expect(size).toBe(statSync(at('sealed')).size);
  });

  it('leave nothing behind when a ciphertext is refused', async () => {
    const sealed = encryptStreamWithHeader(provider, key, header, random);
    const cases: [string, Uint8Array, string][] = [
      ['nothing', new Uint8Array(), 'truncated'],
      ['cut', sealed.subarray(0, 2 * (chunk + 17)), 'truncated'],
      ['short', sealed.subarray(0, sealed.length - 5), 'corrupt'],
      ['more', Buffer.concat([sealed, sealed.subarray(0, 1)]), 'corrupt'],
      ['trailing', Buffer.concat([encryptStreamWithHeader(provider, key, header, random.subarray(0, chunk)), sealed]), 'trailing_data'],
    ];
    for (const [name, bytes, code] of cases) {
      writeFileSync(at(name), bytes);
      expect([name, await failure(decryptFile(provider, key, header, at(name), at('opened')))]).toEqual([name, code]);
    }
    writeFileSync(at('whole'), sealed);
    expect(await failure(decryptFile(provider, key, header, at('whole'), at('opened'), { expectedHash: blake2b(sealed) }))).toBe('corrupt');
    expect(readdirSync(folder).sort()).toEqual([...cases.map(([name]) => name), 'whole'].sort());
  });
});

describe('file operations', () => {
  const provider = providers[0]!;

  it('check the arguments, then the source, then the destination', async () => {
    writeFileSync(at('plain'), 'abc');
    writeFileSync(at('there'), 'mine');
    symlinkSync(at('nowhere'), at('dangling'));
    const encrypt = (source: string, destination: string, partSize?: number): Promise<unknown> =>
      failure(encryptFile(provider, key, source, destination, { partSize }));
    expect(await encrypt(at('absent'), at('there'), 0)).toBe('invalid_argument');
    expect(await encrypt(at('absent'), at('there'))).toBe('io_error');
    expect(await encrypt(folder, at('there'))).toBe('io_error');
    expect(await encrypt(at('plain'), at('there'))).toBe('already_exists');
    expect(await encrypt(at('plain'), at('dangling'))).toBe('already_exists');
    expect(await encrypt(at('plain'), at('plain'))).toBe('already_exists');
    expect(await encrypt(at('plain'), at('no/such/folder'))).toBe('io_error');
    expect(await encrypt(at('plain'), at('plain/inside'))).toBe('io_error');
    expect(await failure(encryptFile(provider, key.subarray(1), at('absent'), at('there')))).toBe('invalid_argument');
    expect(await failure(decryptFile(provider, key, header.subarray(1), at('absent'), at('there')))).toBe('invalid_argument');
    expect(await failure(decryptFile(provider, key, header, at('absent'), at('there')))).toBe('io_error');
    expect(await failure(hashFile(provider, folder))).toBe('io_error');
    expect(readFileSync(at('there'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).sort()).toEqual(['dangling', 'plain', 'there']);
  });

  it.each(['', 'EPERM'])('never replace a destination that appears meanwhile %s', async (code) => {
    links.code = code;
    writeFileSync(at('plain'), 'abc');
    const onProgress = (): void => writeFileSync(at('sealed'), 'mine');
    expect(await failure(encryptFile(provider, key, at('plain'), at('sealed'), { onProgress }))).toBe('already_exists');
    expect(readFileSync(at('sealed'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).sort()).toEqual(['plain', 'sealed']);
  });

  it('have their bytes on the disk before their name, and then their name', async () => {
    writeFileSync(at('plain'), 'abc');
    const { header } = await encryptFile(provider, key, at('plain'), at('sealed'));
    await decryptFile(provider, key, header, at('sealed'), at('opened'));
    expect(disk.steps).toEqual(['sync file', 'name', 'sync folder', 'sync file', 'name', 'sync folder']);
  });

  it.each(['write', 'file', 'folder'])('leave nothing where something can not be brought to the disk: %s', async (failing) => {
    writeFileSync(at('plain'), 'abc');
    const { header } = await encryptFile(provider, key, at('plain'), at('other'));
    disk.failing = failing;
    expect(await failure(encryptFile(provider, key, at('plain'), at('sealed')))).toBe('io_error');
    expect(await failure(decryptFile(provider, key, header, at('other'), at('opened')))).toBe('io_error');
    rmSync(at('other'));
    expect(readdirSync(folder)).toEqual(['plain']);
  });

  it('fail where the temporary name can not be removed, and leave nothing under their own', async () => {
    writeFileSync(at('plain'), 'abc');
    disk.failing = 'clean-up';
    expect(await failure(encryptFile(provider, key, at('plain'), at('sealed')))).not.toBe('done');
    expect(readdirSync(folder)).not.toContain('sealed');
  });

  it('close their files, whatever becomes of them', async () => {
    writeFileSync(at('plain'), random);
    const openFiles = (): number => readdirSync('/dev/fd').length;
    const before = openFiles();
    const stopped = {
      onProgress: () => {
        throw new Error('stopped');
      },
    };
    const { header } = await encryptFile(provider, key, at('plain'), at('sealed'));
    await decryptFile(provider, key, header, at('sealed'), at('opened'));
    for (let count = 0; count < 5; count++) {
      await expect(encryptFile(provider, key, at('plain'), at('again'), stopped)).rejects.toThrow('stopped');
      await expect(decryptFile(provider, key, header, at('sealed'), at('again'), stopped)).rejects.toThrow('stopped');
      expect(await failure(encryptFile(provider, key, at('plain'), at('sealed')))).toBe('already_exists');
      expect(await failure(hashFile(provider, folder))).toBe('io_error');
    }
    expect(openFiles()).toBe(before);
  });

  it('work where there are no links', async () => {
    links.code = 'EOPNOTSUPP';
    writeFileSync(at('plain'), random);
    const { header } = await encryptFile(provider, key, at('plain'), at('sealed'));
    await decryptFile(provider, key, header, at('sealed'), at('opened'));
    expect(Buffer.compare(readFileSync(at('opened')), random)).toBe(0);
    links.code = 'EIO';
    expect(await failure(decryptFile(provider, key, header, at('sealed'), at('again')))).toBe('io_error');
    expect(readdirSync(folder).sort()).toEqual(['opened', 'plain', 'sealed']);
  });

  it('compute the checksums of a large file on another thread, to the same end', async () => {
    writeFileSync(at('plain'), random);
    truncateSync(at('plain'), 64 * 1024 * 1024);
    const facts = await encryptFile(provider, key, at('plain'), at('sealed'), { partSize: 40_000_000 });
    const sealed = readFileSync(at('sealed'));
    expect(facts).toMatchObject({
      hash: blake2b(readFileSync(at('plain'))),
      partMd5s: [md5(sealed.subarray(0, 40_000_000)), md5(sealed.subarray(40_000_000))],
    });
  });

  it('read their source once, so that it may be a pipe', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    writeFileSync(at('plain'), random);
    execFileSync('sh', ['-c', `(cat '${at('plain')}' > '${at('pipe')}') > /dev/null 2>&1 &`]);
    const totals: unknown[] = [];
    const facts = await encryptFile(provider, key, at('pipe'), at('sealed'), { onProgress: ({ total }) => totals.push(total) });
    expect(facts).toMatchObject({ plaintextSize: random.length, hash: blake2b(random) });
    expect(totals).toEqual([undefined, undefined, undefined]);
  });

  it('take what a source has when it is read, not what it had when it was opened', async () => {
    writeFileSync(at('plain'), random.subarray(0, chunk + 1));
    let appended = false;
    const onProgress = (): void => {
      if (!appended) appendFileSync(at('plain'), random.subarray(chunk + 1));
      appended = true;
    };
    // The first two blocks were read before the first progress; what was appended follows.
    const { plaintextSize } = await encryptFile(provider, key, at('plain'), at('sealed'), { onProgress });
    expect([chunk + 1, random.length]).toContain(plaintextSize);
  });

  it('stop when they are told to', async () => {
    writeFileSync(at('plain'), random);
    const reason = new Error('enough');
    const controller = new AbortController();
    const options = { signal: controller.signal, onProgress: () => controller.abort(reason) };
    expect(await failure(encryptFile(provider, key, at('plain'), at('sealed'), options))).toBe(reason);
    expect(await failure(encryptFile(provider, key, at('plain'), at('sealed'), options))).toBe(reason);
    expect(await failure(hashFile(provider, at('plain'), options))).toBe(reason);
    expect(readdirSync(folder)).toEqual(['plain']);
  });

  it.runIf(process.platform === 'linux')('name a source that fails while it is read', async () => {
    await expect(encryptFile(provider, key, '/proc/self/mem', at('sealed'))).rejects.toMatchObject({
      code: 'io_error',
      message: expect.stringContaining('/proc/self/mem') as string,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuse what would not fit into the largest encrypted file, before any work', async () => {
    writeFileSync(at('plain'), '');
    truncateSync(at('plain'), Encryption.values.maximumEncryptedBytes);
    expect(await failure(encryptFile(provider, key, at('plain'), at('sealed')))).toBe('invalid_argument');
    expect(readdirSync(folder)).toEqual(['plain']);
  });
});
