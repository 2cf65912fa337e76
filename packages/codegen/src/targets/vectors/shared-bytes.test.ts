import { createHash } from 'node:crypto';
import { loadProvider } from '@lockstep/ts-client';
import { expect, it, vi } from 'vitest';
import { SharedBytes } from './shared-bytes.ts';

const provider = await loadProvider();
const seed = new Uint8Array(32).fill(1);
const blake2b = (bytes: Uint8Array): string => createHash('blake2b512').update(bytes).digest('hex');

it('a shorter byte string is the beginning of a longer one, whichever is asked for first', () => {
  const shared = new SharedBytes(provider);
  const short = shared.expand(seed, 100);
  expect(shared.expand(seed, 1000).subarray(0, 100)).toEqual(short);
  expect(shared.expand(seed, 100)).toEqual(short);
});

it('a few bytes over and over are as many as were asked for', () => {
  const shared = new SharedBytes(provider);
  const unit = Buffer.from('ab');
  for (const times of [2, 5, 3]) expect(Buffer.from(shared.repeat(unit, times)).toString()).toBe('ab'.repeat(times));
});

it('a ciphertext is made once', () => {
  const shared = new SharedBytes(provider);
  const make = vi.fn(() => new Uint8Array(10));
  expect(shared.ciphertext('a', make)).toBe(shared.ciphertext('a', make));
  shared.ciphertext('b', make);
  expect(make).toHaveBeenCalledTimes(2);
});

it('the hash of bytes is their own, whatever bytes are alike', () => {
  const shared = new SharedBytes(provider);
  const long = shared.expand(seed, 300_000);
  const other = shared.expand(new Uint8Array(32).fill(2), 300_000);
  const ciphertext = shared.ciphertext('a', () => Uint8Array.from(long).fill(7, 299_999));
  const changed = Uint8Array.from(ciphertext).fill(8, 299_998);
  for (const bytes of [long, long.subarray(0, 200_000), long.subarray(1), Uint8Array.from(long), other, ciphertext, changed, long.subarray(0, 10)]) {
    for (let time = 0; time < 2; time++) expect(Buffer.from(shared.hash(bytes)).toString('hex')).toBe(blake2b(bytes));
  }
});

it('the hash of bytes that are shared is computed once', () => {
  const genericHash = vi.fn(provider.genericHash.bind(provider));
  const shared = new SharedBytes(
    new Proxy(provider, { get: (of, name) => (name === 'genericHash' ? genericHash : Reflect.get(of, name)) as unknown }),
  );
  const bytes = shared.expand(seed, 100_000);
  for (let time = 0; time < 3; time++) shared.hash(Uint8Array.from(bytes));
  expect(genericHash).toHaveBeenCalledTimes(1);
});
