import { describe, expect, it } from 'vitest';
import { foreignModels, UnknownLanguageError } from './index.ts';

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
    expect(error).toBeInstanceOf(UnknownLanguageError);
    expect((error as Error).message).toMatch(/"klingon": choose one of .*kotlin.*rust/);
  });
});
