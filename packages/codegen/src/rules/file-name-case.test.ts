import { readFileSync } from 'node:fs';
import { spec } from '@lockstep/spec';
import { expect, it } from 'vitest';
import * as fixture from '../../fixtures/rules/file-name-case.ts';
import { generate } from '../generate.ts';
import { buildModel } from '../model/build.ts';
import { readDefinitions } from '../model/documentation.ts';
import { placesIn } from '../model/resolver.ts';
import { targets } from '../targets/index.ts';

it('reports a definition whose file differs from that of another in case alone', async () => {
  const text = readFileSync(new URL('../../fixtures/rules/file-name-case.ts', import.meta.url), 'utf8');
  const definitions = readDefinitions([{ file: 'file-name-case.ts', text }]);
  const model = buildModel({ version: spec.version, subjects: { 'file-name-case': fixture } }, definitions);
  const run = targets.filter(({ name }) => name === 'spec');
  await expect(generate(model, { place: placesIn(definitions), run })).rejects.toThrow(
    'file-name-case.ts:8:1 LS1018 UrlParts gives the file spec/schemas/UrlParts.schema.json, whose name must differ from ' +
      'spec/schemas/URLParts.schema.json in more than case: rename one of them in the spec',
  );
  const one = { ...model, models: model.models.filter(({ name }) => name !== fixture.UrlParts.name) };
  expect((await generate(one, { run })).has('spec/schemas/URLParts.schema.json')).toBe(true);
});
