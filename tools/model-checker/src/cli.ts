/** `model-checker.mjs`: explores the spec's rules. */
import { defineCommand, exitCodes, startCommand, textLike, wholeNumber } from '@lockstep/options';
import { explore } from './explore.ts';

const details = `OWNERS is a number of processes, each of another owner, or the owner of each by its number, joined with commas: 0,0,1 are two
lives of one owner and one of another. Exit code 0: no order breaks a rule. 1: one does, and it is printed.`;

const command = defineCommand('node tools/model-checker/model-checker.mjs', 'Explores every order of the lock operations.', details)
  .argument(
    '[owners]',
    'the processes',
    textLike(/[1-9]|\d(,\d)+/, 'a number of processes from 1 to 9, or owners from 0 to 9 joined with commas'),
    '3',
  )
  .argument('[photos]', 'how many photos they upload', wholeNumber({ minimum: 1, maximum: 9 }), 2);

await startCommand(command, (_, owners, photos) => {
  const ownerOf = owners.includes(',') ? owners.split(',').map(Number) : [...Array(Number(owners)).keys()];
  const began = performance.now();
  const { states, transitions, violation } = explore(ownerOf, photos);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`owners ${ownerOf.join()}, ${photos} photos: ${states} states, ${transitions} transitions, ${seconds} s`);
  if (!violation) return exitCodes.ok;
  console.error(`violation: ${violation.what}\n  ${violation.steps.join('\n  ')}`);
  return exitCodes.failed;
});
