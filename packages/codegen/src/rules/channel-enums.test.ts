import { expect, it } from 'vitest';
import { reportOf } from './report.ts';

it('reports an enum of integers in the answer of a channel', async () => {
  expect(await reportOf('channel-enums')).toEqual([
    'channel-enums.ts:31:9 LS1005 Asked.methods.ask.result.number must be of an enum whose wire values are strings; those of Numbers are integers: use t.integer()',
  ]);
});
