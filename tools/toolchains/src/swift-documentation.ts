/** Checks the DocC catalogues of the Swift packages by the compiled modules: each link to a symbol or an article must lead somewhere. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ToolchainError } from './error.ts';
import { run } from './run.ts';
import { show } from './show.ts';
import type { Toolchain } from './toolchain.ts';

/** A module with a catalogue. */
export interface DocumentedModule {
  readonly module: string;
  /** The folder of the catalogue. */
  readonly catalogue: string;
}

/** Where the compiler's own modules are looked for. */
async function targetOf(swift: Toolchain): Promise<string> {
  const { stdout } = await run(swift, 'swift', ['-print-target-info']);
  const { target } = JSON.parse(stdout) as { readonly target?: { readonly unversionedTriple?: string } };
  if (target?.unversionedTriple === undefined) throw new ToolchainError('swift -print-target-info names no target');
  return target.unversionedTriple;
}

/**
 * Converts catalogues, and shows what DocC finds.
 * @param built the folder of the compiled modules
 * @param included folders with module maps of what the modules import
 * @returns whether it found nothing
 */
export async function checkDocumentation(
  swift: Toolchain,
  modules: readonly DocumentedModule[],
  { cwd, built, included }: { readonly cwd: string; readonly built: string; readonly included: readonly string[] },
): Promise<boolean> {
  const target = await targetOf(swift);
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-docc-'));
  try {
    let isSound = true;
    for (const { module, catalogue } of modules) {
      const graphs = await mkdtemp(join(folder, 'graphs-'));
      const search = [built, ...included].flatMap((path) => ['-I', path]);
      const extract = ['-module-name', module, ...search, '-target', target, '-output-dir', graphs, '-minimum-access-level', 'public'];
      if (!(await show(swift, 'swift-symbolgraph-extract', extract, { cwd }))) return false;
      const names = ['--fallback-display-name', module, '--fallback-bundle-identifier', `lockstep.${module}`];
      const convert = ['convert', catalogue, '--additional-symbol-graph-dir', graphs, ...names, '--warnings-as-errors'];
      isSound = (await show(swift, 'docc', [...convert, '--output-path', join(folder, module)], { cwd })) && isSound;
    }
    return isSound;
  } finally {
    await rm(folder, { recursive: true });
  }
}
