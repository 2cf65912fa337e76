import { readFileSync } from 'node:fs';
import { validate } from '@readme/openapi-parser';
import { definitionsOf, type Call } from '@lockstep/spec';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

interface Media {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
  readonly headers?: Readonly<Record<string, unknown>>;
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: object }[];
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media & { readonly $ref?: string }>>;
}
interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly responses: Readonly<Record<string, Media>> };
}

/** An exchange that was recorded on the real server; tokens and identifiers are others. */
interface Exchange {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** The request's body, where it had one that is not made of one letter. */
  readonly request?: string;
  readonly status: number;
  readonly type?: string;
  readonly location?: string;
  readonly body?: string;
}

const read = (path: string): string => readFileSync(new URL(`../../../../../${path}`, import.meta.url), 'utf8');
const text = read('generated/spec/openapi.json');
const document = JSON.parse(text) as OpenApi;
const ajv = new Ajv2020({ strict: false, allowUnionTypes: true, formats: { uri: (value: string) => URL.canParse(value) } });
ajv.addSchema({ $id: 'api', components: document.components });

function takes(schema: object, value: unknown): boolean {
  return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')) as object)(value);
}
const takesDocument = (name: string, value: unknown): boolean => takes({ $ref: `#/components/schemas/${name}` }, value);

describe('openapi.json', () => {
  it('is one of OpenAPI 3.1 by a validator that is not ours, which refuses a damaged one', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(await validate(JSON.parse(text) as never)).toEqual({ valid: true, warnings: [], specification: 'OpenAPI' });
    for (const damage of [
      text.replace('"in": "query"', '"in": "body"'),
      text.replace('#/components/schemas/CreatedFile', '#/components/schemas/Nothing'),
      text.replace('"/files/download/{id}"', '"/files/download/{number}"'),
    ]) {
      expect(damage).not.toBe(text);
      const outcome = await validate(JSON.parse(damage) as never).catch(() => ({ valid: false })); // It throws for a reference that leads nowhere.
      expect(outcome.valid).toBe(false);
    }
  });

  it('has an operation for each call of the API, and the schemas that they name', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
    );
    const calls = definitionsOf<Call>('call').filter(({ host }) => host === 'api');
    expect(operations.sort()).toEqual(calls.map(({ name, method, path }) => `${name} ${method} ${path}`).sort());
    for (const name of Object.keys(document.components.schemas)) {
      expect(() => takesDocument(name, {}), name).not.toThrow();
      expect(text.split(`"#/components/schemas/${name}"`).length, name).toBeGreaterThan(1);
    }
  });

  it('says what each status means', () => {
    const { responses } = document.paths['/files']?.['post'] as Operation;
    expect(Object.keys(responses)).toEqual(['200', '400', '401', '402', '403', '404', '409', '413', '426', '429', 'default']);
    expect(responses['426']).toEqual({ $ref: '#/components/responses/storage_limit_exceeded' });
    expect(JSON.stringify(document.components.responses['rate_limited'])).toContain('worth another try');
  });

  it('judges documents as the readers do', () => {
    const entry = { id: 1, ownerID: 2, collectionID: 3, updationTime: 4 };
    expect(takesDocument('CollectionDiff', { diff: [{ ...entry, isDeleted: true }], hasMore: false })).toBe(true);
    expect(takesDocument('CollectionDiff', { diff: [entry], hasMore: false })).toBe(false);
    expect(takesDocument('UploadURLRequest', { contentLength: 17, contentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' })).toBe(true);
    expect(takesDocument('UploadURLRequest', { contentLength: 17, contentMD5: '00000000000000000000000000000000' })).toBe(false);
  });
});

describe('exchanges that were recorded on the real server', () => {
  const exchanges = read('packages/codegen/fixtures/recorded-exchanges.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Exchange);

  function operationOf({ method, path }: Exchange): { operation: Operation; parameters: Map<string, string> } {
    const [plain = '', query = ''] = path.split('?');
    for (const [template, methods] of Object.entries(document.paths)) {
      const names = Array.from(template.matchAll(/\{([^}]*)\}/g), ([, name = '']) => name);
      const match = new RegExp(`^${template.replace(/\{[^}]*\}/g, '([^/]+)')}$`).exec(plain);
      const operation = methods[method.toLowerCase()];
      if (match && operation)
        return {
          operation,
          parameters: new Map([...names.map((name, index) => [name, match[index + 1] ?? ''] as const), ...new URLSearchParams(query)]),
        };
    }
    throw new Error(`${method} ${path} is no call of the spec`);
  }

  /** What the document says of an answer and is not so. */
  function contradiction(exchange: Exchange): string | null {
    const { status, type, body, location } = exchange;
    const { responses } = operationOf(exchange).operation;
    const named = responses[String(status)] ?? responses['default'] ?? {};
    const response: Media = named.$ref === undefined ? named : (document.components.responses[named.$ref.split('/').at(-1) ?? ''] as Media);
    if (status < 400 && named === responses['default']) return `the status ${status} is none of a success`;
    if (response.headers?.['location'] && location === undefined) return 'it has no location';
    if (body === undefined) return response.content?.['application/json'] && status < 400 ? 'it has no body' : null;
    const media = response.content?.[type?.split(';')[0] ?? ''];
    if (!media) return `its type is ${type}`;
    return type?.startsWith('application/json') && !takes(media.schema, JSON.parse(body)) ? 'its schema refuses it' : null;
  }

  it('have answers that the schemas take, but for one that answers another call', () => {
    expect(exchanges.length).toBe(169);
    const refused = exchanges.flatMap((exchange) => (contradiction(exchange) === null ? [] : [`${exchange.name}: ${contradiction(exchange)}`]));
    // With an id, which a createFile of the spec never has, the server takes it for an updateFile and answers as such.
    expect(refused).toEqual(['createFile with an id (acts as updateFile): its schema refuses it']);
  });

  it('have answers that the schemas refuse without any member that is required', () => {
    const emptied = exchanges
      .filter(({ status, type, body }) => status === 200 && type?.startsWith('application/json') && body !== '{"urls":[]}')
      .map((exchange) => ({ ...exchange, body: '{}' }));
    expect(emptied.length).toBeGreaterThan(50);
    expect(emptied.filter((exchange) => contradiction(exchange) === null).map(({ name }) => name)).toEqual([]);
  });

  it('have requests that the schemas take where the server did, but for what the server lets pass', () => {
    const refused = exchanges.filter((exchange) => {
      if (exchange.status >= 400) return false;
      const { operation, parameters } = operationOf(exchange);
      const schema = operation.requestBody?.content?.['application/json']?.schema;
      if (schema && !takes(schema, JSON.parse(exchange.request ?? 'null'))) return true;
      return operation.parameters
        .filter((parameter) => parameter.in !== 'header')
        .some(({ name, required, schema: of }) => {
          const value = parameters.get(name);
          return value === undefined ? required : !takes(of, /^-?\d+$/.test(value) ? Number(value) : value);
        });
    });
    expect(refused.map(({ name }) => name)).toEqual([
      'getUploadURLs no count', // Answered with an empty list, which nobody wants.
      'createFile without metadata.encryptedData', // What a client sends is for the client to check.
    ]);
  });
});
