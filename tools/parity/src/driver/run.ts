/** Feeds scenarios to all testees at once. */
import type { CryptoProvider } from '@lockstep/ts-client';
import { closerLook } from './closer-look.ts';
import { removeFolder } from './folder.ts';
import { judge } from './judge.ts';
import { observe, type Observation } from './observe.ts';
import type { Failure, Request, Scenario } from './scenario.ts';
import type { Testee } from './testee.ts';

/** Is told of every check in every language. */
export interface Listener {
  /** `failure` is absent where the check passed. */
  checked(row: string, testee: string, failure: Failure | undefined): void;
}

// Enough that no testee waits for another's turn, little enough that memory stays small.
const mostAtOnce = 8;
const mostBytesAtOnce = 48 * 1024 * 1024;

function bytesOf(request: Request): number {
  if ('line' in request) return request.line.length;
  const args = 'steps' in request ? [] : Object.values(request.args);
  const strings = [...args, ...Object.values(request.before ?? {})];
  return strings.reduce((sum: number, value) => sum + (value instanceof Uint8Array ? value.length : 0), 0);
}

/**
 * Runs scenarios, some of them at once.
 * @param testees whom to ask
 * @param judgeBy whose answer is right where a scenario expects none: one of the testees, or the reference in the driver
 */
export async function runScenarios(
  provider: CryptoProvider,
  testees: readonly Testee[],
  judgeBy: Testee,
  scenarios: Iterable<Scenario>,
  listener: Listener,
): Promise<void> {
  const running = new Set<Promise<void>>();
  let bytes = 0;
  for (const scenario of scenarios) {
    const size = bytesOf(scenario.request);
    while (running.size > 0 && (running.size >= mostAtOnce || bytes + size > mostBytesAtOnce)) await Promise.race(running);
    bytes += size;
    const run: Promise<void> = runScenario(provider, testees, judgeBy, scenario, listener).finally(() => {
      running.delete(run);
      bytes -= size;
    });
    running.add(run);
  }
  await Promise.all(running);
}

async function runScenario(
  provider: CryptoProvider,
  testees: readonly Testee[],
  judgeBy: Testee,
  scenario: Scenario,
  listener: Listener,
): Promise<void> {
  const asked = scenario.expected || testees.includes(judgeBy) ? testees : [...testees, judgeBy];
  const observations = await Promise.all(asked.map((testee) => observe(provider, testee, scenario)));
  try {
    const right = observations.find((observation) => isRight(scenario, observation, judgeBy));
    for (const testee of testees) {
      const observation = observations.find((each) => each.testee === testee.name);
      if (!observation) continue;
      const failure = await judge(scenario, observation, right, observations);
      const other = asked.find(({ name }) => name === right?.testee);
      const lookCloser = failure && other && right && answersDigests(right, observation);
      const more = lookCloser ? await closerLook(provider, other, testee, scenario.request) : [];
      listener.checked(scenario.row, testee.name, failure && { ...failure, lines: [...failure.lines, ...more] });
    }
  } finally {
    for (const { folder } of observations) if (folder !== undefined) await removeFolder(folder);
  }
}

/** Whether two results differ, and hold digests of large byte strings. */
function answersDigests(right: Observation, wrong: Observation): boolean {
  const texts = [right.outcome?.text, wrong.outcome?.text];
  return texts[0] !== texts[1] && texts.every((text) => text?.startsWith('{"result":') && text.includes('"blake2b"'));
}

function isRight({ expected }: Scenario, { testee, outcome, after }: Observation, judgeBy: Testee): boolean {
  if (outcome?.isUnforeseen) return false;
  if (expected === null) return testee === judgeBy.name;
  return outcome?.text === expected.outcome && (expected.after === undefined || after === expected.after);
}
