/** What a call that is added to the spec reaches, without an edit elsewhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WorkspaceCopy } from '../workspace-copy.ts';

const documents = `
/** From when on the changes of the trash are asked for. */
export const TrashRequest = defineDocument('TrashRequest', {
  /** The largest updatedAt seen so far, in microseconds since 1970; 0 for all. */
  sinceTime: required(d.integer()),
});

/** A file of the trash. */
export const TrashEntry = defineDocument('TrashEntry', {
  /** The file. */
  file: required(d.object(DiffEntry)),
  /** Whether it is gone for good. */
  isDeleted: required(d.boolean()),
  /** Whether it is back in a collection. */
  isRestored: required(d.boolean()),
});

/** A page of the changes of the trash. */
export const TrashDiff = defineDocument('TrashDiff', {
  /** The entries. */
  diff: required(d.list(d.object(TrashEntry))),
  /** Whether another page follows. */
  hasMore: required(d.boolean()),
});
`;

const call = `
/** Asks for a page of what changed in the trash. */
export const getTrashDiff = defineCall('getTrashDiff', {
  host: 'api',
  method: 'GET',
  path: '/trash/v2/diff',
  params: TrashRequest,
  query: ['sinceTime'],
  body: 'none',
  success: { answer: 'json', model: TrashDiff },
  maximumAnswerBytes: listBytes,
  repeat: 'reads',
});

/** Asks for a page of what changed in a collection.`;

let copy: WorkspaceCopy;
beforeAll(() => {
  copy = new WorkspaceCopy();
  const path = 'packages/spec/src/api-documents.ts';
  const text = readFileSync(join(copy.root, path), 'utf8');
  copy.edit(
    { file: `/${path}`, before: text, after: text + documents },
    { file: 'api.ts', before: '\n/** Asks for a page of what changed in a collection.', after: call },
    { file: 'api.ts', before: '  NoParameters,\n', after: '  NoParameters,\n  TrashDiff,\n  TrashRequest,\n' },
  );
  expect(copy.generate()).toEqual([]);
}, 240_000);
afterAll(() => copy.remove());

const generated = (path: string): string => readFileSync(join(copy.root, 'generated', path), 'utf8');

it('reaches OpenAPI, with its documents', () => {
  const { paths, components } = JSON.parse(generated('spec/openapi.json')) as {
    paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string }[] }>>;
    components: { schemas: object };
  };
  expect(paths['/trash/v2/diff']?.['get']).toMatchObject({ operationId: 'getTrashDiff' });
  expect(paths['/trash/v2/diff']?.['get']?.parameters).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'sinceTime', in: 'query' })]));
  expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(['TrashDiff', 'TrashEntry']));
});

it('reaches the builders and readers', () => {
  expect(generated('swift/Sources/LockstepCore/Spec/ApiCalls.swift')).toContain('getTrashDiff');
  expect(generated('swift/Sources/LockstepCore/Spec/ApiDocuments.swift')).toContain('TrashDiff');
  expect(generated('dart/lib/src/spec/api_calls.dart')).toContain('getTrashDiff');
  expect(generated('dart/lib/src/spec/api_documents.dart')).toContain('TrashDiff');
});

it('reaches the vectors: requests, successes, refusals, and answers that are damaged', () => {
  const { vectors } = JSON.parse(generated('vectors/api.json')) as { vectors: { id: string }[] };
  const ids = vectors.map(({ id }) => id).filter((id) => id.includes('trash'));
  expect(ids.length).toBeGreaterThan(40);
  for (const part of ['500', 'cut', 'unknown-members', 'page'])
    expect(
      ids.some((id) => id.includes(part)),
      part,
    ).toBe(true);
});
