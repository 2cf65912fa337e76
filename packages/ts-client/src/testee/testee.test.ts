import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { isDefinition, spec } from '@lockstep/spec';
import { toBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { providers } from '../test-providers.ts';
import { deterministicBytes, encryptStreamWithHeader } from '../with-header.ts';
import { operations } from './definitions.ts';
import { serve } from './serve.ts';
import { createTestee } from './testee.ts';

const about = { language: 'typescript', runtime: 'test', specDigest: () => 'digest' };
const testee = createTestee(providers[0]!, about);
const folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes32 = toBase64(new Uint8Array(32).fill(1));
const bytes24 = toBase64(new Uint8Array(24).fill(2));
const key = new Uint8Array(32).fill(1);
const header = new Uint8Array(24).fill(2);

/** What an answer says: its result, or the code of its error. */
const said = async (line: string): Promise<unknown> => {
  const { error, result } = JSON.parse(await testee.answer(line)) as { error?: { code: string }; result?: unknown };
  return error ? error.code : result;
};
const ask = (op: string, args: unknown): Promise<unknown> => said(JSON.stringify({ id: 1, op, args }));
const member = async (name: string, op: string, args: unknown): Promise<unknown> => ((await ask(op, args)) as Record<string, unknown>)[name];

describe('a request', () => {
  it.each([
    ['no JSON', 'null'],
    ['', 'null'],
    ['[]', 'null'],
    ['{"id":1,"id":1,"op":"info","args":{}}', 'null'],
    ['{"id":2,"op":"info","args":{"a":1,"\\u0061":2}}', '2'],
    ['{"id":"\\ud800","op":"info","args":{}}', 'null'],
    [`{"id":1,"op":"info","args":{"a":${'['.repeat(1023)}${']'.repeat(1023)}}}`, 'null'],
    ['{"op":"info","args":{}}', 'null'],
    ['{"id":true,"op":"info","args":{}}', 'null'],
    ['{"id":null,"op":"info","args":{}}', 'null'],
    ['{"id":2}', '2'],
    ['{"id":2,"op":7,"args":{}}', '2'],
    ['{"id":2,"op":"info"}', '2'],
    ['{"id":2,"op":"info","args":[]}', '2'],
    ['{"id":2,"op":"info","args":null}', '2'],
    ['{"id":2,"op":"hash.bytes","args":{}}', '2'],
  ])('that is none is refused: %s', async (line, id) => {
    expect(await testee.answer(line)).toMatch(`{"id":${id},"error":{"code":"invalid_request","message":`);
  });

  it('is refused where the operation is unknown, before its arguments are looked at', async () => {
    expect(await said('{"id":2,"op":"zip","args":7}')).toBe('unsupported_operation');
    expect(await said('{"id":2,"op":"toString","args":{}}')).toBe('unsupported_operation');
  });

  it.each([
    ['7', '7'],
    ['1.0', '1'],
    ['-0', '0'],
    ['1e3', '1000'],
    ['0.5', '0.5'],
    ['"a\\u0062é\\n"', '"abé\\n"'],
    ['9007199254740993', '9007199254740992'],
  ])('gets its id back: %s', async (id, back) => {
    expect(await testee.answer(`{"args":{"extra":[null,"\\ud83d\\ude00"]},"op":"enum.nope","id":${id},"more":{}}`)).toMatch(`{"id":${back},"error"`);
  });

  it('may nest as deep as the spec says', async () => {
    const nested = '['.repeat(1022) + ']'.repeat(1022);
    expect(await said(`{"id":1,"op":"info","args":{"a":${nested}}}`)).toMatchObject({ language: 'typescript' });
  });
});

describe('byte strings', () => {
  const hash = (data: unknown): Promise<unknown> => ask('hash.bytes', { data });
  it('are strict base64, or a seed and a size', async () => {
    for (const data of ['A', 'AA', 'AB==', 'AA==\n', 'AA-_', 5, null, [], {}, { seed: bytes32 }, { size: 1 }, { seed: 'A', size: 1 }]) {
      expect([data, await hash(data)]).toEqual([data, 'invalid_request']);
    }
    for (const size of ['1', 1.5, null, true]) expect([size, await hash({ seed: bytes32, size })]).toEqual([size, 'invalid_request']);
    for (const size of [-1, 10 * 1024 ** 3 + 1, 2 ** 53, -(2 ** 64)]) expect(await hash({ seed: bytes32, size })).toBe('invalid_argument');
    expect(await hash({ seed: bytes24, size: 1 })).toBe('invalid_argument');
    const expanded = toBase64(deterministicBytes(providers[0]!, 5, key));
    expect(await hash({ seed: bytes32, size: 5 })).toEqual(await hash(expanded));
    expect(await said(`{"id":1,"op":"hash.bytes","args":{"data":{"seed":"${bytes32}","size":5.0}}}`)).toEqual(await hash(expanded));
  });

  it('are answered as a size and a digest above 64 KiB', async () => {
    const seal = (size: number): Promise<unknown> =>
      member('ciphertext', 'blob.encrypt', { key: bytes32, header: bytes24, plaintext: { seed: bytes32, size } });
    expect(await seal(65_536 - 17)).toHaveLength(4 * Math.ceil(65_536 / 3));
    const bytes = encryptStreamWithHeader(providers[0]!, key, header, deterministicBytes(providers[0]!, 65_536 - 16, key));
    const blake2b = await member('hash', 'hash.bytes', { data: toBase64(bytes) });
    expect(await seal(65_536 - 16)).toEqual({ size: 65_537, blake2b });
  });
});

describe('arguments', () => {
  it('have the types of all checked before the range of any', async () => {
    expect(await ask('stream.encrypt', { key: 'AAAA', header: bytes24, plaintext: 7 })).toBe('invalid_request');
    expect(await ask('stream.encrypt', { key: 'AAAA', header: bytes24, plaintext: '' })).toBe('invalid_argument');
    expect(await ask('stream.decrypt', { key: bytes32, header: bytes32, ciphertext: '' })).toBe('invalid_argument');
    expect(await ask('blob.decrypt', { key: bytes32, header: bytes24 })).toBe('invalid_request');
  });

  it('may be absent where the spec says so, and are not null', async () => {
    const file = (partSize: unknown): Promise<unknown> =>
      ask('file.encrypt', { key: bytes32, header: bytes24, source: '/nowhere', destination: '/nowhere-either', partSize });
    expect(await file(undefined)).toBe('io_error');
    expect(await file(null)).toBe('invalid_request');
    expect(await file(1.5)).toBe('invalid_request');
    expect(await file(0)).toBe('invalid_argument');
    expect(await file(10 * 1024 ** 3 + 1)).toBe('invalid_argument');
  });

  it('are absolute paths', async () => {
    for (const path of ['', 'relative', './a', '/a\0b']) expect(await ask('hash.file', { path })).toBe('invalid_argument');
  });
});

describe('operations', () => {
  it('are all there', () => {
    const defined = Object.values(spec.subjects).flatMap((subject) => Object.values(subject).filter(isDefinition));
    expect(operations.size).toBe(defined.filter(({ definition }) => definition === 'operation').length);
  });

  it('say who answers', async () => {
    expect(await ask('info', {})).toEqual({
      language: 'typescript',
      runtime: 'test',
      libsodium: providers[0]!.libsodiumVersion,
      specVersion: spec.version,
      specDigest: 'digest',
      pid: process.pid,
    });
  });

  it('encrypt and decrypt', async () => {
    for (const subject of ['stream', 'blob']) {
      const ciphertext = await member('ciphertext', `${subject}.encrypt`, { key: bytes32, header: bytes24, plaintext: 'AAEC' });
      expect(await ask(`${subject}.decrypt`, { key: bytes32, header: bytes24, ciphertext })).toEqual({ plaintext: 'AAEC' });
      expect(await ask(`${subject}.decrypt`, { key: bytes32, header: bytes24, ciphertext: '' })).toBe('truncated');
      expect(await ask(`${subject}.decrypt`, { key: bytes32, header: bytes24, ciphertext: bytes24 })).toBe('corrupt');
    }
  });

  it('work on files', async () => {
    const [source, sealed, opened] = ['plain', 'sealed', 'opened'].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(source, 'abc');
    const args = { key: bytes32, header: bytes24, source, destination: sealed };
    const hash = await member('hash', 'hash.file', { path: source });
    expect(await ask('file.encrypt', args)).toEqual({ size: 20, hash, md5: expect.stringMatching(/==$/) });
    expect(await ask('file.encrypt', args)).toBe('already_exists');
    expect(await ask('file.encrypt', { ...args, destination: opened, partSize: 7 })).toEqual({
      size: 20,
      hash,
      partMd5s: [1, 2, 3].map(() => expect.stringMatching(/==$/) as unknown),
    });
    expect(await ask('file.decrypt', { ...args, source: sealed, destination: join(folder, 'again') })).toEqual({ size: 3 });
    expect(readdirSync(folder).sort()).toEqual(['again', 'opened', 'plain', 'sealed']);
  });

  it('translate enums', async () => {
    expect(await ask('enum.encode', { enum: 'ProcessType', name: 'foreground' })).toEqual({ wire: 'foreground' });
    expect(await ask('enum.decode', { enum: 'ProcessType', wire: 'extension' })).toEqual({ name: 'extension' });
    for (const [op, args, code] of [
      ['enum.encode', { enum: 'Nope', name: 'foreground' }, 'unknown_value'],
      ['enum.encode', { enum: 'ProcessType', name: 'constructor' }, 'unknown_value'],
      ['enum.decode', { enum: 'ProcessType', wire: 'nope' }, 'unknown_value'],
      ['enum.decode', { enum: 'ProcessType', wire: 0 }, 'unknown_value'],
      ['enum.decode', { enum: 'ProcessType', wire: 0.5 }, 'invalid_request'],
      ['enum.decode', { enum: 'ProcessType', wire: true }, 'invalid_request'],
    ] as const) {
      expect(await ask(op, args)).toBe(code);
    }
  });
});

describe('a failure that nobody foresaw', () => {
  it('is no code that a case may expect, and the next request is answered', async () => {
    const broken = Object.create(providers[0]!, {
      genericHash: {
        value: () => {
          throw new TypeError('planted');
        },
      },
    }) as CryptoProvider;
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const faulty = createTestee(broken, about);
    const answer = await faulty.answer('{"id":1,"op":"rollout.bucket","args":{"feature":"x","userID":1}}');
    expect(answer).toBe('{"id":1,"error":{"code":"internal_error","message":"TypeError: planted"}}');
    expect(stderr.mock.calls[0]?.[0]).toMatch(/^TypeError: planted\n +at /);
    stderr.mockRestore();
    expect(await faulty.answer('{"id":2,"op":"queue.next","args":{"pending":[],"running":[]}}')).toBe('{"id":2,"result":{"id":null}}');
  });
});

describe('the lines', () => {
  it('are answered in order, however they arrive, also the last one without its end', async () => {
    const long = toBase64(deterministicBytes(providers[0]!, 200_000, key));
    const requests = [1, 2, 3].map((id) => `{"id":${id},"op":"hash.bytes","args":{"data":"${long}"}}`);
    const input = Buffer.from(`${requests[0]}\n\r\n${requests[1]}\r\n${requests[2]}`);
    for (const size of [50_001, input.length]) {
      const pieces = Array.from({ length: Math.ceil(input.length / size) }, (_, index) => input.subarray(index * size, (index + 1) * size));
      const output = new PassThrough();
      const [written] = await Promise.all([text(output), serve(testee, Readable.from(pieces), output).then(() => output.end())]);
      expect(written.split('\n').map((line) => line.slice(0, 12))).toEqual(['{"id":1,"res', '{"id":null,"', '{"id":2,"res', '{"id":3,"res', '']);
    }
  });
});

describe('a request that is no line', () => {
  const answer = async (op: string, args: Record<string, Uint8Array | string | number>): Promise<unknown> =>
    JSON.parse(await testee.ask(op, new Map(Object.entries(args)))) as unknown;

  it('is answered as one whose byte strings are base64', async () => {
    const plaintext = deterministicBytes(providers[0]!, 5_000_000, key);
    const line = JSON.stringify({ id: 0, op: 'stream.encrypt', args: { key: bytes32, header: bytes24, plaintext: toBase64(plaintext) } });
    expect(await answer('stream.encrypt', { key, header: bytes24, plaintext })).toEqual(JSON.parse(await testee.answer(line)));
  });

  it.each([
    ['bytes of a wrong length', 'stream.encrypt', { key: header, header, plaintext: key }, 'invalid_argument'],
    ['bytes that are no byte string', 'queue.next', { items: key }, 'invalid_request'],
    ['no such operation', 'stream.open', {}, 'unsupported_operation'],
  ])('is refused for %s', async (_, op, args, code) => {
    expect(await answer(op, args as Record<string, Uint8Array>)).toEqual({ id: 0, error: { code, message: expect.any(String) as unknown } });
  });
});
