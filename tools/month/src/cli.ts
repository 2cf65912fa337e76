/** `month.mjs`: a month of a person's photo library, on demand. */
import { randomBytes } from 'node:crypto';
import { defineCommand, exitCodes, startCommand, textLike, wholeNumber } from '@lockstep/options';
import { tell } from './figures.ts';
import { runMonth } from './month.ts';
import { plantedExtension } from './planted.ts';
import { appProgram, extensionProgram } from './programs.ts';

const shownViolations = 20;

const command = defineCommand(
  'npx nx run month:run --',
  'Simulates a month of a photo library. The shipped extension and app upload it to the simulator; requests fail, and processes are killed. Every photo must be committed once.',
  'Exit code 0: no rule was broken. 1: one was. 64: this command was called wrongly.',
)
  .option('--assets <n>', 'how many photos the library has at first', wholeNumber({ minimum: 1 }), 20_000)
  .option('--new-each-day <n>', 'how many come each day', wholeNumber({ minimum: 0 }), 30)
  .option('--days <n>', 'how long the month is', wholeNumber({ minimum: 1 }), 30)
  .option('--plant <name>', 'a mistake of tools/mutations/mistakes/swift that the extension is built with: then a rule must be broken')
  .option('--seed <text>', 'the seed; a new one otherwise, and it is printed', textLike(/[\w.-]+/, 'letters, digits, ".", "_" and "-"'));

await startCommand(command, async ({ assets, newEachDay, days, plant, seed = randomBytes(4).toString('hex') }) => {
  console.log(`month: ${assets} photos, ${newEachDay} new ones each day, ${days} days; --seed ${seed}`);
  const programs = { extension: await (plant === undefined ? extensionProgram() : plantedExtension(plant)), app: await appProgram() };
  const progress = (day: number, { calls, commits }: { readonly calls: number; readonly commits: object }): void =>
    console.log(`  day ${day + 1}: ${calls} calls, commits ${JSON.stringify(commits)}`);
  const { figures, violations } = await runMonth({ seed, assets, newEachDay, days, ...programs, progress });
  console.log(tell(figures));
  for (const violation of violations.slice(0, shownViolations)) console.error(`violation: ${violation}`);
  return violations.length === 0 ? exitCodes.ok : exitCodes.failed;
});
