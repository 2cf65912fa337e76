/** `model-checker.mjs`: explores the spec's rules. */
import { explore } from './explore.ts';

const [owners = '3', photos = '2'] = process.argv.slice(2);
// A number of processes, each of another owner, or the number of each one's owner: 0,0,1 are two lives of one and another.
const ownerOf = owners.includes(',') ? owners.split(',').map(Number) : [...Array(Number(owners)).keys()];
const began = performance.now();
const { states, transitions, violation } = explore(ownerOf, Number(photos));
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`owners ${ownerOf.join()}, ${photos} photos: ${states} states, ${transitions} transitions, ${seconds} s`);
if (violation) {
  console.error(`violation: ${violation.what}\n  ${violation.steps.join('\n  ')}`);
  process.exitCode = 1;
}
