/** `kills.mjs`: encryptions that are killed, on demand. */
import { randomBytes } from 'node:crypto';
import { defineCommand, exitCodes, startCommand, textLike, wholeNumber, withoutOption } from '@lockstep/options';
import { clientLanguages } from '@lockstep/toolchains';
import { runKills } from './kills.ts';
import { testeeOf } from './testee-process.ts';

const command = defineCommand(
  'node tools/force/kills.mjs',
  'Kills processes that encrypt, at random moments, and cleans up after each, while another process uploads.',
  'Exit code 0: nothing was left that no record names, and no file of a living process was gone. 1: something was. 64: this command was called wrongly.',
)
  .option('--kills <n>', 'how many in each language', wholeNumber({ minimum: 1 }), 200)
  .option(
    '--seed <text>',
    'the seed of the moments; a new one otherwise, and it is printed',
    textLike(/[\w.-]+/, 'letters, digits, ".", "_" and "-"'),
  )
  .addOption(withoutOption(clientLanguages));

await startCommand(command, async ({ kills: count, seed = randomBytes(4).toString('hex'), without }) => {
  console.log(`kills: --seed ${seed}`);
  let isGood = true;
  for (const language of clientLanguages.filter((each) => !without.includes(each))) {
    const { figures, violations } = await runKills({ seed: `${seed}/${language}`, count, command: testeeOf(language) });
    console.log(
      `${language}: ${Object.entries(figures)
        .map(([name, number]) => `${name} ${number}`)
        .join(', ')}`,
    );
    for (const violation of violations) console.error(`violation: ${language}: ${violation}`);
    isGood &&= violations.length === 0;
  }
  return isGood ? exitCodes.ok : exitCodes.failed;
});
