/** From the model to the files under `generated/`. */
import { manifestFile } from './changes.ts';
import { SpecError, type Diagnostic } from './model/diagnostics.ts';
import type { SpecModel } from './model/schema.ts';
import { targets } from './targets/index.ts';
import { NamingProblem } from './targets/naming-problem.ts';
import type { GeneratedFiles, Target } from './targets/target.ts';

/**
 * Runs every target.
 * @param model the spec's model
 * @param run the targets; all of them unless a test says otherwise
 * @returns every file by its path below `generated/`, the manifest among them
 * @throws SpecError where names of the spec collide in a target's language
 */
export async function generate(model: SpecModel, run: readonly Target[] = targets): Promise<GeneratedFiles> {
  const files = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const target of run) {
    try {
      for (const [path, text] of await target.emit(model)) files.set(`${target.name}/${path}`, text);
    } catch (error) {
      if (error instanceof SpecError) diagnostics.push(...error.diagnostics);
      else if (error instanceof NamingProblem) {
        const message = `${error.definition} in ${target.name}: ${error.message}`;
        diagnostics.push({ code: 'LS1006', message, place: null });
      } else throw error;
    }
  }
  if (diagnostics.length > 0) throw new SpecError(diagnostics);
  const paths = [...files.keys()].sort();
  files.set(manifestFile, `${JSON.stringify({ files: paths }, null, 2)}\n`);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
