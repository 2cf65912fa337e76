/** What a rule is: something that finds mistakes in a model whose definitions are sound one by one. */
import type { Diagnostic, PlaceOf } from '../model/diagnostics.ts';
import type { SpecModel } from '../model/schema.ts';

/** A model that is not known to be sound yet, and where its definitions stand. */
export interface Draft {
  readonly model: Omit<SpecModel, 'specDigest'>;
  readonly place: PlaceOf;
}

/** A rule: its file, its fixture and its test share a stem. */
export type Rule = (draft: Draft) => Diagnostic[];
