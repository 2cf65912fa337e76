import { expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';

it('writes what it reads', () => {
  const bytes = Uint8Array.from({ length: 70_001 }, (_, index) => index * 7);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect(Buffer.compare(fromBase64(toBase64(bytes)), bytes)).toBe(0);
  expect(fromBase64('')).toHaveLength(0);
});

it.each(['A', 'AA', 'AAA', 'AA=', 'AAAA====', 'AB==', 'AAB=', 'AA==AA==', ' AAAA', 'AAAA\n', 'AA-_', 'AAAÀ'])('refuses %j', (text) => {
  expect(() => fromBase64(text)).toThrow(/base64/);
});
