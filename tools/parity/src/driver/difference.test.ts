import { describe, expect, it } from 'vitest';
import { describeDifference, firstDifference } from './difference.ts';

describe('the first difference of two byte strings', () => {
  it('is found wherever it is, in small and in large ones', () => {
    const large = Buffer.alloc(200_000, 1);
    for (const at of [0, 1, 65_535, 65_536, 131_072, 199_999]) {
      const other = Buffer.from(large);
      other[at] = 2;
      expect(firstDifference(large, other)).toBe(at);
    }
    expect(firstDifference(large, Buffer.from(large))).toBeUndefined();
    expect(firstDifference(large, large.subarray(0, 70_000))).toBe(70_000);
    expect(firstDifference(Buffer.alloc(0), Buffer.alloc(0))).toBeUndefined();
  });

  it('is shown with its surroundings', () => {
    const bytes = Buffer.from(Array.from({ length: 40 }, (_, index) => index));
    const other = Buffer.from(bytes);
    other[20] = 0xff;
    expect(describeDifference('the file', bytes, other)).toEqual([
      'the file differs from byte 20 on (40 bytes expected, 40 answered)',
      '  expected … 0c 0d 0e 0f 10 11 12 13 [14] 15 16 17 18 19 1a 1b …',
      '  answered … 0c 0d 0e 0f 10 11 12 13 [ff] 15 16 17 18 19 1a 1b …',
    ]);
    expect(describeDifference('it', bytes, bytes.subarray(0, 2))[2]).toBe('  answered 00 01 [end]');
  });
});
