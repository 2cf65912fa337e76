/** What a target is: something that makes files from the model, and from nothing else. */
import type { PlaceOf } from '../model/diagnostics.ts';
import type { SpecModel } from '../model/schema.ts';

/** Paths below the target's folder in `generated/`, with forward slashes, and the text of each file. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** A generator of one kind of output. */
export interface Target {
  /** The target's name and the name of its folder in `generated/`. */
  readonly name: string;
  /** Whether it takes so long that it is run only where the targets before it found nothing. */
  readonly isSlow?: true;
  /**
   * Makes every file of the target. The same model gives the same bytes, on every machine.
   * @param place where definitions stand, for what the target finds
   */
  emit(model: SpecModel, place?: PlaceOf): Promise<GeneratedFiles>;
}
