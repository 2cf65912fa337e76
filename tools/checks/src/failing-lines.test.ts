import { expect, it } from 'vitest';
import { failingLines } from './failing-lines.ts';

it.each([
  [
    'vitest',
    ' ✓ a.test.ts (3 tests) 5ms\n FAIL  b.test.ts > thing > works\nAssertionError: expected 1 to be 2\n\n ❯ b.test.ts:3:5\n Tests  1 failed | 3 passed',
    [' FAIL  b.test.ts > thing > works', 'AssertionError: expected 1 to be 2'],
  ],
  [
    'tsc',
    "a.ts(3,5): error TS2322: Type 'string' is not assignable to type 'number'.\n",
    ["a.ts(3,5): error TS2322: Type 'string' is not assignable to type 'number'."],
  ],
  [
    'oxlint',
    '\n/w/a.ts\n  1:1  error  no  rule\n\n/w/b.ts\n  2:1  error  no  rule\n\n✖ 2 problems (2 errors, 0 warnings)\n',
    ['/w/a.ts', '  1:1  error  no  rule', '/w/b.ts', '  2:1  error  no  rule'],
  ],
  [
    'the Swift compiler',
    "[3/9] Compiling A\n/w/A.swift:3:5: error: cannot find 'x' in scope\n 3 | x\n   | `- error: cannot find 'x' in scope\nerror: swift build ended with exit code 1\n",
    ["/w/A.swift:3:5: error: cannot find 'x' in scope"],
  ],
  [
    'XCTest',
    "Test Case 'A.testB' started at 1\n/w/A.swift:3: error: A.testB : XCTAssertEqual failed: (1) is not equal to (2)\nTest Case 'A.testB' failed (0.1 seconds)\nExecuted 3 tests, with 1 failure\n",
    ['/w/A.swift:3: error: A.testB : XCTAssertEqual failed: (1) is not equal to (2)', "Test Case 'A.testB' failed (0.1 seconds)"],
  ],
  ['Dart tests', 'FAILED json: writes\n  value is 1, not 2\n40 passed, 1 failed\n', ['FAILED json: writes', '  value is 1, not 2']],
  [
    'the Dart compiler',
    "lib/a.dart:3:5: Error: Expected ';' after this.\n  x\n  ^\n",
    ["lib/a.dart:3:5: Error: Expected ';' after this.", '  x', '  ^'],
  ],
  [
    'parity',
    'vectors blob  3  3\nFAILED stream/a in dart\n    expected: 1\n    replay: --only stream/a\nParity: 3 passed, 1 failed\n',
    ['FAILED stream/a in dart', '    expected: 1', '    replay: --only stream/a'],
  ],
  ['the force test', 'force: dart\nviolation: photo-1 was uploaded twice\n', ['violation: photo-1 was uploaded twice']],
  ['nx sync', 'NX  The workspace is out of sync\n\ngenerated/dart/a.dart is out of date\n', ['generated/dart/a.dart is out of date']],
])('the failing lines of %s come first, and no line of what passed', (_, output, expected) => {
  const lines = failingLines(output);
  for (const line of expected) expect(lines).toContain(line);
  expect(lines.join('\n')).not.toMatch(/✓|passed|Compiling|started/);
});

it('of vitest each failed test is shown once, with the place, and no test that passed', () => {
  const tree = ' ❯ b.test.ts (3 tests | 1 failed) 9ms\n   × thing > works 3ms\n   ✓ thing > rests 1ms\n';
  const details =
    ' FAIL  b.test.ts > thing > works\nAssertionError: expected 1 to be 2\n\n- 2\n+ 1\n\n ❯ b.test.ts:3:5\n      1| it\n ❯ node_modules/x.js:1:1\n';
  expect(failingLines(tree + details)).toEqual([' FAIL  b.test.ts > thing > works', 'AssertionError: expected 1 to be 2', ' ❯ b.test.ts:3:5']);
  expect(failingLines(tree)).toContain('   × thing > works 3ms');
});

it('colours are left out', () => {
  expect(failingLines('\u001b[31merror: no\u001b[39m\n')).toEqual(['error: no']);
});

it('where nothing looks like a failure, the end of the output is shown', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
  expect(failingLines(`${lines.join('\n')}\n`)).toEqual(lines.slice(10));
});

it('a thousand failures are counted, not shown', () => {
  const lines = failingLines(Array.from({ length: 1000 }, (_, index) => `error: no ${index}\nfine\n`).join(''));
  expect(lines.at(-1)).toMatch(/^… and \d+ more lines$/);
  expect(lines.length).toBeLessThan(50);
});
