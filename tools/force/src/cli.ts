/** `force.mjs`: the force test for people and for `npm test`. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { force } from './force.ts';
import { testeeOf } from './testee-process.ts';

const usage = `usage: node tools/force/force.mjs [--seconds N | --minutes N] [--seed TEXT] [--without swift] [--without dart]

Runs a process of each language on one lock table, kills and suspends them at random, and watches every commit.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string' },
      minutes: { type: 'string' },
      seed: { type: 'string' },
      without: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const seed = values.seed ?? randomBytes(4).toString('hex');
  const seconds = values.minutes === undefined ? Number(values.seconds ?? 10) : Number(values.minutes) * 60;
  const all = ['typescript', 'dart', 'swift'].filter((language) => !values.without?.includes(language));
  const languages = [0, 1, 2].map((index) => all[index % all.length] ?? 'typescript');
  console.log(`force: ${languages.join(', ')}; ${seconds} seconds; --seed ${seed}`);
  const { figures, violations } = await force({
    seed,
    seconds,
    commands: languages.map(testeeOf),
    progress: (now, left) => console.log(`${Math.round(left)} s left: ${JSON.stringify(now)}`),
  });
  console.log(Object.entries(figures).map(([name, count]) => `${name} ${count}`).join(', '));
  for (const violation of violations.slice(0, 20)) console.error(`violation: ${violation}`);
  const idle = figures.acquisitions === 0 || figures.commits === 0;
  if (idle) console.error('violation: nothing was uploaded, so nothing was shown');
  return violations.length === 0 && !idle ? 0 : 1;
}

process.exitCode = await main();
