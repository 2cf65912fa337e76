/** What a target is: something that makes files from the model, and from nothing else. */
import type { SpecModel } from '../model/schema.ts';

/** Paths below the target's folder in `generated/`, with forward slashes, and the text of each file. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** A generator of one kind of output. */
export interface Target {
  /** The target's name and the name of its folder in `generated/`. */
  readonly name: string;
  /** Makes every file of the target. The same model gives the same bytes, on every machine. */
  emit(model: SpecModel): Promise<GeneratedFiles>;
}
