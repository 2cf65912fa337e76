/** `pipes.mjs`: uploads that block on slow pipes, on demand. */
import { defineCommand, exitCodes, startCommand, wholeNumber } from '@lockstep/options';
import { runPipes } from './pipes.ts';

const command = defineCommand(
  'node tools/force/pipes.mjs',
  'Encrypts what comes through slow pipes, several uploads in one process, while another process frees the locks of dead ones.',
  'Exit code 0: no lock was lost. 1: one was. 64: this command was called wrongly.',
)
  .option('--seconds <n>', 'how long the pipes are slow; a heartbeat lives for 30', wholeNumber({ minimum: 1 }), 60)
  .option('--uploads <n>', 'how many uploads', wholeNumber({ minimum: 1, maximum: 64 }), 2);

await startCommand(command, async ({ seconds, uploads }) => {
  const { sweeps, oldestBeat, violations } = await runPipes({ seconds, uploads });
  console.log(`${uploads} uploads, ${seconds} s: ${sweeps} clean-ups, the oldest heartbeat ${oldestBeat.toFixed(1)} s`);
  for (const violation of violations) console.error(`violation: ${violation}`);
  return violations.length === 0 ? exitCodes.ok : exitCodes.failed;
});
