import { describe, expect, it } from 'vitest';
import { numberScenarios } from './numbers.ts';
import type { Scenario } from './scenario.ts';

const texts = ({ request }: Scenario): string => {
  if (!('op' in request)) throw new Error('a line');
  return Buffer.from(request.args['json'] as Uint8Array).toString();
};
const all = (seed: string, count: number): Scenario[] => [...numberScenarios(seed, count, () => true)];

describe('documents of numbers', () => {
  it('hold every power with its neighbours, and as many random ones as asked for', () => {
    const asked = all('7', 2500);
    const numbers = (group: string): string[] =>
      asked.filter(({ id }) => id.startsWith(`numbers/${group}-`)).flatMap((each) => texts(each).slice(1, -1).split(','));
    expect(numbers('powers-of-two')).toHaveLength(2098 * 3 * 2 * 2);
    expect(numbers('powers-of-ten')).toEqual(expect.arrayContaining(['1e-323', '1e+22', '1e+23', '9.999999999999997e+22', '1e+308']));
    expect(numbers('edges')).toEqual(
      expect.arrayContaining(['5e-324', '2.2250738585072014e-308', '2.225073858507201e-308', '1.7976931348623157e+308', '9007199254740992']),
    );
    expect(numbers('random')).toHaveLength(2500);
  });

  it('hold the middle between doubles exactly: the even one is read', () => {
    const [middles] = all('7', 0).filter(({ id }) => id === 'numbers/middles-1');
    const found = middles ? texts(middles).slice(1, -1).split(',') : [];
    // Between 1 and the next double, which is odd; a hair above, it is the odd one.
    const at = found.findIndex((text) => Number(text) === 1 && text.startsWith('1000000000000000111022302462515654042363166809082'));
    expect(found.slice(at, at + 3).map(Number)).toEqual([1, 1.0000000000000002, 1]);
  });

  it('depend on the seed and their number alone', () => {
    const [random] = [...numberScenarios('7', 3000, (id) => id === 'numbers/random-2')];
    const same = all('7', 2000).find(({ id }) => id === 'numbers/random-2');
    expect(random && texts(random)).toBe(same && texts(same));
    expect(all('8', 1000).at(-1)).not.toEqual(all('7', 1000).at(-1));
  });
});
