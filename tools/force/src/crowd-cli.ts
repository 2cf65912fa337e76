/** `crowd.mjs`: processes that upload the same photos, on demand. */
import { randomBytes } from 'node:crypto';
import { defineCommand, exitCodes, nameList, startCommand, textLike, wholeNumber } from '@lockstep/options';
import { clientLanguages } from '@lockstep/toolchains';
import { runCrowd } from './crowd.ts';

const shownViolations = 20;

const command = defineCommand(
  'node tools/force/crowd.mjs',
  'Lets processes of several languages upload from one container, kills and suspends them, and lets the server fail: each photo must end in exactly one entry.',
  'Exit code 0: no rule was broken. 1: one was. 64: this command was called wrongly.',
)
  .option('--seconds <n>', 'how long things go wrong', wholeNumber({ minimum: 1 }), 120)
  .option('--photos <n>', 'how many photos the processes choose from at a time', wholeNumber({ minimum: 1 }), 8)
  .option('--languages <names>', 'of the processes', nameList(clientLanguages), clientLanguages)
  .option(
    '--seed <text>',
    'the seed of the choices; a new one otherwise, and it is printed',
    textLike(/[\w.-]+/, 'letters, digits, ".", "_" and "-"'),
  );

await startCommand(command, async ({ seconds, photos, languages, seed = randomBytes(4).toString('hex') }) => {
  console.log(`crowd: ${languages.join(', ')}; --seed ${seed}`);
  const { figures, violations } = await runCrowd({ seed, languages, seconds, photos });
  const { ends, ...counts } = figures;
  console.log(
    `${Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}; ends: ${Object.entries(ends)
      .map(([end, count]) => `${end} ${count}`)
      .join(', ')}`,
  );
  for (const violation of violations.slice(0, shownViolations)) console.error(`violation: ${violation}`);
  return violations.length > 0 ? exitCodes.failed : exitCodes.ok;
});
