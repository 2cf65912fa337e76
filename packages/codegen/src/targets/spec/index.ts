/** The target `spec`: the model for machines, its JSON Schema, and the format for people. */
import { z } from 'zod';
import { SpecModelSchema, type SpecModel } from '../../model/schema.ts';
import type { GeneratedFiles, Target } from '../target.ts';
import { formatDocument } from './format-document.ts';

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Emits `model.json`, `model.schema.json` and `FORMAT.md`. */
export const spec: Target = {
  name: 'spec',
  async emit(model: SpecModel): Promise<GeneratedFiles> {
    const schema = { title: 'The model of a Lockstep spec', ...z.toJSONSchema(SpecModelSchema) };
    return new Map([
      ['FORMAT.md', formatDocument(model)],
      ['model.json', json(model)],
      ['model.schema.json', json(schema)],
    ]);
  },
};
