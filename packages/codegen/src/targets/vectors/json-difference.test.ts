import { expect, it } from 'vitest';
import { describeDifference, findDifference } from './json-difference.ts';

function described(expected: unknown, actual: unknown): string | null {
  const found = findDifference(expected, actual);
  return found && describeDifference(found);
}

it('names the innermost place, by a JSON Pointer', () => {
  const record = { name: 'x'.repeat(1000), parts: [{ 'a/b~c': 1 }] };
  expect(described({ list: [record] }, { list: [{ ...record, parts: [{ 'a/b~c': 2 }] }] })).toBe(
    'expects 1 at /list/0/parts/0/a~1b~0c, and the reference answers 2',
  );
  expect(described(true, false)).toBe('expects true, and the reference answers false');
});

it('says what is missing, and what is too much', () => {
  expect(described({ a: 1 }, {})).toBe('expects 1 at /a, and the reference answers nothing');
  expect(described([], [null])).toBe('expects nothing at /0, and the reference answers null');
  expect(described([], {})).toBe('expects [], and the reference answers {}');
});

it('cuts long values', () => {
  expect(described({ a: 'x'.repeat(1000) }, { a: 'y' })).toBe(`expects "${'x'.repeat(199)}… at /a, and the reference answers "y"`);
});

it('finds none where the order of members differs alone', () => {
  expect(described({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBe(null);
});
