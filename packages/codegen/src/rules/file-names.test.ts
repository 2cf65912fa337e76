import { readFileSync } from 'node:fs';
import { spec } from '@lockstep/spec';
import { expect, it } from 'vitest';
import * as fixture from '../../fixtures/rules/file-names.ts';
import { generate } from '../generate.ts';
import { buildModel } from '../model/build.ts';
import { readDefinitions } from '../model/documentation.ts';
import { placesIn } from '../model/resolver.ts';
import { targets } from '../targets/index.ts';

it('reports a definition by which a file would have a longer name than file systems take, once', async () => {
  const text = readFileSync(new URL('../../fixtures/rules/file-names.ts', import.meta.url), 'utf8');
  const definitions = readDefinitions([{ file: 'file-names.ts', text }]);
  const model = buildModel({ version: spec.version, subjects: { 'file-names': fixture } }, definitions);
  const run = targets.filter(({ name }) => name === 'spec');
  const { name } = fixture.Longer;
  await expect(generate(model, { place: placesIn(definitions), run })).rejects.toThrow(
    `file-names.ts:11:1 LS1017 ${name} gives a file a name of 241 bytes, spec/schemas/${name}.schema.json; it must be 240 at most: shorten the name in the spec`,
  );
  const fitting = { ...model, models: model.models.filter((each) => each.name === fixture.Fitting.name) };
  expect((await generate(fitting, { run })).has(`spec/schemas/${fixture.Fitting.name}.schema.json`)).toBe(true);
});
