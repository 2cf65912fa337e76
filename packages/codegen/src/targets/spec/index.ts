/** The target `spec`: the model for machines, its JSON Schema and those of the models in it, and the format for people. */
import { z } from 'zod';
import { SpecModelSchema, type SpecModel } from '../../model/schema.ts';
import { nxProject, nxProjectFile } from '../nx-project.ts';
import type { GeneratedFiles, Target } from '../target.ts';
import { formatDocument } from './format-document.ts';
import { openApi } from './openapi.ts';
import { modelSchemas, schemaFile } from './model-schemas.ts';

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Emits `model.json`, `model.schema.json`, `FORMAT.md`, and in `schemas` a schema for each model. */
export const spec: Target = {
  name: 'spec',
  async emit(model: SpecModel): Promise<GeneratedFiles> {
    const schema = { title: 'The model of a Lockstep spec', ...z.toJSONSchema(SpecModelSchema) };
    return new Map([
      ['FORMAT.md', formatDocument(model)],
      ['model.json', json(model)],
      [nxProjectFile, nxProject('exported-spec')],
      ['model.schema.json', json(schema)],
      ...(model.calls.length === 0 ? [] : [['openapi.json', json(openApi(model))] satisfies [string, string]]),
      ...[...modelSchemas(model)].map(([name, each]): [string, string] => [`schemas/${schemaFile(name)}`, json(each)]),
    ]);
  },
};
