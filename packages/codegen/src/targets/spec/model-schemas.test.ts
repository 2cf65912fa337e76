import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { ModelModel, SpecModel } from '../../model/schema.ts';
import type { VectorFile } from '../vectors/schema.ts';
import { modelSchemas, schemaFile } from './model-schemas.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../../generated/${path}`, import.meta.url), 'utf8'));
const { models } = read('spec/model.json') as SpecModel;
const { vectors } = read('vectors/model.json') as VectorFile;

/** A document that a vector decodes or encodes, with what became of it. */
interface Document {
  readonly id: string;
  readonly model: string;
  readonly value: unknown;
  readonly outcome: 'written' | 'normalized' | 'malformed' | 'invalid_model';
  /** What our clients write of it. */
  readonly canonical: unknown;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const textOf = (base64: unknown): string => Buffer.from(base64 as string, 'base64').toString();

const documents = vectors.flatMap((vector): Document[] => {
  if ('steps' in vector || (vector.error && vector.error.code !== 'invalid_model')) return [];
  const args = 'op' in vector ? vector.args : (JSON.parse(vector.line ?? '') as { args: Record<string, unknown> }).args;
  const value = 'value' in args ? args['value'] : parsed(textOf(args['bytes']));
  const canonical = vector.result ? parsed(textOf(vector.result['bytes'])) : undefined;
  const same = JSON.stringify(sorted(value)) === JSON.stringify(sorted(canonical));
  const outcome = vector.error ? 'invalid_model' : vector.result?.['malformed'] ? 'malformed' : same ? 'written' : 'normalized';
  return [{ id: vector.id, model: args['model'] as string, value, canonical, outcome }];
});

/** The same value with the members of all objects in one order, and what readers make of halves of surrogate pairs. */
function sorted(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [wellFormed(name), sorted(member)] as const);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function validators(schemas: ReadonlyMap<string, object>): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  return new Map([...schemas].map(([name, schema]) => [name, ajv.compile(schema)]));
}

describe('the schemas of the models', () => {
  const generated = validators(new Map(models.map(({ name }) => [name, read(`spec/schemas/${schemaFile(name)}`) as object])));
  const takes = ({ model, id }: Document, value: unknown): boolean => {
    const validate = generated.get(model);
    if (!validate) throw new Error(`${id} names ${model}, which has no schema`);
    return validate(value);
  };
  const of = (outcome: Document['outcome']): Document[] => documents.filter((document) => document.outcome === outcome);

  it('have vectors of every kind to be held against', () => {
    expect(of('written').length).toBeGreaterThan(100);
    expect(of('normalized').length).toBeGreaterThan(10);
    expect(of('malformed').length).toBeGreaterThan(100);
    expect(of('invalid_model').length).toBeGreaterThan(200);
  });

  it('take every document that clients write', () => {
    const refused = documents.filter(
      (document) => document.canonical !== undefined && document.outcome !== 'malformed' && !takes(document, document.canonical),
    );
    expect(refused.map(({ id }) => id)).toEqual([]);
  });

  it('take what is read unchanged, and refuse old forms', () => {
    expect(
      of('written')
        .filter((document) => !takes(document, document.value))
        .map(({ id }) => id),
    ).toEqual([]);
    expect(
      of('normalized')
        .filter((document) => takes(document, document.value))
        .map(({ id }) => id),
    ).toEqual([]);
  });

  it('refuse what is read and has no reading', () => {
    expect(
      of('malformed')
        .filter((document) => takes(document, document.canonical))
        .map(({ id }) => id),
    ).toEqual([]);
  });

  it('refuse what breaks a model', () => {
    expect(
      of('invalid_model')
        .filter((document) => takes(document, document.value))
        .map(({ id }) => id),
    ).toEqual([]);
  });
});

describe('the schema of a model', () => {
  const member = (name: string, type: ModelModel['members'][number]['type'], required = false): ModelModel['members'][number] => ({
    name,
    wire: name,
    type,
    required,
    oldForm: null,
    documentation: 'A member.',
  });
  const model = {
    enums: [
      { name: 'Closed', subject: 'x', documentation: 'x', wire: 'string', fallback: null, members: [{ name: 'a', wire: 'A', documentation: 'x' }] },
      { name: 'Open', subject: 'x', documentation: 'x', wire: 'string', fallback: 'other', members: [{ name: 'a', wire: 'A', documentation: 'x' }] },
    ],
    flags: [{ name: 'Bits', subject: 'x', documentation: 'x', members: [{ name: 'one', bit: 1, documentation: 'x' }] }],
    models: [
      {
        name: 'Bare',
        subject: 'x',
        documentation: 'Without null.',
        members: [member('bits', { kind: 'flags', name: 'Bits' })],
        together: [],
        knowsNull: false,
      },
      {
        name: 'Thing',
        subject: 'x',
        documentation: 'A thing.',
        members: [
          member('closed', { kind: 'enum', name: 'Closed' }),
          member('must', { kind: 'enum', name: 'Closed' }, true),
          member('open', { kind: 'enum', name: 'Open' }),
          ...['a', 'b', 'c'].map((name) => member(name, { kind: 'string' })),
        ],
        together: [
          ['a', 'b'],
          ['b', 'c'],
        ],
        knowsNull: true,
      },
    ],
  } as unknown as SpecModel;
  const compiled = validators(modelSchemas(model));
  const validate = compiled.get('Thing');

  it.each([
    [{ must: 'A' }, true],
    [{ must: 'B' }, false],
    [{ must: null }, false],
    [{ must: 'A', closed: null }, true],
    [{ must: 'A', closed: 'B' }, false],
    [{ must: 'A', open: 'B' }, true],
    [{ must: 'A', open: 1 }, false],
    [{ must: 'A', a: '', b: '', c: '' }, true],
    [{ must: 'A', a: '', b: '' }, false],
    [{ must: 'A', a: null, c: null }, true],
    [{ must: 'A', a: '', b: null, c: '' }, false],
    [[], false],
  ])('judges %j: %j', (value, expected) => {
    expect(validate?.(value)).toBe(expected);
  });

  it.each([
    [{}, true],
    [{ bits: 0 }, true],
    [{ bits: 2 ** 53 - 1 }, true],
    [{ bits: -1 }, false],
    [{ bits: null }, false],
    [{ other: null }, false],
    [{ other: { inside: null } }, true],
  ])('that knows no null judges %j: %j', (value, expected) => {
    expect(compiled.get('Bare')?.(value)).toBe(expected);
  });
});
