import { CommandFailure } from '@lockstep/options';
import { expect, it } from 'vitest';
import { LineProcess } from './line-process.ts';

it('that does not start fails with what it said, and without a stack', async () => {
  const command = { file: process.execPath, args: ['-e', 'console.error("it does not compile"); process.exit(1)'] };
  const started = new LineProcess(command, {}, { do: 'open' });
  const asked = started.ask({ do: 'look' }, () => true);
  await expect(asked).rejects.toBeInstanceOf(CommandFailure);
  await expect(asked).rejects.toThrow(/a process does not start: [^]*it does not compile/);
  await started.close();
});
