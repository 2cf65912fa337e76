/** `model-checker.mjs`: explores the spec's rules. */
import { explore } from './explore.ts';

const [processes = 2, photos = 2] = process.argv.slice(2).map(Number);
const began = performance.now();
const { states, transitions, violation } = explore(
  Array.from({ length: processes }, (_, index) => index),
  photos,
);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`${processes} processes, ${photos} photos: ${states} states, ${transitions} transitions, ${seconds} s`);
if (violation) {
  console.error(`violation: ${violation.what}\n  ${violation.steps.join('\n  ')}`);
  process.exitCode = 1;
}
