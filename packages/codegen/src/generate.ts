/** From the model to the files under `generated/`. */
import { manifestFile } from './changes.ts';
import { SpecError, type Diagnostic, type Place, type PlaceOf } from './model/diagnostics.ts';
import type { SpecModel } from './model/schema.ts';
import { findFilesAlike } from './rules/file-name-case.ts';
import { definitionsOf, findLongFileNames } from './rules/file-names.ts';
import { targets } from './targets/index.ts';
import { NamingProblem } from './targets/naming-problem.ts';
import { nxProject, nxProjectFile } from './targets/nx-project.ts';
import type { GeneratedFiles, Target } from './targets/target.ts';

// The parts of definitions that members stand below; those of some stand in the definition itself.
const parts = [[], ['members'], ['columns'], ['args'], ['result'], ['steps']];

/**
 * The place of what a target names: a definition, or after a point one of its members; or a subject, or what operations have
 * before the point in their names, each by its first definition.
 */
function placeOfName(name: string, place: PlaceOf, model: SpecModel): Place | null {
  const points = [...name.matchAll(/\./g)].map(({ index }) => index);
  for (const end of [name.length, ...points.reverse()]) {
    const whole = place(name.slice(0, end));
    if (whole === null) continue;
    const path = name.slice(end + 1).split('.');
    const members = parts.map((part) => place(name.slice(0, end), [...part, ...path]));
    return members.find((found) => found?.line !== whole.line || found.column !== whole.column) ?? whole;
  }
  const first = definitionsOf(model).find((definition) => definition.subject === name || definition.name.startsWith(`${name}.`));
  return first ? place(first.name) : null;
}

/** What generating needs beside the model. */
export interface GenerateOptions {
  /** Where definitions stand, for what a target finds. */
  readonly place?: PlaceOf;
  /** The targets; all of them unless a test says otherwise. */
  readonly run?: readonly Target[];
}

/**
 * Runs every target.
 * @param model the spec's model
 * @returns every file by its path below `generated/`, the manifest among them
 * @throws SpecError where names of the spec collide in a target's language
 */
export async function generate(model: SpecModel, { place = () => null, run = targets }: GenerateOptions = {}): Promise<GeneratedFiles> {
  const files = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const target of run) {
    if (target.isSlow && diagnostics.length > 0) continue;
    try {
      for (const [path, text] of await target.emit(model, place)) files.set(`${target.name}/${path}`, text);
    } catch (error) {
      if (error instanceof SpecError) diagnostics.push(...error.diagnostics);
      else if (error instanceof NamingProblem) {
        const message = `${error.definition} in ${target.name}: ${error.message}`;
        diagnostics.push({ code: 'LS1006', message, place: placeOfName(error.definition, place, model) });
      } else throw error;
    }
  }
  diagnostics.push(...findLongFileNames(files, model, place), ...findFilesAlike(files, model, place));
  if (diagnostics.length > 0) throw new SpecError(diagnostics);
  const paths = [...files.keys()].sort();
  // Of the vectors, whose own folder holds vector files alone: runners read every file there.
  files.set(nxProjectFile, nxProject('vectors'));
  files.set(manifestFile, `${JSON.stringify({ files: paths }, null, 2)}\n`);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
