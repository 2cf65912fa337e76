/** `force.mjs`: the force test for people and for `npm test`. */
import { randomBytes } from 'node:crypto';
import { CommandFailure, decimalNumber, defineCommand, exitCodes, startCommand, textLike, wholeNumber, withoutOption } from '@lockstep/options';
import { clientLanguages } from '@lockstep/toolchains';
import { runForce } from './force.ts';
import { testeeOf } from './testee-process.ts';

const processes = 3;
const shownViolations = 20;

const description = `Runs ${processes} processes, one of each language, on one database, kills and suspends them at random, and checks every commit.`;
const details = 'Exit code 0: no rule was broken. 1: one was, or nothing was uploaded. 64: this command was called wrongly.';

const command = defineCommand('node tools/force/force.mjs', description, details)
  .option('--seconds <n>', 'how long', wholeNumber({ minimum: 1 }), 10)
  .option('--minutes <n>', 'how long, in place of --seconds', decimalNumber({ minimum: 0.1 }))
  .option(
    '--seed <text>',
    'the seed of what is killed and when; a new one otherwise, and it is printed',
    textLike(/[\w.-]+/, 'letters, digits, ".", "_" and "-"'),
  )
  .addOption(withoutOption(clientLanguages));

await startCommand(command, async ({ seconds, minutes, seed = randomBytes(4).toString('hex'), without }) => {
  const left = clientLanguages.filter((language) => !without.includes(language));
  if (left.length === 0) throw new CommandFailure('no language is left to run', exitCodes.usage);
  const languages = Array.from({ length: processes }, (_, index) => left[index % left.length] ?? 'typescript');
  const duration = minutes === undefined ? seconds : minutes * 60;
  console.log(`force: ${languages.join(', ')}; ${duration} seconds; --seed ${seed}`);
  const { figures, violations } = await runForce({
    seed,
    seconds: duration,
    commands: languages.map(testeeOf),
    progress: (now, remaining) => console.log(`${Math.round(remaining)} s left: ${JSON.stringify(now)}`),
  });
  console.log(
    Object.entries(figures)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  );
  for (const violation of violations.slice(0, shownViolations)) console.error(`violation: ${violation}`);
  const idle = figures.acquisitions === 0 || figures.commits === 0;
  if (idle) console.error('violation: nothing was uploaded, so nothing was shown');
  return violations.length === 0 && !idle ? exitCodes.ok : exitCodes.failed;
});
