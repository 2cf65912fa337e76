import { expect, it } from 'vitest';
import { reportOf } from './report.ts';

it('reports a name that two channels have', async () => {
  expect(await reportOf('channel-names')).toEqual(['channel-names.ts:8:49 LS1002 Second and First are both the channel asked: rename one of them']);
});
