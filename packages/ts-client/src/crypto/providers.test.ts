import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { contentHash } from '../hash.ts';
import { deterministicBytes } from '../testing.ts';
import { browserProvider, providers } from '../test-providers.ts';
import { loadRawSodium, WasmBlock } from './wasm-heap.ts';
import type { IncrementalHash } from './provider.ts';

const seed = new Uint8Array(32).fill(5);
const bytes = deterministicBytes(providers[0]!, 3_000_001, seed);
const hex = (digest: Uint8Array): string => Buffer.from(digest).toString('hex');

async function inPieces(start: () => IncrementalHash | Promise<IncrementalHash>): Promise<string> {
  const hash = await start();
  for (const [from, to] of [
    [0, 0],
    [0, 1],
    [1, 2_000_000],
    [2_000_000, bytes.length],
  ])
    hash.update(bytes.subarray(from, to));
  return hex(hash.digest());
}

describe.each([...providers, browserProvider])('$name', (provider) => {
  it('hashes like OpenSSL', async () => {
    expect(hex(contentHash(provider, bytes))).toBe(createHash('blake2b512').update(bytes).digest('hex'));
    expect(hex(contentHash(provider, new Uint8Array()))).toBe(createHash('blake2b512').digest('hex'));
    expect(await inPieces(() => provider.genericHash(64))).toBe(createHash('blake2b512').update(bytes).digest('hex'));
    expect(await inPieces(() => provider.md5())).toBe(createHash('md5').update(bytes).digest('hex'));
  });

  it('stretches a seed like libsodium', () => {
    expect(hex(deterministicBytes(provider, 100, seed))).toBe(hex(bytes.subarray(0, 100)));
    expect(deterministicBytes(provider, 0, seed)).toHaveLength(0);
    expect(() => deterministicBytes(provider, 1, seed.subarray(1))).toThrow(/32 bytes/);
  });

  it('draws random bytes and wipes secrets', () => {
    const secret = provider.randomBytes(100_000);
    expect(new Set(secret).size).toBe(256);
    provider.wipe(secret);
    expect(secret.every((byte) => byte === 0)).toBe(true);
  });
});

describe('the memory of WebAssembly', () => {
  it('is given back by streams and hashes, ended or given up', async () => {
    const { raw } = await loadRawSodium();
    const malloc = vi.spyOn(raw, '_malloc');
    const free = vi.spyOn(raw, '_free');
    const blocks = (): number => malloc.mock.calls.length - free.mock.calls.length;
    try {
      const provider = providers[1]!;
      const key = new Uint8Array(32);
      const work = (): void => {
        const { header, stream } = provider.startPush(key);
        const frame = new Uint8Array(27);
        stream.push(new Uint8Array(10), 3, frame);
        stream.free();
        stream.free();
        const pull = provider.startPull(key, header);
        expect(pull.pull(frame, new Uint8Array(10))).toBe(3);
        expect(pull.pull(frame, new Uint8Array(10))).toBeUndefined();
        pull.free();
        expect(() => pull.pull(frame, new Uint8Array(10))).toThrow(/ended/);
        provider.genericHash(64).free();
        contentHash(provider, frame);
      };
      work(); // The memory that calls share is taken once.
      const before = blocks();
      for (let i = 0; i < 100; i++) work();
      expect(malloc.mock.calls.length).toBeGreaterThan(500);
      expect(blocks()).toBe(before);
    } finally {
      malloc.mockRestore();
      free.mockRestore();
    }
  });

  it('is wiped before it is given back', async () => {
    const { raw } = await loadRawSodium();
    const block = new WasmBlock(raw, 64);
    const { address } = block;
    block.view().fill(0xee);
    block.free();
    // The allocator keeps its own notes in the first bytes of a free block.
    expect([...raw.HEAPU8.subarray(address + 16, address + 64)].every((byte) => byte === 0)).toBe(true);
  });
});
