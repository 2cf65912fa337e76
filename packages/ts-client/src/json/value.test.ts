import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical.ts';
import { JsonError, UnsafeInteger, makeInteger, makeObject } from './value.ts';

describe('JSON that is made by hand', () => {
  it('is refused with two members of one name', () => {
    expect(
      canonicalText(
        makeObject([
          ['b', 1],
          ['a', null],
          ['__proto__', true],
        ]),
      ),
    ).toBe('{"__proto__":true,"a":null,"b":1}');
    expect(() =>
      makeObject([
        ['a', 1],
        ['b', 2],
        ['a', 1],
      ]),
    ).toThrow(new JsonError('two members have one name'));
  });

  it('is refused with an integer that may have become another one', () => {
    for (const value of [0, -1, 2 ** 53 - 1, 1 - 2 ** 53, 2n ** 53n - 1n]) expect(makeInteger(value)).toBe(Number(value));
    for (const value of [2 ** 53, -(2 ** 53), 2n ** 53n + 1n, 10n ** 400n, 0.5, Number.NaN, Infinity])
      expect(() => makeInteger(value), String(value)).toThrow(new JsonError('an integer must be within ±(2^53 − 1)'));
  });

  it('is refused with an unsafe integer that is none', () => {
    expect(() => canonicalText(new UnsafeInteger('9007199254740993', 9007199254740992))).toThrow(JsonError);
    const none = [
      ['7', 7],
      ['9007199254740991', 9007199254740991],
      ['9007199254740992', 9007199254740992],
      ['9007199254740993', 1e17],
      ['1e20', 1e20],
      ['x', Number.NaN],
      ['-0', -0],
    ] as const;
    for (const [literal, value] of none) expect(() => new UnsafeInteger(literal, value), literal).toThrow(JsonError);
  });
});
