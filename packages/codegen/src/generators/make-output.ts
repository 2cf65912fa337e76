/** The program that makes everything under `generated/`: its argument is the workspace's folder. */
import { SpecError } from '../model/diagnostics.ts';
import { loadSpec } from '../model/load.ts';
import { sendToStarter } from './own-process.ts';
import type { Output } from './lockstep.ts';

async function make(root: string): Promise<Output> {
  try {
    const { model, place } = await loadSpec(root);
    // After the spec, which the targets load as well: its mistakes are explained only there.
    const { generate } = await import('../generate.ts');
    return { files: [...(await generate(model, { place }))] };
  } catch (error) {
    if (error instanceof SpecError) return { diagnostics: error.diagnostics };
    throw error;
  }
}

await sendToStarter(() => make(process.argv[2] ?? ''));
