/** What of a failed task's output a person wants to see first. */
import { stripVTControlCharacters } from 'node:util';

const most = 40;
const mostLast = 20;
// Lines that belong to the one above: what was expected, where it stands.
const mostBelow = 4;

// Of vitest, tsc, oxlint, swift, XCTest, Swift Testing, our Dart tests, the Dart compiler, parity, the force test, nx sync.
const failure =
  /(?:^|[^\w'-])(?:error|\w*Error|FAILED|FAIL|violation)(?:[:\s]|$)|^ *[×✗✘✖] |Test Case .* failed|is (?:missing|out of date|no longer generated)$/;
// Vitest says of each failed test twice that it failed: in the tree of all tests, and above what was expected.
const inTree = /^ *[×✗] /;
const withDetails = /^ *FAIL {2}/;
const passed = /^ *[✓✔√] /;
// Where the test is that failed.
const place = /^ *❯ (?:.* )?[^\s:]+:\d+:\d+$/;
// How many failed is no failure of its own, and what follows a list of passed tests neither.
const noise = /\b0 (?:errors?|failed|failures)\b|^ *\d+ passed|Executed \d+ tests/;

/**
 * Finds the lines that say what failed, with what stands below each.
 * @param output what a task printed, colours and all
 * @returns those lines; the last lines where none looks like a failure
 */
export function failingLines(output: string): string[] {
  const lines = stripVTControlCharacters(output).replaceAll('\r', '').trimEnd().split('\n');
  const found: string[] = [];
  let below = 0;
  let heading = '';
  const isShownTwice = lines.some((line) => withDetails.test(line));
  let isPlaced = true;
  for (const line of lines) {
    // oxlint names a file in a line of its own, above its findings.
    if (/^\/\S+$/.test(line)) heading = line;
    const isFailure = failure.test(line) && !noise.test(line) && !(isShownTwice && inTree.test(line));
    if (withDetails.test(line)) isPlaced = false;
    if (!isPlaced && place.test(line)) {
      found.push(line);
      isPlaced = true;
      continue;
    }
    if (isFailure && heading !== '' && /^ +\d+:\d+ /.test(line)) {
      found.push(heading);
      heading = '';
    }
    if (isFailure) below = mostBelow;
    else if (below > 0 && /^\s+\S/.test(line) && !passed.test(line) && !(isShownTwice && inTree.test(line))) below--;
    else {
      below = 0;
      continue;
    }
    if (found.at(-1) !== line) found.push(line);
  }
  if (found.length === 0) return lines.slice(-mostLast);
  return found.length <= most ? found : [...found.slice(0, most), `… and ${found.length - most} more lines`];
}
