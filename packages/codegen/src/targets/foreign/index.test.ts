import { describe, expect, it } from 'vitest';
import { ForeignModelsError, foreignModels } from './index.ts';

const schemas = new Map([
  [
    'Photo',
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { title: { type: 'string' }, creationTime: { type: 'integer' }, w: { type: ['integer', 'null'] } },
      required: ['title', 'creationTime'],
      additionalProperties: true,
    },
  ],
]);

describe('foreignModels', () => {
  it.each(['kotlin', 'go', 'rust', 'python', 'typescript', 'java', 'cs'])('writes %s', async (language) => {
    const files = await foreignModels(language, schemas);
    const text = [...files.values()].join('\n');
    expect(text).toMatch(/Photo/);
    expect(text).toMatch(/creation_?time/i);
    expect(await foreignModels(language, schemas)).toEqual(files);
  });

  it('names the languages that there are', async () => {
    const error: unknown = await foreignModels('klingon', schemas).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ForeignModelsError);
    expect((error as Error).message).toMatch(/"klingon": choose one of .*kotlin.*rust/);
  });

  it('puts the package where the language has one, and takes options', async () => {
    const text = async (language: string, options: Record<string, string>): Promise<string> =>
      [...(await foreignModels(language, schemas, options)).values()].join('\n');
    expect(await text('kotlin', { package: 'io.example.photos' })).toContain('package io.example.photos');
    expect(await text('cs', { package: 'Example.Photos' })).toContain('namespace Example.Photos');
    expect(await text('go', { 'just-types': 'true' })).not.toContain('func ');
  });

  it.each([
    ['python', { package: 'x' }, /^python has no option "package"; it has just-types, .*python-version$/],
    ['crystal', { package: 'x' }, /^crystal has no option "package"; it has none$/],
    ['kotlin', { framework: 'x' }, /^kotlin's option framework can not be "x": choose one of jackson, klaxon, kotlinx$/],
    ['go', { 'just-types': 'yes' }, /choose one of true, false$/],
    ['kotlin', { package: 'io;import java.io' }, /^kotlin's option package can not be "io;import java.io": it takes letters/],
    ['kotlin', { package: 'io\nimport' }, /it takes letters/],
    ['kotlin', { package: '' }, /it takes letters/],
  ])('refuses for %s %j', async (language, options, message) => {
    const error: unknown = await foreignModels(language, schemas, options).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ForeignModelsError);
    expect((error as Error).message).toMatch(message);
  });
});
