import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const document = JSON.parse(readFileSync(new URL('../../../../../generated/spec/openapi.json', import.meta.url), 'utf8')) as OpenApi;
const ajv = new Ajv2020({ strict: false, allowUnionTypes: true });
ajv.addSchema({ $id: 'api', components: document.components });
const takes = (name: string, value: unknown): boolean => ajv.compile({ $ref: `api#/components/schemas/${name}` })(value);

describe('openapi.json', () => {
  it('has every schema compile, and an operation for each call of the API', () => {
    for (const name of Object.keys(document.components.schemas)) expect(() => takes(name, {}), name).not.toThrow();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/files']?.['post']?.operationId).toBe('createFile');
    expect(document.paths['/files/download/{id}']?.['get']?.operationId).toBe('downloadFile');
  });

  it('judges documents as the readers do', () => {
    const entry = { id: 1, ownerID: 2, collectionID: 3, updationTime: 4 };
    expect(takes('CollectionDiff', { diff: [{ ...entry, isDeleted: true }], hasMore: false })).toBe(true);
    expect(takes('CollectionDiff', { diff: [entry], hasMore: false })).toBe(false);
    expect(takes('UploadURLRequest', { contentLength: 17, contentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' })).toBe(true);
    expect(takes('UploadURLRequest', { contentLength: 17, contentMD5: '00000000000000000000000000000000' })).toBe(false);
  });
});
