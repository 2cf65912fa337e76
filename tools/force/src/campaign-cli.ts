/** `campaign.mjs`: uploads in which everything goes wrong, on demand. */
import { randomBytes } from 'node:crypto';
import { decimalNumber, defineCommand, exitCodes, nameList, startCommand, textLike, wholeNumber } from '@lockstep/options';
import { clientLanguages } from '@lockstep/toolchains';
import { runCampaign } from './campaign.ts';

const shownViolations = 20;

const command = defineCommand(
  'npx nx run force:campaign --',
  'Uploads photos through the testees while the simulator fails as a seed says and processes are killed: each photo must end in exactly one entry.',
  'Exit code 0: no rule was broken. 1: one was. 64: this command was called wrongly.',
)
  .option('--runs <n>', 'how many uploads, in each language', wholeNumber({ minimum: 1 }), 700)
  .option('--languages <names>', 'which', nameList(clientLanguages), clientLanguages)
  .option('--killed-percent <n>', 'how many of a hundred are killed', decimalNumber({ maximum: 100 }), 10)
  .option('--seed <text>', 'the seed; a new one otherwise, and it is printed', textLike(/[\w.-]+/, 'letters, digits, ".", "_" and "-"'));

await startCommand(command, async ({ runs, languages, killedPercent, seed = randomBytes(4).toString('hex') }) => {
  let isBroken = false;
  for (const language of languages) {
    console.log(`campaign: ${language}; ${runs} runs; --seed ${seed}`);
    const { figures, violations } = await runCampaign({
      seed,
      language,
      runs,
      killedPercent,
      progress: (now) => console.log(`  ${now.runs} runs, ${now.kills} kills`),
    });
    const { errors, ...counts } = figures;
    console.log(
      `${Object.entries(counts)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ')}; errors: ${Object.entries(errors)
        .map(([code, count]) => `${code} ${count}`)
        .join(', ')}`,
    );
    for (const violation of violations.slice(0, shownViolations)) console.error(`violation: ${violation}`);
    isBroken ||= violations.length > 0 || figures.faults === 0;
  }
  return isBroken ? exitCodes.failed : exitCodes.ok;
});
