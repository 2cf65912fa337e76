import { expect, it } from 'vitest';
import { readFindings } from './check-types.ts';

it('reads what the compiler printed, with the last of its details', () => {
  const printed = [
    "packages/spec/src/a.ts(3,5): error TS2322: Type '{ x: number; }' is not assignable to type 'Y'.",
    '  The types of \'x\' are incompatible between these types.',
    "    Type 'number' is not assignable to type 'string'.",
    "packages/spec/src/b(1).ts(12,34): error TS2304: Cannot find name 'c'.",
    '',
  ].join('\n');
  expect(readFindings(printed, '/root', '/root')).toEqual([
    {
      code: 'LS1015',
      message: "Type '{ x: number; }' is not assignable to type 'Y': Type 'number' is not assignable to type 'string' (TS2322): correct it, or what it refers to",
      place: { file: 'packages/spec/src/a.ts', line: 3, column: 5 },
    },
    { code: 'LS1015', message: "Cannot find name 'c' (TS2304): correct it, or what it refers to", place: { file: 'packages/spec/src/b(1).ts', line: 12, column: 34 } },
  ]);
});
